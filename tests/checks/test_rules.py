"""Every rule against its cases and its own example; a rule is two files and nothing else."""

import re
from pathlib import Path

import pytest
from rule_cases import CASES, Case, read_cases, told

import duizhao.checks.rules
from duizhao.checks.check_library import check_texts
from duizhao.checks.explanation import check_example
from duizhao.checks.rule import Knowledge, Rule, all_rules

RULES = {rule.id: rule for rule in all_rules()}
ALL_CASES = [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]
# A rule is named by the fault it finds, so that it reads well after "allow".
REMEDIES = re.compile(
    r"^(no|check|fix|require|ensure|forbid|allow|valid|same|consistent)-|-(check|checker|rule|test)$"
)


def each(rules: dict[str, Rule]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("rule", rules.values(), ids=rules.keys())


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    found = check_texts(case.en, case.zh, Knowledge(case.terms, is_guarded=True), (RULES[case.rule_id],))
    assert tuple(told(finding) for finding in found) == case.findings, case.reason


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: case.name)
def test_finding_shows_the_words_it_names(case: Case) -> None:
    for finding in check_texts(
        case.en, case.zh, Knowledge(case.terms, is_guarded=True), (RULES[case.rule_id],)
    ):
        for place in filter(None, (finding.place, finding.compare)):
            assert place.line_text[place.column - 1 :].startswith(place.text.split("\n")[0])


@each(RULES)
def test_broken_example_raises_its_own_rule(rule: Rule) -> None:
    assert {finding.rule for finding in check_example(rule)} == {rule.id}


@each(RULES)
def test_repaired_example_raises_nothing(rule: Rule) -> None:
    assert (
        check_texts(
            rule.example.repaired_en, rule.example.repaired_zh, Knowledge(rule.example.terms, is_guarded=True)
        )
        == ()
    )


@each(RULES)
def test_rule_speaks_both_languages(rule: Rule) -> None:
    for sentence in (rule.guards, rule.why, rule.fix):
        assert sentence.en.rstrip("`").endswith(".") and not re.search(
            r"[\u4e00-\u9fff]", re.sub("`[^`]*`", "", sentence.en)
        )
        assert sentence.zh.endswith("。")


@each(RULES)
def test_rule_is_named_by_its_fault(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.id)
    assert not REMEDIES.search(rule.id)


def test_every_rule_has_cases_and_every_case_file_a_rule() -> None:
    assert {path.stem for path in CASES.glob("*.md")} == set(RULES)


@each(RULES)
def test_rule_has_cases_of_both_kinds(rule: Rule) -> None:
    cases = [case for case in ALL_CASES if case.rule_id == rule.id]
    assert any(case.findings for case in cases) and any(not case.findings for case in cases)


def test_case_titles_are_unique_and_reasons_given() -> None:
    names = [case.name for case in ALL_CASES]
    assert len(names) == len(set(names))
    assert all(case.reason.endswith(".") for case in ALL_CASES)


def test_rule_file_is_found_without_registration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in the folder is a rule, and its name is the rule's name."""
    original = Path(duizhao.checks.rules.__path__[0], "missing_page.py").read_text(encoding="utf-8")
    (tmp_path / "stray_page.py").write_text(original, encoding="utf-8")
    monkeypatch.setattr(duizhao.checks.rules, "__path__", [*duizhao.checks.rules.__path__, str(tmp_path)])
    all_rules.cache_clear()
    try:
        assert [rule.id for rule in all_rules()] == sorted([*RULES, "stray-page"])
    finally:
        all_rules.cache_clear()
