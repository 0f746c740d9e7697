"""Findings as GitHub workflow commands: each becomes a note beside its line in a pull request, the gravest first, because
GitHub shows ten errors, ten warnings and ten notices of a step.

The form and the escaping are those of GitHub's own toolkit (actions/toolkit, packages/core/src/command.ts).
"""

from collections.abc import Collection, Sequence

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.finding import Finding, Place, Severity
from duizhao.checks.looked import NOTHING, Looked
from duizhao.checks.reports.gravity import by_gravity
from duizhao.checks.reports.text_report import WORTH_A_LOOK, allowed, row_name
from duizhao.library.check_settings import USUAL, Failing

COMMANDS: dict[Severity, str] = {"safety": "error", "error": "error", "advice": "warning"}
# What a person allows, and what is only possible, stays visible, and no more.
QUIET_COMMAND = "notice"
COMPARE = Bilingual("Compare", "请对照")
FIX = Bilingual("Fix", "怎么改")


def as_github(
    findings: Sequence[Finding],
    language: Language,
    looked: Looked = NOTHING,
    _fail_on: Collection[Failing] = USUAL,
) -> str:
    """One command a line, in the user's language; the last says how much was looked at."""
    told = looked.told if findings else looked.clean
    last = [told, *looked.notes]
    end = f"::{QUIET_COMMAND} title=duizhao::{_escape(chr(10).join(one.say(language) for one in last))}"
    return "".join(
        line + "\n" for line in [*(_command(finding, language) for finding in by_gravity(findings)), end]
    )


def _command(finding: Finding, language: Language) -> str:
    place = finding.place
    quiet = finding.waiver or not finding.is_sure
    command = QUIET_COMMAND if quiet else COMMANDS[finding.severity]
    grave = Bilingual(" (safety)", "（安全）").say(language) if finding.severity == "safety" else ""
    if not finding.is_sure:
        look = WORTH_A_LOOK.say(language)
        grave += Bilingual(f" ({look.lower()})", f"（{look}）").say(language)
    properties = {
        "file": place.path,
        "line": place.line,
        "col": place.column,
        "title": f"{finding.rule}{grave}{row_name(finding)}",
    }
    told = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())
    return f"::{command} {told}::{_escape(_message(finding, language))}"


def _message(finding: Finding, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    lines = [finding.message.say(language)]
    if finding.compare:
        lines.append(f"{COMPARE.say(language)}{colon}{_spot(finding.compare)}")
    if finding.waiver:
        lines.append(allowed(finding.waiver, language))
    else:
        lines.append(f"{FIX.say(language)}{colon}{finding.fix.say(language)}")
    return "\n".join(lines)


def _spot(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"


def _escape(value: str) -> str:
    # The percent sign first: the others bring one along.
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(value: str) -> str:
    return _escape(value).replace(":", "%3A").replace(",", "%2C")
