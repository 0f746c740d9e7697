"""The arguments of the command: where they may stand, and what is said, in whose language, of those that are wrong."""

import argparse
import re
import subprocess
import sys
from pathlib import Path

import pytest

from duizhao.cli.argparse_in_chinese import in_chinese
from duizhao.cli.command_parser import CommandParser

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--language", "zh", "--rule", "x"],
        ["--language", "zh", "check", "--rule", "x"],
        ["--language=zh", "check", "--rule", "x"],
        ["--lang", "zh", "check", "--rule", "x"],
        ["--root", ".", "--language", "zh", "check", "--rule", "x"],
        ["--language", "en", "check", "--rule", "x", "--language", "zh"],
    ],
)
def test_the_language_may_stand_before_and_behind_the_command(
    library: Path, run, arguments: list[str]
) -> None:
    code, _, told = run(*arguments)
    assert code == 2 and told.startswith("没有规则")


def test_the_root_may_stand_before_the_command(
    library: Path, run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run("--root", library, "check", "--rule", "different-numbers")[0] == 1
    assert run("check", "--root", library, "--rule", "different-numbers")[0] == 1
    # The one behind the command is the nearer one.
    assert run("--root", "gone", "check", "--root", library, "--rule", "different-numbers")[0] == 1


def test_a_command_that_is_named_like_a_value_is_not_taken_for_it(library: Path, run) -> None:
    (library / "check").mkdir()
    assert "duizhao status" in run("--root", "check", "status", "--help")[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chekc"], "没有 'chekc' 这一项"),
        (["check", "--format", "yaml"], "参数 --format：没有 'yaml' 这一项"),
        (["check", "--formt", "json"], "无法识别的参数：--formt"),
        (["explain", "one", "two"], "无法识别的参数：two"),
        (["waive"], "缺少必需的参数：RULE, PAGE[:LINE]"),
        ([], "缺少必需的参数：COMMAND"),
        (["check", "--rule"], "参数 --rule：需要一个值"),
        (["reading", "--worst", "many"], "参数 --worst：'many' 不是有效的 int 值"),
        (["check", "--f", "x"], "选项 --f 不明确，可能是 --format, --fix, --fail-on"),
        (["check", "--fix=yes"], "参数 --fix：不接受值 'yes'"),
    ],
)
def test_wrong_arguments_are_told_in_chinese(library: Path, run, arguments: list[str], told: str) -> None:
    code, out, complained = run("--language", "zh", *arguments)
    assert (code, out) == (2, "")
    usage, fault = complained.rstrip("\n").rsplit("\n", 1)
    assert usage.startswith("用法：duizhao") and "usage" not in usage
    assert "：错误：" in fault and told in fault
    assert not re.search(r"\b(?:argument|error|expected|invalid|choose|required)\b", fault)


def test_what_no_command_asks_for_is_translated_too() -> None:
    """Sentences that no command leads to today, as argparse itself writes them."""
    parser = argparse.ArgumentParser(exit_on_error=False)
    one_of = parser.add_mutually_exclusive_group(required=True)
    one_of.add_argument("--one", nargs="+")
    one_of.add_argument("--two", nargs=2)
    parser.add_argument("--three", nargs="?")
    said: list[str] = []

    def keep(message: str) -> None:
        said.append(message)
        raise argparse.ArgumentError(None, message)

    parser.error = keep  # type: ignore[assignment,method-assign]
    for arguments in ([], ["--one", "a", "--two", "b", "c"], ["--one"], ["--two", "a"]):
        with pytest.raises(argparse.ArgumentError) as told:
            parser.parse_args(arguments)
        said.append(str(told.value))
    assert len(said) >= 4
    for message in said:
        assert CHINESE.search(in_chinese(message)), message
    assert in_chinese("what a later Python says") == "what a later Python says"


def test_nothing_of_argparse_itself_is_changed(library: Path, run) -> None:
    """Another parser in the same process goes on in English: the plugin and the program that embeds Duizhao have theirs."""
    run("--language", "zh", "check", "--help")
    run("--language", "zh", "chekc")
    assert argparse.ArgumentParser(prog="other").format_help().startswith("usage: other")
    assert CommandParser(prog="ours").format_help().startswith("usage: ours")


def test_help_is_in_the_language_of_the_user(library: Path, run) -> None:
    code, told, _ = run("check", "--help", "--language", "zh")
    assert code == 0
    for words in ("用法：duizhao check", "选项:", "位置参数:", "显示本帮助信息并退出"):
        assert words in told
    assert "show this help" not in told
    told = run("--language", "en", "check", "--help")[1]
    assert told.startswith("usage: duizhao check") and "show this help message and exit" in told


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["chekc"], "check"),
        (["Check"], "check"),
        (["stauts"], "status"),
        (["completions"], "completion"),
        (["check", "--formt", "json"], "--format"),
        (["check", "--formt=json"], "--format"),
        (["approve", "--yess"], "--yes"),
        (["export", "--format", "xlif"], "xliff"),
    ],
)
def test_a_misspelt_word_is_answered_with_the_nearest(
    library: Path, run, arguments: list[str], meant: str
) -> None:
    assert run(*arguments)[2].endswith(f" Did you mean {meant}?\n")
    assert run("--language", "zh", *arguments)[2].endswith(f"您是否想输入 {meant}？\n")


def test_a_word_that_is_like_nothing_is_answered_without_a_guess(library: Path, run) -> None:
    assert "Did you mean" not in run("quux")[2]
    assert "Did you mean" not in run("check", "--quux")[2]


def test_bytes_that_are_no_text_are_told(library: Path, project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "duizhao", "check", b"--\xff\xfe"],
        capture_output=True,
        env={"PYTHONPATH": str(project / "scripts"), "LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert done.returncode == 2 and b"unrecognized arguments: --" in done.stderr
    assert b"Traceback" not in done.stderr
