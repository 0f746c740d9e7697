"""`--second-opinion COMMAND`: what another program says is told where its quotations stand in the texts, and kept by content."""

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

EN = "# Care {#care}\n\nCall a friend at night.\n\nTake 5 mg.\n\nBring a book.\n"
ZH = "# 照护 {#care}\n\n晚上给朋友打电话。\n\n服用 50 mg。\n\n请带一本书。\n"
HONEST = """\
for one in asked:
    if "friend" in one["en"]:
        say(id=one["id"], en="a friend", zh="朋友", says="friend is plural")
"""
LYING = """\
for one in asked:
    say(id=one["id"], en="an enemy", zh="朋友", says="I made this up")
    if "friend" in one["en"]:
        say(id=one["id"], en="a friend", zh="家人", says="I made up one side")
        say(id=one["id"], en="a friend", says="I name one side")
        say(id=one["id"], en="", zh="", says="I quote nothing")
        say(id=one["id"], en="a friend", zh="朋友", says="this one\\n\\x1b[31mstands")
        say(id="nobody", en="a friend", zh="朋友", says="asked by nobody")
        print("Here you are!")
"""
BROKEN = {
    "garbage": "sys.stdout.buffer.write(b'\\xff\\x00 thinking... \\n{}\\n[[[[\\n')",
    "crash": "sys.exit('no key')",
    "hang": "import time; time.sleep(600)",
    "flood": "while True: print('x' * 1000000)",
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def care(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "duizhao.toml").write_text("", "utf-8")
    for language, text in (("en", EN), ("zh", ZH)):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "care.md").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def program(folder: Path, body: str) -> str:
    """A command that writes down each time that it is asked, and then does as `body` says."""
    script = folder / "other program.py"
    script.write_text(
        "import json, sys\n"
        "asked = [json.loads(line) for line in sys.stdin]\n"
        f"print(len(asked), file=open({str(folder / 'asked')!r}, 'a'))\n"
        "def say(**one): print(json.dumps(one))\n" + body,
        "utf-8",
    )
    return shlex.join([sys.executable, str(script), "$(touch shell-was-here)"])


def second(told: str) -> list[Any]:
    return [one for one in json.loads(told)["findings"] if one["rule"] == "second-opinion"]


def test_what_quotes_both_texts_is_possible_and_fails_nothing_by_itself(care: Path, run: Run) -> None:
    command = program(care, HONEST)
    code, told, complained = run("check", "--format", "json", "--second-opinion", command)
    (found,) = second(told)
    assert code == 1 and complained == "", "the dose fails, as it does without a second opinion"
    assert (found["confidence"], found["page"], found["place"]["line"]) == ("possible", "care", 3)
    assert (found["place"]["text"], found["compare"]["text"]) == ("朋友", "a friend")
    assert "friend is plural" in found["message"]["en"] and "friend is plural" in found["message"]["zh"]
    (care / "docs/zh/care.md").write_text(ZH.replace("50 mg", "5 mg"), "utf-8")
    assert run("check", "--second-opinion", command)[0] == 0
    assert run("check", "--fail-on", "error,possible", "--second-opinion", command)[0] == 1
    assert not (care / "shell-was-here").exists(), "no shell reads the command"


def test_what_it_said_is_repeated_without_asking_until_a_text_changes(care: Path, run: Run) -> None:
    command = program(care, HONEST)
    first = run("check", "--format", "json", "--second-opinion", command)
    assert run("check", "--format", "json", "--second-opinion", command) == first
    assert (care / "asked").read_text() == "4\n"
    (care / "docs/zh/care.md").write_text(ZH.replace("一本书", "两本书"), "utf-8")
    run("check", "--second-opinion", command)
    assert (care / "asked").read_text() == "4\n1\n"
    assert (care / "build/.gitignore").exists()


def test_answers_whose_quotations_do_not_stand_there_are_refused_on_one_line(care: Path, run: Run) -> None:
    command = program(care, LYING)
    _, told, complained = run("check", "--format", "json", "--second-opinion", command)
    (found,) = second(told)
    assert "this one \x1b[31mstands" in found["message"]["en"]
    assert complained.count("\n") == 1 and ": 9 of its answers were refused" in complained
    assert "7 because a quotation" in complained and "2 because the line answers nothing" in complained
    _, shown, _ = run("check", "--second-opinion", command)
    assert "\x1b" not in shown, "its words do not speak to a terminal"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("garbage", "no line of its answer can be used"),
        ("crash", "ended with 1: no key"),
        ("hang", "has not ended after 1 seconds"),
        ("flood", "said more than"),
    ],
)
def test_a_broken_program_stops_the_check_with_one_sentence(
    care: Path, run: Run, fault: str, said: str
) -> None:
    more = ("--second-opinion-seconds", "1" if fault == "hang" else "60")
    code, told, complained = run("check", "--second-opinion", program(care, BROKEN[fault]), *more)
    assert (code, told) == (2, "") and said in complained and complained.count("\n") == 1
    assert not (care / "build/second-opinion.json").exists()


@pytest.mark.parametrize("command", ["", "no-such-program", "'"])
def test_a_program_that_cannot_be_started_is_named(care: Path, run: Run, command: str) -> None:
    code, _, complained = run("check", "--second-opinion", command)
    assert code == 2 and "cannot be started" in complained


def test_pairs_of_a_table_and_of_json_lines_are_asked_about_too(
    care: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = program(care, HONEST)
    (care / "pairs.tsv").write_text("id\ten\tzh\n1\tCall a friend.\t给朋友打电话。\n", "utf-8")
    code, told, _ = run("check", "--pairs", "pairs.tsv", "--format", "json", "--second-opinion", command)
    assert code == 0 and [(one["place"]["column"], one["compare"]["column"]) for one in second(told)] == [
        (19, 8)
    ]
    answers = []
    for body in (HONEST, BROKEN["crash"]):
        pairs = '{"id": 1, "en": "My friend", "zh": "我的朋友"}\n{"id": 2, "en": "a friend", "zh": "朋友"}\n'
        monkeypatch.setattr("sys.stdin", Lines(pairs))
        code, told, _ = run("check-pairs", "--json-lines", "--second-opinion", program(care, body))
        answers.append((code, [json.loads(line) for line in told.splitlines()]))
    (code, (mine, yours)), (broken, (_, other)) = answers
    assert code == 0 and mine["second_opinion"] == {"refused": 1, "error": None} and mine["findings"] == []
    assert [(one["rule"], one["compare"]["start"]) for one in yours["findings"]] == [("second-opinion", 0)]
    assert broken == 0, "it was asked about both already"
    assert other == yours


class Lines:
    """A standard input that holds a text."""

    def __init__(self, text: str) -> None:
        from io import BytesIO

        self.buffer = BytesIO(text.encode())
