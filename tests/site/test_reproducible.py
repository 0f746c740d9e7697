"""The same input gives the same bytes: in another folder, in another time zone, on another day."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

NAMES = (
    "docs",
    "memory",
    "theme",
    "terms.csv",
    "topics.toml",
    "phrases.toml",
    "safety.toml",
    "duizhao.toml",
    "mkdocs.yml",
)
DAY = 24 * 60 * 60


def built(root: Path, into: Path, **environment: str) -> dict[str, bytes]:
    """Every file of the site that a copy of this library gives, by its path."""
    copy = into / "library"
    copy.mkdir(parents=True)
    for name in NAMES:
        part = root / name
        if part.is_dir():
            # Times and order of the files are those of another copy.
            shutil.copytree(part, copy / name, copy_function=shutil.copyfile)
        elif part.is_file():
            shutil.copyfile(part, copy / name)
    (copy / "source").mkdir()
    environment = {
        **os.environ,
        "SITE_URL": "https://host.example/site/",
        "DUIZHAO_CHECKED": str(copy.resolve()),
        "PYTHONUTF8": "1",
        **environment,
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into / "site")]
    run = subprocess.run(command, cwd=copy, env=environment, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return {
        path.relative_to(into / "site").as_posix(): path.read_bytes()
        for path in (into / "site").rglob("*")
        if path.is_file()
    }


def test_two_builds_are_the_same_byte_for_byte(root: Path, tmp_path: Path) -> None:
    now = int(time.time())
    one = built(root, tmp_path / "one", TZ="Asia/Shanghai", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH=str(now))
    other = built(
        root,
        tmp_path / "a folder of another name/deeper",
        TZ="America/New_York",
        PYTHONHASHSEED="2",
        LC_ALL="C",
        # No review falls due in the next three days, so the day does not matter.
        SOURCE_DATE_EPOCH=str(now + 3 * DAY),
    )
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert {"sitemap.xml", "sitemap.xml.gz", "index.html", "zh/index.html", "_headers"} <= one.keys()


def test_the_day_of_the_build_decides_what_is_overdue(root: Path, tmp_path: Path) -> None:
    later = int(time.time()) + 20 * 366 * DAY
    site = built(root, tmp_path, SOURCE_DATE_EPOCH=str(later))
    assert b"review__overdue" in site["benefits/index.html"]
