"""Pieces of one source that translate each other are found; everything else is refused."""

import random

import pytest

from duizhao.normalise.pairing import pair
from duizhao.normalise.run import Normalised, SourceKnowledge, normalise_sources, write

BILINGUAL = """\
Ketamine is an anaesthetic. At lower doses, clinics also use it for treatment-resistant depression.

氯胺酮是麻醉药。较低剂量时，诊所也用它治疗难治性抑郁症。

The FDA approved esketamine nasal spray in 2019 for adults with depression. It is not approved for children.

2019 年，FDA 批准艾司氯胺酮鼻喷雾剂用于成人抑郁症。它未获批用于儿童。

Stay at the clinic for at least 2 hours after esketamine. Blood pressure peaks after 40 minutes.

使用艾司氯胺酮后，请在诊所至少停留 2 小时。血压约在 40 分钟时最高。
"""
NEIGHBOURS = """\
Ketamine can raise blood pressure for about 40 minutes after the infusion in the clinic.

怀孕妇女应避免使用氯胺酮。

Please tell the team about every medicine that you take, also those without a prescription.

有青光眼的人请先咨询眼科医生。
"""


def test_alternating_paragraphs_are_paired(pieces_of, tools: SourceKnowledge) -> None:
    pieces = pieces_of(BILINGUAL)
    found = pair(pieces, tools.terms)
    assert [(one.en, one.zh) for one in found] == [(0, 1), (2, 3), (4, 5)]
    assert all(0.62 <= one.confidence <= 1 for one in found)


def test_one_language_after_the_other_is_paired(pieces_of, tools: SourceKnowledge) -> None:
    paragraphs = BILINGUAL.strip().split("\n\n")
    pieces = pieces_of("\n\n".join(paragraphs[::2] + paragraphs[1::2]))
    assert [(one.en, one.zh) for one in pair(pieces, tools.terms)] == [(0, 3), (1, 4), (2, 5)]


def test_pairs_never_cross(pieces_of, tools: SourceKnowledge) -> None:
    paragraphs = BILINGUAL.strip().split("\n\n")
    for seed in range(5):
        random.Random(seed).shuffle(paragraphs)
        found = pair(pieces_of("\n\n".join(paragraphs)), tools.terms)
        assert [one.zh for one in found] == sorted({one.zh for one in found})
        assert [one.en for one in found] == sorted({one.en for one in found})


def test_neighbours_that_say_different_things_are_no_pair(pieces_of, tools: SourceKnowledge) -> None:
    assert pair(pieces_of(NEIGHBOURS), tools.terms) == ()


def test_the_committed_source_has_no_pair(alone: Normalised, tools: SourceKnowledge) -> None:
    assert pair(alone.pieces, tools.terms) == ()


@pytest.mark.parametrize("text", ["Ketamine is a medicine.\n", "氯胺酮是麻醉药。\n"])
def test_one_language_alone_has_no_pair(text: str, pieces_of, tools: SourceKnowledge) -> None:
    assert pair(pieces_of(text), tools.terms) == ()


def test_a_paired_piece_stands_once_on_each_page(tools: SourceKnowledge, tmp_path) -> None:
    path = tmp_path / "both.txt"
    path.write_text(BILINGUAL, "utf-8")
    done = normalise_sources([path], tools)
    write(done, tools, tmp_path / "pages")
    pages = {page.parent.name: page.read_text("utf-8") for page in (tmp_path / "pages").rglob("*.md")}
    paragraphs = BILINGUAL.strip().split("\n\n")
    assert all(pages["en"].count(words) == 1 and words not in pages["zh"] for words in paragraphs[::2])
    assert all(pages["zh"].count(words) == 1 and words not in pages["en"] for words in paragraphs[1::2])
    assert done[0].gaps == 0


def test_a_long_text_is_still_paired(pieces_of, tools: SourceKnowledge) -> None:
    """Beyond a million comparisons only pieces at about the same place are compared, and still found."""
    text = "\n\n".join(
        f"Ketamine {number} mg IV was given to {number + 3} adults in 2019.\n\n"
        f"2019 年，{number + 3} 名成人接受了 {number} mg 氯胺酮静脉（IV）给药。"
        for number in range(1010)
    )
    found = pair(pieces_of(text), tools.terms)
    assert [(one.en, one.zh) for one in found] == [(2 * number, 2 * number + 1) for number in range(1010)]
