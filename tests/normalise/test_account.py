"""The account of a source: every character in one piece, every piece with an outcome that holds."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from normalise_tools import as_source

from duizhao.base.bilingual import Bilingual
from duizhao.checks.workspace import Workspace
from duizhao.library.settings import Settings
from duizhao.normalise.account import add_up, uncovered, verify
from duizhao.normalise.cut import INVISIBLE, LINE_ENDS, SPACES
from duizhao.normalise.edits import undo
from duizhao.normalise.placement import Fate, PlacedPart, PlacedPiece, Placement, place
from duizhao.normalise.run import SourceKnowledge, account, understand

TEXT = "Side effects may be felt.\n\n• dizziness\n"
GONE = Bilingual("It was wrong.", "内容有误。")
CHARACTERS = st.sampled_from(
    [
        *"aAbz09",
        *"氯胺酮酮胺的，。、",
        *"#-*•.:,!?|`~()<>{}&\"'",
        "```",
        "1. ",
        "## ",
        "\r\n",
        "\n\n",
        *LINE_ENDS,
        *SPACES,
        *INVISIBLE,
    ]
)
TEXTS = st.lists(CHARACTERS, max_size=60).map("".join)


@pytest.fixture
def library(tmp_path: Path) -> Workspace:
    """A library of one page pair with two headings."""
    for language in ("en", "zh"):
        page = tmp_path / "docs" / language / "effects.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"# Effects {{#effects}}\n\n## Common {{#common}}\n\n{TEXT}", "utf-8")
    return Workspace.read(tmp_path)


@pytest.fixture
def pieces(pieces_of):
    """The two pieces of TEXT."""
    return pieces_of(TEXT)


@pytest.fixture
def placed(pieces) -> Placement:
    """A placement of TEXT that holds."""
    return place(as_source(TEXT), pieces, {piece.start: "effects#common" for piece in pieces}, None)


def with_second(placed: Placement, **changes: object) -> Placement:
    """The placement with its second record changed."""
    return replace(placed, records=(placed.records[0], replace(placed.records[1], **changes)))


def test_a_placement_that_holds(placed: Placement, pieces, library: Workspace) -> None:
    assert verify(as_source(TEXT), pieces, placed, library) == ()
    total = add_up(as_source(TEXT), placed)
    assert total.holds
    assert (total.characters, total.blank, total.by_kind["paragraph"], total.by_kind["item"]) == (
        39,
        3,
        25,
        11,
    )


CHANGES: dict[str, tuple[Callable[[PlacedPiece], dict[str, object]], str]] = {
    "no outcome": (lambda record: {"fate": Fate("")}, "no outcome ('')"),
    "an outcome that does not exist": (lambda record: {"fate": Fate("moved")}, "no outcome ('moved')"),
    "a page that is not there": (
        lambda record: {"fate": Fate("kept", ("gone#common",))},
        "there is no English page gone",
    ),
    "a heading that is not there": (
        lambda record: {"fate": Fate("kept", ("effects#gone",))},
        "the English page has no heading #gone",
    ),
    "no heading named": (lambda record: {"fate": Fate("kept", ("effects",))}, "has no heading #."),
    "a page outside": (lambda record: {"fate": Fate("kept", ("../../x#y",))}, "'../../x.md' leads out of"),
    "nowhere to go": (lambda record: {"fate": Fate("kept")}, "“kept” needs went_to"),
    "left out without a reason": (
        lambda record: {"fate": Fate("left out")},
        "“left out” needs a reason: reason_en or reason_zh",
    ),
    "other words": (lambda record: {"text": "• drowsiness"}, "quotes other words"),
    "parts that lack a word": (
        lambda record: {"parts": (PlacedPart("• dizzi", record.fate),)},
        "the parts together are not the text",
    ),
    "a part without outcome": (
        lambda record: {"parts": (PlacedPart("• dizzi", record.fate), PlacedPart("ness", Fate("")))},
        "no outcome ('')",
    ),
}


@pytest.mark.parametrize(("change", "told"), CHANGES.values(), ids=CHANGES.keys())
def test_what_does_not_hold_is_told(change, told: str, placed: Placement, pieces, library: Workspace) -> None:
    changed = with_second(placed, **change(placed.records[1]))
    faults = verify(as_source(TEXT), pieces, changed, library)
    assert any(fault.en.startswith("text.txt:3: ") and told in fault.en for fault in faults)
    assert all(fault.zh.startswith("text.txt:3") for fault in faults)


def test_parts_that_add_up_hold(placed: Placement, pieces, library: Workspace) -> None:
    parts = (PlacedPart("• dizzi", placed.records[1].fate), PlacedPart("ness", Fate("left out", (), GONE)))
    changed = with_second(placed, parts=parts)
    assert verify(as_source(TEXT), pieces, changed, library) == ()
    assert add_up(as_source(TEXT), changed).by_outcome == {"kept": 25 + 7, "left out": 4}


def test_a_heading_that_one_language_lacks_is_told(placed: Placement, pieces, library: Workspace) -> None:
    (library.settings.zh / "effects.md").write_text("# 副作用 {#effects}\n", "utf-8")
    faults = verify(as_source(TEXT), pieces, placed, library)
    assert [fault.en.split(": ", 1)[1] for fault in faults] == [
        "went_to 'effects#common': the Chinese page has no heading #common."
    ] * 2


def test_words_that_are_said_to_be_kept_are_looked_for(placed: Placement, pieces, library: Workspace) -> None:
    for language in ("en", "zh"):
        page = library.settings.docs(language) / "effects.md"
        page.write_text(page.read_text("utf-8").replace("dizziness", "nausea"), "utf-8")
    (fault,) = verify(as_source(TEXT), pieces, placed, library)
    assert "text.txt:3: “kept”, but the page does not hold these words" in fault.en


def test_a_changed_source_is_told(placed: Placement, pieces, pieces_of, library: Workspace) -> None:
    changed = TEXT.replace("felt", "seen")
    (fault,) = verify(as_source(changed), pieces_of(changed), placed, library)
    assert "the placement is not that of this text" in fault.en


def test_a_placement_that_lacks_a_piece_is_told(placed: Placement, pieces, library: Workspace) -> None:
    (fault,) = verify(as_source(TEXT), pieces, replace(placed, records=placed.records[:1]), library)
    assert "the placement is not that of this text" in fault.en
    assert not add_up(as_source(TEXT + "more"), placed).by_kind["code"]


def test_characters_without_a_piece_are_told(placed: Placement, pieces, library: Workspace) -> None:
    faults = verify(as_source(TEXT), pieces[:1], placed, library)
    assert faults[0].en == "text.txt: the character at 27 is in no piece, or in two."


def test_pieces_that_overlap_are_told(pieces) -> None:
    twice = (pieces[0], replace(pieces[1], start=20))
    assert list(uncovered(as_source(TEXT), twice)) == [20]


def test_a_repair_that_cannot_be_undone_is_told(placed: Placement, pieces, library: Workspace) -> None:
    changed = (pieces[0], replace(pieces[1], text="dizzy", edits=()))
    assert verify(as_source(TEXT), changed, placed, library)[0].en == "text.txt:3: a repair cannot be undone."


def test_a_source_without_placement_is_told(
    library: Workspace, tools: SourceKnowledge, tmp_path: Path
) -> None:
    path = tmp_path / "new.txt"
    path.write_text(TEXT, "utf-8")
    (fault,) = account(path, library, tools).faults
    assert fault.en == "new.txt: there is no new.placement.toml. Run `duizhao normalise new.txt`."


def test_the_committed_account_holds(source_path: Path, settings: Settings, tools: SourceKnowledge) -> None:
    told = account(source_path, Workspace(settings), tools)
    assert told.faults == ()
    assert told.total.holds and told.total.characters == 3902


@given(text=TEXTS)
@example(text="\u200b\n\u2028x" + "y" * 50 + "\n\x85\u2000\n")
@example(text="```\r\na\r\n")
def test_pieces_cover_every_character_once(text: str, tools: SourceKnowledge) -> None:
    pieces = understand(as_source(text), tools, None)
    assert list(uncovered(as_source(text), pieces)) == []


@given(text=TEXTS)
def test_undoing_the_edits_gives_the_source_back(text: str, tools: SourceKnowledge) -> None:
    pieces = understand(as_source(text), tools, None)
    position, back = 0, ""
    for piece in pieces:
        back += text[position : piece.start] + undo(piece.text, piece.edits)
        position = piece.end
    assert back + text[position:] == text


@given(text=TEXTS)
def test_understanding_twice_is_understanding_once(text: str, tools: SourceKnowledge) -> None:
    source = as_source(text)
    once = understand(source, tools, None)
    assert understand(source, tools, place(source, once, {}, None)) == once


@given(text=TEXTS)
def test_the_sum_always_holds(text: str, tools: SourceKnowledge) -> None:
    source = as_source(text)
    assert add_up(source, place(source, understand(source, tools, None), {}, None)).holds
