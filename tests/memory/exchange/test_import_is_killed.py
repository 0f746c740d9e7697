"""An import that is killed at any moment leaves each page whole: as it was, or as it is to be."""

import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import polib

KEYS = ("administration", "candidacy", "sessions")
KILLS = 4


def start(root: Path, units: Path, project: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "duizhao", "import", "--root", str(root), str(units)],
        env={**os.environ, "PYTHONPATH": str(project / "scripts")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_each_page_is_whole(copied: Path, project: Path, run, tmp_path: Path) -> None:
    units = tmp_path / "all.po"
    assert run("export", "--root", copied, "--output", units, *KEYS)[0] == 0
    file = polib.pofile(str(units), encoding="utf-8")
    for entry in file:
        entry.flags = []
        entry.msgstr = re.sub(r"^(\| )?", r"\1新 ", entry.msgstr)
    file.save(str(units))
    docs = copied / "docs" / "zh"
    old = {key: (docs / f"{key}.md").read_bytes() for key in KEYS}
    done = tmp_path / "done"
    shutil.copytree(copied, done)
    began = time.monotonic()
    assert start(done, units, project).wait() == 0
    took = time.monotonic() - began
    new = {key: (done / "docs" / "zh" / f"{key}.md").read_bytes() for key in KEYS}
    assert all(old[key] != new[key] for key in KEYS)
    chance = random.Random(9)
    seen = set()
    for _ in range(KILLS):
        for key in KEYS:
            (docs / f"{key}.md").write_bytes(old[key])
        running = start(copied, units, project)
        # From half of it on: before that it reads.
        time.sleep(took * chance.uniform(0.5, 1.0))
        running.kill()
        running.wait()
        now = {key: (docs / f"{key}.md").read_bytes() for key in KEYS}
        assert all(now[key] in (old[key], new[key]) for key in KEYS)
        seen.add(sum(now[key] == new[key] for key in KEYS))
    # What the last one left undone is done when it is started again.
    assert start(copied, units, project).wait() == 0
    assert {key: (docs / f"{key}.md").read_bytes() for key in KEYS} == new
    print(f"pages written when killed: {sorted(seen)}")
