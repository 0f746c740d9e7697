"""Findings for a program. Both languages stand side by side, so the reader's language is no option here."""

import json
from collections import Counter
from collections.abc import Sequence

from duizhao.bilingual import Bilingual
from duizhao.finding import Finding, Place


def as_json(findings: Sequence[Finding]) -> str:
    """`{"findings": [...], "counts": {...}}` with Chinese as it is; lines and columns from 1."""
    severities = Counter(finding.severity for finding in findings)
    report = {
        "findings": [_finding(finding) for finding in findings],
        "counts": {
            "error": severities["error"],
            "advice": severities["advice"],
            "pages": len({finding.page for finding in findings}),
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "page": finding.page,
        "place": _place(finding.place),
        "compare": _place(finding.compare) if finding.compare else None,
        "message": _both(finding.message),
        "fix": _both(finding.fix),
    }


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
