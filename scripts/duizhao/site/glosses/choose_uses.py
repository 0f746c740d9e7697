"""Which use of which term is explained on a page: the first in running text of which both languages are sure.

A name alone does not tell what is meant: 缓解 is "remission" in a study and "relief" in a sentence about symptoms. So a
use counts where the block that answers it in the other language names the same term, and one of the two by its first
name.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from duizhao.align.align import BlockPair
from duizhao.align.alignments import Alignments
from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.library.pages import Page, PagePair
from duizhao.library.terms.term_base import Term, TermBase
from duizhao.library.terms.term_uses import term_uses
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.brackets import brackets
from duizhao.text.markdown.inline import prose

# Front matter: a page that wants none says `glosses: false`; one made from data explains its own words.
SWITCH, GENERATED = "glosses", "generated"
TEXT = frozenset({"paragraph", "item", "definition", "row"})
# Who reads these needs the phone number, nothing else.
EMERGENCY = "admonition:danger"
# Bold words at the start of a block are its label, not its text; a colon behind a name makes it one too.
BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+?\1")
LABEL_END = re.compile(r"[*_]{0,3}\s?[:：]")
# What the page says itself, right behind a name: "(a weak blood vessel)", "means that", ", which means", "是指".
BEHIND: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"[*_”\"]{0,4}(?:s?\s?\((?=(?:(?![a-z]{2})[^()])*+[a-z]{2}[^() ]*+ )|,? (?:which )?means?\b|, an? |s? (?:is|are) (?:a|an|the)\b)"
    ),
    "zh": re.compile(r"[*_”]{0,4}(?:（(?=[^（）]*[\u4e00-\u9fff]{2})|，?(?:是指|指的是|也就是|意思是|即))"),
}
OPENING, CLOSING = "(（", ")）"


@dataclass(frozen=True, slots=True)
class Gloss:
    """A term to explain on a page: the words there that name it, and the text of the block they stand in."""

    term: Term
    words: str
    block: str
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class _Use:
    """A use in a block: whether it is the term's first name, whether the page itself explains it there, and whether a
    reader would take it for a label."""

    term: Term
    start: int
    end: int
    preferred: bool
    explained: bool
    label: bool


def choose(pair: PagePair, alignments: Alignments) -> dict[Language, tuple[Gloss, ...]]:
    """The glosses of a page pair, in the order of the page: each term once, at most one in a block.

    A page that only one language has, that is made from data or that wants none has none.
    """
    chosen: dict[Language, list[Gloss]] = {language: [] for language in LANGUAGES}
    if not (pair.en and pair.zh) or any(_wants_none(page) for page in (pair.en, pair.zh)):
        return {language: () for language in LANGUAGES}
    known: set[str] = set()
    tables: set[int] = set()
    for blocks in alignments.of(pair):
        sides = _both(blocks)
        if sides is None or _heads_table(sides["en"], tables):
            continue
        uses = {
            language: list(_uses(sides[language], language, alignments.terms.as_written))
            for language in LANGUAGES
        }
        free = True
        for english in uses["en"]:
            chinese = [use for use in uses["zh"] if use.term is english.term]
            if not chinese or english.term.id in known:
                continue
            both = (english, *chinese)
            if any(use.explained for use in both):
                known.add(english.term.id)
                continue
            plain = next((use for use in chinese if not use.label), None)
            if english.label or plain is None or not free or not (english.preferred or plain.preferred):
                continue
            known.add(english.term.id)
            free = False
            chosen["en"].append(_gloss(english, sides["en"]))
            chosen["zh"].append(_gloss(plain, sides["zh"]))
    return {language: tuple(found) for language, found in chosen.items()}


def _wants_none(page: Page) -> bool:
    return page.meta.get(SWITCH) is False or page.meta.get(GENERATED) is True


def _both(blocks: BlockPair) -> dict[Language, Block] | None:
    """The two sides of a pair of running text; None for anything else."""
    if blocks.en is None or blocks.zh is None:
        return None
    if any(block.kind not in TEXT or EMERGENCY in block.within for block in (blocks.en, blocks.zh)):
        return None
    return {"en": blocks.en, "zh": blocks.zh}


def _heads_table(block: Block, tables: set[int]) -> bool:
    """True for the first row of a table; `tables` are those that had one."""
    if block.kind != "row" or not block.containers or block.containers[-1] in tables:
        return False
    tables.add(block.containers[-1])
    return True


def _uses(block: Block, language: Language, terms: TermBase) -> Iterator[_Use]:
    """The uses of terms that have a definition, in their order; none of everyday words and none in a link."""
    text = prose(block.text)
    taken = [(one.start, one.end) for one in brackets(block.text)]
    bold = [match.span() for match in BOLD.finditer(text)]
    for use in term_uses(text, language, terms):
        if not (use.term.plain_en and use.term.plain_zh) or use.term.scope in ("loose", "claim"):
            continue
        if any(start <= use.start < end for start, end in taken):
            continue
        yield _Use(
            use.term,
            use.start,
            use.end,
            use.name.casefold() == use.term.names(language)[0].casefold(),
            bool(BEHIND[language].match(text, use.end)) or _stands_in_brackets(text, use.start, use.end),
            any(start <= use.start < stop for start, stop in bold) or bool(LABEL_END.match(text, use.end)),
        )


def _stands_in_brackets(text: str, start: int, end: int) -> bool:
    """True for "slowed breathing (respiratory depression)": the plain words stand before it."""
    return text[start - 1 : start] in (*OPENING,) and text[end : end + 1] in (*CLOSING,)


def _gloss(use: _Use, block: Block) -> Gloss:
    return Gloss(use.term, block.text[use.start : use.end], prose(block.text, True), block.kind == "row")
