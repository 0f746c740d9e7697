"""One Markdown comment for a pull request: what changed and what waits, side by side, then the findings by gravity.

It begins with a line that nobody sees, by which it is found again, so that a pull request has one comment that is kept up
to date. GitHub takes 65,536 characters; what does not fit is counted.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language
from duizhao.checks.changed_block import ChangedBlock, ChangedSide, TextRun
from duizhao.checks.finding import STALE_RULE, Finding, Place
from duizhao.checks.looked import NOTHING, Looked
from duizhao.checks.reports.gravity import by_gravity
from duizhao.checks.reports.markdown_text import CUT, code, shortened, shown, units
from duizhao.checks.reports.text_report import SEVERITY_NAMES, WORTH_A_LOOK, allowed, say_counts
from duizhao.checks.rule import all_rules
from duizhao.library.check_settings import USUAL, Failing

MARKER = "<!-- duizhao:comment -->"
# Where a pull request has no comment yet, one that says this is not worth a message to everybody.
NOTHING_MARKER = "<!-- duizhao:nothing -->"
# GitHub's limit, with room for the sentence that says what was left out.
LONGEST = 65_536 - 1_000
# Of a text that stayed the same so much is shown on each side of a change, and of a whole text so much.
AROUND = 60
LONGEST_TEXT = 1_200
TITLE = Bilingual("Do both languages still say the same?", "两种语言是否仍然一致？")
NOT_THERE = Bilingual("(not there)", "（没有）")
DELETED, ADDED = ("&#91;-", "-&#93;"), ("{+", "+}")
# What `duizhao check --fix` mends.
MENDED = "chinese-typography"


def as_comment(
    findings: Sequence[Finding],
    language: Language,
    looked: Looked = NOTHING,
    _fail_on: Collection[Failing] = USUAL,
) -> str:
    """The comment in the user's language. Findings that stand in the tables of what changed are not told twice."""
    waiting = [one for one in looked.changes if one.waits]
    told_there = {(one.page, _key(one.side_of(other).place)) for one in waiting for other in one.waits}
    rest = [
        one
        for one in by_gravity(findings)
        if one.rule != STALE_RULE or (one.page, _key(one.place)) not in told_there
    ]
    parts = [*_tables(looked.changes, language), *_findings(rest, language)]
    head = [MARKER] + ([] if findings or waiting else [NOTHING_MARKER])
    return _within(
        "\n".join([*head, "", f"### {TITLE.say(language)}", "", *_sums(findings, waiting, language, looked)]),
        parts,
        language,
    )


def _key(place: Place | None) -> tuple[str, int] | None:
    return (place.path, place.line) if place else None


def _sums(
    findings: Sequence[Finding], waiting: Sequence[ChangedBlock], language: Language, looked: Looked
) -> list[str]:
    if not findings and not waiting:
        return [shown(looked.clean.say(language)), ""]
    gap = Bilingual(" ", "").say(language)
    told = []
    for side in LANGUAGES:
        number = sum(side in one.waits for one in waiting)
        name = LANGUAGE_NAMES[side]
        if number:
            one = Bilingual(
                f"{number} {name['en']} {'text waits' if number == 1 else 'texts wait'}: the other language changed.",
                f"有 {number} 处{name['zh']}待处理：另一种语言已改。",
            )
            told.append(one.say(language))
    live = [one for one in findings if one.waiver is None and one.rule != STALE_RULE]
    if live:
        counts = say_counts(live, language)
        told.append(Bilingual(f"{counts}.", f"共 {counts}。").say(language))
    return [shown(gap.join([*told, looked.told.say(language)])), ""]


# A part of the comment: what stands above it where it is the first of its kind, its own lines, and what it counts as.
_Part = tuple[str, str, Bilingual]


def _tables(changes: Sequence[ChangedBlock], language: Language) -> Iterable[_Part]:
    """A table for each page, those with something that waits first, and in it safety first."""
    by_page = [list(group) for _page, group in groupby(changes, key=lambda one: one.page)]
    names = [LANGUAGE_NAMES[side][language] for side in LANGUAGES]
    head = f"| | {names[0]} | {names[1]} |\n|---|---|---|"
    block = Bilingual("changed block", "处改动")
    for group in sorted(by_page, key=lambda group: not any(one.waits for one in group)):
        title = f"\n#### {shown(group[0].page)}\n\n{head}\n"
        for one in sorted(group, key=lambda one: (not one.waits, not one.safety)):
            yield title, _row(one, language) + "\n", block


def _row(one: ChangedBlock, language: Language) -> str:
    what = shown(one.told.say(language))
    if one.safety:
        what = f"**{SEVERITY_NAMES['safety'].say(language)}** · {what}"
    if one.command:
        # A `|` would end the cell even in code.
        command = shown(one.command) if "|" in one.command else code(one.command)
        what += Bilingual(f". When both say the same: {command}", f"。两边一致后：{command}").say(language)
    return f"| {what} | {_cell(one.en, language)} | {_cell(one.zh, language)} |"


def _cell(side: ChangedSide, language: Language) -> str:
    if side.place is None:
        return NOT_THERE.say(language)
    where = Bilingual(f"line {side.place.line}", f"第 {side.place.line} 行").say(language)
    return f"{where}: {_runs(side.runs)}" if language == "en" else f"{where}：{_runs(side.runs)}"


def _runs(runs: Sequence[TextRun]) -> str:
    """The text with what was deleted and added marked as Git marks words, and of what stayed only what stands around."""
    told: list[str] = []
    room = LONGEST_TEXT
    changed = any(run.kind != "same" for run in runs)
    for number, run in enumerate(runs):
        text = run.text
        if run.kind == "same" and changed:
            text = _around(text, first=number == 0, last=number == len(runs) - 1)
        text = shortened(text, max(room, 1))
        room -= len(text)
        # The blanks at the ends of a run stay, so that words do not run together.
        before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        marks = {"deleted": DELETED, "added": ADDED}.get(run.kind, ("", ""))
        told.append(f"{before}{marks[0]}{shown(text)}{marks[1]}{after}")
        if room <= 0:
            break
    return "".join(told).strip()


def _around(text: str, first: bool, last: bool) -> str:
    """What of a text that stayed stands beside a change: its end, its start, or both."""
    if first:
        return text if len(text) <= AROUND else CUT + text[-AROUND:]
    if last:
        return text if len(text) <= AROUND else text[:AROUND] + CUT
    return text if len(text) <= 2 * AROUND else f"{text[:AROUND]} {CUT} {text[-AROUND:]}"


def _findings(findings: Sequence[Finding], language: Language) -> Iterable[_Part]:
    title = f"\n#### {Bilingual('Findings', '发现的问题').say(language)}\n\n"
    for finding in findings:
        yield title, _finding(finding, language) + "\n", Bilingual("finding", "个问题")


def _finding(finding: Finding, language: Language) -> str:
    grave = f"**{SEVERITY_NAMES[finding.severity].say(language)}**"
    if not finding.is_sure:
        look = WORTH_A_LOOK.say(language)
        grave += Bilingual(f", {look.lower()}", f"，{look}").say(language)
    spots = [_spot(place) for place in (finding.place, finding.compare) if place]
    lines = [
        f"- {grave} · {code(finding.rule)} · {' ↔ '.join(spots)}",
        f"  {shown(shortened(finding.message.say(language), LONGEST_TEXT))}",
    ]
    if finding.waiver:
        lines.append(f"  {shown(allowed(finding.waiver, language))}")
    else:
        # The two spaces at the end of a line would be lost; a list item of its own is not.
        settle = settling(finding, language)
        or_else = (
            Bilingual(" If it may stay: ", "如可保留：").say(language)
            if settle.startswith("duizhao waive")
            else " "
        )
        told = shown(shortened(finding.fix.say(language), LONGEST_TEXT))
        lines.append(f"  {told}{or_else}{code(settle)}" if settle else f"  {told}")
    return "  \n".join(lines)


def settling(finding: Finding, language: Language) -> str:
    """The command that settles a finding: what mends it, what approves the pair, or what lets the finding stay. Empty where
    only the text can."""
    where = f"{finding.page}:{finding.place.line}"
    if finding.rule == MENDED:
        return "duizhao check --fix"
    if finding.rule == STALE_RULE:
        return f"duizhao approve {_word(where)}"
    if finding.rule not in {rule.id for rule in all_rules()}:
        return ""
    why, who = ("why", "your name") if language == "en" else ("理由", "姓名")
    return f'duizhao waive {finding.rule} {_word(where)} --reason "{why}" --by "{who}"'


def _word(text: str) -> str:
    """A word of a command as every shell reads it; quoted where it holds more than the name of an ordinary file."""
    plain = all(sign.isalnum() or sign in "./:@%+=,-_" for sign in text)
    return text if plain else "'" + text.replace("'", "'\"'\"'") + "'"


def _spot(place: Place) -> str:
    return code(f"{place.path}:{place.line}")


def _within(head: str, parts: Iterable[_Part], language: Language) -> str:
    """The parts that fit, from the first, and how many of each kind were left out."""
    told = [head]
    used = units(head)
    title_before = ""
    left: dict[Bilingual, int] = {}
    for title, body, kind in parts:
        text = body if title == title_before else title + body
        if left or used + units(text) > LONGEST:
            left[kind] = left.get(kind, 0) + 1
            continue
        told.append(text)
        used += units(text)
        title_before = title
    if left:
        counts = [
            Bilingual(f"{number} {kind.en}{'' if number == 1 else 's'}", f"{number} {kind.zh}").say(language)
            for kind, number in left.items()
        ]
        told.append(
            Bilingual(
                f"\nLeft out, because a comment has no more room: {' and '.join(counts)}. `duizhao check` tells them all.\n",
                f"\n因评论长度有限，未列出：{'、'.join(counts)}。运行 `duizhao check` 可查看全部。\n",
            ).say(language)
        )
    return "".join(told).rstrip("\n") + "\n"
