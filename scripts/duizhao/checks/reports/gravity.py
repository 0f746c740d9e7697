"""Findings in the order of what they may do to a reader: a report that is cut keeps the gravest."""

from collections.abc import Iterable

from duizhao.checks.finding import SEVERITIES, STALE_RULE, Finding
from duizhao.checks.troubles import CANNOT_ANSWER


def by_gravity(findings: Iterable[Finding]) -> list[Finding]:
    """What could not be looked at first, then the sure findings, safety before the others, then those that are only possible,
    then those that a person allows. Within each, the order in which they were given."""
    return sorted(findings, key=gravity_of)


def gravity_of(finding: Finding) -> tuple[bool, bool, bool, int, bool]:
    """The lower, the earlier a finding stands in the order of `by_gravity`."""
    return (
        finding.rule not in CANNOT_ANSWER,
        finding.waiver is not None,
        not finding.is_sure,
        SEVERITIES.index(finding.severity),
        # A text that may mislead its readers stands before a mark of the wrong width.
        finding.rule != STALE_RULE,
    )
