"""The summary of a step in GitHub Actions: a Markdown table of the findings, the gravest first.

Beside the lines of a pull request GitHub shows ten errors a step; here stand all that fit into its limit of one mebibyte.
"""

from collections.abc import Sequence

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.finding import Finding
from duizhao.checks.looked import Looked
from duizhao.checks.reports.gravity import by_gravity
from duizhao.checks.reports.markdown_text import shortened, shown
from duizhao.checks.reports.text_report import SEVERITY_NAMES, WORTH_A_LOOK, say_counts

# GitHub takes 1 MiB of all that a step writes, and refuses the whole where there is more.
LARGEST = 1_000_000
LONGEST_MESSAGE = 1_000
HEADINGS = (
    Bilingual("how grave", "严重程度"),
    Bilingual("rule", "规则"),
    Bilingual("where", "位置"),
    Bilingual("what is wrong", "问题"),
)
# What a pull request is reviewed by stands above a table that is long.
ROOM_FOR_THE_END = 400


def step_summary(findings: Sequence[Finding], language: Language, looked: Looked, taken: int = 0) -> str:
    """The summary; `taken` is how many bytes the step has written already."""
    live = [one for one in by_gravity(findings) if one.waiver is None]
    told = (looked.told if live else looked.clean).say(language)
    gap = Bilingual(" ", "").say(language)
    counts = say_counts(live, language)
    counted = Bilingual(f"{counts}.", f"共 {counts}。").say(language) + gap if live else ""
    text = f"### Duizhao 对照\n\n{shown(counted + told)}\n"
    if not live:
        return text
    text += "\n| " + " | ".join(heading.say(language) for heading in HEADINGS) + " |\n|---|---|---|---|\n"
    rows = [_row(finding, language) for finding in live]
    room = LARGEST - taken - len(text.encode()) - ROOM_FOR_THE_END
    kept = 0
    for row in rows:
        room -= len(row.encode("utf-8", "replace"))
        if room < 0:
            break
        kept += 1
    text += "".join(rows[:kept])
    if left := len(rows) - kept:
        text += Bilingual(
            f"\n{left} more {'finding' if left == 1 else 'findings'} did not fit. The log of the step has them all.\n",
            f"\n另有 {left} 个问题放不下，请看这一步的日志。\n",
        ).say(language)
    return text


def _row(finding: Finding, language: Language) -> str:
    grave = SEVERITY_NAMES[finding.severity].say(language)
    if not finding.is_sure:
        grave += Bilingual(f", {WORTH_A_LOOK.en.lower()}", f"，{WORTH_A_LOOK.zh}").say(language)
    place = finding.place
    cells = (
        grave,
        finding.rule,
        f"{place.path}:{place.line}",
        shortened(finding.message.say(language), LONGEST_MESSAGE),
    )
    return "| " + " | ".join(shown(cell) for cell in cells) + " |\n"
