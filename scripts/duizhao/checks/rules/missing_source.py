import re
from collections.abc import Iterator, Mapping

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual, Language, other
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, PairFacts, Spot, seen
from duizhao.library.pages import Library, Page, PagePair
from duizhao.library.terms.renderings import is_specific
from duizhao.library.terms.term_base import TermBase
from duizhao.text.markdown.blocks import Block
from duizhao.text.reading import read

# `{ .source }` behind a link: the class that marks a reference.
SOURCE = re.compile(r"\)\{:?[^{}\n]*\.source\b[^{}\n]*\}")
STATEMENTS = ("paragraph", "item", "row", "definition")
# A page of which this share of the statements about quantities has a source is a page that needs them.
SHARE = 0.5
# A list of which everything else has a source.
SIBLINGS = 3
QUANTITY: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"[0-9](?: ?[–-] ?[0-9.]+| to [0-9.]+)?\s?(?:%|per cent|m?c?[gµμ]g?\b|mg|kg|ml|mmHg|minutes?\b|"
        r"hours?\b|days?\b|weeks?\b|months?\b|times (?:a|per|every)\b)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"[0-9](?: ?[–-] ?[0-9.]+| ?至 ?[0-9.]+)?\s?(?:%|mg|kg|ml|mmHg|µg|μg|"
        r"毫克|微克|千克|公斤|毫升|毫米汞柱|分钟|小时|天|周|个月)",
        re.IGNORECASE,
    ),
}
# What sends the reader to somebody who knows states nothing itself.
ADVICE = re.compile("(?<![A-Za-z])ask(?![A-Za-z])|询问|咨询|请问", re.IGNORECASE)
RULE_LINE = re.compile(r"(?=[\s|:]*-)[\s|:-]*")


def facts(pair: PagePair, _blocks: tuple[BlockPair, ...], knowledge: Knowledge) -> PairFacts:
    """Whether a page of the pair names a source, and what on it would need one: language, block number, start and end in
    characters."""
    pages = [page for page in (pair.en, pair.zh) if page is not None]
    return {
        "names": any(SOURCE.search(page.text) for page in pages),
        "lacking": [
            [page.language, block.number, *_statement(block)]
            for page in pages
            if _needs_sources(page)
            for block in _without_source(page, knowledge.terms)
        ],
    }


def check(
    library: Library, facts: Mapping[str, PairFacts], _knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    if not any(known["names"] for known in facts.values()):
        return
    for pair in library.pairs:
        for language, number, start, end in facts.get(pair.key, {}).get("lacking", ()):
            page, other_page = pair.side(language), pair.side(other(language))
            assert page
            yield pair, _fault(Spot(page.blocks[number], start, end), other_page, language)


def _needs_sources(page: Page) -> bool:
    """What the page's front matter says under `needs_sources`; else what the page itself does."""
    said = page.meta.get("needs_sources")
    if isinstance(said, bool):
        return said
    if not SOURCE.search(page.text):
        return False
    facts = [block for block in page.blocks if _is_statement(block, page) and _has_quantity(block, page)]
    sourced = sum(_has_source(block) for block in facts)
    return bool(facts) and sourced >= SHARE * len(facts)


def _without_source(page: Page, terms: TermBase) -> Iterator[Block]:
    for block in page.blocks:
        if _has_source(block) or not _is_statement(block, page):
            continue
        if _has_quantity(block, page) or (_names_term(block, page, terms) and _is_odd_one_out(block, page)):
            yield block


def _is_statement(block: Block, page: Page) -> bool:
    """True for a sentence that states something: no question, no head of a table, no list of sources."""
    text = read(block.text).prose.strip()
    if block.kind not in STATEMENTS or text.endswith(("?", "？", ":", "：")):
        return False
    if any("question" in place or "example" in place for place in block.within):
        return False
    lines = page.text.split("\n", block.line + 1)
    return not (block.kind == "row" and block.line < len(lines) and RULE_LINE.fullmatch(lines[block.line]))


def _has_source(block: Block) -> bool:
    return bool(SOURCE.search(block.text))


def _has_quantity(block: Block, page: Page) -> bool:
    return bool(QUANTITY[page.language].search(read(block.text).prose))


def _names_term(block: Block, page: Page, terms: TermBase) -> bool:
    return any(is_specific(use, page.language) for use in terms.uses(read(block.text).prose, page.language))


def _is_odd_one_out(block: Block, page: Page) -> bool:
    """True where everything else in the same list or table has a source."""
    if block.kind not in ("item", "row") or ADVICE.search(block.text):
        return False
    siblings = [
        each
        for each in page.blocks
        if (each.section, each.within, each.kind) == (block.section, block.within, block.kind)
        and each is not block
        and _is_statement(each, page)
    ]
    return len(siblings) >= SIBLINGS and all(_has_source(each) for each in siblings)


def _statement(block: Block) -> tuple[int, int | None]:
    """Where the statement stands in the text of its block, without the blanks around it."""
    text = read(block.text).prose
    spot = seen(block, len(text) - len(text.lstrip()), len(text.rstrip()))
    return spot.start, spot.end


def _fault(statement: Spot, other_page: Page | None, language: Language) -> Fault:
    return Fault(
        language,
        statement,
        None if other_page is None else Spot(other_page.blocks[0]) if other_page.blocks else None,
        Bilingual("This statement has no source.", "这条内容没有标明来源。"),
    )


rule = LibraryRule(
    guards=Bilingual(
        "On a page that gives its sources, every statement with a quantity has one.",
        "在标明来源的页面上，每条含有数量的内容都有来源。",
    ),
    why=Bilingual(
        "A dose or a frequency without a source cannot be checked.", "没有来源的剂量或频率无法核对。"
    ),
    fix=Bilingual(
        "Add the link to its source: `[S01](sources.md#s01){ .source }`. A page that needs none says so in "
        "its front matter: `needs_sources: false`.",
        "请补上来源链接：`[S01](sources.md#s01){ .source }`。"
        "不需要来源的页面，在页首信息中写 `needs_sources: false`。",
    ),
    example=Example(
        broken_en="Stay 2 hours. [S01](sources.md#s01){ .source }\n\nWait 5 minutes between devices.\n",
        broken_zh="停留 2 小时。[S01](sources.md#s01){ .source }\n\n每支之间间隔 5 分钟。\n",
        repaired_en="Stay 2 hours. [S01](sources.md#s01){ .source }\n\n"
        "Wait 5 minutes between devices. [S01](sources.md#s01){ .source }\n",
        repaired_zh="停留 2 小时。[S01](sources.md#s01){ .source }\n\n"
        "每支之间间隔 5 分钟。[S01](sources.md#s01){ .source }\n",
    ),
    check=check,
    facts=facts,
)
