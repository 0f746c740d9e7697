"""What is repaired in a piece, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.normalise.console_report import WHY_NAMES
from duizhao.normalise.edits import EditedText, undo
from duizhao.normalise.piece import Kind
from duizhao.normalise.repair import repair
from duizhao.normalise.run import Normalised, SourceKnowledge

REPAIRED = [
    ("misspelt name", "他在使用酮胺。", "他在使用氯胺酮。"),
    ("misspelt name", "氯氨酮是麻醉药。", "氯胺酮是麻醉药。"),
    ("half-width punctuation", "此外,对其成分过敏者不应使用。", "此外，对其成分过敏者不应使用。"),
    ("half-width punctuation", "会头晕吗?", "会头晕吗？"),
    ("space beside Chinese", "通常持续2小时。", "通常持续 2 小时。"),
    ("missing space", "Side effects of氯胺酮 are common here.", "Side effects of 氯胺酮 are common here."),
    ("missing capital", "ketamine is given in a clinic.", "Ketamine is given in a clinic."),
    ("verb form", "Other treatments have not responds.", "Other treatments have not responded."),
    ("verb form", "It has improves since.", "It has improved since."),
    ("verb form", "They haven't continues it.", "They haven't continued it."),
]
LEFT = [
    ("paragraph", "The team has lungs and hearts in mind.", "nouns after “has”"),
    ("paragraph", "It has always been so.", "a word that is no verb"),
    ("item", "rapidly reducing symptoms", "a list item needs no capital"),
    ("paragraph", "pH 7.4 is normal.", "a symbol, not a word"),
    ("paragraph", "R-氯胺酮是另一种形式。", "a hyphen belongs to the name"),
    ("paragraph", "This is a safe and effective cure.", "a claim is flagged, not rewritten"),
    ("paragraph", "除非咨询医生，不应使用。", "wording is flagged, not rewritten"),
    ("paragraph", "氯胺酮胺碘酮合用。", "two right names that touch"),
    ("code", "dose=酮胺,x", "code is not prose"),
    ("boilerplate", "leave a reply,酮胺", "what is left out is left as it is"),
]


def repaired(text: str, kind: Kind, tools: SourceKnowledge) -> EditedText:
    """The text after every repair."""
    return repair(EditedText.of(text, 0, len(text)), kind, tools.terms)


@pytest.mark.parametrize(("why", "text", "expected"), REPAIRED)
def test_repair(why: str, text: str, expected: str, tools: SourceKnowledge) -> None:
    done = repaired(text, "paragraph", tools)
    assert done.text == expected
    assert why in {edit.why for edit in done.edits}
    assert why in WHY_NAMES


@pytest.mark.parametrize(("kind", "text", "reason"), LEFT)
def test_left_alone(kind: Kind, text: str, reason: str, tools: SourceKnowledge) -> None:
    assert repaired(text, kind, tools).text == text, reason


@given(text=st.text(alphabet="氯胺酮酮胺艾司，,。.?()（）; aAbrespond2%-", max_size=40))
def test_every_repair_can_be_undone_and_repeated(text: str, tools: SourceKnowledge) -> None:
    done = repaired(text, "paragraph", tools)
    assert undo(done.text, done.edits) == text
    assert EditedText.of(text, 0, len(text)).redo(done.edits).text == done.text
    assert all(
        text[edit.start : edit.end] == edit.old
        for edit in done.edits
        if edit.why in ("misspelt name", "verb form")
    )


@pytest.mark.parametrize("text", [expected for _why, _text, expected in REPAIRED])
def test_what_is_repaired_needs_no_repair(text: str, tools: SourceKnowledge) -> None:
    assert repaired(text, "paragraph", tools).edits == ()


def test_the_repaired_source_needs_no_repair(alone: Normalised, tools: SourceKnowledge) -> None:
    for piece in alone.pieces:
        assert repaired(piece.text, piece.kind, tools).edits == ()


def test_undoing_what_was_never_done_is_refused() -> None:
    done = EditedText.of("abc", 0, 3).replace(0, 1, "x", "why")
    with pytest.raises(ValueError, match="does not fit"):
        undo("abc", done.edits)


@given(st.text(max_size=20), st.data())
def test_an_edit_knows_its_place_in_the_source(text: str, data: st.DataObject) -> None:
    """Whatever is replaced in whatever order, undoing gives the source and the origins stay in it."""
    edited = EditedText.of(text, 0, len(text))
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(edited.text)))
        end = data.draw(st.integers(start, len(edited.text)))
        edited = edited.replace(start, end, data.draw(st.text(max_size=3)), data.draw(st.sampled_from("ab")))
    assert undo(edited.text, edited.edits) == text
    again = EditedText.of(text, 0, len(text)).redo(edited.edits)
    assert (again.text, again.origins) == (edited.text, edited.origins)
    assert len(edited.origins) == len(edited.text) + 1
    assert list(edited.origins) == sorted(edited.origins)
