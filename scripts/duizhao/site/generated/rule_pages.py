"""A page for each rule, and one that lists them all: for people who write pages or rules, not for readers.

The pages are made from the rules themselves, and show what the check really says about their broken examples.
They are left out of the search; the examples stand in fences, where no rule reads them as text of the
library.
"""

import json
import re
from collections.abc import Iterator

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.explanation import (
    BROKEN,
    FIX,
    GRAVITY,
    GUARDS,
    NO_PAGE,
    REPAIRED,
    SAYS,
    WAIVE,
    WHY,
    check_example,
    gravity,
    waive_command,
    waiving,
)
from duizhao.checks.reports.text_report import SEVERITY_NAMES, show
from duizhao.checks.rule import Rule, all_rules

INDEX = "index.md"
TITLE = Bilingual("The rules", "检查规则")
DESCRIPTION = Bilingual(
    "What the check looks for, with an example for each rule.", "检查哪些问题，每条规则附一个示例。"
)
INTRODUCTION = Bilingual(
    "Each rule finds one fault. Its page shows the fault, what the check says about it, and how to repair "
    "it.",
    "每条规则查找一种问题。各规则的页面列出问题示例、检查结果和修改方法。",
)
COLUMNS = (
    Bilingual("Rule", "规则"),
    Bilingual("How grave", "严重程度"),
    Bilingual("What a good page has", "好页面的样子"),
)
RULE_TITLE = Bilingual("Rule", "规则")
BOTH_SIDES = {"en": Bilingual("English page:", "英文页："), "zh": Bilingual("Chinese page:", "中文页：")}
FENCE = re.compile(r"`{3,}|~{3,}")
# The snippets extension looks into fences too; this is how it is told that a line is meant as it stands.
SNIPPET = re.compile(r"^(?=[ \t]*-+8<-+)", re.MULTILINE)


def rule_pages(language: Language) -> dict[str, str]:
    """The pages in `language`: file name and text."""
    rules = all_rules()
    pages = {f"{rule.id}.md": _rule_page(rule, language) for rule in rules}
    return {INDEX: _index(rules, language), **pages}


def _index(rules: tuple[Rule, ...], language: Language) -> str:
    rows = [
        f"| [`{rule.id}`]({rule.id}.md) | {SEVERITY_NAMES[rule.severity].say(language)} | "
        f"{_cell(rule.guards.say(language))} |"
        for rule in rules
    ]
    body = [
        INTRODUCTION.say(language),
        "",
        f"| {' | '.join(column.say(language) for column in COLUMNS)} |",
        "| --- | --- | --- |",
        *rows,
    ]
    return _page(TITLE.say(language), "rules", TITLE.say(language), DESCRIPTION.say(language), body)


def _rule_page(rule: Rule, language: Language) -> str:
    example = rule.example
    says = "\n".join(show(finding, language) for finding in check_example(rule))
    body = [
        *_section(GUARDS, "guards", language),
        rule.guards.say(language),
        "",
        *_section(WHY, "why", language),
        rule.why.say(language),
        "",
        *_section(BROKEN, "broken", language),
        *_example(example.broken_en, example.broken_zh, language),
        *_section(SAYS, "says", language),
        *_fence(says, "text"),
        *_section(REPAIRED, "repaired", language),
        *_example(example.repaired_en, example.repaired_zh, language),
        *_section(FIX, "fix", language),
        rule.fix.say(language),
        "",
        *_section(GRAVITY, "gravity", language),
        gravity(rule).say(language),
        "",
        *_section(WAIVE, "waive", language),
        waiving().say(language),
        "",
        *_fence(waive_command(rule, language), "text"),
    ]
    name = RULE_TITLE.say(language)
    return _page(f"{name} {rule.id}", rule.id, f"{name} `{rule.id}`", rule.guards.say(language), body)


def _page(title: str, key: str, heading: str, description: str, body: list[str]) -> str:
    head = {
        "title": json.dumps(title, ensure_ascii=False),
        "description": json.dumps(description, ensure_ascii=False),
        "generated": "true",
        "search": "\n  exclude: true",
    }
    lines = "".join(
        f"{name}:{'' if value.startswith(chr(10)) else ' '}{value}\n" for name, value in head.items()
    )
    text = "\n".join(body).rstrip()
    return f"---\n{lines}---\n\n# {heading} {{#{key}}}\n\n{text}\n"


def _section(title: Bilingual, anchor: str, language: Language) -> Iterator[str]:
    yield f"## {title.say(language)} {{#{anchor}}}"
    yield ""


def _example(en: str, zh: str, language: Language) -> Iterator[str]:
    for side, text in (("en", en), ("zh", zh)):
        yield BOTH_SIDES[side].say(language)
        yield ""
        if text:
            yield from _fence(text, "markdown")
        else:
            yield NO_PAGE.say(language)
            yield ""


def _fence(text: str, kind: str) -> Iterator[str]:
    """`text` in a fence that is longer than any in it."""
    longest = max((len(found) for found in FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    yield f"{fence}{kind}"
    yield SNIPPET.sub(";", text.rstrip("\n"))
    yield fence
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
