"""Findings as JUnit XML, which continuous integration shows as tests: a suite for each page, a test for each
finding.

The elements are those that Jenkins, GitLab and GitHub's test reporters read in common.
"""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.finding import Finding
from duizhao.checks.looked import NOTHING, Looked
from duizhao.checks.reports.text_report import show
from duizhao.checks.troubles import CANNOT_ANSWER

CLEAN = Bilingual("the two languages are in step", "两种语言一致")
# What XML 1.0 can't hold, even escaped.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(findings: Sequence[Finding], language: Language, looked: Looked = NOTHING) -> str:
    """A suite for each page that was looked at, and for each other one with findings. A clean page has one test that
    passes.

    A waived finding is a test that is skipped; a page that could not be checked is an error. The whole report bears in
    its name how much was looked at.
    """
    by_page: dict[str, list[Finding]] = {page: [] for page in looked.keys}
    for finding in findings:
        by_page.setdefault(finding.page, []).append(finding)
    root = ElementTree.Element("testsuites", name=f"duizhao: {looked.pairs.say(language)}")
    for page, found in by_page.items():
        suite = ElementTree.SubElement(root, "testsuite", {"name": _clean(page), **_counts(found)})
        for finding in found:
            _test(suite, finding, language)
        if not found:
            ElementTree.SubElement(suite, "testcase", classname=_clean(page), name=CLEAN.say(language))
    root.attrib.update(_counts(findings, clean=sum(not found for found in by_page.values())))
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _counts(found: Sequence[Finding], clean: int | None = None) -> dict[str, str]:
    waived = sum(finding.waiver is not None for finding in found)
    errors = sum(finding.rule in CANNOT_ANSWER for finding in found)
    passing = clean if clean is not None else int(not found)
    return {
        "tests": str(len(found) + passing),
        "failures": str(len(found) - waived - errors),
        "errors": str(errors),
        "skipped": str(waived),
    }


def _test(suite: ElementTree.Element, finding: Finding, language: Language) -> None:
    place = finding.place
    test = ElementTree.SubElement(
        suite,
        "testcase",
        classname=_clean(finding.page),
        name=f"{finding.rule} {place.language}:{place.line}:{place.column}",
        file=_clean(place.path),
        line=str(place.line),
    )
    if finding.waiver:
        ElementTree.SubElement(
            test, "skipped", message=_clean(f"{finding.waiver.reason} ({finding.waiver.by})")
        )
        return
    message = _clean(finding.message.say(language))
    tag = "error" if finding.rule in CANNOT_ANSWER else "failure"
    failure = ElementTree.SubElement(test, tag, type=finding.severity, message=message)
    failure.text = _clean(show(finding, language))


def _clean(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
