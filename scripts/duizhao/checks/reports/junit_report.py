"""Findings as JUnit XML, which continuous integration shows as tests: a suite for each page, a test for each
finding.

The elements are those that Jenkins, GitLab and GitHub's test reporters read in common.
"""

import re
from collections.abc import Collection, Sequence
from xml.etree import ElementTree

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.finding import Finding
from duizhao.checks.looked import NOTHING, Looked
from duizhao.checks.reports.text_report import show
from duizhao.checks.troubles import CANNOT_ANSWER
from duizhao.library.check_settings import USUAL, Failing

CLEAN = Bilingual("the two languages are in step", "两种语言一致")
NOTHING_NEW = Bilingual("nothing new since the baseline", "与基线相比没有新的问题")
# What XML 1.0 can't hold, even escaped.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(
    findings: Sequence[Finding],
    language: Language,
    looked: Looked = NOTHING,
    fail_on: Collection[Failing] = USUAL,
) -> str:
    """A suite for each page that was looked at, and for each other one with findings. A clean page has one test that
    passes.

    A waived finding is a test that is skipped; a page that could not be checked is an error. What does not make the check
    fail is a test that passes, with the finding as its output. The whole report bears in its name how much was looked at.
    """
    by_page: dict[str, list[Finding]] = {page: [] for page in looked.keys}
    for finding in findings:
        by_page.setdefault(finding.page, []).append(finding)
    root = ElementTree.Element("testsuites", name=f"duizhao: {looked.pairs.say(language)}")
    for page, found in by_page.items():
        suite = ElementTree.SubElement(root, "testsuite", {"name": _clean(page), **_counts(found, fail_on)})
        for finding in found:
            _test(suite, finding, language, fail_on)
        if not found:
            name = (NOTHING_NEW if looked.recorded.get(page) else CLEAN).say(language)
            ElementTree.SubElement(suite, "testcase", classname=_clean(page), name=name)
    root.attrib.update(_counts(findings, fail_on, clean=sum(not found for found in by_page.values())))
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _counts(
    found: Sequence[Finding], fail_on: Collection[Failing], clean: int | None = None
) -> dict[str, str]:
    waived = sum(finding.waiver is not None for finding in found)
    errors = sum(finding.rule in CANNOT_ANSWER for finding in found)
    passing = clean if clean is not None else int(not found)
    return {
        "tests": str(len(found) + passing),
        "failures": str(
            sum(finding.fails(fail_on) and finding.rule not in CANNOT_ANSWER for finding in found)
        ),
        "errors": str(errors),
        "skipped": str(waived),
    }


def _test(
    suite: ElementTree.Element, finding: Finding, language: Language, fail_on: Collection[Failing]
) -> None:
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
    if finding.rule in CANNOT_ANSWER or finding.fails(fail_on):
        message = _clean(finding.message.say(language))
        tag = "error" if finding.rule in CANNOT_ANSWER else "failure"
        told = ElementTree.SubElement(test, tag, type=finding.severity, message=message)
    else:
        told = ElementTree.SubElement(test, "system-out")
    told.text = _clean(show(finding, language))


def _clean(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
