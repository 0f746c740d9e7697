"""Findings as text: for a person, for a program, for a pull request."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from duizhao.bilingual import Language
from duizhao.finding import Finding
from duizhao.reports.github import as_github
from duizhao.reports.json_report import as_json
from duizhao.reports.text import as_text

Report = Callable[[Sequence[Finding], Language], str]

# The name a user types after --format, and what writes it. Every report ends with a line end, or is empty.
FORMATS: Mapping[str, Report] = MappingProxyType(
    {
        "text": as_text,
        "json": lambda findings, _language: as_json(findings),
        "github": as_github,
    }
)
