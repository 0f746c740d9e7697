"""Findings for a program. Both languages stand side by side, so the reader's language is no option here."""

import json
from collections import Counter
from collections.abc import Sequence

from duizhao.base.bilingual import Bilingual
from duizhao.checks.finding import SEVERITIES, Finding, Place, Waiver
from duizhao.checks.looked import NOTHING, Looked


def as_json(findings: Sequence[Finding], looked: Looked = NOTHING) -> str:
    """`{"findings": [...], "counts": {...}}` with Chinese as it is; lines and columns from 1.

    A waived finding bears its waiver, and counts as nothing else; one that is only possible counts as `possible`,
    however grave it were. `compared` is how many pairs were looked at. Of a library with a baseline, `recorded` findings are
    counted and not told, what it recorded and nothing finds is `gone`, and each finding says what became of it: `new`, or
    `updated` where the same texts have become a graver or surer one. docs/schemas/check.schema.json describes all of it.
    """
    live = [finding for finding in findings if finding.waiver is None]
    severities = Counter(finding.severity for finding in live if finding.is_sure)
    counts: dict[str, int] = {severity: severities[severity] for severity in SEVERITIES}
    counts |= {
        "possible": sum(not finding.is_sure for finding in live),
        "waived": len(findings) - len(live),
        "pages": len({finding.page for finding in live}),
        "compared": looked.compared,
        "recorded": sum(looked.recorded.values()),
        "gone": looked.gone,
    }
    report = {"findings": [_finding(finding) for finding in findings], "counts": counts}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "page": finding.page,
        "place": _place(finding.place),
        "compare": _place(finding.compare) if finding.compare else None,
        "message": _both(finding.message),
        "fix": _both(finding.fix),
        "bound_to": finding.bound_to.digest,
        "waiver": _waiver(finding.waiver) if finding.waiver else None,
        "baseline": finding.baseline,
    }


def _waiver(waiver: Waiver) -> dict[str, str]:
    return {"reason": waiver.reason, "by": waiver.by, "on": waiver.on}


def _place(place: Place) -> dict[str, object]:
    return {
        "language": place.language,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "text": place.text,
    }


def _both(sentence: Bilingual) -> dict[str, str]:
    return {"en": sentence.en, "zh": sentence.zh}
