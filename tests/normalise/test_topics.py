"""Which topic a piece belongs to."""

from pathlib import Path

import pytest

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.normalise.piece import Kind, Piece
from duizhao.normalise.topics import Topic, read_topics, route

TOPICS = (
    Topic("about", Bilingual("About", "概述"), ("what is", "什么是"), ("medicine", "药")),
    Topic("effects", Bilingual("Effects", "副作用"), ("side effect", "副作用"), ("dizzy", "nausea", "头晕")),
    Topic("serious", Bilingual("Serious", "严重"), ("serious side effect",), ("emergency",)),
)
# A text, piece by piece (kind, level, text), and the topic of each piece.
WAYS = {
    "a heading decides and its text follows": (
        [("heading", 2, "Side effects"), ("paragraph", 0, "What is a medicine?")],
        ["effects", "effects"],
    ),
    "the longest phrase wins": ([("heading", 2, "Serious side effects")], ["serious"]),
    "chinese headings": ([("heading", 2, "副作用"), ("heading", 2, "什么是药？")], ["effects", "about"]),
    "a sub-heading stays with the heading above": (
        [("heading", 2, "Side effects"), ("heading", 3, "What is serious"), ("heading", 2, "What is it")],
        ["effects", "effects", "about"],
    ),
    "a heading of the first level in mid-text names a text, whose parts find their topics": (
        [
            ("title", 1, "What is it"),
            ("heading", 1, "Booklet"),
            ("heading", 2, "Side effects"),
            ("heading", 3, "What is serious"),
            ("heading", 2, "Unheard Of"),
            ("heading", 2, "Serious side effects"),
        ],
        ["about", "about", "effects", "effects", "about", "serious"],
    ),
    "an unknown heading goes by its words": ([("heading", 2, "Dizzy")], ["effects"]),
    "an unknown heading without words goes home": (
        [("heading", 2, "Side effects"), ("heading", 2, "Unheard Of")],
        ["effects", "about"],
    ),
    "the title says where home is": (
        [("title", 1, "Side effects of it"), ("heading", 2, "Unheard Of")],
        ["effects", "effects"],
    ),
    "a standard heading goes home": (
        [("heading", 2, "Side effects"), ("heading", 2, "结论")],
        ["effects", "about"],
    ),
    "a conclusion goes by its own words": (
        [("heading", 2, "What is it"), ("paragraph", 0, "总之，可能头晕。"), ("paragraph", 0, "More.")],
        ["about", "effects", "effects"],
    ),
    "a conclusion without words goes home": (
        [("heading", 2, "Side effects"), ("paragraph", 0, "In conclusion, ask.")],
        ["effects", "about"],
    ),
    "boilerplate has none": (
        [("heading", 2, "Side effects"), ("boilerplate", 0, "Side effects"), ("paragraph", 0, "More.")],
        ["effects", "", "effects"],
    ),
}


def piece(kind: Kind, level: int, text: str) -> Piece:
    """A piece that holds nothing else to go by."""
    return Piece(0, len(text), 1, kind, level, text)


@pytest.mark.parametrize(("pieces", "expected"), WAYS.values(), ids=WAYS.keys())
def test_route(pieces: list[tuple[Kind, int, str]], expected: list[str]) -> None:
    assert [routed.topic for routed in route([piece(*one) for one in pieces], TOPICS)] == expected


def test_a_piece_that_starts_anew_leaves_its_section() -> None:
    stray = Piece(0, 1, 1, "paragraph", 0, "Dizzy.", starts_anew=True)
    assert route([piece("heading", 2, "What is it"), stray], TOPICS)[1].topic == "effects"


def test_the_topics_of_this_library(settings) -> None:
    ids = [topic.id for topic in read_topics(settings.topics)]
    assert ids == ["overview", "candidacy", "contraindications", "benefits", "administration", "side-effects"]


TOPIC = '[[topic]]\nid = "{id}"\ntitle_en = "A"\ntitle_zh = "甲"\nheadings = ["a"]\n'
FAULTS = {
    "no such file": (None, "there is no such file"),
    "empty": ("", "names no [[topic]]"),
    "no toml": ("[[topic]\n", "not valid TOML"),
    "a key is missing": ('[[topic]]\nid = "a"\n', "title_en"),
    "headings are no list": (TOPIC.format(id="a").replace('["a"]', '"a"'), "headings"),
    "an empty phrase": (TOPIC.format(id="a").replace('["a"]', '[""]'), "headings"),
    "a title is no text": (TOPIC.format(id="a").replace('"A"', "1"), "title_en"),
    "a topic is no table": ("topic = 3\n", "topic"),
    "twice": (TOPIC.format(id="a") * 2, "two [[topic]]"),
    "not UTF-8": (b"\xff\xfe", "offset 0"),
    **{
        f"the page name {name!r}": (TOPIC.format(id=name), "is not a page name")
        for name in ("../x", "/etc/x", "a/b", "A", "", "x" * 81, "页")
    },
}


@pytest.mark.parametrize(("content", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_topics_that_cannot_be_used(content: str | bytes | None, told: str, tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CannotRun) as stopped:
        read_topics(path)
    assert stopped.value.message.en.startswith(f"{path}:") and told in stopped.value.message.en
    assert stopped.value.message.zh.startswith(f"{path}：")
