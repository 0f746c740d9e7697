"""Run the rules over a library, over a pair of texts, or over sentence pairs."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.align.align import BlockPair
from duizhao.align.alignments import Alignments
from duizhao.align.pairs_by_block import by_block
from duizhao.base.bilingual import Language
from duizhao.base.files import shown_path
from duizhao.checks.finding import Finding, Place
from duizhao.checks.picture_places import where_written
from duizhao.checks.rule import BlockRule, Knowledge, LibraryRule, PageRule, Rule, Spot, all_rules
from duizhao.checks.to_finding import place_in_page, to_finding
from duizhao.checks.waivers import Judged, judge, read_waivers
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import Library, Page, PagePair
from duizhao.library.pictures.as_pages import PicturePages
from duizhao.library.sentence_table import SentenceRow
from duizhao.text.markdown.blocks import Block, read_blocks


@dataclass(frozen=True, slots=True)
class Checked:
    """A library, what was found in it, sorted by the waivers, and its pictures."""

    library: Library
    judged: Judged
    pictures: tuple[PicturePages, ...] = ()

    def as_written(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """`findings` as they are told to a person: each where its words were written, in the order of the pages."""
        return tuple(sorted(where_written(findings, self.pictures), key=lambda finding: finding.order))


def check(workspace: Workspace, rules: tuple[Rule, ...] | None = None) -> tuple[Finding, ...]:
    """Every finding in the library that no waiver covers, page by page from the top.

    Raises CannotRun.
    """
    checked = examine(workspace, rules)
    return checked.as_written(checked.judged.live)


def examine(
    workspace: Workspace,
    rules: tuple[Rule, ...] | None = None,
    pages: Collection[str] | None = None,
    pictures: bool = True,
    clean: Callable[[Library], Collection[str]] | None = None,
) -> Checked:
    """The library with its findings and waivers; of `pages` alone where they are given. Without `pictures` only what
    stands in its folders is looked at. `clean` gives the pages in which nothing was found before and that have not changed since.

    Raises CannotRun.
    """
    library = workspace.library_with_pictures if pictures else workspace.library
    waivers = read_waivers(workspace.settings.waivers)
    if pages is not None:
        waivers = tuple(waiver for waiver in waivers if waiver.page in pages)
    known = clean(library) if clean else ()
    found = check_library(library, workspace.knowledge, rules, pages, known, workspace.alignments)
    return Checked(library, judge(found, waivers), workspace.pictures if pictures else ())


def check_library(
    library: Library,
    knowledge: Knowledge,
    rules: tuple[Rule, ...] | None = None,
    pages: Collection[str] | None = None,
    clean: Collection[str] = (),
    alignments: Alignments | None = None,
) -> tuple[Finding, ...]:
    """Every finding in `library`, waived or not, page by page from the top; on `pages` alone where they are given.
    Rules that look at one pair alone pass over the `clean` pages. `alignments` are those that were made before, with the
    terms of `knowledge`."""
    alignments = alignments or Alignments(knowledge.terms)
    rules = all_rules() if rules is None else rules
    found = [
        finding
        for pair in library.pairs
        if (pages is None or pair.key in pages) and pair.key not in clean
        for finding in _check_pair(pair, alignments, knowledge, rules)
    ]
    for rule in rules:
        if isinstance(rule, LibraryRule):
            found += [
                to_finding(rule, pair, fault, _place, knowledge.safety, {})
                for pair, fault in rule.check(library, alignments, knowledge)
                if pages is None or pair.key in pages
            ]
    return tuple(sorted(found, key=lambda finding: finding.order))


def check_texts(
    en: str | None, zh: str | None, knowledge: Knowledge, rules: tuple[Rule, ...] | None = None
) -> tuple[Finding, ...]:
    """Every finding in one page pair given as Markdown; None is a page that is missing.

    The pages are called `en/page.md` and `zh/page.md`.
    """
    pair = PagePair("page", _page(en, "en"), _page(zh, "zh"))
    return check_library(Library(Path("en"), Path("zh"), (pair,)), knowledge, rules)


def check_sentences(
    pairs: Iterable[SentenceRow], path: Path, knowledge: Knowledge, rules: tuple[Rule, ...] | None = None
) -> tuple[Finding, ...]:
    """Every finding of a `BlockRule` in sentence pairs that stand in the table at `path`, row by row."""
    chosen = [rule for rule in (all_rules() if rules is None else rules) if isinstance(rule, BlockRule)]
    knowledge = replace(knowledge, terms=knowledge.terms.without_claims())
    return tuple(
        finding
        for pair in pairs
        for finding in sorted(
            _check_sentence(pair, path, knowledge, chosen), key=lambda finding: finding.order
        )
    )


def _check_sentence(
    pair: SentenceRow, path: Path, knowledge: Knowledge, rules: Sequence[BlockRule]
) -> Iterator[Finding]:
    en = Block("paragraph", pair.en.text, pair.line, columns=(pair.en.start,))
    zh = Block("paragraph", pair.zh.text, pair.line, columns=(pair.zh.start,))
    blocks = BlockPair(en, zh)
    pages = PagePair(
        pair.id,
        Page(pair.id, "en", path, en.text, (en,), {}),
        Page(pair.id, "zh", path, zh.text, (zh,), {}),
    )
    for rule in rules:
        for fault in rule.check(blocks, knowledge):
            yield to_finding(rule, pages, fault, _place_in_table, knowledge.safety, by_block((blocks,)))


def _page(text: str | None, language: Language) -> Page | None:
    if text is None:
        return None
    markdown = read_blocks(text)
    return Page("page", language, Path(language, "page.md"), text, markdown.blocks, markdown.meta)


def _check_pair(
    pair: PagePair, alignments: Alignments, knowledge: Knowledge, rules: tuple[Rule, ...]
) -> Iterator[Finding]:
    if pair.en is None or pair.zh is None:
        return
    blocks = alignments.of(pair)
    pairs = by_block(blocks)
    for rule in rules:
        if isinstance(rule, PageRule):
            for fault in rule.check(pair.en, pair.zh, blocks, knowledge):
                yield to_finding(rule, pair, fault, _place, knowledge.safety, pairs)
    # All rules look at one block pair before the next: what they read of it is read once.
    of_blocks = [rule for rule in rules if isinstance(rule, BlockRule)]
    for block_pair in blocks:
        for rule in of_blocks:
            for fault in rule.check(block_pair, knowledge):
                yield to_finding(rule, pair, fault, _place, knowledge.safety, pairs)


def _place(page: Page, spot: Spot | None) -> Place:
    return place_in_page(shown_path(page.path), page, spot)


def _place_in_table(page: Page, spot: Spot | None) -> Place:
    """A place in a cell: the line and column of the file, and the cell alone for showing."""
    block = page.blocks[0]
    line, column = block.position(spot.start if spot else 0)
    words = block.text[spot.start : spot.end] if spot and spot.end is not None else ""
    return Place(shown_path(page.path), line, column, page.language, words, block.text, block.columns[0] + 1)
