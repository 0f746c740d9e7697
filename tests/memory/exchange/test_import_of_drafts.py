"""Translations that a machine wrote: who approves one is told so, and so is who reads the certificate."""

import json
from collections.abc import Callable
from pathlib import Path

from .conftest import page, translate

BETTER = "最后几个字，<b1>原样</b1> \\*星号\\* 和 <x1/>。"


def test_the_memory_keeps_that_a_machine_wrote_the_draft(
    exported: Callable[..., Path], library: Path, run
) -> None:
    path = exported("po")
    translate(path, "The last words", lambda text: text.replace("最后的话", "最后几个字"))
    assert run("import", "--drafted-by", "  Clever\nMachine ", path)[0] == 0
    assert "最后几个字" in page(library)
    assert run("approve", "--yes", "--by", "Dr Wu", "dose")[0] == 0
    signed = (library / "memory" / "pages" / "dose.po").read_text("utf-8")
    assert signed.count("Clever Machine") == 1, "the pairs that the machine did not touch are not its drafts"
    assert run("certificate", "dose", "--json", "dose.json")[0] == 0
    certificate = json.loads((library / "dose.json").read_text("utf-8"))
    drafts = [pair["draft"] for pair in certificate["pairs"] if pair["draft"]]
    assert drafts == ["machine draft: Clever Machine"]


def test_what_came_back_as_it_was_is_no_draft(exported: Callable[..., Path], library: Path, run) -> None:
    assert run("import", "--drafted-by", "Clever Machine", exported("po"))[0] == 0
    assert not (library / "memory" / "taken").exists()
