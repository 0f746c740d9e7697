"""A translation that was worked on is taken, whatever state its tool left; what nobody touched is left out, and said so."""

import subprocess
from pathlib import Path

import pytest
from lxml import etree

from duizhao.memory.exchange.xliff_inline import fill

from .conftest import BLOCKS, EN, ZH, page, translate

STALE = EN.replace("Take 5 mg", "Take 50 mg")


@pytest.fixture
def stale(library: Path) -> Path:
    """The library after the dose changed in English: one unit waits."""
    (library / "docs/en/dose.md").write_text(STALE, "utf-8")
    return library


def put(path: Path, words: str) -> None:
    """Write other words into the file and leave everything else as it is."""
    path.write_text(path.read_text("utf-8").replace("服用 5 mg", words), "utf-8")


@pytest.mark.parametrize("kind", ["xliff", "xliff2", "tmx"])
def test_what_was_changed_is_taken_although_its_state_was_left(stale: Path, exported, run, kind: str) -> None:
    path = exported(kind)
    put(path, "服用 50 mg")
    code, _, told = run("import", path)
    assert code == 0, told
    assert "1 taken" in told and "taken: its state still says that it has to be looked at" in told
    assert "Before: '用<x1/>服用 5 mg。'. Now: '用<x1/>服用 50 mg。'." in told
    assert page(stale) == ZH.replace("服用 5 mg", "服用 50 mg")


@pytest.mark.parametrize("kind", ["po", "xliff", "xliff2", "tmx"])
def test_what_needs_review_and_was_not_touched_is_left_out(stale: Path, exported, run, kind: str) -> None:
    code, _, told = run("import", exported(kind))
    assert code == 1
    assert "1 left out: they need review, and nobody changed them" in told
    assert "1 left out because they need review" in told and f"{BLOCKS - 1} as they were" in told
    assert page(stale) == ZH


def test_in_po_the_translator_says_it(stale: Path, exported, run) -> None:
    """Editors of PO files take `fuzzy` away: where it still stands, a person is not done."""
    path = exported()
    put(path, "服用 50 mg")
    code, _, told = run("import", path)
    assert code == 1 and "left out: its translator marked it as not done" in told
    assert page(stale) == ZH


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("xliff", 'state="final"', 'state="needs-review-translation"'),
        ("xliff", 'state="final"', 'state="needs-l10n"'),
        ("xliff2", 'state="final"', 'state="initial"'),
    ],
)
def test_a_state_that_a_person_took_back_counts(
    library: Path, exported, run, kind: str, old: str, new: str
) -> None:
    path = exported(kind)
    put(path, "服用 50 mg")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    code, _, told = run("import", path)
    assert code == 1 and "left out: its translator marked it as not done" in told
    assert page(library) == ZH


def omegat_units(path: Path) -> tuple[etree._ElementTree, list[etree._Element]]:
    """The file, and what OmegaT 3.6 shows of it: the units that are not locked and have a target."""
    root = etree.parse(str(path))
    units = [
        unit
        for unit in root.iter("{*}trans-unit")
        if unit.get("translate") != "no" and unit.find("{*}target") is not None
    ]
    return root, units


def test_omegat_shows_the_source_and_its_work_is_taken(stale: Path, exported, run) -> None:
    path = exported("omegat")
    root, (unit,) = omegat_units(path)
    target = unit.find("{*}target")
    assert "".join(target.itertext()) == "Take 50 mg with ."
    assert "Translation now 现有译文: 用<x1/>服用 5 mg。" in path.read_text("utf-8").replace(
        "&lt;", "<"
    ).replace("&gt;", ">")
    code, _, told = run("import", path)
    assert code == 1 and "1 left out: they need review" in told and page(stale) == ZH
    fill(target, "用<x1/>服用 50 mg。", "g", "x")
    root.write(str(path), encoding="utf-8", xml_declaration=True)
    code, _, told = run("import", path)
    assert code == 0, told
    assert page(stale) == ZH.replace("服用 5 mg", "服用 50 mg")


def test_omegat_gets_what_is_missing(library: Path, exported, run) -> None:
    (library / "docs/zh/dose.md").write_text(ZH.replace("- 用`water`服用 5 mg。\n", ""), "utf-8")
    path = exported("omegat", "--only-waiting")
    _, units = omegat_units(path)
    assert "Take 5 mg with ." in ["".join(unit.find("{*}target").itertext()) for unit in units]
    code, _, told = run("import", path)
    assert "0 taken" in told and "Take" not in page(library), told
    assert code in (0, 1)


def test_a_control_character_is_told_with_its_place(library: Path, exported, run) -> None:
    path = exported()
    translate(path, "Take 5 mg", lambda text: text.replace("5 mg", "5\x0b mg"))
    code, _, told = run("import", path)
    assert code == 1 and "holds the control character U+000B" in told
    assert page(library) == ZH


@pytest.mark.skipif(
    subprocess.run(["which", "msgfmt"], capture_output=True).returncode != 0, reason="needs gettext"
)
@pytest.mark.parametrize("to", ["en", "zh"])
def test_gettext_finds_nothing_to_complain_about(stale: Path, exported, to: str) -> None:
    path = exported("po", "--to", to)
    done = subprocess.run(["msgfmt", "-c", "-v", "-o", "/dev/null", path], capture_output=True, text=True)
    assert done.returncode == 0 and "warning" not in done.stderr, done.stderr


def test_the_header_names_the_newest_approval(library: Path, exported) -> None:
    text = exported().read_text("utf-8")
    assert '"PO-Revision-Date: 2026-01-01 00:00+0000\\n"' in text and '"Last-Translator: t\\n"' in text
    assert exported().read_text("utf-8") == text
