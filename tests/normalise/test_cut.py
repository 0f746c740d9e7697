"""How plain text is cut into pieces. A case is a text and its pieces: kind, level for headings, text."""

import textwrap

import pytest

from duizhao.normalise.cut import cut, is_heading_like
from duizhao.normalise.piece import Piece
from duizhao.normalise.run import SourceKnowledge
from duizhao.normalise.watched_phrases import Phrases

LONG = (
    "Ketamine is an anaesthetic medicine that is also used, in much smaller amounts, for depression that "
    "other treatments have not helped, and it is given in a clinic where staff watch you for two hours."
)
LONG_CHINESE = (
    "氯胺酮是一种麻醉药，用量较小时也用于其他治疗未能改善的抑郁症，"
    "通常在诊所内由医护人员给药，用药后至少观察两小时，当天不能开车。"
)

CASES = {
    "title, heading, paragraph": (
        "About Ketamine\n\nWhat Is It?\n\nA medicine.\n",
        ["title 1: About Ketamine", "heading 2: What Is It?", "paragraph: A medicine."],
    ),
    "a text that starts with a sentence has no title": (
        "It is a medicine.\n\nWho Can Have It?\n\nMany people.\n",
        ["paragraph: It is a medicine.", "heading 2: Who Can Have It?", "paragraph: Many people."],
    ),
    "chinese headings": (
        "氯胺酮治疗\n\n什么是氯胺酮？\n\n氯胺酮是麻醉药。\n\n副作用\n\n可能头晕。\n",
        [
            "title 1: 氯胺酮治疗",
            "heading 2: 什么是氯胺酮？",
            "paragraph: 氯胺酮是麻醉药。",
            "heading 2: 副作用",
            "paragraph: 可能头晕。",
        ],
    ),
    "two or more headings between questions are parts of the first": (
        "T One\n\nWho Can?\n\nHeart Disease\n\na.\n\nEye Disease\n\nb.\n\nHow Is It Given?\n\nc.\n",
        [
            "title 1: T One",
            "heading 2: Who Can?",
            "heading 3: Heart Disease",
            "paragraph: a.",
            "heading 3: Eye Disease",
            "paragraph: b.",
            "heading 2: How Is It Given?",
            "paragraph: c.",
        ],
    ),
    "a standard section is never part of a question": (
        "T One\n\nWho Can?\n\na.\n\nReferences\n\nb.\n\nEye Disease\n\nc.\n\nHow Is It Given?\n\nd.\n",
        [
            "title 1: T One",
            "heading 2: Who Can?",
            "paragraph: a.",
            "heading 2: References",
            "paragraph: b.",
            "heading 2: Eye Disease",
            "paragraph: c.",
            "heading 2: How Is It Given?",
            "paragraph: d.",
        ],
    ),
    "headings with marks": (
        "# One\n\n### Three\n\ntext.\n",
        ["title 1: One", "heading 3: Three", "paragraph: text."],
    ),
    "a mark stuck to a short heading is a heading": (
        "Text here.\n\n##Side effects\n\nmore.\n",
        ["paragraph: Text here.", "heading 2: Side effects", "paragraph: more."],
    ),
    "a mark stuck to a sentence is a stray mark": (
        "##This sums it up.\n",
        ["paragraph: This sums it up."],
    ),
    "bullets of every kind": (
        "• one\n● two\n- three\n* four\n  ▪ five\n–six\n",
        ["item: one", "item: two", "item: three", "item: four", "item: five", "item: six"],
    ),
    "numbers": (
        "1. one\n2) two\n3、三\n（4）四\n(5) five\n",
        ["step: one", "step: two", "step: 三", "step: 四", "step: five"],
    ),
    "a number that starts a sentence is no list": (
        "3.5 mg is little.\n\n2 hours later you may go.\n",
        ["paragraph: 3.5 mg is little.", "paragraph: 2 hours later you may go."],
    ),
    "code is one piece with its empty lines": (
        "Text here.\n\n```python\na = 1\n\nb = 2\n```\nMore text.\n",
        ["paragraph: Text here.", "code: ```python\na = 1\n\nb = 2\n```", "paragraph: More text."],
    ),
    "a fence that is never closed ends with the text": (
        "~~~\n# no heading\n",
        ["code: ~~~\n# no heading"],
    ),
    "a table is a piece a row": (
        "| dose | 剂量 |\n|---|---|\n| 1 mg | 1 毫克 |\n",
        ["row: | dose | 剂量 |", "row: |---|---|", "row: | 1 mg | 1 毫克 |"],
    ),
    "english boilerplate": (
        "Text here.\n\nLeave a Reply\n\n"
        "Your email address will not be published. Required fields are marked *\n",
        [
            "paragraph: Text here.",
            "boilerplate: Leave a Reply",
            "boilerplate: Your email address will not be published. Required fields are marked *",
        ],
    ),
    "chinese boilerplate": (
        "正文在这里。\n\n发表评论\n\n您的邮箱地址不会被公开。 必填项已用 * 标注\n",
        [
            "paragraph: 正文在这里。",
            "boilerplate: 发表评论",
            "boilerplate: 您的邮箱地址不会被公开。 必填项已用 * 标注",
        ],
    ),
    "words of boilerplate inside a sentence are text": (
        "Please read more about it here.\n",
        ["paragraph: Please read more about it here."],
    ),
    "a wrapped paragraph": (textwrap.fill(LONG, 72) + "\n", [f"paragraph: {LONG}"]),
    "a wrapped chinese paragraph": (
        "\n".join(LONG_CHINESE[start : start + 40] for start in range(0, len(LONG_CHINESE), 40)),
        [f"paragraph: {LONG_CHINESE}"],
    ),
    "a wrapped list item": (
        textwrap.fill("• " + LONG, 72) + "\n• short\n",
        [f"item: {LONG}", "item: short"],
    ),
    "lines that were not wrapped stay apart": (
        LONG + "\n" + LONG + "\n",
        [f"paragraph: {LONG}", f"paragraph: {LONG}"],
    ),
}


def told(piece: Piece) -> str:
    """A piece as a line of a case."""
    return f"{piece.kind}{f' {piece.level}' if piece.level else ''}: {piece.text}"


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_cut(text: str, expected: list[str], tools: SourceKnowledge) -> None:
    assert [told(piece) for piece in cut(text, tools.phrases)] == expected


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Who May Have It", True),
        ("Is it safe?", True),
        ("You must not drive", False),
        ("lower case start", False),
        ("This Is A Sentence.", False),
        ("The Following:", False),
        ("常见副作用", True),
        ("可能头晕，也可能恶心", False),
        ("这句话很长" * 8, False),
        ("12 %", False),
        ("", False),
    ],
)
def test_heading_like(text: str, is_one: bool) -> None:
    assert is_heading_like(text) is is_one


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("treatment-\nresistant", "treatment-resistant"),
        ("short- \nand long-term", "short- and long-term"),
        ("氯胺\n酮", "氯胺酮"),
        ("使用\nFDA", "使用 FDA"),
        ("血压，\n心率", "血压，心率"),
        ("one\r\n  two", "one two"),
    ],
)
def test_line_breaks_are_joined_by_language(broken: str, whole: str) -> None:
    filling = "x" * 60 + " "
    (piece,) = cut(filling + broken, Phrases())
    assert piece.text == filling + whole


def test_a_piece_knows_its_line_and_place(tools: SourceKnowledge) -> None:
    text = "About Ketamine\r\n\r\n  • one \r\n"
    title, item = cut(text, tools.phrases)
    assert (title.line, item.line) == (1, 3)
    assert text[item.start : item.end] == "  • one "
    assert [edit.old for edit in item.edits] == ["  • ", " "]
