"""Findings as SARIF 2.1.0, the OASIS format that code-scanning services and editors read.

The section numbers below are those of the standard (OASIS, Static Analysis Results Interchange Format 2.1.0).
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from urllib.parse import quote

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.version import __version__
from duizhao.checks.finding import Finding, Place, Severity
from duizhao.checks.looked import NOTHING, Looked
from duizhao.checks.opinions.opinion_trouble import SECOND_OPINION
from duizhao.checks.reports.gravity import gravity_of
from duizhao.checks.rule import Rule, all_rules
from duizhao.checks.stale_translation import STALE
from duizhao.checks.troubles import CANNOT_ANSWER, Trouble
from duizhao.library.check_settings import USUAL, Failing

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"safety": "error", "error": "error", "advice": "warning"}
# SARIF has no level above `error`; `rank` (3.27.25) says how much it matters, from 0 to 100.
RANKS: dict[Severity, float] = {"safety": 100.0, "error": 50.0, "advice": 10.0}
# What is only possible is a `note`, and ranks below every sure fault that is as grave.
POSSIBLE_LEVEL = "note"
POSSIBLE_RANKS: dict[Severity, float] = {"safety": 40.0, "error": 20.0, "advice": 5.0}
# GitHub shows so many results of a run and takes files of this size; what is cut is the least grave, and a notification says
# how much.
MOST_RESULTS = 5_000
LARGEST = 25_000_000
INDENT = 10
# The root of the repository, by the name under which services know it. Where it lies on a machine is nobody's business.
ROOT = "%SRCROOT%"
COMPARE_WITH = {
    "en": Bilingual("the English to compare", "对照的英文"),
    "zh": Bilingual("the Chinese to compare", "对照的中文"),
}


def as_sarif(
    findings: Sequence[Finding],
    language: Language,
    looked: Looked = NOTHING,
    _fail_on: Collection[Failing] = USUAL,
) -> str:
    """One run with every rule and a result for each finding. Messages are in the user's language, rules in
    English."""
    rules: tuple[Rule | Trouble, ...] = (*all_rules(), STALE, SECOND_OPINION)
    index = {rule.id: number for number, rule in enumerate(rules)}
    results, left = _kept(findings, _results(findings, language, index))
    invocation: dict[str, object] = {
        "executionSuccessful": not any(finding.rule in CANNOT_ANSWER for finding in findings)
    }
    if left:
        told = Bilingual(
            f"{left} of {len(findings)} results were left out, the least grave ones: a service takes no more.",
            f"共 {len(findings)} 个问题，因服务有上限，其中 {left} 个较轻的没有列入。",
        )
        invocation["toolExecutionNotifications"] = [
            {"level": "warning", "message": _text(told.say(language))}
        ]
    report = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "duizhao",
                        "semanticVersion": __version__,
                        "rules": [_rule(rule) for rule in rules],
                    }
                },
                "invocations": [invocation],
                "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
                "properties": _counts_of(looked),
                # Columns count characters, as everywhere in Duizhao.
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _counts_of(looked: Looked) -> dict[str, int]:
    """How much was looked at, and how many findings of the baseline are there and have gone."""
    return {
        "comparedPairs": looked.compared,
        "recordedFindings": sum(looked.recorded.values()),
        "goneFindings": looked.gone,
    }


def _kept(
    findings: Sequence[Finding], results: list[dict[str, object]]
) -> tuple[list[dict[str, object]], int]:
    """The results that a service takes, in their order, and how many were left out."""
    order = sorted(range(len(findings)), key=lambda number: gravity_of(findings[number]))
    kept: set[int] = set()
    size = 0
    for number in order[:MOST_RESULTS]:
        written = json.dumps(results[number], ensure_ascii=False, indent=2)
        # In the report each line of it stands further in.
        size += len(written.encode("utf-8", "replace")) + (written.count("\n") + 1) * INDENT
        if size > LARGEST:
            break
        kept.add(number)
    return [result for number, result in enumerate(results) if number in kept], len(results) - len(kept)


def _rule(rule: Rule | Trouble) -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": _text(rule.guards.en),
        "fullDescription": _text(rule.why.en),
        "help": _text(f"{rule.guards.en} {rule.why.en} {rule.fix.en}"),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _results(
    findings: Sequence[Finding], language: Language, index: dict[str, int]
) -> list[dict[str, object]]:
    """A result for each finding. GitHub's own fingerprint (`primaryLocationLineHash`) is left to its uploader: any other
    value under that name is told there as a warning, for each result."""
    seen: Counter[str] = Counter()
    results = []
    for finding in findings:
        result = _result(finding, language, index)
        name = _fingerprint(finding)
        seen[name] += 1
        # The same fault in the same text twice on a page are two faults.
        told = name if seen[name] == 1 else f"{name}:{seen[name]}"
        results.append({**result, "partialFingerprints": {"duizhaoFinding/v1": told}})
    return results


def _result(finding: Finding, language: Language, index: dict[str, int]) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity] if finding.is_sure else POSSIBLE_LEVEL,
        "rank": (RANKS if finding.is_sure else POSSIBLE_RANKS)[finding.severity],
        "message": _text(_sentences(finding, language)),
        "locations": [_location(finding.place)],
        "properties": {
            "severity": finding.severity,
            "confidence": finding.confidence,
            "page": finding.page,
            "boundTo": finding.bound_to.digest,
        },
    }
    if finding.baseline:
        # 3.27.24. What the baseline has recorded is not told, so none is `unchanged`.
        result["baselineState"] = finding.baseline
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.compare:
        message = COMPARE_WITH[finding.compare.language].say(language)
        result["relatedLocations"] = [{"id": 1, **_location(finding.compare), "message": _text(message)}]
    if finding.waiver:
        why = f"{finding.waiver.reason} ({finding.waiver.by})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return result


def _sentences(finding: Finding, language: Language) -> str:
    gap = " " if language == "en" else ""
    return f"{finding.message.say(language)}{gap}{finding.fix.say(language)}"


def _location(place: Place) -> dict[str, object]:
    region: dict[str, object] = {"startLine": place.line, "startColumn": place.column}
    if place.text:
        rows = place.text.split("\n")
        if len(rows) == 1:
            region["endColumn"] = place.column + len(place.text)
        else:
            # Where the last line begins is not known; without an end column the region takes all of it.
            region["endLine"] = place.line + len(rows) - 1
        region["snippet"] = {"text": place.text}
    where = {"uri": _uri(place.path)}
    if not Path(place.path).is_absolute():
        where["uriBaseId"] = ROOT
    return {"physicalLocation": {"artifactLocation": where, "region": region}}


def _uri(path: str) -> str:
    """Relative to the root of the repository, as a URI needs it; a path that leads elsewhere as a `file:` URI."""
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path, errors="surrogateescape")


def _fingerprint(finding: Finding) -> str:
    """The same in every run for the same fault in the same text, wherever on the page it has moved to."""
    name = f"{finding.rule} {finding.page} {finding.bound_to.digest}"
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _text(text: str) -> dict[str, str]:
    """A plain message; a bracket that is no link is marked as such (3.11.6)."""
    return {"text": text.replace("[", "\\[").replace("]", "\\]")}
