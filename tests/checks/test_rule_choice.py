"""What `[rules]` in duizhao.toml does to findings: in a check, in a build, for waivers, and for what is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from call_counts import counted
from duizhao.checks.check_library import Checked, check, examine
from duizhao.checks.finding import Finding
from duizhao.checks.rule import all_rules
from duizhao.checks.workspace import Workspace

RULES = {rule.id: rule for rule in all_rules()}
PAGES = {
    # A dose that differs, and a comma of half the width.
    "dose": ("# Dose {#dose}\n\nThe dose is 2 mg, daily.\n", "# 剂量 {#dose}\n\n剂量为 3 mg,每天一次。\n"),
    "blog/trip": ("# Trip {#trip}\n\nWe have 7 rooms.\n", "# 旅行 {#trip}\n\n我们有 8 个房间。\n"),
    "blog/alone": ("# Alone {#alone}\n\nNobody translated this.\n", None),
}
Find = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with a finding of each of three rules and more."""
    for key, texts in PAGES.items():
        for language, text in zip(("en", "zh"), texts, strict=True):
            page = tmp_path / "docs" / language / f"{key}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            if text:
                page.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(library: Path, text: str) -> None:
    (library / "duizhao.toml").write_text(text, "utf-8")


def looked(library: Path, *rules: str) -> Checked:
    return examine(Workspace.read(library), tuple(RULES[name] for name in rules) or None)


def told(findings: tuple[Finding, ...]) -> set[tuple[str, str, str]]:
    return {(finding.page, finding.rule, finding.severity) for finding in findings}


ALL = {
    ("dose", "different-numbers", "safety"),
    ("dose", "chinese-typography", "advice"),
    ("blog/trip", "different-numbers", "error"),
    ("blog/alone", "missing-page", "error"),
}


def test_without_settings_all_is_told(library: Path) -> None:
    assert told(looked(library).judged.live) == ALL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[rules]\nignore = ["different-numbers"]', {row for row in ALL if row[1] != "different-numbers"}),
        (
            '[rules.per-path]\n"blog/**" = ["different-numbers"]',
            ALL - {("blog/trip", "different-numbers", "error")},
        ),
        ('[rules.per-path]\n"docs/zh/blog/*.md" = ["all"]', {row for row in ALL if row[0] == "dose"}),
        (
            '[rules.per-path]\n"docs/en/blog/alone.md" = ["missing-page"]',
            {row for row in ALL if row[0] != "blog/alone"},
        ),
        ('[rules.per-path]\n"**" = ["all"]', set()),
        (
            '[rules.severity]\ndifferent-numbers = "advice"',
            {(page, rule, "advice" if rule == "different-numbers" else grave) for page, rule, grave in ALL},
        ),
        ('[rules.severity]\ndifferent-numbers = "error"', ALL),
        (
            '[rules.severity]\nchinese-typography = "error"\nmissing-page = "safety"',
            {
                (page, rule, {"chinese-typography": "error", "missing-page": "safety"}.get(rule, grave))
                for page, rule, grave in ALL
            },
        ),
    ],
)
def test_settings_decide_what_is_told(library: Path, text: str, expected: set[tuple[str, str, str]]) -> None:
    settings(library, text)
    assert told(looked(library).judged.live) == expected
    # What the MkDocs plugin and the package call says the same.
    assert told(check(Workspace.read(library))) == expected


def test_what_is_kept_stays_right_when_the_settings_change(library: Path) -> None:
    settings(library, "")
    looked(library)
    for text in (
        '[rules]\nignore = ["different-numbers"]',
        '[rules.severity]\ndifferent-numbers = "advice"',
        "",
    ):
        settings(library, text)
        with counted() as calls:
            found = told(looked(library).judged.live)
        # A page that one language lacks is read each time.
        assert {path.stem for path in calls.pages} <= {"alone"}, "nothing has to be looked at again"
        assert (("dose", "different-numbers", "safety") in found) is (text == "")
    assert found == ALL


def test_a_rule_that_is_asked_for_by_name_is_told_though_it_is_off(library: Path) -> None:
    settings(
        library,
        '[rules]\nignore = ["different-numbers"]\n[rules.per-path]\n"blog/**" = ["different-numbers"]',
    )
    found = told(looked(library, "different-numbers").judged.live)
    assert found == {("dose", "different-numbers", "safety")}


@pytest.mark.parametrize(
    "text",
    [
        '[rules.per-path]\n"**" = ["all"]',
        '[rules]\nignore = ["chinese-typography"]',
        '[rules.per-path]\ndose = ["all"]',
    ],
)
def test_what_could_not_be_looked_at_is_always_told(library: Path, text: str) -> None:
    (library / "docs/zh/dose.md").write_text("---\ntitle: [\n---\n# 剂量\n", "utf-8")
    settings(library, text)
    found = looked(library)
    assert ("dose", "unreadable-front-matter", "error") in told(found.judged.live)


@pytest.mark.parametrize(
    "text", ['[rules]\nignore = ["different-numbers"]', '[rules.per-path]\n"blog/**" = ["different-numbers"]']
)
def test_the_waiver_of_a_finding_that_is_not_told_has_not_lapsed(library: Path, run, text: str) -> None:
    arguments = ("--reason", "a test", "--by", "editor")
    assert run("waive", "different-numbers", "blog/trip:3", *arguments)[0] == 0
    settings(library, text)
    judged = looked(library).judged
    assert judged.lapsed == () and judged.waived == ()


def test_a_rule_that_is_off_has_nothing_to_waive(library: Path, run) -> None:
    settings(library, '[rules]\nignore = ["different-numbers"]')
    code, _, complained = run(
        "waive", "different-numbers", "dose:3", "--reason", "a", "--by", "b", "--language", "en"
    )
    assert code == 2 and "the rule different-numbers is turned off" in complained
    assert not (library / "waivers.toml").exists()


def test_severity_decides_what_fails(library: Path, run) -> None:
    assert run("check")[0] == 1
    settings(
        library,
        '[rules]\nignore = ["missing-page"]\n[rules.severity]\ndifferent-numbers = "advice"\n',
    )
    code, said, _ = run("check", "--language", "en")
    assert code == 0 and "Nothing here stops a build." in said


def test_sentence_pairs_are_told_by_the_same_rules(library: Path, run) -> None:
    (library / "pairs.tsv").write_text(
        "id\ten\tzh\na\tWe have 7 rooms.\t我们有 8 个房间。\nb\t\t空\n", "utf-8"
    )
    settings(library, '[rules]\nignore = ["different-numbers"]\n[rules.per-path]\n"**" = ["all"]')
    code, said, _ = run("check", "--pairs", "pairs.tsv")
    assert code == 1 and "different-numbers" not in said and "empty-cell" in said


def test_the_words_of_a_picture_have_the_path_of_its_file(copied: Path) -> None:
    from duizhao.checks.rule_choice import RuleChoice

    settings(copied, '[rules.per-path]\n"pictures/infusion-day.toml" = ["long-sentence"]')
    choice = RuleChoice.of(Workspace.read(copied).settings)
    assert choice._off_at("includes/pictures/infusion-day") == {"long-sentence"}
    assert choice._off_at("includes/pictures/who-decides") == frozenset()
