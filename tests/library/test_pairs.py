"""Sentence pairs: how their table is read, and what is found in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.base.errors import CannotRun
from duizhao.checks.check_library import check_texts
from duizhao.checks.check_sentences import check_sentences
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.library.sentence_table import SentenceRow, TableCell, parse_pairs, read_pairs
from duizhao.library.terms.term_base import Term, TermBase

TABLE = Path("pairs.tsv")
RULES = {rule.id: rule for rule in all_rules()}


def test_a_row_is_a_pair_with_the_places_of_its_cells() -> None:
    assert parse_pairs("id\ten\tzh\na1\tOne.\t 一。\n", TABLE) == (
        SentenceRow("a1", 2, TableCell("One.", 3), TableCell("一。", 9)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "zh\tnote\tid\ten\n一。\tx\ta1\tOne.\n",
        "id\ten\tzh\r\na1\tOne.\t一。",
        "id\ten\tzh\n\n  \na1\tOne.\t一。\n\n",
        "\ufeffid \t en\tzh\na1\tOne.\t一。\n",
    ],
    ids=["other order, one column more", "CRLF, no last line end", "blank lines", "byte order mark, blanks"],
)
def test_forms_of_the_same_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes(text.encode())
    (pair,) = read_pairs(path)
    assert (pair.id, pair.en.text, pair.zh.text) == ("a1", "One.", "一。")


def test_quotation_marks_are_text() -> None:
    (pair,) = parse_pairs('id\ten\tzh\n1\t"Go!" he "said\t“走！”\n', TABLE)
    assert pair.en.text == '"Go!" he "said'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1: the first line has to name the columns id, en and zh"),
        ("1\tOne.\t一。\n", "1: the first line has to name the columns id, en and zh"),
        ("id\ten\ten\tzh\n", "1: the first line has to name the columns id, en and zh"),
        ("id,en,zh\n1,One.,一。\n", "1: the first line has to name the columns id, en and zh"),
        ("id\ten\tzh\n1\tOne.\t一。\n2\tTwo.\n", "3: 2 cells, but the first line names 3 columns"),
        ("id\ten\tzh\n1\tOne.\t一。\t\n", "2: 4 cells, but the first line names 3 columns"),
        ("id\ten\tzh\n\tOne.\t一。\n", "2: the cell 'id' is empty"),
        ("id\ten\tzh\n1\tA.\t甲。\n1\tB.\t乙。\n", "3: the id '1' stands on line 2 already"),
    ],
)
def test_a_bad_table_is_named_with_its_line(text: str, told: str) -> None:
    with pytest.raises(CannotRun) as stopped:
        parse_pairs(text, TABLE)
    assert stopped.value.message.en.startswith(f"pairs.tsv:{told}")
    assert stopped.value.message.zh.startswith(f"pairs.tsv:{told.split(':')[0]}：")


def test_a_finding_names_the_row_and_the_place_in_the_file() -> None:
    pairs = parse_pairs("id\ten\tzh\na\tOne room.\t一个房间。\nb\tTake 5 mg.\t请服用 50 mg。\n", TABLE)
    (finding,) = check_sentences(pairs, TABLE, Knowledge(), (RULES["different-numbers"],))
    place, compare = finding.place, finding.compare
    assert (finding.page, finding.severity) == ("b", "safety")
    assert (place.path, place.language, place.line, place.text) == ("pairs.tsv", "zh", 3, "50 mg")
    assert compare and (compare.language, compare.line, compare.text) == ("en", 3, "5 mg")
    row = "b\tTake 5 mg.\t请服用 50 mg。"
    for spot, cell in ((place, "请服用 50 mg。"), (compare, "Take 5 mg.")):
        assert row[spot.column - 1 :].startswith(spot.text)
        assert spot.line_text == cell and row[spot.shown_from - 1 :].startswith(cell)


def rules_of(en: str, zh: str) -> set[str]:
    """The rules that find something in one row."""
    pairs = parse_pairs(f"id\ten\tzh\na\t{en}\t{zh}\n", TABLE)
    return {finding.rule for finding in check_sentences(pairs, TABLE, Knowledge())}


@pytest.mark.parametrize(
    ("en", "zh", "rule"),
    [
        ("Read [the guide](guide.md).", "请阅读指南。", "different-links"),
        ("Type `run --all`.", "请输入 `run`。", "different-code"),
        ("Hello {name}.", "您好。", "different-placeholder"),
        ("Ask your team.", "请询问团队,谢谢。", "chinese-typography"),
        ("Ketamine may help, says the FDA.", "EMA 说氯胺酮可能有帮助。", "different-names"),
        ("See ![a chart](a.png) here.", "请看这里。", "different-images"),
    ],
)
def test_a_row_is_looked_at_by_the_rules_about_pages_too(en: str, zh: str, rule: str) -> None:
    assert rule in rules_of(en, zh)


def test_rules_about_a_whole_library_are_left_out() -> None:
    assert rules_of("One.", "一。") == set()


@pytest.mark.parametrize(
    ("row", "told", "severity"),
    [
        ("\tOne room.", [("en", 1)], "error"),
        ("Open for a year.\t ", [("zh", 20)], "error"),
        ("Take 5 mg.\t", [("zh", 14)], "safety"),
        (" \t", [("en", 1), ("zh", 1)], "error"),
    ],
)
def test_an_empty_cell_is_a_finding_of_its_row_and_the_others_are_checked(
    row: str, told: list[tuple[str, int]], severity: str
) -> None:
    pairs = parse_pairs(f"id\ten\tzh\na\t{row}\nb\t5 mg\t6 mg\n", TABLE)
    found = check_sentences(pairs, TABLE, Knowledge())
    empty = [one for one in found if one.rule == "empty-cell"]
    assert [one.place.language for one in empty] == [language for language, _column in told]
    assert {(one.page, one.place.line, one.severity) for one in empty} == {("a", 2, severity)}
    assert [(one.rule, one.page) for one in found[len(empty) :]] == [("different-numbers", "b")]


SAME = [
    "1, 2, 3, 一百, 5 mg 2 times, not above 10",
    "for (i = 0; i < 10; i++) { if (!done) must_not(i, 2.5e3); }",
    "FDA, EMA, WHO 2021: NCT01234567, up 5%, at least 3",
    "Never take more than 5 mg; you must not drive before 24 hours have passed.",
    "切勿超过 5 毫克；24 小时内不得开车，至少停药两周。",
]


@pytest.mark.parametrize("text", SAME)
def test_one_text_on_both_sides_differs_in_nothing(text: str) -> None:
    for found in (rules_of(text, text), {one.rule for one in check_texts(text, text, Knowledge())}):
        assert not {rule for rule in found if rule.startswith("different-")}
        assert not found & {"missing-sentence", "missing-term", "empty-cell"}


@pytest.mark.parametrize(
    ("en", "zh"), [("Take **5 mg** up to 3 times.", "Take 5&nbsp;mg up to *3* times."), ("`a` 10", "a 10")]
)
def test_what_a_reader_sees_alike_is_one_text(en: str, zh: str) -> None:
    assert not rules_of(en, zh) & {"different-numbers", "different-direction", "different-names"}


@pytest.mark.parametrize("text", SAME[-2:])
def test_prose_that_nobody_translated_is_still_found(text: str) -> None:
    assert "untranslated-text" in rules_of(text, text)
    assert "untranslated-text" in {one.rule for one in check_texts(text, text, Knowledge())}


def test_findings_come_row_by_row() -> None:
    rows = [f"row{index}\tTake {index} mg.\t服用 {index + 1} mg。" for index in (9, 10, 8)]
    pairs = parse_pairs("id\ten\tzh\n" + "\n".join(rows), TABLE)
    found = check_sentences(pairs, TABLE, Knowledge(), (RULES["different-numbers"],))
    assert [finding.page for finding in found] == ["row9", "row10", "row8"]


@given(some.text(max_size=200))
def test_any_text_is_a_table_or_told_with_its_line(text: str) -> None:
    try:
        for pair in parse_pairs(f"id\ten\tzh\n{text}", TABLE):
            assert pair.id
    except CannotRun as fault:
        assert fault.message.en.startswith("pairs.tsv:")


def test_sentence_pairs_are_held_to_no_claims_of_a_library() -> None:
    cure = Term("cure", ("not a cure",), ("不能治愈",), en_forbidden=("cured",), scope="claim")
    pairs = parse_pairs("id\ten\tzh\n1\tTwo were cured.\t两人治愈。\n", TABLE)
    terms = TermBase((cure,))
    assert not check_sentences(pairs, TABLE, Knowledge(terms=terms))
    assert [one.rule for one in check_texts("Two were cured.\n", "两人治愈。\n", Knowledge(terms=terms))] == [
        "forbidden-term"
    ]
