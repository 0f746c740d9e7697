"""Findings as GitHub workflow commands: each becomes a note beside its line in a pull request.

The form and the escaping are those of GitHub's own toolkit (actions/toolkit, packages/core/src/command.ts).
"""

from collections.abc import Sequence

from duizhao.bilingual import Bilingual, Language
from duizhao.finding import Finding, Place

COMMANDS = {"error": "error", "advice": "warning"}
COMPARE = Bilingual("Compare", "请对照")
FIX = Bilingual("Fix", "怎么改")


def as_github(findings: Sequence[Finding], language: Language) -> str:
    """One command a line, in the user's language. Nothing at all where there is no finding."""
    return "".join(_command(finding, language) + "\n" for finding in findings)


def _command(finding: Finding, language: Language) -> str:
    place = finding.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "title": finding.rule}
    told = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {told}::{_escape(_message(finding, language))}"


def _message(finding: Finding, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    lines = [finding.message.say(language)]
    if finding.compare:
        lines.append(f"{COMPARE.say(language)}{colon}{_spot(finding.compare)}")
    lines.append(f"{FIX.say(language)}{colon}{finding.fix.say(language)}")
    return "\n".join(lines)


def _spot(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"


def _escape(value: str) -> str:
    # The percent sign first: the others bring one along.
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(value: str) -> str:
    return _escape(value).replace(":", "%3A").replace(",", "%2C")
