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

from duizhao.bilingual import Bilingual
from duizhao.normalise.readers.received import Aside
from duizhao.normalise.readers.tree import PROGRAMS, Placed

if TYPE_CHECKING:
    from lxml.etree import _Element

PROGRAM = Bilingual("A program or a style of the web page, not text.", "网页的程序或样式，不是文字。")
ENOUGH = 2
# What holds more of a page than this is no furniture, whatever it is called: some pages are one form.
MOST_OF_A_PAGE = 0.5
# A main part that holds less than this was put in the wrong place.
LEAST_OF_A_PAGE = 0.3
LONGEST_FURNITURE = 300
MOSTLY_LINKS = 0.8
NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class Signs:
    """The words of `furniture.toml`."""

    strong: frozenset[str]
    weak: frozenset[str]
    names: frozenset[str]
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Vote:
    """What one judge says of a block: `weight`, and whether it judged by the structure of the page."""

    judge: Bilingual
    weight: int
    is_structural: bool


def judge(placed: Sequence[Placed], text: str, kept: str | None) -> tuple[Aside, ...]:
    """The asides among the blocks of a page. `kept` is what readability takes for the text proper; None where it did
    not judge."""
    share = _shares(placed)
    main = _main(placed, share)
    bare_kept = None if kept is None else bare(kept)
    has_heading = any(one.tag == "h1" and text[one.block.start :].startswith("# ") for one in placed)
    found = []
    for one in placed:
        block = one.block
        words = text[block.start : block.end]
        why = None
        if one.around and one.around[-1].tag in PROGRAMS:
            why = PROGRAM
        elif one.tag == "title" or (one.around and one.around[-1].tag == "title"):
            why = _reason([Bilingual("the tag title", "标签 title")]) if has_heading else None
        elif one.tag != "h1":
            votes = list(_votes(one, words, share, main, bare_kept))
            if sum(vote.weight for vote in votes) >= ENOUGH and any(vote.is_structural for vote in votes):
                why = _reason([vote.judge for vote in votes])
        if why:
            found.append(Aside(block.start, block.end, why))
    return tuple(found)


def bare(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(character for character in text if character.isalnum())


def _shares(placed: Sequence[Placed]) -> "dict[_Element, float]":
    """How much of the page's text each element holds. Programs are no text."""
    sums: Counter[_Element] = Counter()
    total = 0
    for one in placed:
        if one.around and one.around[-1].tag in PROGRAMS:
            continue
        total += one.block.own
        for element in one.around:
            sums[element] += one.block.own
    return {element: count / max(total, 1) for element, count in sums.items()}


def _main(placed: Sequence[Placed], share: "dict[_Element, float]") -> "_Element | None":
    """The element that the page says holds its text."""
    mains = {
        element
        for element in share
        if element.tag == "main" or element.get("role", "").strip().lower() == "main"
    }
    articles = {element for element in share if element.tag == "article"}
    for found in (mains, articles):
        if len(found) == 1 and share[element := next(iter(found))] >= LEAST_OF_A_PAGE:
            return element
    return None


def _votes(
    one: Placed, words: str, share: "dict[_Element, float]", main: "_Element | None", kept: str | None
) -> Iterator[Vote]:
    """What each judge says of one block."""
    signs = _signs()
    inside = one.around[one.around.index(main) + 1 :] if main is not None and main in one.around else None
    if main is not None and inside is None:
        yield Vote(Bilingual(f"outside <{main.tag}>", f"在 <{main.tag}> 之外"), 2, True)
    by_name = False
    for element in one.around if inside is None else inside:
        if share.get(element, 0.0) > MOST_OF_A_PAGE or element.tag in ("html", "body"):
            continue
        said = {element.tag, element.get("role", "").strip().lower()}
        if found := sorted(said & signs.strong):
            yield Vote(Bilingual(f"<{found[0]}>", f"<{found[0]}>"), 2, True)
        elif found := sorted(said & signs.weak):
            yield Vote(Bilingual(f"<{found[0]}>", f"<{found[0]}>"), 1, True)
        if not by_name and (named := _names(element) & signs.names):
            by_name = True
            name = sorted(named)[0]
            yield Vote(Bilingual(f"the name “{name}”", f"名称“{name}”"), 1, True)
        if "hidden" in element.attrib or re.search(r"display\s*:\s*none", element.get("style", "")):
            yield Vote(Bilingual("hidden", "隐藏"), 1, False)
    if len(words) <= LONGEST_FURNITURE and (match := signs.words.search(words)):
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
        re.compile("|".join(map(re.escape, data["words"])), re.IGNORECASE),
    )
