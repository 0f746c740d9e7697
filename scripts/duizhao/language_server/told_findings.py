"""Findings as editors show them: with their range, how grave they are, and the place to compare in the other file."""

from collections.abc import Iterator

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from duizhao.base.bilingual import Language
from duizhao.checks.finding import Finding, Place
from duizhao.checks.reports.excerpt import printable
from duizhao.language_server import server_texts
from duizhao.language_server.editor_look import EditorLook
from duizhao.memory.status.page_look import finding_name

SOURCE = "duizhao"


def diagnostics(look: EditorLook, side: Language, language: Language) -> list[Diagnostic]:
    """What is found in the file of `side`, said in the user's `language`."""
    return [_told(look, finding, place, language) for finding, place in look.findings(side)]


def top_diagnostic(message: str) -> Diagnostic:
    """That a page could not be looked at, at its first line."""
    return Diagnostic(
        Range(Position(0, 0), Position(0, 0)), message, severity=DiagnosticSeverity.Error, source=SOURCE
    )


def _told(look: EditorLook, finding: Finding, place: Place, language: Language) -> Diagnostic:
    name = finding_name(finding)
    parts = [finding.message.say(language), finding.fix.say(language)]
    if not finding.is_sure:
        parts.insert(0, server_texts.POSSIBLE.say(language))
    if name in look.recorded:
        parts.append(server_texts.FROM_BASELINE.say(language))
    return Diagnostic(
        look.text(place.language).span(place),
        printable((" " if language == "en" else "").join(parts)),
        severity=_severity(finding, name in look.recorded),
        code=finding.rule,
        source=SOURCE,
        related_information=list(_related(look, finding, place, language)),
        data=name,
    )


def _severity(finding: Finding, recorded: bool) -> DiagnosticSeverity:
    if recorded:
        return DiagnosticSeverity.Hint
    if not finding.is_sure:
        return DiagnosticSeverity.Information
    return DiagnosticSeverity.Warning if finding.severity == "advice" else DiagnosticSeverity.Error


def _related(
    look: EditorLook, finding: Finding, place: Place, language: Language
) -> Iterator[DiagnosticRelatedInformation]:
    for one in (finding.place, finding.compare):
        if one and one != place:
            where = Location(look.uris[one.language], look.text(one.language).span(one))
            said = server_texts.COMPARE[one.language].say(language)
            yield DiagnosticRelatedInformation(where, f"{said}: {printable(one.text or one.line_text)}")
