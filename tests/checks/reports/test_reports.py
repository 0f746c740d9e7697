"""What a person, a program and a pull request are given. The wanted outputs stand here in full."""

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from duizhao.base.bilingual import Bilingual
from duizhao.checks.finding import Bound, Finding, Place, Waiver
from duizhao.checks.looked import Looked
from duizhao.checks.reports import FORMATS, as_json, as_text

EN_LINE = "Stay at least 2 hours after each dose."
ZH_LINE = "- 每次用药后至少停留 ２０ 分钟。"
NUMBERS = Finding(
    rule="different-numbers",
    severity="safety",
    page="sessions",
    place=Place("docs/zh/sessions.md", 12, 13, "zh", "２０ 分钟", ZH_LINE),
    compare=Place("docs/en/sessions.md", 12, 15, "en", "2 hours", EN_LINE),
    message=Bilingual(
        "The English says “2 hours”, the Chinese “２０ 分钟”.", "英文是“2 hours”，中文是“２０ 分钟”。"
    ),
    fix=Bilingual("Check the source.", "请核对来源。"),
    bound_to=Bound(EN_LINE, ZH_LINE, ((14, 21), (10, 15))),
)
COMMA = Finding(
    rule="chinese-typography",
    severity="advice",
    page="sessions",
    place=Place("docs/zh/sessions.md", 14, 3, "zh", ",", "此外,请休息。"),
    compare=None,
    message=Bilingual("“,” should be “，”.", "“,”应为“，”。"),
    fix=Bilingual("Type the mark.", "请改正标点。"),
)
MISSING = Finding(
    rule="missing-page",
    severity="error",
    page="benefits",
    place=Place("docs/en/benefits.md", 1, 1, "en"),
    compare=None,
    message=Bilingual("docs/zh/benefits.md is missing.", "没有 docs/zh/benefits.md。"),
    fix=Bilingual("Write it.", "请补写。"),
)
WAIVED = replace(
    COMMA,
    place=Place("docs/zh/sessions.md", 20, 5, "zh", "[a](b)", "见 [a](b)。"),
    waiver=Waiver("chinese-typography", "sessions", "a quotation", "王医生", "0" * 32, "2026-01-02"),
)
POSSIBLE = replace(
    NUMBERS,
    rule="different-polarity",
    place=Place("docs/zh/sessions.md", 3, 4, "zh", "不", "治疗后不开车。"),
    compare=Place("docs/en/sessions.md", 3, 1, "en", "Refrain from driving", "Refrain from driving."),
    message=Bilingual("The Chinese denies something: “不”.", "中文里有否定：“不”。"),
    confidence="possible",
)
ALL = (MISSING, POSSIBLE, NUMBERS, COMMA, WAIVED)
GOLDEN = Path(__file__).parent


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["text", "github"])
def test_whole_report(name: str, language: str) -> None:
    assert FORMATS[name](ALL, language, Looked(compared=3)) == (GOLDEN / f"{name}.{language}.txt").read_text(
        encoding="utf-8"
    )


def test_whole_json() -> None:
    assert as_json([NUMBERS, POSSIBLE, WAIVED], Looked(compared=3)) == (GOLDEN / "report.json").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("language", "rows", "expected"),
    [
        ("en", False, "Nothing found: 47 page pairs are in step."),
        ("zh", False, "没有发现问题：47 对页面一致。"),
        ("en", True, "Nothing found: 47 sentence pairs are in step."),
        ("zh", True, "没有发现问题：47 个句对一致。"),
    ],
)
def test_nothing_found_says_in_how_much(language: str, rows: bool, expected: str) -> None:
    looked = Looked(compared=47, rows=rows)
    assert FORMATS["text"]([], language, looked) == f"{expected}\n"
    assert FORMATS["github"]([], language, looked) == f"::notice title=duizhao::{expected}\n"
    assert json.loads(FORMATS["json"]([], language, looked)) == {
        "findings": [],
        "counts": {
            "safety": 0,
            "error": 0,
            "advice": 0,
            "possible": 0,
            "waived": 0,
            "pages": 0,
            "compared": 47,
            "recorded": 0,
            "gone": 0,
        },
    }
    assert json.loads(FORMATS["sarif"]([], language, looked))["runs"][0]["properties"] == {
        "comparedPairs": 47,
        "recordedFindings": 0,
        "goneFindings": 0,
    }
    assert ElementTree.fromstring(FORMATS["junit"]([], language, looked).encode()).attrib["name"] == (
        f"duizhao: {looked.pairs.say(language)}"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_findings_say_in_how_much_they_were_looked_for(name: str) -> None:
    told = FORMATS[name](ALL, "en", Looked(compared=47))
    assert "47 page pairs" in told or '"compared": 47' in told or '"comparedPairs": 47' in told


def test_safety_stands_first_and_the_order_of_pages_stays_otherwise() -> None:
    told = [line.split()[1] for line in as_text(ALL, "en").splitlines() if line.startswith("docs/")]
    assert told == [
        "different-numbers",
        "missing-page",
        "chinese-typography",
        "chinese-typography",
        "different-polarity",
    ]


@pytest.mark.parametrize(
    ("language", "heading", "grave", "counted"),
    [
        ("en", "Worth a look: ", "safety, worth a look", "1 place worth a look on 1 page."),
        ("zh", "值得一看：", "安全，值得一看", "共 1 处值得一看，涉及 1 个页面。"),
    ],
)
def test_what_is_only_possible_stands_apart_and_says_so(
    language: str, heading: str, grave: str, counted: str
) -> None:
    lines = as_text((POSSIBLE, NUMBERS), language).splitlines()
    (start,) = [number for number, line in enumerate(lines) if line.startswith(heading)]
    told = [number for number, line in enumerate(lines) if line.startswith("docs/")]
    assert told[0] < start < told[1] and lines[told[1]].endswith(grave)
    assert counted in as_text((POSSIBLE,), language)


@pytest.mark.parametrize(
    ("findings", "fail_on", "stops"),
    [
        ((POSSIBLE, COMMA), ("safety", "error"), False),
        ((POSSIBLE, COMMA), ("safety", "possible"), True),
        ((POSSIBLE, COMMA), ("error", "possible"), False),
        ((POSSIBLE, COMMA), ("advice",), True),
        ((NUMBERS, COMMA), ("safety", "error"), True),
        ((NUMBERS,), (), False),
    ],
)
def test_the_report_says_when_nothing_stops_a_build(
    findings: tuple[Finding, ...], fail_on: tuple[str, ...], stops: bool
) -> None:
    assert any(finding.fails(fail_on) for finding in findings) is stops
    assert (
        "Nothing here stops a build." in as_text(findings, "en", Looked(compared=1), fail_on)
    ) is not stops


def test_with_nothing_but_waived_findings_no_rule_is_recommended() -> None:
    assert (
        as_text([WAIVED], "en", Looked(compared=1)).splitlines()[-1] == "1 waived. 1 page pair was compared."
    )
    assert (
        as_text([WAIVED], "zh", Looked(compared=1)).splitlines()[-1] == "已确认保留 1 个。共对照 1 对页面。"
    )


def test_colour_adds_nothing_but_colour() -> None:
    painted = as_text(ALL, "en", colour=True)
    assert painted != as_text(ALL, "en") == re.sub(r"\033\[\d+m", "", painted)


def test_a_page_cannot_steer_the_terminal() -> None:
    place = Place("docs/zh/\x1b]0;x.md", 1, 1, "zh", "\x1b[31m", "\x1b[31m药\u202e")
    finding = Finding(
        "r", "error", "p", place, place, Bilingual("\x1b[2J", "\x1b[2J"), Bilingual("a\nb", "a\rb")
    )
    assert not any(character in as_text([finding], "en") for character in "\x1b\u202e")


def test_a_page_cannot_speak_to_the_pull_request() -> None:
    place = Place("docs/a,b:c%.md", 1, 1, "zh", "x", "x")
    finding = Finding(
        "r", "advice", "p,:", place, None, Bilingual("100%\r\n::error::x", "甲"), Bilingual("fix", "改")
    )
    assert FORMATS["github"]([finding], "en") == (
        "::warning file=docs/a%2Cb%3Ac%25.md,line=1,col=1,title=r (p%2C%3A)::"
        "100%25%0D%0A::error::x%0AFix: fix\n::notice title=duizhao::0 page pairs were compared.\n"
    )
