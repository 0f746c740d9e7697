"""The README is true: its commands exist, its output is real, its two languages are in step."""

import re
import shlex
from pathlib import Path

import pytest

from duizhao.checks.check_library import check_texts
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.cli.command_line import parser
from duizhao.cli.main import main

ROOT = Path(__file__).parent.parent
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh.md"}
CONSOLE = re.compile(r"```console\n\$ \.venv/bin/duizhao (?P<command>.*)\n(?P<output>(?:.*\n)*?)```")


def test_both_readmes_say_the_same_by_our_own_rules():
    en, zh = (READMES[language].read_text("utf-8") for language in ("en", "zh"))
    rules = tuple(rule for rule in all_rules() if rule.id in ("different-headings", "missing-block"))
    assert check_texts(en, zh, Knowledge(), rules) == ()


@pytest.mark.parametrize("language", READMES)
def test_the_two_commands_stand_on_the_first_screen(language):
    first_screen = READMES[language].read_text("utf-8").splitlines()[:12]
    assert any(line.startswith("make site ") for line in first_screen)
    assert any(line.startswith("make test ") for line in first_screen)


@pytest.mark.parametrize("language", READMES)
def test_the_output_shown_is_what_the_command_says(language, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    shown = CONSOLE.search(READMES[language].read_text("utf-8"))
    assert shown
    assert main(shlex.split(shown["command"])) == 1
    assert capsys.readouterr().out == shown["output"]


@pytest.mark.parametrize("language", READMES)
def test_every_command_named_exists(language):
    text = READMES[language].read_text("utf-8")
    known = parser().format_help()
    for command in re.findall(r"duizhao ([a-z]+)", text):
        assert re.search(rf"^    {command}\s", known, re.MULTILINE), command
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)\b", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("language", READMES)
def test_the_table_of_rules_is_complete_and_word_for_word(language):
    rows = dict(
        re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", READMES[language].read_text("utf-8"), re.MULTILINE)
    )
    assert {name: said for name, said in rows.items() if name in {rule.id for rule in all_rules()}} == {
        rule.id: rule.guards.say(language) for rule in all_rules()
    }


def test_both_readmes_install_the_same_and_no_package_that_no_index_has():
    """Until a version is published, what is installed is this checkout."""
    said = {
        language: sorted(re.findall(r"`([^`\n]*pip install [^`]+)`", readme.read_text("utf-8")))
        for language, readme in READMES.items()
    }
    assert said["en"] == said["zh"] != []
    extras = "|".join(re.findall(r"^(\w+) = \[$", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE))
    assert [
        line
        for line in said["en"]
        if not re.fullmatch(rf'\.venv/bin/pip install -e (?:\.|"\.\[(?:{extras})\]")', line)
    ] == []
