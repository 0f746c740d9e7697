"""The findings that tell what the check could not look at."""

from collections.abc import Mapping
from dataclasses import replace

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import name_of, show_traceback
from duizhao.base.files import shown_path
from duizhao.checks.finding import Bound, Finding, Place
from duizhao.checks.troubles import (
    EMPTY_CELL,
    PAGE_NOT_CHECKED,
    RULE_NOT_RUN,
    UNREADABLE_FRONT_MATTER,
    Trouble,
)
from duizhao.library.pages import Library, Page, PagePair
from duizhao.library.safety import Safety


def page_not_checked(pair: PagePair, place: Place, fault: Exception) -> Finding:
    """The finding about `pair`, whose check ended with `fault`; it stands at `place`."""
    show_traceback(fault)
    name = name_of(fault)
    told = Bilingual(f"This page could not be checked ({name}).", f"这个页面无法检查（{name}）。")
    return _finding(PAGE_NOT_CHECKED, pair, place, told)


def unreadable_front_matter(pair: PagePair, page: Page, reason: str) -> Finding:
    """The finding about the front matter of `page`, which is not readable for a `reason`."""
    told = Bilingual(f"The front matter cannot be read: {reason}.", f"无法读取页首信息：{reason}。")
    return _finding(UNREADABLE_FRONT_MATTER, pair, top_of(page), told)


def rule_not_run(rule: str, library: Library, fault: Exception) -> Finding:
    """The finding about a rule that ended with `fault` when it looked at the whole library."""
    show_traceback(fault)
    name = name_of(fault)
    told = Bilingual(
        f"The rule {rule} could not look at the library ({name}).", f"规则 {rule} 无法检查知识库（{name}）。"
    )
    place = Place(shown_path(library.folder("en")), 1, 1, "en")
    return Finding(RULE_NOT_RUN.id, RULE_NOT_RUN.severity, "", place, None, told, RULE_NOT_RUN.fix)


def empty_cell(pair: PagePair, place: Place, language: Mapping[str, str], safety: Safety) -> Finding:
    """The finding about the row `pair`, of which the cell of a `language` (its name in both) has no text."""
    told = Bilingual(f"The {language['en']} cell is empty.", f"{language['zh']}一格是空的。")
    finding = _finding(EMPTY_CELL, pair, place, told)
    grave = any(safety.covers(block) for page in (pair.en, pair.zh) if page for block in page.blocks)
    return replace(finding, severity="safety") if grave else finding


def top_of(page: Page) -> Place:
    """The place at the top of a page, where no words are marked."""
    return Place(shown_path(page.path), 1, 1, page.language)


def _finding(trouble: Trouble, pair: PagePair, place: Place, told: Bilingual) -> Finding:
    bound = Bound(pair.en.text if pair.en else "", pair.zh.text if pair.zh else "")
    return Finding(trouble.id, trouble.severity, pair.key, place, None, told, trouble.fix, bound)
