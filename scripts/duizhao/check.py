"""Run the rules over a library, over a pair of texts, or over sentence pairs."""

import os
from collections.abc import Iterator
from pathlib import Path

from duizhao.align import align
from duizhao.bilingual import Language
from duizhao.finding import Finding
from duizhao.library import Library, Page, PagePair
from duizhao.markdown.blocks import read_blocks
from duizhao.rule import BlockRule, Knowledge, LibraryRule, PageRule, Rule, all_rules, to_finding
from duizhao.settings import Settings
from duizhao.terms import TermBase


def check(settings: Settings, rules: tuple[Rule, ...] | None = None) -> tuple[Finding, ...]:
    """Every finding in the library that `settings` names, page by page from the top. Raises CannotRun."""
    library = Library.read(settings.en, settings.zh)
    return check_library(library, Knowledge(TermBase.read(settings.terms)), rules)


def check_library(
    library: Library, knowledge: Knowledge, rules: tuple[Rule, ...] | None = None
) -> tuple[Finding, ...]:
    """Every finding in `library`, page by page from the top."""
    rules = all_rules() if rules is None else rules
    found = [finding for pair in library.pairs for finding in _check_pair(pair, knowledge, rules)]
    for rule in rules:
        if isinstance(rule, LibraryRule):
            found += [
                to_finding(rule, pair, fault, _shown_path) for pair, fault in rule.check(library, knowledge)
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


def _page(text: str | None, language: Language) -> Page | None:
    if text is None:
        return None
    markdown = read_blocks(text)
    return Page("page", language, Path(language, "page.md"), text, markdown.blocks, markdown.meta)


def _check_pair(pair: PagePair, knowledge: Knowledge, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    if pair.en is None or pair.zh is None:
        return
    blocks = align(pair.en.blocks, pair.zh.blocks)
    for rule in rules:
        match rule:
            case PageRule():
                faults = rule.check(pair.en, pair.zh, blocks, knowledge)
            case BlockRule():
                faults = (fault for block_pair in blocks for fault in rule.check(block_pair, knowledge))
            case _:
                continue
        yield from (to_finding(rule, pair, fault, _shown_path) for fault in faults)


def _shown_path(page: Page) -> str:
    """Relative to the folder the user stands in, where that is shorter."""
    relative = os.path.relpath(page.path)
    return Path(relative if not relative.startswith("..") else page.path).as_posix()
