"""A disk that is full, at every write of every command that writes, and after any number of bytes: no file is torn, none is left over,
and the message says where, what and what to do."""

import errno
import os
import re
import resource
from pathlib import Path

import pytest
from commands_that_write import COMMANDS, at_call, run_apart, run_here, tree, write_library

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
# A call that opens a file to write it counts too.
EVENTS = ("os.mkdir", "os.rename", "os.chmod", "open")
CANNOT_RUN = 2
TOLD = re.compile(
    r"^.+: cannot be written \((?:No space left on device|File too large)\).* Make room on the disk, .+$",
    re.MULTILINE,
)
# In bytes: nothing, and the beginning of a file.
LIMITS = (0, 40)


def full(path: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)


def limited(size: int) -> None:
    """No file may grow beyond so many bytes: the system itself refuses to write more, as a full disk does."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def whole_or_as_before(root: Path, before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    found = tree(root)
    return all(content in (before.get(path), after.get(path)) for path, content in found.items()) and not [
        name for name in found if "unfinished" in name
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_no_file_is_torn_where_nothing_more_can_be_written(name: str, tmp_path: Path) -> None:
    root = tmp_path / "library"
    write_library(root)
    before = tree(root)
    usual = run_here(root, COMMANDS[name])
    after = tree(root)
    refused = 0
    for call in range(1, 200):
        write_library(root)
        ended = run_apart(root, COMMANDS[name], at_call(call, full, EVENTS, for_ever=True))
        assert whole_or_as_before(root, before, after), (call, set(tree(root)) - set(before))
        missing = {name for name, content in after.items() if tree(root).get(name) != content}
        # What is kept for speed alone stops nobody; everything else is told.
        if ended.code == usual and missing <= {name for name in after if name.endswith("/done.json")}:
            break
        assert ended.code == CANNOT_RUN and TOLD.search(ended.printed + ended.told), (call, ended)
        refused += 1
    assert refused or before == after


@pytest.mark.parametrize("size", LIMITS)
@pytest.mark.parametrize("name", ["approve", "waive", "baseline", "normalise", "init", "export"])
def test_no_file_is_torn_where_the_system_takes_no_more_bytes(name: str, size: int, tmp_path: Path) -> None:
    root = tmp_path / "library"
    write_library(root)
    before = tree(root)
    run_here(root, COMMANDS[name])
    after = tree(root)
    write_library(root)
    ended = run_apart(root, COMMANDS[name], lambda: limited(size))
    assert ended.code == CANNOT_RUN and TOLD.search(ended.told), ended
    assert whole_or_as_before(root, before, after)
