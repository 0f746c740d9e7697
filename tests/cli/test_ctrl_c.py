"""Ctrl-C at every call to the system of every command that writes: exit code 130, one line, every file as before or as after, and
the same command goes on from there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands_that_write import COMMANDS, at_call, run_apart, run_here, tree, write_library

from child_signals import listen_to_signals
from duizhao.__main__ import main as begin

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
SAID = "\nStopped. Every file is whole; run the same command again to go on.\n"
STOPPED = 130


def interrupted(_path: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_stopped_anywhere(name: str, tmp_path: Path) -> None:
    command = COMMANDS[name]
    root = tmp_path / "library"
    write_library(root)
    before = tree(root)
    usual = run_here(root, command)
    after = tree(root)
    assert usual in (0, 1)
    stopped = 0
    # The calls at the beginning are few and differ; a command that writes many files does the same for each.
    for call in (*range(1, 25), *range(25, 1000, 7)):
        write_library(root)
        ended = run_apart(root, command, at_call(call, interrupted))
        found = tree(root)
        assert [one for one in found if one not in after] == [], (call, ended)
        for path, content in found.items():
            assert content in (before.get(path), after[path]), (call, path)
        if ended.code == STOPPED:
            stopped += 1
            assert ended.told == SAID or ended.told.startswith("\nStopped: "), (call, ended.told)
        else:
            assert ended.code == usual and "Traceback" not in ended.told, (call, ended)
        if found != after:
            again = run_apart(root, command)
            assert again.code == usual, (call, again)
            assert tree(root) == after, call
        if ended.code != STOPPED and found == after:
            break
    # Without this, a command that is never stopped would pass.
    assert stopped >= 3


def test_it_is_heard_while_the_command_is_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stopping:
        @staticmethod
        def find_spec(_name: str, *_more: object) -> None:
            raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "duizhao.cli.main")
    monkeypatch.setattr(sys, "meta_path", [Stopping])
    assert begin() == STOPPED
    assert capsys.readouterr().err == "\nStopped. 已停止。\n"


def test_the_security_page_counts_the_commands() -> None:
    said = (Path(__file__).parents[2] / "SECURITY.md").read_text("utf-8")
    assert f"of {len(COMMANDS)} commands" in said


def test_ctrl_c_inside_of_code_from_a_string_ends_with_the_same_exit_code(tmp_path: Path) -> None:
    """Python makes each dataclass by such code; left to itself it would end by the signal."""
    (tmp_path / "stopped.py").write_text(
        "import duizhao.cli.main as cli, sys\n"
        "def stop():\n"
        "    try:\n"
        "        exec('import os; os.kill(os.getpid(), 2); [None for _ in range(10 ** 6)]')\n"
        "    except KeyboardInterrupt:\n"
        "        return 130\n"
        "cli.main = stop\n"
        "from duizhao.__main__ import main\n"
        "sys.exit(main())\n",
        encoding="utf-8",
    )
    paths = os.pathsep.join([str(tmp_path), *sys.path])
    ended = subprocess.run(
        [sys.executable, "-m", "stopped"],
        env={**os.environ, "PYTHONPATH": paths},
        cwd=tmp_path,
        check=False,
        preexec_fn=listen_to_signals,
    )
    assert ended.returncode == STOPPED
