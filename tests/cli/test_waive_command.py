"""`duizhao waive`: which finding it takes, and what it refuses."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from duizhao.cli.main import main

WHO = ["--reason", "so the label says", "--by", "Dr Li"]


def waive(where: str, *arguments: str, rule: str = "different-numbers") -> int:
    return main(["waive", rule, where, *(arguments or WHO)])


def waivers(library: Path) -> list[dict]:
    path = library / "waivers.toml"
    return tomllib.loads(path.read_text("utf-8"))["waiver"] if path.exists() else []


@pytest.mark.parametrize(
    "where",
    [
        "dose:3",
        "docs/zh/dose.md:3",
        "docs/en/dose.md:3",
        "docs/zh/dose.md:3:4",
        "./docs/zh/../zh/dose.md:3:4:",
    ],
)
def test_a_finding_is_named_as_a_report_shows_it(library: Path, where: str) -> None:
    assert waive(where) == 0
    (entry,) = waivers(library)
    assert entry["bound_to"]
    assert {name: value for name, value in entry.items() if name != "bound_to"} == {
        "rule": "different-numbers",
        "page": "dose",
        "reason": "so the label says",
        "by": "Dr Li",
        "on": date.today().isoformat(),
        "en": "Take 5 mg.",
        "zh": "服用 50 mg。",
    }


def test_the_only_finding_of_a_page_needs_no_line(library: Path) -> None:
    assert waive("dose:3") == 0
    assert waive("dose") == 0
    assert [entry["en"] for entry in waivers(library)] == ["Take 5 mg.", "We have 7 rooms."]


@pytest.mark.parametrize(
    ("where", "arguments", "said"),
    [
        (
            "dose",
            WHO,
            "2 findings of different-numbers are there. Say which: docs/zh/dose.md:3:4, docs/zh/dose.md:5:",
        ),
        ("dose:4", WHO, "different-numbers finds nothing at dose:4."),
        ("clean", WHO, "different-numbers finds nothing at clean."),
        ("gone.md:3", WHO, "different-numbers finds nothing at gone.md:3."),
        ("", WHO, "different-numbers finds nothing at ."),
        ("dose:3", ["--reason", "", "--by", "Li"], "A waiver needs a reason and a name"),
        ("dose:3", ["--reason", " \u3000…", "--by", "Li"], "A waiver needs a reason and a name"),
        ("dose:3", ["--reason", "why"], "A waiver needs a reason and a name"),
        ("dose:3", ["--by", "Li"], "A waiver needs a reason and a name"),
    ],
)
def test_what_is_not_clear_is_refused(
    library: Path, capsys: pytest.CaptureFixture[str], where: str, arguments: list[str], said: str
) -> None:
    assert waive(where, *arguments) == 2
    assert said in capsys.readouterr().err
    assert waivers(library) == []


def test_an_unknown_rule_is_refused(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert waive("dose:3", rule="numbers") == 2
    assert "There is no rule 'numbers'" in capsys.readouterr().err


def test_the_same_finding_is_refused_the_second_time(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert waive("dose:3") == 0
    assert waive("dose:3") == 2
    assert "Dr Li has waived this finding already: so the label says" in capsys.readouterr().err
    assert len(waivers(library)) == 1


def test_bytes_that_are_no_text_do_no_harm(library: Path) -> None:
    assert waive("dose:3", "--reason", "why \udcff", "--by", "李\udc80") == 0
    assert waivers(library)[0]["reason"] == "why ?"


def test_the_place_is_in_the_settings(library: Path) -> None:
    (library / "duizhao.toml").write_text('[paths]\nwaivers = "data/waived.toml"\n', "utf-8")
    (library / "data").mkdir()
    assert waive("dose:3") == 0
    assert "Take 5 mg." in (library / "data/waived.toml").read_text("utf-8")
