"""One writer at a time: where the folder itself is locked, and where a file in it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from duizhao.base import lock
from duizhao.base.errors import CannotRun
from duizhao.base.lock import locked

# What each process does: `lock.OPENS_FOLDERS`, a folder, and what is done there.
PROGRAM = """
import sys, time
from pathlib import Path
from duizhao.base import lock
lock.OPENS_FOLDERS = sys.argv[1] == "True"
folder, number = Path(sys.argv[2]), Path(sys.argv[2], "number")
{}
"""
HOLD = """
with lock.locked(folder):
    print("held", flush=True)
    time.sleep(600)
"""
COUNT = """
for _ in range(20):
    with lock.locked(folder):
        before = int(number.read_text())
        time.sleep(0.001)
        number.write_text(str(before + 1))
"""


@pytest.fixture(
    params=[pytest.param(True, marks=pytest.mark.skipif(os.name == "nt", reason="opens no folders")), False],
    ids=["the folder itself", "a file in it"],
    autouse=True,
)
def opens_folders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Which of the two ways is gone."""
    monkeypatch.setattr(lock, "OPENS_FOLDERS", request.param)
    return request.param


def start(done: str, folder: Path) -> subprocess.Popen[str]:
    """Another process that works in the folder, in the same way."""
    command = [sys.executable, "-c", PROGRAM.format(done), str(lock.OPENS_FOLDERS), str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_second_one_waits_and_then_gives_up(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(CannotRun) as stopped, locked(tmp_path, longest_wait=0.05):
        raise AssertionError("two hold the folder")
    assert "another run is writing here" in stopped.value.message.en


def test_it_is_free_again_after_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path):
        raise ZeroDivisionError
    with locked(tmp_path, longest_wait=0):
        pass


def test_a_run_that_is_killed_leaves_no_lock_behind(tmp_path: Path) -> None:
    other = start(HOLD, tmp_path)
    assert other.stdout
    assert other.stdout.readline() == "held\n"
    with pytest.raises(CannotRun), locked(tmp_path, longest_wait=0):
        raise AssertionError("two hold the folder")
    other.kill()
    other.communicate()
    with locked(tmp_path, longest_wait=0):
        pass


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "number").write_text("0")
    others = [start(COUNT, tmp_path) for _ in range(4)]
    for other in others:
        other.communicate()
    assert [other.returncode for other in others] == [0, 0, 0, 0]
    assert (tmp_path / "number").read_text() == "80"


def test_a_folder_that_can_be_opened_gets_no_file(tmp_path: Path, opens_folders: bool) -> None:
    # A file that an older run left must be found under the name that every version gave it.
    with locked(tmp_path):
        assert files_in(tmp_path) == (set() if opens_folders else {".duizhao.lock"})
    assert files_in(tmp_path) <= (set() if opens_folders else {".duizhao.lock"})


def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as stopped, locked(tmp_path / "gone"):
        raise AssertionError("nothing can be held")
    assert stopped.value.message.en.startswith(f"{tmp_path / 'gone'}: cannot be locked")
    assert files_in(tmp_path) == set()
