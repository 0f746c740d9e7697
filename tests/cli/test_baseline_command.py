"""`duizhao baseline`: what is there is recorded; from then on a check tells what is new."""

import json
import multiprocessing
from pathlib import Path
from xml.etree import ElementTree

import pytest

from duizhao.checks.reports import FORMATS
from duizhao.cli.main import main

NUMBERS = ("check", "--rule", "different-numbers")


def rows(library: Path) -> list[list[str]]:
    return json.loads((library / "baseline.json").read_text("utf-8"))["findings"]


def change(page: Path, old: str, new: str) -> None:
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def dose(library: Path) -> Path:
    """The Chinese page with a dose and a number of rooms that differ."""
    return library / "docs/zh/dose.md"


def test_what_is_there_is_recorded_and_told_no_more(library: Path, run) -> None:
    assert run("check")[0] == 1
    assert run("baseline") == (0, "baseline.json: 2 recorded findings, 2 of them new; 0 taken out.\n", "")
    assert run("check") == (
        0,
        "Nothing new found. 2 page pairs were compared.\nBaseline: 2 recorded findings are still there, 2 of them safety.\n",
        "",
    )
    assert run("check", "--language", "zh")[1] == (
        "没有发现新的问题。共对照 2 对页面。\n基线：已记录的问题还有 2 个，其中安全问题 2 个。\n"
    )


def test_the_file_has_a_line_for_each_finding_and_is_the_same_each_time(library: Path, run) -> None:
    run("baseline")
    text = (library / "baseline.json").read_text("utf-8")
    lines = [line.rstrip(",") for line in text.splitlines() if line.startswith('["')]
    assert [json.loads(line)[:4] for line in lines] == [
        ["dose", "different-numbers", "safety", "sure"],
        ["dose", "different-numbers", "safety", "sure"],
    ]
    assert rows(library) == sorted(rows(library))
    assert run("baseline")[1] == "baseline.json: 2 recorded findings, 0 of them new; 0 taken out.\n"
    assert (library / "baseline.json").read_text("utf-8") == text


def test_the_baseline_can_be_left_out(library: Path, run) -> None:
    before = run("check")[1]
    run("baseline")
    assert run("check", "--no-baseline")[:2] == (1, before)


def test_a_new_finding_is_told_alone(library: Path, dose: Path, run) -> None:
    run("baseline")
    change(library / "docs/en/dose.md", "rooms.\n", "rooms.\n\nBring 3 books.\n")
    change(dose, "房间。\n", "房间。\n\n请带 4 本书。\n")
    code, told, _ = run(*NUMBERS)
    assert code == 1 and "“3”" in told and "50 mg" not in told
    assert (
        "1 safety finding on 1 page." in told
        and "Baseline: 2 recorded findings are still there, 2 of them safety.\n" in told
    )


def test_a_finding_whose_text_changed_is_told_again_and_the_old_one_has_gone(
    library: Path, dose: Path, run
) -> None:
    run("baseline")
    change(dose, "服用 50", "请服用 50")
    code, told, _ = run("check")
    assert code == 1 and "50 mg" in told
    assert "Baseline: 1 recorded finding is still there, 1 of them safety; 1 has gone." in told
    assert "duizhao baseline --prune" in told


def test_a_finding_that_has_become_graver_is_told(library: Path, run) -> None:
    settings = library / "duizhao.toml"
    settings.write_text('[rules.severity]\ndifferent-numbers = "advice"\n', "utf-8")
    run("baseline")
    lenient = settings.read_text("utf-8")
    settings.write_text("", "utf-8")
    code, told, _ = run("check", "--format", "json")
    report = json.loads(told)
    assert code == 1
    assert [(one["severity"], one["baseline"]) for one in report["findings"]] == [("safety", "updated")] * 2
    assert (report["counts"]["recorded"], report["counts"]["gone"]) == (0, 0)
    run("baseline")
    settings.write_text(lenient, "utf-8")
    assert "Nothing new found." in run("check")[1], "what has become less grave is covered"


def test_prune_takes_out_what_has_gone_and_adds_nothing(library: Path, dose: Path, run) -> None:
    run("baseline")
    change(dose, "50 mg", "5 mg")
    change(dose, "8 个", "9 个")
    assert (
        run("baseline", "--prune")[1] == "baseline.json: 0 recorded findings, 0 of them new; 2 taken out.\n"
    )
    assert rows(library) == []
    code, told, _ = run("check")
    assert code == 1 and "Baseline" not in told


def test_prune_needs_a_baseline(library: Path, run) -> None:
    code, _, complained = run("baseline", "--prune")
    assert code == 2 and "there is no such file. `duizhao baseline` writes it." in complained
    assert not (library / "baseline.json").exists()


def test_where_nothing_is_found_nothing_is_written(library: Path, dose: Path, run) -> None:
    dose.write_text("# 用量 {#dose}\n\n服用 5 mg。\n\n我们有 7 个房间。\n", "utf-8")
    assert run("baseline") == (0, "Nothing found: 2 page pairs are in step.\n", "")
    assert not (library / "baseline.json").exists()


def test_what_is_waived_is_not_recorded_and_what_is_recorded_can_be_waived(library: Path, run) -> None:
    waive = ("waive", "different-numbers", "dose:3", "--reason", "so the label says", "--by", "Dr Li")
    run("baseline")
    assert run(*waive)[0] == 0
    assert "; 1 has gone" in run("check")[1]
    run("baseline")
    assert len(rows(library)) == 1
    assert run("check")[1].endswith("Baseline: 1 recorded finding is still there, 1 of them safety.\n")


def test_what_a_library_turned_off_is_not_recorded(library: Path, run) -> None:
    (library / "duizhao.toml").write_text('[rules]\nignore = ["different-numbers"]\n', "utf-8")
    run("baseline")
    assert not (library / "baseline.json").exists()


def test_a_check_of_one_rule_says_nothing_of_the_others(library: Path, dose: Path, run) -> None:
    run("baseline")
    change(dose, "50 mg", "5 mg")
    assert "gone" not in run("check", "--rule", "different-links")[1]
    assert "; 1 has gone" in run(*NUMBERS)[1]


def test_other_folders_have_nothing_that_has_gone(library: Path, run) -> None:
    run("baseline")
    for language in ("en", "zh"):
        (library / "other" / language).mkdir(parents=True)
        (library / "other" / language / "a.md").write_text("# 1 {#a}\n", "utf-8")
    assert "gone" not in run("check", "--en", "other/en", "--zh", "other/zh")[1]


def test_who_has_more_than_anybody_mends_is_told_of_the_baseline(library: Path, run) -> None:
    hint = "To have all of these recorded, and be told from then on of what is new, type: duizhao baseline\n"
    assert hint not in run("check")[1]
    for language, line in (("en", "Take {} mg."), ("zh", "服用 {} mg。")):
        numbers = range(100, 210) if language == "en" else range(300, 410)
        text = "\n\n".join(line.format(number) for number in numbers)
        (library / "docs" / language / "many.md").write_text(f"# 1 {{#a}}\n\n{text}\n", "utf-8")
    assert run("check", "--fail-on", "nothing", "--format", "text")[1].endswith(hint)
    run("baseline")
    assert hint not in run("check")[1]


def test_folders_can_be_named_as_for_a_check(library: Path, run) -> None:
    for language in ("en", "zh"):
        (library / "docs" / language).rename(library / language)
    folders = ("--en", "en", "--zh", "zh")
    assert run("baseline", *folders)[1].startswith("baseline.json: 2 recorded findings")
    assert run("check", *folders)[0] == 0
    change(library / "zh/dose.md", "50 mg", "5 mg")
    assert run("baseline", "--prune", *folders)[1].endswith("1 taken out.\n")


class TestWhatCouldNotBeLookedAt:
    def test_it_is_told_and_never_recorded(self, library: Path, dose: Path, run) -> None:
        dose.write_text("---\ntitle: [\n---\n# 用量\n", "utf-8")
        code, _, complained = run("baseline")
        assert code == 0 and "Not read, and not recorded: dose." in complained
        assert not (library / "baseline.json").exists()
        code, told, _ = run("check")
        assert code == 1 and "unreadable-front-matter" in told

    def test_what_was_recorded_of_that_page_stays(self, library: Path, dose: Path, run) -> None:
        run("baseline")
        before, page = rows(library), dose.read_text("utf-8")
        dose.write_text("---\ntitle: [\n---\n# 用量\n", "utf-8")
        assert "gone" not in run("check")[1]
        for arguments in ((), ("--prune",)):
            assert run("baseline", *arguments)[0] == 0
            assert rows(library) == before
        dose.write_text(page, "utf-8")
        assert run("check")[0] == 0

    def test_where_a_rule_fails_nothing_is_written(
        self, library: Path, run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import duizhao.checks.check_library as module
        from duizhao.base.bilingual import Bilingual
        from duizhao.checks.rule import Example, LibraryRule

        def fail(*_given: object) -> tuple[()]:
            raise KeyError("language")

        text = Bilingual("-", "-")
        rule = LibraryRule(
            id="failing", guards=text, why=text, fix=text, example=Example("", "", "", ""), check=fail
        )
        known = module.all_rules()
        monkeypatch.setattr(module, "all_rules", lambda: (*known, rule))
        code, _, complained = run("baseline")
        assert code == 2 and "nothing is recorded" in complained
        assert not (library / "baseline.json").exists()


class TestOutputs:
    @pytest.mark.parametrize("name", FORMATS)
    def test_every_format_tells_the_new_finding_alone(
        self, library: Path, dose: Path, run, name: str
    ) -> None:
        run("baseline")
        change(dose, "8 个", "9 个")
        code, told, _ = run("check", "--format", name)
        assert code == 1 and "“9" in told and "50 mg" not in told

    def test_sarif_says_what_is_new(self, library: Path, dose: Path, run) -> None:
        assert "baselineState" not in run("check", "--format", "sarif")[1]
        run("baseline")
        change(dose, "8 个", "9 个")
        (ran,) = json.loads(run("check", "--format", "sarif")[1])["runs"]
        assert [result["baselineState"] for result in ran["results"]] == ["new"]
        assert ran["properties"] == {"comparedPairs": 2, "recordedFindings": 1, "goneFindings": 1}

    def test_junit_does_not_say_that_a_page_with_recorded_findings_is_in_step(
        self, library: Path, run
    ) -> None:
        run("baseline")
        suites = ElementTree.fromstring(run("check", "--format", "junit")[1].encode()).findall("testsuite")
        assert [(suite.attrib["name"], suite[0].attrib["name"]) for suite in suites] == [
            ("clean", "the two languages are in step"),
            ("dose", "nothing new since the baseline"),
        ]

    def test_github_says_it_in_the_last_notice(self, library: Path, run) -> None:
        run("baseline")
        assert run("check", "--format", "github")[1] == (
            "::notice title=duizhao::Nothing new found. 2 page pairs were compared."
            "%0ABaseline: 2 recorded findings are still there, 2 of them safety.\n"
        )


def test_approve_sees_what_is_recorded(library: Path, run) -> None:
    run("baseline")
    code, told, complained = run("approve", "dose", "--yes", "--by", "editor")
    assert code == 1 and "50 mg" in told + complained


def test_the_package_and_the_plugin_are_told_what_is_new(library: Path, run) -> None:
    import duizhao

    run("baseline")
    assert duizhao.check(duizhao.Workspace.read(library)) == ()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"findings": [1]}', "<<<<<<< ours\n"])
@pytest.mark.parametrize("command", ["check", "baseline"])
def test_a_damaged_file_stops_the_run(library: Path, run, text: str, command: str) -> None:
    (library / "baseline.json").write_text(text, "utf-8")
    code, _, complained = run(command)
    assert code == 2 and "Only `duizhao baseline` writes this file" in complained
    assert (library / "baseline.json").read_text("utf-8") == text


def test_the_place_is_in_the_settings(library: Path, run) -> None:
    (library / "duizhao.toml").write_text('[paths]\nbaseline = "data/known.json"\n', "utf-8")
    (library / "data").mkdir()
    assert run("baseline")[1].startswith("data/known.json: 2 recorded findings")
    assert run("check")[0] == 0


def _record(root: str) -> None:
    main(["baseline", "--root", root])


def test_two_at_once_leave_a_whole_file(library: Path) -> None:
    runs = [
        multiprocessing.get_context("spawn").Process(target=_record, args=(str(library),)) for _ in range(2)
    ]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    assert [one.exitcode for one in runs] == [0, 0] and len(rows(library)) == 2
