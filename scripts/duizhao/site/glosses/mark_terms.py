"""Buttons in the text of a built page, and the definitions behind it."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from duizhao.base.bilingual import Language
from duizhao.site.glosses.choose_uses import Gloss
from duizhao.site.glosses.popover import Explained, button, popover
from duizhao.text.html.element import VOID

# From the end of the title to the end of the text: what stands there and has the words of the page is the page.
ARTICLE = re.compile(
    r"(?>.*?(?=<article\b))(?P<start><article\b(?>.*?</h1\s*+>))(?P<text>.*)(?P<end></article\s*+>)",
    re.DOTALL | re.IGNORECASE,
)
PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|svg|template)\b.*?(?:</(?P=raw)\s*+>|\Z)"
    r"|<(?P<close>/?)(?P<tag>[A-Za-z][\w-]*+)(?P<rest>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'){0,200}+)>",
    re.DOTALL | re.IGNORECASE,
)
BLOCKS = frozenset(
    {"p", "li", "td", "th", "dd", "dt", "div", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "summary"}
)
# A button has no place in these, or would change what they mean.
CLOSED = frozenset(
    {
        "a",
        "abbr",
        "button",
        "code",
        "kbd",
        "label",
        "pre",
        "summary",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
)
LANG = re.compile(r"\blang\s*=\s*[\"']?([A-Za-z]+)")
# Told by the theme or by a notice: no words of the page.
UNREAD = re.compile(
    r"\bclass\s*=\s*\"[^\"]*\b(?:notice|admonition-title|headerlink)\b|\bdata-search-exclude\b"
)
LETTER = re.compile(r"[^\W_]")


@dataclass(slots=True)
class _GlossedBlock:
    """A block of the page: its words so far, and the stretches of them that a button may go into."""

    words: list[str] = field(default_factory=list)
    free: list[tuple[int, int]] = field(default_factory=list)


def marked(page: str, glosses: Sequence[Gloss], language: Language, lookup: str) -> str:
    """`page`, a whole page as HTML, with a button at each of the glosses and their definitions at the end of its text.

    `lookup`: the address of the glossary as seen from the page; empty where there is none. A gloss whose words are not
    found in their block is left out.
    """
    article = ARTICLE.match(page)
    if article is None or not glosses:
        return page
    text = article["text"]
    blocks = list(_blocks(text, language))
    places: dict[tuple[int, int], Explained] = {}
    for gloss in glosses:
        place = _place(text, blocks, gloss, language)
        if place and not any(start < place[1] and place[0] < end for start, end in places):
            places[place] = Explained(gloss.term, language, lookup)
    parts: list[str] = []
    position = 0
    for (start, end), explained in sorted(places.items(), key=lambda one: one[0]):
        parts += [text[position:start], button(explained, text[start:end])]
        position = end
    definitions = "".join(
        popover(explained) for _place, explained in sorted(places.items(), key=lambda one: one[0])
    )
    new = "".join([*parts, text[position:], definitions])
    return page[: article.start("text")] + new + page[article.end("text") :]


def _place(
    text: str, blocks: Sequence[_GlossedBlock], gloss: Gloss, language: Language
) -> tuple[int, int] | None:
    """Where the words of `gloss` stand in its block; None where they do not."""
    wanted = _letters(gloss.block)
    edge = "(?<![A-Za-z])" if language == "en" else "", "(?![A-Za-z])" if language == "en" else ""
    words = re.compile(f"{edge[0]}{re.escape(html.escape(gloss.words, quote=False))}{edge[1]}")
    for block in blocks:
        own = _letters("".join(block.words))
        if own != wanted and not (gloss.is_row and own and own in wanted):
            continue
        for start, end in block.free:
            if found := words.search(text, start, end):
                return found.span()
    return None


def _letters(text: str) -> str:
    return "".join(LETTER.findall(text)).casefold()


def _blocks(text: str, language: Language) -> Iterator[_GlossedBlock]:
    """The blocks of an article that hold words, each with its own words alone."""
    # Of each open element: its tag, whether a button may stand in it, whether it is read, the block it belongs to.
    opened: list[tuple[str, bool, bool, _GlossedBlock]] = [("", True, True, _GlossedBlock())]
    found = [opened[0][3]]
    position = 0
    for piece in PIECE.finditer(text):
        _take(text, position, piece.start(), opened[-1])
        position = piece.end()
        tag = (piece["tag"] or "").lower()
        if not tag or tag in VOID or piece["rest"].endswith("/"):
            continue
        if piece["close"]:
            if any(one[0] == tag for one in opened[1:]):
                while opened.pop()[0] != tag:
                    pass
            continue
        _, free, read, block = opened[-1]
        said = LANG.search(piece["rest"])
        if tag in BLOCKS:
            block = _GlossedBlock()
            found.append(block)
        foreign = said is not None and said[1].lower() != language
        read = read and not UNREAD.search(piece["rest"])
        opened.append((tag, free and read and not foreign and tag not in CLOSED, read, block))
    _take(text, position, len(text), opened[-1])
    return (block for block in found if block.words)


def _take(text: str, start: int, end: int, within: tuple[str, bool, bool, _GlossedBlock]) -> None:
    _tag, free, read, block = within
    if read and start < end:
        block.words.append(html.unescape(text[start:end]))
        if free:
            block.free.append((start, end))
