"""Judging what of a web page is its text and what stands around it: navigation, cookie bars, comment forms.

Several judges look at each block and none decides alone: what is wrongly left out hurts more than what is wrongly
kept. Everything judged stays in the received text; the reason names the judges.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.readers.html_marks import is_comment
from duizhao.normalise.readers.html_tree import PROGRAMS, ElementBlock
from duizhao.normalise.readers.received import Aside

if TYPE_CHECKING:
    from lxml.etree import _Element

PROGRAM = Bilingual("A program or a style of the web page, not text.", "网页的程序或样式，不是文字。")
COMMENT = Bilingual("A comment on the document, no part of its text.", "对文档的批注，不是正文。")
ENOUGH = 2
# What holds more of a page than this is no furniture, whatever it is called: some pages are one form.
MOST_OF_A_PAGE = 0.5
# A main part that holds less than this was put in the wrong place.
LEAST_OF_A_PAGE = 0.3
LONGEST_FURNITURE = 300
MOSTLY_LINKS = 0.8
HIDDEN = re.compile(r"display\s*:\s*none")
NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class Signs:
    """The words of `furniture.toml` by which menus and the like are known."""

    strong: frozenset[str]
    weak: frozenset[str]
    names: frozenset[str]
    text: frozenset[str]
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Vote:
    """What one judge says of a block: `weight`, and whether it judged by the structure of the page."""

    judge: Bilingual
    weight: int
    is_structural: bool


Votes = tuple[Vote, ...]


def judge(root: "_Element", placed: Sequence[ElementBlock], text: str, kept: str | None) -> tuple[Aside, ...]:
    """The asides among the blocks of the page `root`. `kept` is what readability takes for the text proper; None where
    it did not judge."""
    by_structure = _by_structure(root, _shares(root, placed))
    bare_kept = None if kept is None else bare(kept)
    has_heading = any(one.tag == "h1" for one in placed)
    found = []
    for one in placed:
        block = one.block
        words = text[block.start : block.end]
        why = None
        if one.element.tag in PROGRAMS:
            why = PROGRAM
        elif is_comment(one.element):
            why = COMMENT
        elif one.element.tag == "title":
            why = _reason([Bilingual("the tag title", "标签 title")]) if has_heading else None
        elif one.tag != "h1":
            votes = [*by_structure[one.element], *_by_words(one, words, bare_kept)]
            if sum(vote.weight for vote in votes) >= ENOUGH and any(vote.is_structural for vote in votes):
                why = _reason([vote.judge for vote in votes])
        if why:
            found.append(Aside(block.start, block.end, why))
    return tuple(found)


def bare(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(character for character in text if character.isalnum())


def _shares(root: "_Element", placed: Sequence[ElementBlock]) -> "dict[_Element, float]":
    """How much of the page's text each element holds. Programs are no text."""
    sums: Counter[_Element] = Counter()
    for one in placed:
        if one.element.tag not in PROGRAMS:
            sums[one.element] += one.block.own
    # From the last element to the first: what is inside is complete before it is added to what is around.
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if parent is not None and element in sums:
            sums[parent] += sums[element]
    total = max(sums[root], 1)
    return {element: count / total for element, count in sums.items()}


def _main(share: "dict[_Element, float]") -> "_Element | None":
    """The element that the page says holds its text."""
    mains = [one for one in share if one.tag == "main" or one.get("role", "").strip().lower() == "main"]
    articles = [one for one in share if one.tag == "article"]
    for found in (mains, articles):
        if len(found) == 1 and share[found[0]] >= LEAST_OF_A_PAGE:
            return found[0]
    return None


def _by_structure(root: "_Element", share: "dict[_Element, float]") -> "dict[_Element, Votes]":
    """What the names of each element, and of those around it, say of the text in it."""
    main = _main(share)
    outside: Votes = ()
    if main is not None:
        outside = (Vote(Bilingual(f"outside <{main.tag}>", f"在 <{main.tag}> 之外"), 2, True),)
    found: dict[_Element, Votes] = {}
    for element in root.iter():
        parent = element.getparent()
        votes = outside if parent is None else found[parent]
        if element is main:
            votes = ()
        elif element.tag not in ("html", "body") and share.get(element, 0.0) <= MOST_OF_A_PAGE:
            votes = tuple(dict.fromkeys([*votes, *_by_names(element, votes)]))
        found[element] = votes
    return found


def _by_names(element: "_Element", above: Votes) -> Iterator[Vote]:
    signs = _signs()
    said = {element.tag, element.get("role", "").strip().lower()}
    if strong := sorted(said & signs.strong):
        yield Vote(Bilingual(f"<{strong[0]}>", f"<{strong[0]}>"), 2, True)
    elif weak := sorted(said & signs.weak):
        yield Vote(Bilingual(f"<{weak[0]}>", f"<{weak[0]}>"), 1, True)
    # One name counts, however many elements around the text bear one.
    is_named = any(vote.judge.en.startswith("the name") for vote in above)
    if not is_named and (names := sorted(_names(element) & signs.names)):
        yield Vote(Bilingual(f"the name “{names[0]}”", f"名称“{names[0]}”"), 1, True)
    if signs.text & _names(element):
        yield Vote(Bilingual("a box of the text", "正文中的提示框"), -1, False)
    if "hidden" in element.attrib or HIDDEN.search(element.get("style", "")):
        yield Vote(Bilingual("hidden", "隐藏"), 1, False)


def _by_words(one: ElementBlock, words: str, kept: str | None) -> Iterator[Vote]:
    match = _signs().words.search(words) if len(words) <= LONGEST_FURNITURE else None
    if match:
        yield Vote(Bilingual(f"the words “{match.group()}”", f"词语“{match.group()}”"), 1, False)
    if one.block.linked >= MOSTLY_LINKS * one.block.own:
        yield Vote(Bilingual("links only", "只有链接"), 1, False)
    if kept is not None and bare(words) not in kept:
        yield Vote(Bilingual("readability", "readability"), 1, False)


def _names(element: "_Element") -> frozenset[str]:
    said = f"{element.get('class', '')} {element.get('id', '')}"
    return frozenset(word.lower() for word in NAME.findall(said)) | frozenset(said.lower().split())


def _reason(judges: Sequence[Bilingual]) -> Bilingual:
    unique = list(dict.fromkeys(judges))
    return Bilingual(
        f"Stands around the text, not part of it. Judged by: {', '.join(one.en for one in unique)}.",
        f"在正文周围，不属于正文。判断依据：{'、'.join(one.zh for one in unique)}。",
    )


@cache
def _signs() -> Signs:
    data = tomllib.loads(files("duizhao.normalise.readers").joinpath("furniture.toml").read_text("utf-8"))
    return Signs(
        frozenset(data["strong"]),
        frozenset(data["weak"]),
        frozenset(data["names"]),
        frozenset(data["text"]),
        re.compile("|".join(map(re.escape, data["words"])), re.IGNORECASE),
    )
