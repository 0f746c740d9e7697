"""`approve` while `normalise` is at work on the same library, and the other way round: one runs as a whole at each call to the system
of the other. Both have done what they do alone."""

import os
from pathlib import Path

import pytest
from commands_that_write import COMMANDS, WRITES, at_call, run_apart, run_here, tree, write_library

from duizhao.memory.store import page_entries

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
APPROVE = COMMANDS["approve"]
# The text becomes pages of the library itself, of another topic than the page that is approved.
NORMALISE = ("normalise", "source/s.txt", "--into", "docs")
TOPIC = '[[topic]]\nid = "rest"\ntitle_en = "Dose"\ntitle_zh = "用量"\nheadings = ["Dose"]\n'
EVENTS = (*WRITES, "open")


@pytest.mark.parametrize(
    ("outer", "inner"), [(APPROVE, NORMALISE), (NORMALISE, APPROVE)], ids=["approve", "normalise"]
)
def test_one_runs_in_the_middle_of_the_other(
    outer: tuple[str, ...], inner: tuple[str, ...], tmp_path: Path
) -> None:
    root = tmp_path / "library"

    def begin() -> None:
        write_library(root)
        (root / "topics.toml").write_text(TOPIC, encoding="utf-8")

    begin()
    codes = {command: run_here(root, command) for command in (outer, inner)}
    after = tree(root)
    assert "docs/en/rest.md" in after and codes[APPROVE] == 0
    middle = 0
    for call in range(1, 200):
        begin()
        ran: list[int] = []

        def beside(_path: object, ran: list[int] = ran) -> None:
            ran.append(run_apart(root, inner).code)
            (root / "ran").write_text(f"{ran[0]}")

        ended = run_apart(root, outer, at_call(call, beside, EVENTS))
        if not (root / "ran").exists():
            break
        middle += 1
        assert (ended.code, int((root / "ran").read_text())) == (codes[outer], codes[inner]), (call, ended)
        (root / "ran").unlink()
        assert tree(root) == after, (call, {one for one in after if tree(root).get(one) != after[one]})
        assert [entry.by for entry in page_entries(root / "memory", "a")] == ["Li", "Li"]
    assert middle >= 5
