"""The first look at a library with many findings."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.checks.check_library import check_texts
from duizhao.checks.finding import Finding
from duizhao.checks.looked import Looked
from duizhao.checks.reports.summary_report import SHOWN, as_summary
from duizhao.checks.rule import Knowledge

LOOKED = Looked(["page"], 1, layout="docs/en · docs/zh")


def findings(number: int) -> list[Finding]:
    """So many doses that differ, and one place for advice."""
    en = "".join(f"Take {n + 10} tablets.\n\n" for n in range(number))
    zh = "".join(f"服用 {n + 50} 片。\n\n" for n in range(number)) + "使用Git。\n"
    return list(check_texts(en + "Use Git.\n", zh, Knowledge()))


def test_it_says_where_the_pages_lie_what_was_found_and_what_to_do() -> None:
    told = as_summary(findings(40), "en", LOOKED)
    assert told.startswith("Pages: docs/en · docs/zh\n1 page pair was compared.\nFound: ")
    assert re.search(r"^  different-numbers +40$", told, re.MULTILINE)
    assert "duizhao baseline" in told and "duizhao init --here" in told


def test_ten_findings_are_shown_in_full_at_most_and_not_all_of_one_rule() -> None:
    told = as_summary(findings(40), "en", LOOKED)
    assert told.count("  fix: ") <= SHOWN
    assert told.count("different-numbers  ") == 3 + 1
    assert "chinese-typography" in told.partition("gravest")[2]


def test_what_is_gravest_comes_first() -> None:
    found = [replace(one, severity="error") for one in findings(5)]
    found[-1] = replace(found[-1], severity="safety", rule="different-code")
    shown = as_summary(found, "en", LOOKED).partition("gravest")[2]
    assert shown.index("different-code") < shown.index("different-numbers")


def test_chinese_says_the_same() -> None:
    told = as_summary(findings(40), "zh", LOOKED)
    assert told.startswith("页面位置：docs/en · docs/zh\n") and "基线" in told


def test_nothing_found_is_one_line() -> None:
    assert as_summary([], "en", LOOKED) == "Nothing found: 1 page pair is in step.\n"


@pytest.mark.parametrize(("settings", "begins"), [(False, "Pages: "), (True, "docs/")])
def test_only_a_library_without_settings_is_summed_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run, settings: bool, begins: str
) -> None:
    for language, text in (("en", "Take {} tablets.\n\n"), ("zh", "服用 {}0 片。\n\n")):
        page = tmp_path / "docs" / language / "a.md"
        page.parent.mkdir(parents=True)
        page.write_text("".join(text.format(n + 10) for n in range(40)), encoding="utf-8")
    if settings:
        (tmp_path / "duizhao.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    code, told, _ = run("check", "--language", "en")
    assert code == 1 and told.startswith(begins)
