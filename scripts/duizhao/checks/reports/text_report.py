"""Findings for a person at a terminal, in that person's language, with the lines of both pages."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.finding import SEVERITIES, Finding, Place, Severity, Waiver
from duizhao.checks.looked import NOTHING, Looked
from duizhao.checks.reports.excerpt import excerpt, printable
from duizhao.library.check_settings import USUAL, Failing

SEVERITY_NAMES: dict[Severity, Bilingual] = {
    "safety": Bilingual("safety", "安全"),
    "error": Bilingual("error", "错误"),
    "advice": Bilingual("advice", "建议"),
}
WORTH_A_LOOK = Bilingual("Worth a look", "值得一看")
MAY_BE_RIGHT = Bilingual(
    "both languages may be right here. Read them, and change only what is wrong.",
    "这些地方不一定有错。请对照阅读，确有错误再改。",
)
# So many findings are more than anybody mends at once.
MANY = 100
RECORD_THEM = Bilingual(
    "To have all of these recorded, and be told from then on of what is new, type: duizhao baseline",
    "要先记录这些问题，以后只列出新的问题，请输入：duizhao baseline",
)
STOPS_NOTHING = Bilingual("Nothing here stops a build.", "以上都不会中止构建。")
COMPARE = Bilingual("compare: ", "对照：")
FIX = Bilingual("fix: ", "怎么改：")

MAGENTA, RED, YELLOW, CYAN = "\033[35m", "\033[31m", "\033[33m", "\033[36m"
BOLD, PLAIN = "\033[1m", "\033[0m"
SEVERITY_COLOURS: dict[Severity, str] = {"safety": MAGENTA, "error": RED, "advice": YELLOW}


def as_text(
    findings: Sequence[Finding],
    language: Language,
    looked: Looked = NOTHING,
    fail_on: Collection[Failing] = USUAL,
    colour: bool = False,
) -> str:
    """Every finding with both places, safety first, then under a heading of their own those that are only possible, at
    the end how many there are, whether any makes the check fail, what stands in the baseline, and what to type next."""
    notes = [note.say(language) for note in looked.notes]
    if not findings:
        return "\n".join([looked.clean.say(language), *notes]) + "\n"
    # Sorting keeps the order of the pages within each part.
    ordered = sorted(findings, key=_part)
    told = [show(finding, language, colour) for finding in ordered if finding.is_sure]
    if possible := [show(finding, language, colour) for finding in ordered if not finding.is_sure]:
        heading = paint(WORTH_A_LOOK.say(language), BOLD, colour)
        colon = Bilingual(": ", "：").say(language)
        told += [f"{heading}{colon}{MAY_BE_RIGHT.say(language)}\n", *possible]
    live = [finding for finding in ordered if finding.waiver is None]
    gap = Bilingual(" ", "").say(language)
    end = [summary(findings, language) + gap + looked.told.say(language)]
    if live and not any(finding.fails(fail_on) for finding in live):
        end.append(STOPS_NOTHING.say(language))
    end += notes
    end += [next_step(live, language)] if live else []
    if len(live) >= MANY and not looked.rows and all(finding.baseline is None for finding in live):
        end.append(RECORD_THEM.say(language))
    return "\n".join([*told, *end]) + "\n"


def show(finding: Finding, language: Language, colour: bool = False) -> str:
    """One finding: where, which rule, how grave; what is wrong; both lines; what to do, or who allows it."""
    tint = SEVERITY_COLOURS[finding.severity]
    grave = SEVERITY_NAMES[finding.severity].say(language)
    if not finding.is_sure:
        look = WORTH_A_LOOK.say(language)
        grave += Bilingual(f", {look.lower()}", f"，{look}").say(language)
    severity = paint(grave, tint, colour)
    lines = [
        f"{paint(_spot(finding.place), BOLD, colour)}{row_name(finding)}  {finding.rule}  {severity}",
        f"  {printable(finding.message.say(language))}",
        *_lines_of(finding.place, tint, colour),
    ]
    if finding.compare:
        lines.append(f"  {COMPARE.say(language)}{_spot(finding.compare)}")
        lines.extend(_lines_of(finding.compare, CYAN, colour))
    if finding.waiver:
        lines.append(f"  {printable(allowed(finding.waiver, language))}")
    else:
        lines.append(f"  {paint(FIX.say(language), BOLD, colour)}{printable(finding.fix.say(language))}")
    return "\n".join(lines) + "\n"


def summary(findings: Sequence[Finding], language: Language) -> str:
    """One line: how many findings of each severity, how many that are only possible, on how many pages, and how many are
    waived."""
    live = [finding for finding in findings if finding.waiver is None]
    waived = len(findings) - len(live)
    told = []
    if live:
        pages = len({finding.page for finding in live})
        counts = say_counts(live, language)
        told.append(
            Bilingual(f"{counts} on {_count(pages, 'page', 'pages')}.", f"共 {counts}，涉及 {pages} 个页面。")
        )
    if waived:
        told.append(Bilingual(f"{waived} waived.", f"已确认保留 {waived} 个。"))
    return Bilingual(" ", "").say(language).join(sentence.say(language) for sentence in told)


def say_counts(findings: Iterable[Finding], language: Language) -> str:
    """How many sure findings of each severity, the gravest first, then how many that are only possible; empty where there
    is none."""
    findings = list(findings)
    counts = Counter(finding.severity for finding in findings if finding.is_sure)
    possible = sum(not finding.is_sure for finding in findings)
    names: dict[Severity, Bilingual] = {
        "safety": Bilingual(
            _count(counts["safety"], "safety finding", "safety findings"), f"{counts['safety']} 个安全问题"
        ),
        "error": Bilingual(_count(counts["error"], "error", "errors"), f"{counts['error']} 个错误"),
        "advice": Bilingual(
            _count(counts["advice"], "piece of advice", "pieces of advice"), f"{counts['advice']} 条建议"
        ),
    }
    told = [names[severity].say(language) for severity in SEVERITIES if counts[severity]]
    if possible:
        told.append(
            Bilingual(
                _count(possible, "place worth a look", "places worth a look"), f"{possible} 处值得一看"
            ).say(language)
        )
    return Bilingual(", ", "、").say(language).join(told)


def next_step(findings: Sequence[Finding], language: Language) -> str:
    """The command that explains a rule of these findings, the most frequent one first."""
    rule = Counter(finding.rule for finding in findings).most_common(1)[0][0]
    return Bilingual(
        f"To see why a rule exists, with an example, type: duizhao explain {rule}",
        f"想知道某条规则的理由和示例，请输入：duizhao explain {rule}",
    ).say(language)


def allowed(waiver: Waiver, language: Language) -> str:
    """Who allows a finding, since when and why."""
    who = [part for part in (waiver.by, waiver.on) if part]
    return Bilingual(
        f"waived by {', '.join(who)}: {waiver.reason}", f"已确认保留（{'，'.join(who)}）：{waiver.reason}"
    ).say(language)


def row_name(finding: Finding) -> str:
    """The id of the sentence pair, where the finding is in one; the path of a page names the page already."""
    return "" if _names(finding.place.path, finding.page) else f" ({printable(finding.page)})"


def _names(path: str, page: str) -> bool:
    return path.endswith(page) or f"{page}." in path


def _part(finding: Finding) -> tuple[bool, bool]:
    return (not finding.is_sure, finding.severity != "safety")


def _lines_of(place: Place, tint: str, colour: bool) -> list[str]:
    """The line at `place` behind its language, and the marks under its words."""
    if not place.line_text.strip():
        return []
    shown = excerpt(place.line_text, place.column - place.shown_from + 1, place.text)
    lines = [f"    {place.language} │ {shown.line}"]
    if shown.marks:
        lines.append(f"       │ {paint(shown.marks, tint, colour)}")
    return lines


def _spot(place: Place) -> str:
    return f"{printable(place.path)}:{place.line}:{place.column}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def paint(text: str, tint: str, colour: bool) -> str:
    """`text` in the colour `tint` of a terminal, where there is to be `colour`."""
    return f"{tint}{text}{PLAIN}" if colour else text
