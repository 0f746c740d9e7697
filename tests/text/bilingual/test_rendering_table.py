"""The tables of words: their files are in order, what answers a word stands above what does not, and they turn round."""

import csv
import re
from pathlib import Path

import pytest

from duizhao.text.bilingual import RenderingTable, excludes, rendering_table, sorted_rows
from duizhao.text.bilingual.rendering_table import BEFORE_TURNING
from duizhao.text.bilingual.sorted_rows import SortedRows

PACKAGE = Path(__file__).parents[3] / "scripts" / "duizhao" / "text" / "bilingual"
with Path(__file__).with_name("renderings.tsv").open(encoding="utf-8", newline="") as file:
    TRIPLES = list(csv.DictReader(file, delimiter="\t"))
ROW = re.compile(r"[A-Za-z][A-Za-z'-]*(?: [a-z'-]+){0,2}\t[^\t ]+\d\d(?: [^\t ]+\d\d)*\t\d\d")
CLASSES = re.compile(r"[a-z'. -]+\t(?:[~^]*[A-Za-z][A-Za-z0-9]*(?: |(?=\t)))*\t[^\t]*\t\d+")
FREQUENCIES = re.compile(r"\w+(?: \w+)*\t\d+\t\d\d?")


@pytest.mark.parametrize(
    ("name", "row", "fewest"),
    [
        ("renderings.tsv", ROW, 50_000),
        ("word_classes.tsv", CLASSES, 25_000),
        ("chinese_frequencies.tsv", FREQUENCIES, 2_000),
    ],
)
def test_each_row_is_well_formed(name: str, row: re.Pattern[str], fewest: int) -> None:
    lines = (PACKAGE / name).read_text("utf-8").splitlines()
    assert len(lines) > fewest
    assert [line for line in lines if not row.fullmatch(line)] == []


@pytest.mark.parametrize("name", ["renderings.tsv", "word_classes.tsv"])
def test_the_keys_are_sorted_by_their_bytes(name: str) -> None:
    keys = [line.split(b"\t")[0] for line in (PACKAGE / name).read_bytes().splitlines()]
    assert keys == sorted(set(keys))


def test_the_answers_of_a_row_are_sorted_by_their_score() -> None:
    for line in (PACKAGE / "renderings.tsv").read_text("utf-8").splitlines():
        scores = [int(answer[-2:]) for answer in line.split("\t")[1].split(" ")]
        assert scores == sorted(scores, reverse=True), line


def test_the_licences_name_every_table_and_every_source() -> None:
    text = (PACKAGE / "LICENCES.md").read_text("utf-8")
    for name in (
        *[path.name for path in PACKAGE.glob("*.tsv")],
        "CC-CEDICT",
        "wordfreq",
        "jieba",
        "WordNet 3.0",
    ):
        assert name in text
    assert "CC BY-SA 4.0" in text and "Permission to use, copy, modify and distribute this software" in text


@pytest.mark.parametrize("triple", TRIPLES, ids=lambda triple: triple["en"])
def test_what_renders_a_word_stands_above_what_does_not(triple: dict[str, str]) -> None:
    answers = rendering_table().answers(triple["en"])
    right, wrong = answers.get(triple["right"], 0.0), answers.get(triple["wrong"], 0.0)
    assert right >= 0.3 > wrong


def test_a_phrase_is_found_in_any_form_of_its_first_or_last_word() -> None:
    table = rendering_table()
    assert table.phrase_at(("high", "blood", "pressure")) == (3, "high blood pressure")
    assert table.phrase_at(("sleeping", "pills", "are")) == (2, "sleeping pill")
    assert table.phrase_at(("blood", "is", "red")) == (0, "")


def test_capitals_make_a_name() -> None:
    table = rendering_table()
    assert table.key("WHO") == "WHO" and table.key("who") == "who"
    assert "世界卫生组织" not in table.answers("who")
    assert table.key("Tablets") == "tablet"
    assert table.key("Qwertyish") == ""


def test_reliability_is_a_chance() -> None:
    table = rendering_table()
    assert table.reliability("Qwertyish") == 0
    assert 0 < table.reliability("take") < table.reliability("aspirin") <= 1


def test_turned_round_the_table_says_the_same() -> None:
    """By looking in the file, and after so many words by the turned table."""
    table = RenderingTable((PACKAGE / "renderings.tsv").read_bytes())
    words = ["药片", "血压", "高血压", "的", "肝", "没有这个词", ""]
    searched = [table.renderings(word) for word in words]
    assert list(searched[0].items()) == sorted(searched[0].items(), key=lambda one: (-one[1], one[0]))
    assert searched[0]["tablet"] == table.answers("tablet")["药片"]
    assert searched[-2:] == [{}, {}]
    for number in range(BEFORE_TURNING):
        table.renderings(f"{number}")
    table.renderings.cache_clear()
    assert [table.renderings(word) for word in words] == searched


def test_a_row_is_found_among_others() -> None:
    rows = SortedRows(b"a\t1\nab\t2\nab c\t3\nb\t\n")
    assert [rows.rest(key) for key in ("a", "ab", "ab c", "b", "", "aa", "c", "abc")] == [
        "1", "2", "3", "", "", "", "", "",
    ]  # fmt: skip
    assert list(rows.keys_from("ab")) == ["ab", "ab c"]
    assert list(rows.keys_from("")) == ["a", "ab", "ab c", "b"]
    assert list(SortedRows(b"").keys_from("a")) == []


def test_a_row_is_the_same_by_halving_and_by_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"a\t1\nab\t2\nab c\t3\nab c d\t4\nb c\t5\n"
    keys = ("a", "ab", "ab c", "ab c d", "b", "b c", "", "abc", "c")
    halved = SortedRows(data)
    monkeypatch.setattr(sorted_rows, "BEFORE_INDEX", 0)
    indexed = SortedRows(data)
    for key in keys:
        assert indexed.rest(key) == halved.rest(key)
        assert list(indexed.keys_from(f"{key} ")) == list(halved.keys_from(f"{key} "))


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("kidneys", "liver", "same class"),
        ("allowed", "forbids", "antonym"),
        ("nurse", "teacher", "same class"),
        ("tablet", "pill", ""),
        ("insulin", "insulin glargine", ""),
        ("hot", "umbrella", ""),
        ("children", "child", ""),
    ],
)
def test_words_exclude_each_other(one: str, other: str, how: str) -> None:
    assert excludes(one, other) == excludes(other, one) == how
