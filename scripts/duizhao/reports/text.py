"""Findings for a person at a terminal, in that person's language, with the lines of both pages."""

from collections import Counter
from collections.abc import Sequence

from duizhao.bilingual import Bilingual, Language
from duizhao.finding import Finding, Place
from duizhao.reports.excerpt import excerpt, printable

SEVERITIES = {"error": Bilingual("error", "错误"), "advice": Bilingual("advice", "建议")}
COMPARE = Bilingual("compare: ", "对照：")
FIX = Bilingual("fix: ", "怎么改：")
CLEAN = Bilingual("Nothing found: the two languages are in step.", "没有发现问题：两种语言一致。")

RED, YELLOW, CYAN, BOLD, PLAIN = "\033[31m", "\033[33m", "\033[36m", "\033[1m", "\033[0m"
SEVERITY_COLOURS = {"error": RED, "advice": YELLOW}


def as_text(findings: Sequence[Finding], language: Language, colour: bool = False) -> str:
    """Every finding with both places, then how many there are and what to type next."""
    if not findings:
        return CLEAN.say(language) + "\n"
    told = [show(finding, language, colour) for finding in findings]
    return "\n".join([*told, summary(findings, language), next_step(findings, language)]) + "\n"


def show(finding: Finding, language: Language, colour: bool = False) -> str:
    """One finding: where, which rule, how grave; what is wrong; both lines; what to do."""
    tint = SEVERITY_COLOURS[finding.severity]
    severity = _paint(SEVERITIES[finding.severity].say(language), tint, colour)
    lines = [
        f"{_paint(_spot(finding.place), BOLD, colour)}  {finding.rule}  {severity}",
        f"  {printable(finding.message.say(language))}",
        *_lines_of(finding.place, tint, colour),
    ]
    if finding.compare:
        lines.append(f"  {COMPARE.say(language)}{_spot(finding.compare)}")
        lines.extend(_lines_of(finding.compare, CYAN, colour))
    lines.append(f"  {_paint(FIX.say(language), BOLD, colour)}{printable(finding.fix.say(language))}")
    return "\n".join(lines) + "\n"


def summary(findings: Sequence[Finding], language: Language) -> str:
    """One line: how many findings of each severity, on how many pages."""
    counts = Counter(finding.severity for finding in findings)
    pages = len({finding.page for finding in findings})
    if language == "zh":
        told = [f"{counts['error']} 个错误"] * bool(counts["error"]) + [f"{counts['advice']} 条建议"] * bool(
            counts["advice"]
        )
        return f"共 {'、'.join(told)}，涉及 {pages} 个页面。"
    told = [_count(counts["error"], "error", "errors")] * bool(counts["error"])
    told += [_count(counts["advice"], "piece of advice", "pieces of advice")] * bool(counts["advice"])
    return f"{' and '.join(told)} on {_count(pages, 'page', 'pages')}."


def next_step(findings: Sequence[Finding], language: Language) -> str:
    """The command that explains a rule of these findings, the most frequent one first."""
    rule = Counter(finding.rule for finding in findings).most_common(1)[0][0]
    return Bilingual(
        f"To see why a rule exists, with an example, type: duizhao explain {rule}",
        f"想知道某条规则的理由和示例，请输入：duizhao explain {rule}",
    ).say(language)


def _lines_of(place: Place, tint: str, colour: bool) -> list[str]:
    """The line at `place` behind its language, and the marks under its words."""
    if not place.line_text.strip():
        return []
    shown = excerpt(place.line_text, place.column, place.text)
    lines = [f"    {place.language} │ {shown.line}"]
    if shown.marks:
        lines.append(f"       │ {_paint(shown.marks, tint, colour)}")
    return lines


def _spot(place: Place) -> str:
    return f"{printable(place.path)}:{place.line}:{place.column}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _paint(text: str, tint: str, colour: bool) -> str:
    return f"{tint}{text}{PLAIN}" if colour else text
