"""Reading and writing: a whole file or none, and never outside the folder."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.base.files import inside, read_text, shown_path, write_atomically

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files, and no SIGKILL")


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a/b/c.md"
    assert write_atomically(path, "药\n") is True
    assert path.read_bytes() == "药\n".encode()
    assert [one.name for one in path.parent.iterdir()] == ["c.md"]


def test_the_same_text_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_atomically(path, "x")
    before = path.stat()
    assert write_atomically(path, "x") is False
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@POSIX
def test_who_may_read_it_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_atomically(path, "x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    path.chmod(0o600)
    write_atomically(path, "y")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("fails", ["replace", "fsync", "chmod"])
def test_a_failure_leaves_the_old_file_whole(
    fails: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    write_atomically(path, "old")

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, fails, fail)
    with pytest.raises(CannotRun, match="cannot be written"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]


def test_an_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    write_atomically(path, "old")

    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]


@POSIX
def test_a_kill_leaves_the_old_file_whole(tmp_path: Path, project: Path) -> None:
    path = tmp_path / "a.md"
    write_atomically(path, "old")
    program = (
        "import os, signal, sys; from pathlib import Path; from duizhao.base.files import write_atomically\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_atomically(Path(sys.argv[1]), 'new')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        env={**os.environ, "PYTHONPATH": str(project / "scripts")},
        check=False,
    )
    assert done.returncode == -9
    assert path.read_text() == "old"


def test_a_folder_where_a_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(CannotRun) as stopped:
        write_atomically(tmp_path / "taken/a.md", "x")
    assert "cannot be written" in stopped.value.message.en and "无法写入" in stopped.value.message.zh


@pytest.mark.parametrize("name", ["a.md", "a/b.md", "a/../b.md", "药.md", "..a.md"])
def test_names_that_stay_inside(name: str, tmp_path: Path) -> None:
    assert inside(tmp_path, name).resolve().is_relative_to(tmp_path.resolve())


@pytest.mark.parametrize("name", ["../a.md", "a/../../b.md", "/etc/hosts", "..", "a\0b"])
def test_names_that_lead_out(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as stopped:
        inside(tmp_path, name)
    assert repr(name) in stopped.value.message.en and repr(name) in stopped.value.message.zh


def test_a_link_that_leads_out(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library/link").symlink_to(tmp_path)
    with pytest.raises(CannotRun):
        inside(tmp_path / "library", "link/a.md")


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa\r\nb\rc\n", b"a\nb\nc\n"])
def test_text_is_read_the_same_from_every_system(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert read_text(tmp_path / "a.md") == "a\nb\nc\n"


def test_what_is_not_utf8_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"ab\xff")
    with pytest.raises(CannotRun, match="offset 2"):
        read_text(tmp_path / "a.md")


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="not a file"):
        read_text(tmp_path)


def test_a_path_that_no_way_leads_to_is_told_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On Windows no way leads from one drive to another: `os.path.relpath` raises ValueError then."""

    def no_way(_path: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("duizhao.base.files.os.path.relpath", no_way)
    assert shown_path(tmp_path) == tmp_path.as_posix()
