"""The hidden file in which a new content is written: one name for each file, so that what a killed run left is used again."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from duizhao.base import unfinished_file as module
from duizhao.base.files import write_atomically
from duizhao.base.unfinished_file import unfinished_file

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs fork and locks of files that are open")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@POSIX
def test_what_a_killed_run_left_is_used_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    child = os.fork()
    if not child:
        with unfinished_file(path) as unfinished:
            unfinished.write(b"half of a long text")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert names(tmp_path) == [".a.md.unfinished"]
    assert write_atomically(path, "new")
    assert names(tmp_path) == ["a.md"] and path.read_text() == "new"


@POSIX
def test_two_that_write_the_same_file_at_once_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with unfinished_file(path) as one, unfinished_file(path) as another:
        one.write(b"one")
        another.write(b"another")
        assert one.path != another.path
        one.replace(path)
        assert path.read_bytes() == b"one"
        # A third takes the common name, which is free again; the first leaves it alone when it ends.
        with unfinished_file(path) as third:
            assert third.path == one.path
            third.write(b"third")
            another.replace(path)
            third.replace(path)
    assert names(tmp_path) == ["a.md"] and path.read_bytes() == b"third"


def test_many_writers_leave_one_of_their_texts_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    texts = [f"{number}" * 5000 for number in range(6)]
    threads = [threading.Thread(target=write_atomically, args=(path, text)) for text in texts for _ in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names(tmp_path) == ["a.md"] and path.read_text() in texts


@pytest.mark.parametrize("name", ["a" * 250 + ".md", "药" * 82 + ".md"])
def test_a_long_name_is_written_too(name: str, tmp_path: Path) -> None:
    for text in ("old", "new"):
        assert write_atomically(tmp_path / name, text)
    assert names(tmp_path) == [name]


@POSIX
def test_a_link_under_the_common_name_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / ".a.md.unfinished").symlink_to(outside)
    assert write_atomically(folder / "a.md", "new")
    assert outside.read_text() == "mine" and (folder / "a.md").read_text() == "new"


@POSIX
@pytest.mark.parametrize("has_locks", [True, False], ids=["locks", "no locks"])
def test_wherever_it_is_stopped_the_file_is_whole_and_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_locks: bool
) -> None:
    monkeypatch.setattr(module, "LOCKS", has_locks)
    path = tmp_path / "a.md"
    write_atomically(path, "old")
    lines = 0
    for lines in range(1, 500):
        left = lines

        def stop_at_a_line(frame, event, _argument):
            nonlocal left
            if not frame.f_code.co_filename.endswith(("unfinished_file.py", "files.py")):
                return None
            if event == "line":
                left -= 1
                if left == 0:
                    raise KeyboardInterrupt
            return stop_at_a_line

        before = sys.gettrace()
        sys.settrace(stop_at_a_line)
        try:
            write_atomically(path, "new")
            stopped = False
        except KeyboardInterrupt:
            stopped = True
        finally:
            sys.settrace(before)
        if not stopped:
            break
        assert path.read_text() in ("old", "new"), lines
        # While it is cleared up, a second interruption may leave the file: the next write of the same file takes it.
        write_atomically(path, "old")
        if has_locks:
            assert names(tmp_path) == ["a.md"], lines
    assert not stopped and lines > 25
