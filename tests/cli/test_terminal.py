"""What a person at a terminal sees that a pipe does not get: colours, and how far a check is."""

import io
import re
import sys
from pathlib import Path

import pytest

import duizhao.cli.progress_line as module
from duizhao.cli.main import main
from duizhao.cli.progress_line import ERASE, progress_line, shows_progress

ESCAPES = re.compile(r"\033\[\d*m")


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing about colours or build servers is set, and every pair that is done is shown."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CI", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(module, "SECONDS_BETWEEN", 0.0)


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch):
    """Run a command at a terminal: its exit code, and what stood on the two streams."""

    def run(*arguments: str) -> tuple[int, str, str]:
        out, err = Terminal(), Terminal()
        with monkeypatch.context() as streams:
            streams.setattr(sys, "stdout", out)
            streams.setattr(sys, "stderr", err)
            return main(arguments), out.getvalue(), err.getvalue()

    return run


def test_a_check_is_coloured_on_a_terminal_and_says_the_same(library: Path, at_terminal, run) -> None:
    code, told, _ = at_terminal("check")
    assert code == 1 and ESCAPES.search(told)
    assert ESCAPES.sub("", told) == run("check")[1]


@pytest.mark.parametrize("name", ["json", "sarif", "github", "junit"])
def test_a_report_for_a_program_has_no_colours(
    library: Path, run, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\033" not in run("check", "--format", name)[1]


COMMANDS = (["check"], ["status", "dose"], ["suggest"])


@pytest.fixture
def changed(library: Path, run) -> Path:
    """The library, with something for each command to mark: one language has changed since it was approved."""
    english = library / "docs/en/clean.md"
    for path, text in ((english, "Rest a while."), (library / "docs/zh/clean.md", "休息一会儿。")):
        path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")
    assert run("approve", "clean", "--yes", "--by", "me")[0] == 0
    english.write_text(english.read_text("utf-8").replace("a while", "a long while"), "utf-8")
    return library


@pytest.mark.parametrize("command", COMMANDS)
def test_no_color_and_force_color(
    changed: Path, at_terminal, run, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ESCAPES.search(at_terminal(*command)[1])
    monkeypatch.setenv("NO_COLOR", "1")
    assert not ESCAPES.search(at_terminal(*command)[1])
    monkeypatch.delenv("NO_COLOR")
    assert not ESCAPES.search(run(*command)[1])
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert ESCAPES.search(run(*command)[1])


def test_how_far_a_check_is_stands_on_the_terminal_and_goes(library: Path, at_terminal) -> None:
    _, told, shown = at_terminal("check", "--language", "en")
    assert shown == (f"{ERASE}checking: 1 of 2 page pairs{ERASE}checking: 2 of 2 page pairs{ERASE}"), (
        "nothing is left of the line"
    )
    assert "checking:" not in told
    # In a library that has settings what was kept is not looked at again, so there is nothing to wait for.
    (library / "duizhao.toml").write_text("")
    at_terminal("check")
    assert at_terminal("check")[2] == ""


def test_it_speaks_chinese(library: Path, at_terminal) -> None:
    assert "正在检查：已完成 2/2 对页面" in at_terminal("check", "--language", "zh")[2]


def test_a_pipe_and_a_build_server_get_no_such_line(
    library: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check")[2] == ""
    assert not shows_progress(io.StringIO(), {})
    assert shows_progress(Terminal(), {})
    assert not shows_progress(Terminal(), {"CI": "true"})
    assert not shows_progress(Terminal(), {"TERM": "dumb"})


def test_a_quick_check_shows_nothing(library: Path, at_terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS_BETWEEN", 3600.0)
    assert at_terminal("check")[2] == ""


def test_a_narrow_terminal_gets_a_short_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    stream = Terminal()
    with progress_line("en", stream) as watch:
        assert list(watch(iter("ab"), 2)) == ["a", "b"]  # type: ignore[arg-type]
    assert stream.getvalue() == f"{ERASE}1/2{ERASE}2/2{ERASE}"


def test_the_line_goes_when_the_check_is_stopped() -> None:
    stream = Terminal()
    with pytest.raises(KeyboardInterrupt), progress_line("en", stream) as watch:
        for _ in watch(iter("ab"), 2):  # type: ignore[arg-type]
            raise KeyboardInterrupt
    assert stream.getvalue().endswith(ERASE)
