"""`duizhao check-pairs --json-lines`: how a program that translates asks, and what it hears."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.base.bilingual import Bilingual
from duizhao.cli.main import main
from duizhao.pairs_door.asked_pair import LONGEST_LINE, UnusablePair, read_line

TERMS = """\
id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note
T1,blood pressure,BP,,血压,,,血液压力,here,,,
"""

Run = Callable[..., tuple[int, str, str]]
Asked = Callable[[list[str | bytes]], tuple[int, list[Any], str]]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with a term and one approved pair."""
    (tmp_path / "terms.csv").write_text(TERMS, "utf-8")
    (tmp_path / "duizhao.toml").write_text("", "utf-8")
    for language, text in (
        ("en", "# Rest {#rest}\n\nRest at home.\n"),
        ("zh", "# 休息 {#rest}\n\n请在家休息。\n"),
    ):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "rest.md").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main(["approve", "--all", "--yes", "--by", "editor"]) == 0
    return tmp_path


COMMAND = [sys.executable, "-m", "duizhao", "check-pairs", "--json-lines"]


@pytest.fixture
def asked(library: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Send lines, and hear the exit code, the answers, and what was complained."""

    def asked(lines: list[str | bytes]) -> tuple[int, list[Any], str]:
        sent = b"".join((one.encode() if isinstance(one, str) else one) + b"\n" for one in lines)
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(sent)))
        code, told, complained = run("check-pairs", "--json-lines")
        return code, [json.loads(line) for line in told.splitlines()], complained

    return asked


def test_every_line_gets_an_answer_and_a_bad_one_hides_no_other(asked: Asked) -> None:
    lines: list[str | bytes] = [
        '{"id": 7, "en": "  😀 Take 5 mg.", "zh": "请服用\\n50 mg。"}',
        '{"id": "good", "en": "Rest at home.", "zh": "请在家休息。"}',
        "",
        "not json",
        b'{"id": "\xff"}',
        "[" * 100_000,
        '{"id": "x", "en": "a", "zh": "b", "words": 1}',
        '{"id": "x", "en": "\\ud800", "zh": "b"}',
        '{"id": "x", "en": 5, "zh": "b"}',
        '{"en": "a", "zh": "b"}',
        '{"id": "x", "en": "a"}',
        '{"id": "x", "en": "a", "zh": "b", "want": ["everything"]}',
        "x" * (LONGEST_LINE + 5),
        '{"id": "empty", "en": "a", "zh": " "}',
        '{"id": "last", "en": "Rest at home.", "zh": "请在家休息。"}',
    ]
    code, answers, complained = asked(lines)
    assert code == 2 and complained == ""
    assert [one["line"] for one in answers] == [number for number, line in enumerate(lines, 1) if line]
    dose, good, *refused, empty, last = answers
    assert (dose["id"], good["findings"], last["findings"]) == (7, [], [])
    assert [one["rule"] for one in empty["findings"]] == ["empty-cell"]
    found = dose["findings"][0]
    assert (found["rule"], found["severity"], found["confidence"]) == ("different-numbers", "safety", "sure")
    # Spans count the characters of what was sent: blanks before a text, signs beyond the first plane and line ends are some.
    assert found["place"] == {"language": "zh", "start": 4, "end": 9, "text": "50 mg"}
    assert found["compare"] == {"language": "en", "start": 9, "end": 13, "text": "5 mg"}
    for one, said in zip(
        refused,
        (
            "no JSON",
            "UTF-8",
            "no JSON",
            "'words'",
            "halves of characters",
            "'en' is no text",
            "no 'id'",
            "both needed",
            "terms, memory",
            f"longer than {LONGEST_LINE}",
        ),
        strict=True,
    ):
        assert set(one) == {"id", "line", "error"} and said in one["error"]["en"]
        assert f"line {one['line']}" in one["error"]["en"] and f"第 {one['line']} 行" in one["error"]["zh"]


def test_terms_and_approved_translations_come_where_they_are_wanted(asked: Asked) -> None:
    code, (before, after), _ = asked(
        [
            '{"id": 1, "en": "Your BP, and rest at home", "want": ["terms", "memory"]}',
            '{"id": 2, "en": "Rest at home.", "zh": "请在家休息。", "want": ["memory"]}',
        ]
    )
    assert code == 0
    assert before["findings"] is None, "nothing was compared"
    assert before["terms"] == [
        {
            "id": "T1",
            "en": ["blood pressure", "BP"],
            "zh": ["血压"],
            "forbidden": {"en": [], "zh": ["血液压力"]},
        }
    ]
    assert [(one["en"], one["zh"], one["found_by"]) for one in before["memory"]] == [
        ("Rest at home.", "请在家休息。", "en")
    ]
    assert after["findings"] == [] and "terms" not in after
    assert [(one["found_by"], one["score"], one["by"]) for one in after["memory"]] == [
        ("en", 100.0, "editor"),
        ("zh", 100.0, "editor"),
    ]


def test_an_answer_is_there_before_the_next_pair_is_sent(library: Path) -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as door:
        assert door.stdin and door.stdout
        for number in (1, 2):
            line = json.dumps({"id": number, "en": "Wait 3 days.", "zh": "请等 4 天。"})
            door.stdin.write(line.encode() + b"\n")
            door.stdin.flush()
            assert json.loads(door.stdout.readline())["id"] == number
        door.stdin.close()
        assert door.wait(60) == 1


def test_a_reader_who_has_seen_enough_ends_it_quietly(library: Path) -> None:
    pair = json.dumps({"id": 1, "en": "Wait 3 days.", "zh": "请等 3 天。"}) + "\n"
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ}
    ) as door:
        assert door.stdin and door.stdout and door.stderr
        door.stdin.write(pair.encode())
        door.stdin.flush()
        door.stdout.readline()
        door.stdout.close()
        door.stdin.write(pair.encode())
        door.stdin.close()
        assert door.wait(60) == 0 and door.stderr.read() == b""


def test_without_the_option_it_says_what_it_is_for(run: Run) -> None:
    code, _, told = run("check-pairs")
    assert code == 2 and "--json-lines" in told


@given(st.binary(max_size=80) | st.text(max_size=40).map(lambda text: f'{{"id": 1, {text}}}'.encode()))
def test_any_bytes_are_a_pair_or_refused_in_words(line: bytes) -> None:
    try:
        pair = read_line(line, Bilingual("here", "这里"))
    except UnusablePair as fault:
        assert fault.message.en.startswith("here: ") and fault.message.zh.startswith("这里：")
    else:
        assert pair.is_whole or pair.want
