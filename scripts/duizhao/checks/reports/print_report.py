"""Print a report where it is read: at a terminal, or where a service reads it."""

import os
import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun
from duizhao.base.git_checkout import checkout_of
from duizhao.base.terminal_colour import wants_colour
from duizhao.checks.finding import Finding
from duizhao.checks.looked import Looked
from duizhao.checks.reports import FORMATS, OF_A_CHECKOUT
from duizhao.checks.reports.from_checkout import changes_from, findings_from
from duizhao.checks.reports.step_summary import step_summary
from duizhao.checks.reports.text_report import as_text
from duizhao.library.check_settings import Failing

TEXT = "text"
# The file that GitHub Actions names for the summary of a step.
SUMMARY_FILE = "GITHUB_STEP_SUMMARY"


def print_report(
    name: str,
    findings: Sequence[Finding],
    language: Language,
    looked: Looked,
    fail_on: Collection[Failing],
    folder: Path,
) -> None:
    """Print the `findings` in the format of that name. A service that shows a repository is given each path from the root of
    the checkout in which `folder` stands; a person has colours where the terminal shows them; in a step of GitHub Actions, `github` also writes its summary.

    Raises CannotRun where the file of the summary cannot be written.
    """
    if name in OF_A_CHECKOUT:
        checkout = checkout_of(folder)
        root = checkout.root if checkout else None
        findings = findings_from(root, findings)
        looked = replace(looked, changes=changes_from(root, looked.changes))
    if name == TEXT:
        report = as_text(findings, language, looked, fail_on, wants_colour(sys.stdout))
    else:
        report = FORMATS[name](findings, language, looked, fail_on)
    print(report, end="")
    if name == "github" and (summary := os.environ.get(SUMMARY_FILE)):
        _add_summary(Path(summary), findings, language, looked)


def _add_summary(path: Path, findings: Sequence[Finding], language: Language, looked: Looked) -> None:
    try:
        taken = path.stat().st_size if path.exists() else 0
        with path.open("a", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(step_summary(findings, language, looked, taken))
    except OSError as fault:
        raise CannotRun(
            f"{path}: the summary of the step cannot be written ({fault.strerror}).",
            f"{path}：无法写入步骤摘要（{fault.strerror}）。",
        ) from fault
