"""The command as people and machines meet it: help, exit codes, languages, output, faults to find."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.checks.rule import all_rules
from duizhao.cli import NAMES, load
from duizhao.cli.command_line import parser
from duizhao.cli.command_parser import subparsers

COMMANDS = {name: load(name) for name in NAMES}


def test_the_commands() -> None:
    assert list(COMMANDS) == [
        "init",
        "build",
        "serve",
        "normalise",
        "check",
        "check-pairs",
        "mcp",
        "status",
        "approve",
        "certificate",
        "suggest",
        "desk",
        "lsp",
        "reading",
        "explain",
        "waive",
        "baseline",
        "generate",
        "links",
        "handouts",
        "headers",
        "export",
        "import",
        "completion",
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_in_both_languages(name: str, run) -> None:
    code, told, _ = run(name, "--help")
    assert code == 0
    assert COMMANDS[name].HELP.split()[0] in told
    assert re.search("[a-z].*[\u4e00-\u9fff]", COMMANDS[name].HELP)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does_in_both_languages(name: str) -> None:
    for action in subparsers(parser())[name]._actions:
        if action.dest != "help":
            assert re.search("[a-z]", action.help or ""), action.dest
            assert re.search("[\u4e00-\u9fff]", action.help or ""), action.dest


def test_no_command_is_answered_with_the_usage(run) -> None:
    code, _, told = run()
    assert code == 2 and told.startswith("usage: duizhao")


def test_python_m_duizhao(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "duizhao", "--version"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(project / "scripts")},
        check=True,
    )
    assert re.fullmatch(r"duizhao \d+\.\d+.*\n", done.stdout)


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "没有规则"),
        ({"LANG": "zh_TW"}, "没有规则"),
        ({"LC_ALL": "C", "LANG": "zh_CN"}, "There is no rule"),
        ({"LANG": "en_GB"}, "There is no rule"),
    ],
)
def test_the_language_of_the_system(
    variables: dict[str, str], told: str, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert run("check", "--rule", "x")[2].startswith(told)


def test_the_language_that_is_asked_for_wins(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert run("check", "--rule", "x", "--language", "zh")[2].startswith("没有规则")


def test_an_unknown_rule_is_answered_with_all(run) -> None:
    code, _, told = run("check", "--rule", "no-such", "--language", "en")
    assert code == 2
    assert all(rule.id in told for rule in all_rules())


def test_the_root_is_found_from_a_folder_below(copied: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copied / "docs/zh/includes")
    code, told, _ = run("normalise", "--language", "en")
    assert code == 0
    assert (copied / "build/normalised/en/benefits.md").is_file()
    assert "\n12 draft pages in ../../../build/normalised: 12 written, 0 unchanged\n" in told


def test_a_missing_folder_is_told(run, tmp_path: Path) -> None:
    code, _, told = run("check", "--root", tmp_path, "--language", "en")
    assert (code, told) == (
        2,
        f"{tmp_path}: there is no Markdown here. Name the pages with --en and --zh, or another folder with --root.\n",
    )
    (tmp_path / "duizhao.toml").write_text('[paths]\nzh = "docs/zh"\n')
    (tmp_path / "docs/zh").mkdir(parents=True)
    code, _, told = run("check", "--root", tmp_path, "--language", "en")
    assert (code, told) == (
        2,
        f"{tmp_path / 'docs/en'}: there is no such folder. "
        "Name the folder of the English pages with --en, or below [paths] in duizhao.toml.\n",
    )


def test_a_closed_pipe_is_no_error(project: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m duizhao explain --root {project} | head -n 1; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(project / "scripts"), "PYTHONUNBUFFERED": "1"},
    )
    assert done.stdout.endswith("\n0\n") and done.stderr == ""


# The published library, and a copy of one of its pages with one fault in Chinese.


def test_the_published_library_has_no_finding(run, project: Path) -> None:
    code, told, _ = run("check", "--root", project, "--language", "en")
    assert code == 0, told


def lines_of(page: Path) -> list[str]:
    return page.read_text("utf-8").split("\n")


def change(page: Path, number: int, line: str | None) -> None:
    """Line `number` (from 1) of a page becomes `line`, or goes."""
    lines = lines_of(page)
    lines[number - 1 : number] = [] if line is None else [line]
    page.write_text("\n".join(lines), "utf-8")


def first(page: Path, pattern: str) -> int:
    """The first line, from 1, that the pattern is found in."""
    return next(number for number, line in enumerate(lines_of(page), start=1) if re.search(pattern, line))


@pytest.fixture
def one_page(copied: Path) -> Path:
    """A copy of the library that has one page in both languages, and what that page includes. The faults stand in it
    alone, and the others take most of the time of a check."""
    for page in copied.glob("docs/*/*.md"):
        if page.name != "side-effects.md":
            page.unlink()
    return copied


@pytest.fixture
def findings(one_page: Path, run) -> Callable[[], list[dict]]:
    """What the check tells of the copy, as a program reads it."""

    def findings() -> list[dict]:
        code, told, _ = run("check", "--root", one_page, "--format", "json")
        # What is only worth a look stops nothing; a few such places stand on our own pages.
        found = [one for one in json.loads(told)["findings"] if one["confidence"] == "sure"]
        assert code == int(bool(found))
        return found

    return findings


@pytest.fixture
def chinese(one_page: Path) -> Path:
    """A Chinese page of the copy that has lists, numbers and links."""
    return one_page / "docs/zh/side-effects.md"


def test_a_deleted_bullet_is_found(chinese: Path, one_page: Path, findings) -> None:
    number = first(chinese, r"^- .*意识丧失")
    english = first(
        one_page / "docs/en/side-effects.md", r"^- .*[Ll]oss of consciousness|^- .*[Pp]assing out|^- .*1,000"
    )
    change(chinese, number, None)
    (found,) = [one for one in findings() if one["rule"] == "missing-block"]
    assert (found["place"]["language"], found["compare"]["line"]) == ("zh", english)
    assert found["place"]["line"] == number - 1


def test_a_changed_number_is_found(chinese: Path, findings) -> None:
    number = first(chinese, "40 分钟")
    change(chinese, number, lines_of(chinese)[number - 1].replace("40 分钟", "45 分钟"))
    stale, found = sorted(findings(), key=lambda one: one["rule"] == "different-numbers")
    assert (found["rule"], found["place"]["line"], found["place"]["text"]) == (
        "different-numbers",
        number,
        "45 分钟",
    )
    # Which of the two was changed, the memory knows.
    assert (stale["rule"], stale["place"]["language"]) == ("stale-translation", "en")
    assert stale["compare"]["line"] == number


def test_a_removed_link_is_found(chinese: Path, findings) -> None:
    number = first(chinese, r"^ *- .*\]\(#emergency")
    change(chinese, number, re.sub(r"\[([^\]]+)\]\(#[^)]+\)", r"\1", lines_of(chinese)[number - 1], count=1))
    (found,) = findings()
    assert (found["rule"], found["place"]["line"]) == ("different-links", number)


def test_an_english_sentence_is_found(chinese: Path, findings) -> None:
    number = first(chinese, "^ *- 不要自行停药")
    indent = lines_of(chinese)[number - 1].split("-")[0]
    change(
        chinese,
        number,
        f"{indent}- Do not stop or change a medicine on your own. Tell your team about any side effect.",
    )
    found = [one for one in findings() if one["rule"] == "untranslated-text"]
    assert [one["place"]["line"] for one in found] == [number]


def test_a_misspelt_name_is_found(chinese: Path, findings) -> None:
    number = first(chinese, "^- 氯胺酮也可能")
    change(chinese, number, lines_of(chinese)[number - 1].replace("氯胺酮", "酮胺"))
    (found,) = [one for one in findings() if one["place"]["text"] == "酮胺"]
    assert (found["rule"], found["place"]["line"], found["place"]["column"]) == ("forbidden-term", number, 3)


def test_one_rule_alone(chinese: Path, one_page: Path, run) -> None:
    number = first(chinese, "40 分钟")
    change(chinese, number, lines_of(chinese)[number - 1].replace("40 分钟", "45 分钟"))
    assert run("check", "--root", one_page, "--rule", "different-links")[0] == 0
    assert (
        run("check", "--root", one_page, "--rule", "different-links", "--rule", "different-numbers")[0] == 1
    )


def test_json_has_the_documented_keys(chinese: Path, findings) -> None:
    number = first(chinese, "40 分钟")
    change(chinese, number, lines_of(chinese)[number - 1].replace("40 分钟", "45 分钟"))
    (found,) = [one for one in findings() if one["rule"] == "different-numbers"]
    assert list(found) == [
        "rule",
        "severity",
        "confidence",
        "page",
        "place",
        "compare",
        "message",
        "fix",
        "bound_to",
        "waiver",
        "baseline",
    ]
    for place in (found["place"], found["compare"]):
        assert set(place) >= {"language", "path", "line", "column", "text"}
    assert set(found["message"]) == set(found["fix"]) == {"en", "zh"}
    assert found["page"] == "side-effects"


@pytest.mark.parametrize("kind", ["text", "json", "github"])
def test_every_format_gives_the_same_exit_code(kind: str, chinese: Path, one_page: Path, run) -> None:
    assert run("check", "--root", one_page, "--format", kind)[0] == 0
    chinese.unlink()
    assert run("check", "--root", one_page, "--format", kind)[0] == 1


def test_status_fails_where_the_check_does(chinese: Path, one_page: Path, run) -> None:
    assert run("status", "--root", one_page)[0] == 0
    chinese.unlink()
    assert run("status", "--root", one_page)[0] == 1


def test_other_folders_can_be_checked(tmp_path: Path, run) -> None:
    for language, text in (("a", "# One {#one}\n\n2 mg\n"), ("b", "# 一 {#one}\n\n3 mg\n")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "page.md").write_text(text, "utf-8")
    code, told, _ = run(
        "check", "--root", tmp_path, "--en", tmp_path / "a", "--zh", tmp_path / "b", "--format", "json"
    )
    assert code == 1
    assert [one["rule"] for one in json.loads(told)["findings"]] == ["different-numbers"]


def test_details_name_every_repair(copied: Path, run) -> None:
    _, told, _ = run("normalise", "--root", copied, "--details", "--language", "en")
    assert told.count("'酮胺' → '氯胺酮'  misspelt name") == 8
    assert "    5: 198–206  'responds' → 'responded'  verb form" in told


def test_a_gap_that_is_left_gives_1(copied: Path, run) -> None:
    (copied / "source/new.txt").write_text("Something that nobody has translated.\n", "utf-8")
    code, told, _ = run("normalise", "--root", copied, copied / "source/new.txt", "--language", "en")
    assert code == 1
    assert "0 pairs, 1 gaps, 1 left after memory" in told


@pytest.mark.parametrize("name", NAMES)
def test_a_command_bears_the_name_of_its_file(name: str) -> None:
    assert name == COMMANDS[name].NAME
