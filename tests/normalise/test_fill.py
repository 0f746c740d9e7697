"""What the memory fills, and how a gap looks on both pages."""

import re

import pytest

from duizhao.base.bilingual import HTML_LANGUAGES, Bilingual
from duizhao.memory import Entry, Memory
from duizhao.normalise.draft_pages import SourcePieces, drafts
from duizhao.normalise.fill_sides import FilledPiece, fill
from duizhao.normalise.piece import Kind, Piece
from duizhao.normalise.run import SourceKnowledge
from duizhao.normalise.topics import Topic

TOPIC = Topic("page", Bilingual("Page", "页面"), (), ())
MEMORY = Memory(
    (
        Entry(
            "You must not drive on the day of the treatment, whatever you feel.",
            "治疗当天无论感觉如何，都不能开车。",
        ),
        Entry(
            "Stay for 2 hours after the spray, and ask before you leave.",
            "用药后请停留 2 小时，离开前先询问工作人员。",
        ),
        Entry("Side effects of ketamine fade soon.", "氯胺酮的副作用很快消退。"),
        Entry("| dose | place |", "| 剂量 | 地点 |"),
    )
)


def filled(text: str, language: str, tools: SourceKnowledge, kind: Kind = "paragraph") -> FilledPiece:
    """One piece with both sides."""
    piece = Piece(0, len(text), 1, kind, 0, text, language, topic="page")
    (one,) = fill([piece], [], MEMORY, tools.terms)
    return one


def pages(one: FilledPiece) -> dict[str, str]:
    """The bodies of both pages."""
    made = drafts([SourcePieces("text.txt", (one,), False)], [TOPIC])
    return {page.name[:2]: page.text.split("{#page}\n")[1].strip() for page in made}


def test_an_exact_match_fills_either_language(tools: SourceKnowledge) -> None:
    en, zh = MEMORY.entries[0].en, MEMORY.entries[0].zh
    assert pages(filled(en, "en", tools)) == pages(filled(zh, "zh", tools)) == {"en": en, "zh": zh}


def test_white_space_does_not_count(tools: SourceKnowledge) -> None:
    one = filled("You must not drive  on the day of the treatment,  whatever you feel.", "en", tools)
    assert (one.zh.text, one.zh.score) == (MEMORY.entries[0].zh, 100)


def test_a_near_match_is_taken_and_its_score_shown(tools: SourceKnowledge) -> None:
    one = filled("You must not drive on the day of your treatment, whatever you feel.", "en", tools)
    assert 85 <= one.zh.score < 100
    shown = pages(one)
    assert f"<!-- From memory, {one.zh.score:g} % alike: compare -->" in shown["en"]
    assert f"<!-- 来自记忆库，相似度 {one.zh.score:g}%：请核对 -->" in shown["zh"]
    assert MEMORY.entries[0].zh in shown["zh"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Stay for 3 hours after the spray, and ask before you leave.", "another number"),
        ("Stay for 2 days after the spray, and ask before you leave.", "another unit"),
        ("Stay after the spray, and ask before you leave.", "no number"),
        ("Go home at once.", "another sentence"),
    ],
)
def test_what_says_something_else_is_refused(text: str, why: str, tools: SourceKnowledge) -> None:
    assert filled(text, "en", tools).zh.origin == "gap", why


def test_a_mixed_sentence_is_found_by_its_names(tools: SourceKnowledge) -> None:
    one = filled("Side effects of 氯胺酮 fade soon.", "mixed", tools)
    assert pages(one) == {"en": "Side effects of ketamine fade soon.", "zh": "氯胺酮的副作用很快消退。"}


def test_a_gap_is_visible_on_the_other_page(tools: SourceKnowledge) -> None:
    assert pages(filled("Go home.", "en", tools)) == {
        "en": "Go home.",
        "zh": '*尚未翻译：*<span lang="en">Go home.</span>',
    }
    assert pages(filled("请回家。", "zh", tools)) == {
        "en": '*Not yet translated:* <span lang="zh-Hans">请回家。</span>',
        "zh": "请回家。",
    }


def test_a_mixed_sentence_that_is_not_known_is_a_gap(tools: SourceKnowledge) -> None:
    shown = pages(filled("Ask about 氯胺酮 first.", "mixed", tools))
    assert shown["en"] == 'Ask about <span lang="zh-Hans">氯胺酮</span> first.'
    assert shown["zh"].startswith("*尚未翻译：*")


def test_a_gap_and_a_word_inside_a_sentence_bear_the_same_code(tools: SourceKnowledge) -> None:
    shown = [
        pages(filled(*one, tools))["en"] for one in (("请回家。", "zh"), ("Ask about 氯胺酮 first.", "mixed"))
    ]
    codes = [re.findall(r'lang="([^"]+)"', page) for page in shown]
    assert codes == [[HTML_LANGUAGES["zh"]]] * 2


def test_a_table_row_is_filled(tools: SourceKnowledge) -> None:
    assert pages(filled("| dose | place |", "en", tools, "row"))["zh"] == "| 剂量 | 地点 |"


def test_a_gap_in_a_table_stays_in_its_cells(tools: SourceKnowledge) -> None:
    assert (
        pages(filled("| hand |  |", "en", tools, "row"))["zh"]
        == '| *尚未翻译：*<span lang="en">hand</span> |  |'
    )


@pytest.mark.parametrize(
    ("text", "language", "kind"), [("12 %", "none", "paragraph"), ("```\nx = 1\n```", "en", "code")]
)
def test_what_has_no_words_stands_on_both_pages(
    text: str, language: str, kind: Kind, tools: SourceKnowledge
) -> None:
    assert set(pages(filled(text, language, tools, kind)).values()) == {text}


def test_what_has_no_topic_is_on_no_page(tools: SourceKnowledge) -> None:
    piece = Piece(0, 5, 1, "boilerplate", 0, "Reply", "en")
    assert fill([piece], [], MEMORY, tools.terms) == ()
