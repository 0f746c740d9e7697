"""What can be measured of the points of a guide on the pages of a library: from the pages to what holds, in words.

Each measure looks at the pages that somebody wrote for readers about the library's subject, in both languages. Its words give
counts and the farthest figure, so that they change only where something about the point changes.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.checks.page_customs import PageCustoms
from duizhao.checks.readability.measure_page import measure_page
from duizhao.checks.rule import all_rules
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import Page
from duizhao.library.terms.glossary import explained
from duizhao.site.source_lines import names_of
from duizhao.text.markdown.block import Block

# Boxes that say what to do, by what Material calls them.
ACTIONS = frozenset({"admonition:tip", "admonition:danger", "admonition:question"})
QUESTIONS = frozenset({"admonition:question"})
YOU = {"en": "you", "zh": "您"}
YEAR = 366
SOURCE = re.compile(r"\[[^\[\]]{0,300}\]\([^()\s]{0,300}\)\{[^{}]{0,200}\.source[^{}]{0,200}\}|^\|[\s|:-]*$")
HAN = re.compile(r"[\u4e00-\u9fff]")
# Points of a list, columns of a table, words (characters) between two headings that a guide or its readers still take for few.
MOST_POINTS, MOST_COLUMNS = 7, 3
MOST_WORDS: Mapping[Language, int] = {"en": 250, "zh": 500}


@dataclass(frozen=True, slots=True)
class MeasuredPoint:
    """If what was measured is as it should be, and the figures in words."""

    holds: bool
    figures: Bilingual


@dataclass(frozen=True)
class Measured:
    """What is measured: a library, and those of its pages that somebody wrote for its readers, by language."""

    workspace: Workspace
    pages: Mapping[Language, tuple[Page, ...]]

    @classmethod
    def of(cls, workspace: Workspace) -> "Measured":
        """What is measured of the library that `workspace` has read."""
        return cls(workspace, {language: tuple(_meant(workspace, language)) for language in LANGUAGES})

    @cached_property
    def hardest(self) -> Mapping[Language, float]:
        """The score of the page that is hardest to read, by language: several guides ask for it, on the page of each language."""
        targets, terms = self.workspace.settings.reading, self.workspace.terms
        return {
            language: max((measure_page(page, terms, targets).score for page in pages), default=0.0)
            for language, pages in self.pages.items()
        }

    def count(self, holds: Callable[[Page], bool], what: Bilingual) -> MeasuredPoint:
        """How many pages have something; it holds where all of them do, in both languages."""
        have = {language: sum(map(holds, pages)) for language, pages in self.pages.items()}
        all_of = {language: len(pages) for language, pages in self.pages.items()}
        told = {language: f"{have[language]} of {all_of[language]}" for language in LANGUAGES}
        counted = {language: f"{all_of[language]} 页中 {have[language]} 页符合" for language in LANGUAGES}
        if told["en"] == told["zh"]:
            figures = Bilingual(
                f"{what.en}: {told['en']} pages, in both languages.",
                f"{what.zh}：{counted['zh']}，两种语言相同。",
            )
        else:
            figures = Bilingual(
                f"{what.en}: {told['en']} pages in English, {told['zh']} in Chinese.",
                f"{what.zh}：英文 {counted['en']}，中文 {counted['zh']}。",
            )
        return MeasuredPoint(have == all_of, figures)


def _meant(workspace: Workspace, language: Language) -> Iterable[Page]:
    """The pages with text about the subject: not those for editors, about the site, or made from data; nor the list of sources,
    which every other page cites."""
    for pair in workspace.library.pairs:
        page = pair.side(language)
        if page is None or "title" not in page.meta or names_of(page.meta):
            continue
        customs = PageCustoms.of(page)
        if customs.for_readers and customs.needs_summary:
            yield page


def result(name: str, measured: Measured) -> MeasuredPoint:
    """What is measured by `name`. Raises CannotRun for a name that there is not."""
    kind, _, rule = name.partition(":")
    if kind == "rule" and rule in {one.id for one in all_rules()}:
        return _by_rule(rule, measured)
    if name not in MEASURES:
        known = ", ".join([*sorted(MEASURES), "rule:missing-source"])
        raise CannotRun(
            f"conformance.toml: nothing is measured by the name {name!r}. It knows: {known}.",
            f"conformance.toml：没有名为 {name!r} 的测量项。可用的有：{known}。",
        )
    return MEASURES[name](measured)


def _by_rule(rule: str, measured: Measured) -> MeasuredPoint:
    ignored = rule in measured.workspace.settings.rules.off
    said = (
        Bilingual(f"The rule `{rule}` is turned off.", f"规则 `{rule}` 已关闭。")
        if ignored
        else Bilingual(
            f"The rule `{rule}` looks at every page. A build stops where it finds something.",
            f"规则 `{rule}` 检查每一页，发现问题就停止生成网站。",
        )
    )
    return MeasuredPoint(not ignored, said)


def _boxes(page: Page, kinds: frozenset[str]) -> list[Block]:
    return [block for block in page.blocks if kinds & {*block.within}]


def _main_message(measured: Measured) -> MeasuredPoint:
    return measured.count(
        lambda page: PageCustoms.of(page).has_summary,
        Bilingual("A main message at the top, in a box of its own", "开头有要点框"),
    )


def _one_message(measured: Measured) -> MeasuredPoint:
    def is_one(page: Page) -> bool:
        told = _boxes(page, frozenset({"admonition:abstract"}))
        return sum(block.kind in ("item", "paragraph") for block in told) == 1

    return measured.count(is_one, Bilingual("A main message of 1 point", "要点只有 1 条"))


def _reading(measured: Measured) -> MeasuredPoint:
    targets, most = measured.workspace.settings.reading, measured.hardest
    return MeasuredPoint(
        most["en"] <= targets.grade and most["zh"] <= targets.mean,
        Bilingual(
            f"The hardest English page has grade {most['en']:.1f} (Flesch-Kincaid; {targets.grade:g} at most). On the hardest "
            f"Chinese page a sentence has {most['zh']:.1f} characters on average ({targets.mean:g} at most).",
            f"最难的英文页面为 {most['en']:.1f} 级（Flesch-Kincaid，上限 {targets.grade:g}）。最难的中文页面平均每句 "
            f"{most['zh']:.1f} 个字（上限 {targets.mean:g}）。",
        ),
    )


def _explained(measured: Measured) -> MeasuredPoint:
    count = len(explained(measured.workspace.terms.terms))
    return MeasuredPoint(
        count > 0,
        Bilingual(
            f"{count} terms are explained where a page first uses them, and in the glossary.",
            f"有 {count} 个术语在页面上首次出现时给出解释，术语表中也有。",
        ),
    )


def _sections(measured: Measured) -> MeasuredPoint:
    longest = {
        language: max((_longest_section(page) for page in pages), default=0)
        for language, pages in measured.pages.items()
    }
    return MeasuredPoint(
        all(longest[language] <= MOST_WORDS[language] for language in LANGUAGES),
        Bilingual(
            f"The longest text between two headings has {longest['en']} words in English, and {longest['zh']} characters in Chinese. "
            f"Up to {MOST_WORDS['en']} words or {MOST_WORDS['zh']} characters count as short.",
            f"两个标题之间的文字，英文最长 {longest['en']} 个词，中文最长 {longest['zh']} 个字。"
            f"英文 {MOST_WORDS['en']} 个词以内、中文 {MOST_WORDS['zh']} 个字以内算简短。",
        ),
    )


def _longest_section(page: Page) -> int:
    size: Counter[int] = Counter()
    at = 0
    for block in page.blocks:
        if block.kind == "heading":
            at += 1
        elif block.kind in ("paragraph", "item", "title", "row"):
            text = SOURCE.sub("", block.text)
            size[at] += len(text.split()) if page.language == "en" else len(HAN.findall(text))
    return max(size.values(), default=0)


def _lists(measured: Measured) -> MeasuredPoint:
    def is_short(page: Page) -> bool:
        # The containers of an item end with its list and itself.
        items = Counter(block.containers[:-1] for block in page.blocks if block.kind == "item")
        return max(items.values(), default=0) <= MOST_POINTS

    return measured.count(
        is_short, Bilingual(f"No list of more than {MOST_POINTS} points", f"没有超过 {MOST_POINTS} 条的列表")
    )


def _tables(measured: Measured) -> MeasuredPoint:
    def is_simple(page: Page) -> bool:
        return all(
            block.text.strip().strip("|").count("|") < MOST_COLUMNS
            for block in page.blocks
            if block.kind == "row"
        )

    return measured.count(
        is_simple,
        Bilingual(f"No table of more than {MOST_COLUMNS} columns", f"没有超过 {MOST_COLUMNS} 列的表格"),
    )


def _pictures(measured: Measured) -> MeasuredPoint:
    count = len(measured.workspace.pictures)
    return MeasuredPoint(
        count > 0,
        Bilingual(
            f"{count} pictures, each with a title, and each told in words too.",
            f"共 {count} 幅图，每幅都有标题，并用文字说明同样的内容。",
        ),
    )


def _cues(measured: Measured) -> MeasuredPoint:
    return measured.count(
        lambda page: (
            any(name.startswith("admonition:") for block in page.blocks for name in block.within)
            and any(block.kind == "item" for block in page.blocks)
        ),
        Bilingual("Boxes and lists", "有提示框和列表"),
    )


def _actions(measured: Measured) -> MeasuredPoint:
    return measured.count(
        lambda page: bool(_boxes(page, ACTIONS)),
        Bilingual("A box that says what to do, or what to ask", "有“该做什么”或“要问什么”的提示框"),
    )


def _addressed(measured: Measured) -> MeasuredPoint:
    return measured.count(
        lambda page: any(YOU[page.language] in block.text.lower() for block in page.blocks),
        Bilingual("It speaks to “you”", "直接对“您”说"),
    )


def _tools(measured: Measured) -> MeasuredPoint:
    have = sum(bool(_boxes(page, QUESTIONS)) for page in measured.pages["en"])
    return MeasuredPoint(
        have > 0,
        Bilingual(
            f"{have} pages have a list of questions to take along. Every page can be printed.",
            f"{have} 个页面有可以带去就诊的问题清单。每页都能打印。",
        ),
    )


def _dates(measured: Measured) -> MeasuredPoint:
    def is_dated(page: Page) -> bool:
        seen, due = page.meta.get("sources_checked_on"), page.meta.get("review_due")
        return isinstance(seen, date) and isinstance(due, date) and 0 < (due - seen).days <= YEAR

    return measured.count(
        is_dated,
        Bilingual(
            "The day of the last check of the sources, and of the next one within a year",
            "写明资料上次核对的日期，以及一年内下次核对的日期",
        ),
    )


def _reviewed(measured: Measured) -> MeasuredPoint:
    return measured.count(
        lambda page: bool(page.meta.get("reviewed_by")) and bool(page.meta.get("reviewed_on")),
        Bilingual("Checked by a clinician who is named", "已由署名的医生审核"),
    )


def _publisher(measured: Measured) -> MeasuredPoint:
    named = measured.workspace.settings.publisher.is_named
    return MeasuredPoint(
        named,
        Bilingual(
            "The foot of every page names the publisher, with an address to write to.",
            "每页底部写明发布者和联系方式。",
        )
        if named
        else Bilingual("No publisher and no address are named yet.", "尚未写明发布者和联系方式。"),
    )


def _both_languages(measured: Measured) -> MeasuredPoint:
    keys = {language: {page.key for page in pages} for language, pages in measured.pages.items()}
    both = len(keys["en"] & keys["zh"])
    return MeasuredPoint(
        keys["en"] == keys["zh"],
        Bilingual(
            f"{both} pages exist in both languages. A program compares them sentence by sentence.",
            f"{both} 个页面有两种语言，由程序逐句对照。",
        ),
    )


MEASURES: Mapping[str, Callable[[Measured], MeasuredPoint]] = {
    "main-message": _main_message,
    "one-message": _one_message,
    "reading": _reading,
    "explained": _explained,
    "sections": _sections,
    "lists": _lists,
    "tables": _tables,
    "pictures": _pictures,
    "cues": _cues,
    "actions": _actions,
    "addressed": _addressed,
    "tools": _tools,
    "dates": _dates,
    "reviewed": _reviewed,
    "publisher": _publisher,
    "both-languages": _both_languages,
}
