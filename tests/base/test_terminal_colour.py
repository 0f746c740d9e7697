"""Colours are for whoever can see them, and there is one place that knows."""

import io
import re
from pathlib import Path

import pytest

from duizhao.base.terminal_colour import wants_colour


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "on_terminal", "in_pipe"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": ""}, True, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ({"TERM": "dumb"}, False, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
        ({"TERM": "xterm-256color"}, True, False),
    ],
)
def test_who_decides(variables: dict[str, str], on_terminal: bool, in_pipe: bool) -> None:
    assert wants_colour(Terminal(), variables) is on_terminal
    assert wants_colour(io.StringIO(), variables) is in_pipe


def test_nobody_else_decides_about_colours(project: Path) -> None:
    """Whoever asks a stream whether it is a terminal asks for another reason, or here."""
    elsewhere = [
        path.relative_to(project / "scripts/duizhao").as_posix()
        for path in sorted((project / "scripts/duizhao").rglob("*.py"))
        if re.search(r"colou?r\w*\s*=.*isatty|NO_COLOR", path.read_text("utf-8"))
    ]
    assert elsewhere == ["base/terminal_colour.py"]
