"""Findings as text: for a person, for a program, for a pull request."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from duizhao.base.bilingual import Language
from duizhao.checks.finding import Finding
from duizhao.checks.looked import NOTHING, Looked
from duizhao.checks.reports.comment_report import as_comment
from duizhao.checks.reports.github_report import as_github
from duizhao.checks.reports.json_report import as_json
from duizhao.checks.reports.junit_report import as_junit
from duizhao.checks.reports.sarif_report import as_sarif
from duizhao.checks.reports.summary_report import as_summary
from duizhao.checks.reports.text_report import as_text
from duizhao.library.check_settings import USUAL, Failing


class Report(Protocol):
    """Writes findings, and in how much they were looked for; `fail_on` is what makes the check fail, for a report that says
    what does."""

    def __call__(
        self,
        findings: Sequence[Finding],
        language: Language,
        looked: Looked = NOTHING,
        fail_on: Collection[Failing] = USUAL,
        /,
    ) -> str:
        """The report, which ends with a line end."""
        ...


# What is read by services that show a repository: the paths in it are those from the root of the checkout.
OF_A_CHECKOUT = frozenset({"github", "sarif", "junit", "comment"})
# The name a user types after --format, and what writes it.
FORMATS: Mapping[str, Report] = MappingProxyType(
    {
        "text": as_text,
        "summary": as_summary,
        "json": lambda findings, _language, looked=NOTHING, _fail_on=(): as_json(findings, looked),
        "github": as_github,
        "sarif": as_sarif,
        "junit": as_junit,
        "comment": as_comment,
    }
)
