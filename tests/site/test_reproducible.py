"""The same input gives the same bytes: in another folder, in another time zone, on another day. What a site holds."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

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
    copy.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        part = root / name
        if part.is_dir():
            # Times and order of the files are those of another copy.
            shutil.copytree(part, copy / name, copy_function=shutil.copyfile, dirs_exist_ok=True)
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


@pytest.fixture(scope="module")
def later(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of a copy that holds notes of its developers, built in twenty years."""
    into = tmp_path_factory.mktemp("later")
    decisions = into / "library" / "docs" / "decisions"
    decisions.mkdir(parents=True)
    (decisions / "secret.md").write_text("# Why\n", encoding="utf-8")
    (decisions.parent / "notes.md").write_text("# Notes\n", encoding="utf-8")
    return built(root, into, SOURCE_DATE_EPOCH=str(int(time.time()) + 20 * 366 * DAY))


def test_the_day_of_the_build_decides_what_is_overdue(later: dict[str, bytes]) -> None:
    assert b"review__overdue" in later["benefits/index.html"]


def test_what_is_for_developers_is_not_published(later: dict[str, bytes]) -> None:
    assert "index.html" in later
    assert not [name for name in later if "secret" in name or "notes" in name or "includes" in name]
