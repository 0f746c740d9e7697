"""One decision settles many pieces: by language, kind, heading, topic or lines; it leaves nothing behind when it goes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.cli.starter import start_library
from duizhao.library.settings import Settings
from duizhao.normalise.draft_pages import SourcePieces, drafts
from duizhao.normalise.placement import placement_path, read_placement
from duizhao.normalise.run import Normalised, SourceKnowledge, normalise_sources, write

# The header of a placement names the table too, in a comment.
MARK = "\n[[decision]]"
TEXT = """\
# Leaflet

## Before you come

Bring your card.

- Do not eat.

## How to pay

Pay at the desk.

手を洗ってください。

### By card

Cards are taken.
"""


@pytest.fixture
def normalised(tmp_path: Path) -> Callable[..., Normalised]:
    """Normalises the text with these lines above the first piece of its placement; `None` leaves it as it is."""
    start_library(tmp_path)
    path = tmp_path / "source/text.md"
    path.write_text(TEXT, "utf-8")

    def run(decision: str | None) -> Normalised:
        tools = SourceKnowledge.read(Settings.read(tmp_path))
        if decision is not None:
            placement = placement_path(path)
            head, first, rest = placement.read_text("utf-8").partition("[[piece]]")
            placement.write_text(f"{head.partition(MARK)[0]}\n{decision}\n{first}{rest}", "utf-8")
        (one,) = normalise_sources([path], tools)
        write([one], tools, tmp_path / "build/normalised")
        assert one.sum.holds
        return one

    run(None)
    return run


def _left_out(one: Normalised) -> list[str]:
    return [record.piece.text for record in one.placement.records if record.fate.outcome == "left out"]


@pytest.mark.parametrize(
    ("chosen", "texts"),
    [
        ('language = "ja"', ["手を洗ってください。"]),
        ('kind = "item"', ["Do not eat."]),
        (
            'heading = "how to pay"',
            ["How to pay", "Pay at the desk.", "手を洗ってください。", "By card", "Cards are taken."],
        ),
        (
            'heading = "how to pay"\nkind = "paragraph"',
            ["Pay at the desk.", "手を洗ってください。", "Cards are taken."],
        ),
        ('lines = "5-7"', ["Bring your card.", "Do not eat."]),
    ],
)
def test_it_settles_what_has_all_that_it_asks(
    chosen: str, texts: list[str], normalised: Callable[..., Normalised]
) -> None:
    told = f'# a person noted this\n[[decision]]\n{chosen}\noutcome = "left out"\nreason_zh = "不属于本站"\n'
    one = normalised(told)
    assert _left_out(one) == texts
    assert all(record.fate.reason.zh == "不属于本站" for record in one.placement.records if record.settled)
    for page in drafts([SourcePieces("text", one.filled, True)], ()):
        assert not any(text in page.text for text in texts)
    # It stays, with what was noted, and says the same again.
    kept = placement_path(one.path).read_bytes()
    assert "# a person noted this\n[[decision]]" in kept.decode()
    assert _left_out(normalised(None)) == texts
    assert placement_path(one.path).read_bytes() == kept
    assert _left_out(normalised("")) == []


def test_what_a_person_decided_about_one_piece_counts_more(normalised: Callable[..., Normalised]) -> None:
    one = normalised(None)
    path = placement_path(one.path)
    alone = (
        'text = "Bring your card."\noutcome = "kept"\n',
        'text = "Bring your card."\noutcome = "replaced"\n',
    )
    path.write_text(path.read_text("utf-8").replace(*alone), "utf-8")
    done = normalised('[[decision]]\nkind = "paragraph"\noutcome = "left out"\nreason_en = "Old."\n')
    assert "Bring your card." not in _left_out(done) and "Pay at the desk." in _left_out(done)
    known = read_placement(path)
    assert known and [one.fate.outcome for one in known.records if one.text == "Bring your card."] == [
        "replaced"
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        'outcome = "left out"',
        'language = "jp"\noutcome = "left out"',
        'kind = "item"\noutcome = "gone"',
        'kind = "item"',
        'kind = "item"\noutcom = "left out"',
        'lines = "a-b"\noutcome = "left out"',
    ],
)
def test_a_decision_that_says_nothing_clear_is_told(
    wrong: str, normalised: Callable[..., Normalised]
) -> None:
    with pytest.raises(CannotRun, match="decision 1"):
        normalised(f"[[decision]]\n{wrong}\n")
