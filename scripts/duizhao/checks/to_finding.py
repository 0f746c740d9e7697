"""From what a rule says to a finding: its places, how grave it is, and the texts that it is bound to."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from duizhao.align.pairs_by_block import PairsByBlock, pair_of
from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.checks.finding import Bound, Finding, Place, Severity
from duizhao.checks.rule import Fault, Rule, Spot
from duizhao.library.pages import Page, PagePair
from duizhao.library.safety import Safety
from duizhao.text.markdown.blocks import Block

# How a place in a page is told: `None` is the top of the page.
PlaceOf = Callable[[Page, Spot | None], Place]


def to_finding(
    rule: Rule, pages: PagePair, fault: Fault, place_of: PlaceOf, safety: Safety, pairs: PairsByBlock
) -> Finding:
    """The finding for a fault of `rule` in `pages`; `pairs` may be empty where no blocks were paired."""
    spots = {fault.language: fault.at, other(fault.language): fault.compare}
    place, compare = (
        place_of(page, spots[language]) if (page := pages.side(language)) else None
        for language in (fault.language, other(fault.language))
    )
    if place is None:
        # The page itself is missing: the finding stands on the side that exists.
        place, compare = compare, None
    assert place is not None
    blocks = _blocks(spots, pairs)
    return Finding(
        rule.id,
        _severity(rule, pages, blocks, safety),
        pages.key,
        place,
        compare,
        fault.message,
        fault.fix or rule.fix,
        _bound(pages, spots, blocks),
        confidence=fault.confidence,
    )


def place_in_page(path: str, page: Page, spot: Spot | None) -> Place:
    """A place in a Markdown page, which the user knows as `path`."""
    if spot is None:
        return Place(path, 1, 1, page.language)
    line, column = spot.block.position(spot.start)
    lines = _lines(page.text)
    text = spot.block.as_written[spot.start : spot.end] if spot.end is not None else ""
    return Place(path, line, column, page.language, text, lines[line - 1] if line <= len(lines) else "")


def _blocks(spots: Mapping[Language, Spot | None], pairs: PairsByBlock) -> dict[Language, Block]:
    """The blocks that the fault is about, at most one a language; none where it is about whole pages.

    Where the two spots are in different block pairs, the one without words only says where something belongs.
    """
    given = {language: spot for language, spot in spots.items() if spot is not None}
    if len(given) > 1 and not _are_of_one_pair(given, pairs):
        with_words = {language: spot for language, spot in given.items() if spot.end is not None}
        given = with_words or given
    blocks = {language: spot.block for language, spot in given.items()}
    if len(blocks) == 1:
        # A fault that shows one side is about the block pair all the same.
        ((language, block),) = blocks.items()
        pair = pair_of(pairs, language, block)
        partner = pair and (pair.zh if language == "en" else pair.en)
        if partner:
            blocks[other(language)] = partner
    return blocks


def _are_of_one_pair(spots: Mapping[Language, Spot], pairs: PairsByBlock) -> bool:
    found = [pair_of(pairs, language, spot.block) for language, spot in spots.items()]
    return all(pair == found[0] for pair in found)


def _severity(rule: Rule, pages: PagePair, blocks: Mapping[Language, Block], safety: Safety) -> Severity:
    if rule.severity != "error":
        return rule.severity
    if pages.en is None or pages.zh is None:
        # All blocks of a page are missing where the page is.
        grave = any(
            safety.covers(block, _topic(page))
            for page in (pages.en, pages.zh)
            if page
            for block in page.blocks
        )
    else:
        grave = any(safety.covers(block, _topic(pages.side(language))) for language, block in blocks.items())
    return "safety" if grave else "error"


def _topic(page: Page | None) -> str:
    return str(page.meta.get("topic") or "") if page else ""


def _bound(pages: PagePair, spots: Mapping[Language, Spot | None], blocks: Mapping[Language, Block]) -> Bound:
    if not blocks:
        en, zh = (page.text if (page := pages.side(language)) else "" for language in LANGUAGES)
        return Bound(en, zh)
    en, zh = (blocks[language].as_written if language in blocks else "" for language in LANGUAGES)
    words_en, words_zh = (_words(spots[language], blocks.get(language)) for language in LANGUAGES)
    return Bound(en, zh, (words_en, words_zh))


def _words(spot: Spot | None, block: Block | None) -> tuple[int, int | None]:
    """Where in its block a spot is; the whole of a block that it is not in."""
    return (spot.start, spot.end) if spot and block is spot.block else (0, None)


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    # Kept, because a page may have many findings.
    return text.split("\n")
