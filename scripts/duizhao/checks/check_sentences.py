"""Run the rules over sentence pairs: a row of a table is a page pair of one paragraph."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from duizhao.align.align import BlockPair
from duizhao.align.pairs_by_block import by_block
from duizhao.base.bilingual import LANGUAGE_NAMES, Language
from duizhao.base.files import shown_path
from duizhao.checks.faults_of_pages import faults_of
from duizhao.checks.finding import Finding, Place
from duizhao.checks.opinions.ask_opinions import SecondOpinion
from duizhao.checks.opinions.opinion_findings import RULE, faults_heard
from duizhao.checks.rule import Knowledge, LibraryRule, Rule, Spot, all_rules
from duizhao.checks.to_finding import to_finding
from duizhao.checks.trouble_findings import empty_cell, page_not_checked
from duizhao.library.pages import Page, PagePair
from duizhao.library.sentence_table import SentenceRow, TableCell
from duizhao.text.markdown.blocks import Block, Markdown


def check_sentences(
    pairs: Iterable[SentenceRow], path: Path, knowledge: Knowledge, rules: tuple[Rule, ...] | None = None
) -> tuple[Finding, ...]:
    """Every finding in sentence pairs that stand in the table at `path`, row by row: of all rules but those that look at
    a whole library, and of each empty cell."""
    chosen = [rule for rule in (all_rules() if rules is None else rules) if not isinstance(rule, LibraryRule)]
    # A table is no page of a site.
    knowledge = replace(knowledge, terms=knowledge.terms.without_claims(), is_guarded=False)
    return tuple(
        finding
        for pair in pairs
        for finding in sorted(_of_row(pair, path, knowledge, chosen), key=lambda finding: finding.order)
    )


def opinions_of_rows(
    pairs: Iterable[SentenceRow], path: Path, knowledge: Knowledge, opinion: SecondOpinion
) -> tuple[tuple[Finding, ...], int]:
    """What another program says of sentence pairs that stand in the table at `path`, row by row, and how many of its answers were
    refused. It is not asked about rows with an empty cell. Raises CannotRun where it cannot be asked."""
    asked = [pair for pair in pairs if pair.en.text and pair.zh.text]
    said = opinion.of([(pair.en.text, pair.zh.text) for pair in asked])
    found = []
    for pair, heard in zip(asked, said, strict=True):
        pages = _pages(pair, path, knowledge)
        assert pages.en and pages.zh
        blocks = (BlockPair(pages.en.blocks[0], pages.zh.blocks[0]),)
        for fault in faults_heard(blocks[0], heard):
            found.append(to_finding(RULE, pages, fault, _place, knowledge.safety, by_block(blocks)))
    return tuple(found), sum(heard.refused for heard in said)


def _pages(pair: SentenceRow, path: Path, knowledge: Knowledge) -> PagePair:
    zh = replace(_page(pair, pair.zh, "zh", path), chinese=knowledge.chinese)
    return PagePair(pair.id, _page(pair, pair.en, "en", path), zh)


def _of_row(pair: SentenceRow, path: Path, knowledge: Knowledge, rules: Sequence[Rule]) -> list[Finding]:
    pages = _pages(pair, path, knowledge)
    en, zh = pages.en, pages.zh
    assert en and zh
    empty = [page for page in (en, zh) if not page.text]
    if empty:
        return [
            empty_cell(pages, _place(page, None), LANGUAGE_NAMES[page.language], knowledge.safety)
            for page in empty
        ]
    try:
        return list(_compared(pages.compared, knowledge, rules))
    except Exception as fault:
        return [page_not_checked(pages, _place(en, None), fault)]


def _compared(pages: PagePair, knowledge: Knowledge, rules: Sequence[Rule]) -> Iterator[Finding]:
    assert pages.en and pages.zh
    blocks = (BlockPair(pages.en.blocks[0], pages.zh.blocks[0]),)
    for rule, fault in faults_of(pages, blocks, knowledge, rules):
        yield to_finding(rule, pages, fault, _place, knowledge.safety, by_block(blocks))


def _page(pair: SentenceRow, cell: TableCell, language: Language, path: Path) -> Page:
    block = Block("paragraph", cell.text, pair.line, columns=(cell.start,))
    return Page(pair.id, language, path, cell.text, Markdown((block,), {}))


def _place(page: Page, spot: Spot | None) -> Place:
    """A place in a cell: the line and column of the file, and the cell alone for showing."""
    block = page.blocks[0]
    line, column = block.position(spot.start if spot else 0)
    words = block.as_written[spot.start : spot.end] if spot and spot.end is not None else ""
    return Place(
        shown_path(page.path), line, column, page.language, words, block.as_written, block.columns[0] + 1
    )
