"""The JUnit report: its elements, its sums, and that it is XML whatever a page holds.

JUnit XML has no standard; the elements and attributes allowed here are those that Jenkins' schema
(xunit-plugin, junit-10.xsd) and GitLab's documentation have in common.
"""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as some
from test_reports import ALL, WAIVED

from duizhao.base.bilingual import Bilingual
from duizhao.checks.finding import Finding, Place
from duizhao.checks.looked import Looked
from duizhao.checks.reports.junit_report import as_junit

SUMS = {"name", "tests", "failures", "errors", "skipped"}
ALLOWED = {
    "testsuites": (SUMS, {"testsuite"}),
    "testsuite": (SUMS, {"testcase"}),
    "testcase": ({"classname", "name", "file", "line"}, {"failure", "skipped", "system-out"}),
    "system-out": (set(), set()),
    "failure": ({"type", "message"}, set()),
    "skipped": ({"message"}, set()),
}
LOOKED = Looked(("benefits", "contraindications", "sessions"), 3)


def read(report: str) -> ElementTree.Element:
    """The report as a tree, of which every element, attribute and sum is right."""
    root = ElementTree.fromstring(report.encode())
    assert root.tag == "testsuites"
    for element in root.iter():
        attributes, children = ALLOWED[element.tag]
        assert set(element.attrib) <= attributes
        assert {child.tag for child in element} <= children
    for element in (root, *root.findall("testsuite")):
        for name, path in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
            assert int(element.attrib[name]) == len(list(element.iter(path)))
    for suite in root.findall("testsuite"):
        names = [test.attrib["name"] for test in suite]
        assert len(names) == len(set(names)) > 0
    return root


@pytest.mark.parametrize(
    ("language", "clean"), [("en", "the two languages are in step"), ("zh", "两种语言一致")]
)
def test_a_suite_for_each_page_and_a_passing_test_for_a_clean_one(language: str, clean: str) -> None:
    root = read(as_junit(ALL, language, LOOKED))
    told = {
        suite.attrib["name"]: [(test.attrib["name"], [child.tag for child in test]) for test in suite]
        for suite in root
    }
    assert told == {
        "benefits": [("missing-page en:1:1", ["failure"])],
        "contraindications": [(clean, [])],
        "sessions": [
            ("different-polarity zh:3:4", ["system-out"]),
            ("different-numbers zh:12:13", ["failure"]),
            ("chinese-typography zh:14:3", ["system-out"]),
            ("chinese-typography zh:20:5", ["skipped"]),
        ],
    }
    assert (root.attrib["tests"], root.attrib["failures"], root.attrib["skipped"]) == ("6", "2", "1")


def test_what_makes_the_check_fail_is_what_fails() -> None:
    root = read(as_junit(ALL, "en", LOOKED, ("advice", "safety", "possible")))
    failed = [failure.attrib["type"] for failure in root.iter("failure")]
    assert failed == ["safety", "safety", "advice"]
    told = read(as_junit(ALL, "zh", LOOKED)).find(".//testcase[@name='different-polarity zh:3:4']/system-out")
    assert told is not None and told.text and "值得一看" in told.text


def test_a_failure_says_how_grave_where_and_what() -> None:
    root = read(as_junit(ALL, "zh", LOOKED))
    test = root.find(".//testcase[@name='different-numbers zh:12:13']")
    assert test is not None
    failure = test.find("failure")
    assert failure is not None and failure.text
    assert (test.attrib["file"], test.attrib["line"]) == ("docs/zh/sessions.md", "12")
    assert (failure.attrib["type"], failure.attrib["message"]) == (
        "safety",
        "英文是“2 hours”，中文是“２０ 分钟”。",
    )
    assert "对照：docs/en/sessions.md:12:15" in failure.text


def test_a_waived_finding_is_skipped_with_its_reason() -> None:
    skipped = read(as_junit((WAIVED,), "en")).find(".//skipped")
    assert skipped is not None and skipped.attrib["message"] == "a quotation (王医生)"


def test_no_page_is_a_report_too() -> None:
    assert list(read(as_junit((), "en"))) == []


@given(some.text(), some.text())
def test_whatever_a_page_holds_the_report_is_xml(text: str, path: str) -> None:
    place = Place(path, 1, 1, "zh", text, text)
    finding = Finding("a-rule", "error", text, place, place, Bilingual(text, text), Bilingual(text, text))
    root = read(as_junit((finding,), "en", Looked((text, "other"), 2)))
    assert len(list(root.iter("failure"))) == 1
