"""Tables with an English and a Chinese column: the rows are the pairs, all the way to the pages. A table of nothing but
a text and its translation becomes that text; one with more columns stays a table, on both pages."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from duizhao.base.errors import CannotRun
from duizhao.normalise.run import normalise_sources

CSV = """English,中文
Side effects of sleep,睡眠的副作用
"Sleep for 8 hours, always.",每晚睡 8 小时。
"One line.
Another line.","第一行。
第二行。"
"Two lines
of one cell.",只有一行。
Only in English.,
,只有中文。
"""
WITH_MORE = """编号,English,中文,Remark
1,Side effects of sleep,睡眠的副作用,
2,"Sleep for 8 hours, always.",每晚睡 8 小时。,"checked, twice"
3,"One line.
Another line.","第一行。
第二行。",
4,Only in English.,,
5,,只有中文。,
"""
ENGLISH = [
    "Side effects of sleep",
    "Sleep for 8 hours, always.",
    "One line.",
    "Another line.",
    "Two lines of one cell.",
]
CHINESE = ["睡眠的副作用", "每晚睡 8 小时。", "第一行。", "第二行。", "只有一行。"]


def excel(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_pairs_of_a_csv_file(delimiter: str, codec: str, read: Callable) -> None:
    rows = ["English|中文", "Drink water, daily.|每天喝水。", "Sleep well.|好好睡觉。"]
    quoted = [delimiter.join(f'"{cell}"' for cell in row.split("|")) for row in rows]
    source = read("\r\n".join(quoted).encode(codec), "a.csv")
    assert [(source.text[a:].split("\n")[0], source.text[b:].split("\n")[0]) for a, b in source.pairs] == [
        ("Drink water, daily.", "每天喝水。"),
        ("Sleep well.", "好好睡觉。"),
    ]


def test_table_to_pages(tools, tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text(CSV, "utf-8")
    (done,) = normalise_sources([path], tools)
    assert [done.pieces[pair.en].text for pair in done.pairs] == ENGLISH
    assert [done.pieces[pair.zh].text for pair in done.pairs] == CHINESE
    assert {pair.confidence for pair in done.pairs} == {1.0}
    assert [(one.en.origin, one.zh.origin) for one in done.filled][-2:] == [
        ("source", "gap"),
        ("gap", "source"),
    ]
    assert done.sum.holds and done.gaps == 2


def test_every_character_arrives_once(read: Callable, own: Callable, characters: Callable) -> None:
    cells = (
        WITH_MORE.replace('"', "")
        .replace("checked, twice", "checked twice")
        .replace("hours, always", "hours always")
    )
    assert characters(
        own(read(WITH_MORE, "a.csv")).replace("hours,", "hours").replace("checked,", "checked")
    ) == characters(cells.replace(",", ""))


def test_other_columns_stand_on_both_pages(tools, tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text(WITH_MORE, "utf-8")
    (done,) = normalise_sources([path], tools)
    texts = {
        language: [one.side(language).text for one in done.filled if one.side(language).origin != "gap"]
        for language in ("en", "zh")
    }
    assert texts["en"] == [
        "| 编号 | English | Remark |",
        "| --- | --- | --- |",
        "| 1 | Side effects of sleep |  |",
        "| 2 | Sleep for 8 hours, always. | checked, twice |",
        "| 3 | One line.<br>Another line. |  |",
        "| 4 | Only in English. |  |",
    ]
    assert texts["zh"] == [
        "| 编号 | 中文 | Remark |",
        "| --- | --- | --- |",
        "| 1 | 睡眠的副作用 |  |",
        "| 2 | 每晚睡 8 小时。 | checked, twice |",
        "| 3 | 第一行。<br>第二行。 |  |",
        "| 5 | 只有中文。 |  |",
    ]
    assert done.sum.holds and done.gaps == 2


def test_the_written_pages(run: Callable, copied: Path) -> None:
    (copied / "source/zz.csv").write_text("en,zh\nSleep is *good*.,睡眠很好。\n", "utf-8")
    code, told, _ = run("normalise", copied / "source/zz.csv", "--root", copied, "--language", "en")
    assert code == 0 and "1 pairs, 0 gaps" in told
    pages = [
        next((copied / f"build/normalised/{one}").glob("*.md")).read_text("utf-8") for one in ("en", "zh")
    ]
    assert "Sleep is \\*good\\*." in pages[0] and "睡眠很好。" in pages[1] and "Not yet" not in pages[0]


def test_columns_without_headings(read: Callable) -> None:
    source = read(excel([["Drink water.", "喝水。"], ["Take 2", 2.0], ["Sleep.", "睡觉。"]]), "a.xlsx")
    assert source.text == "Drink water.\n\n喝水。\n\nTake 2\n\n2\n\nSleep.\n\n睡觉。"
    assert len(source.pairs) == 3


def test_sheets_without_such_columns_stay_tables(read: Callable) -> None:
    source = read(excel([["Dose", "Day|Night"], ["5 mg", None]], [["Only one column."]], []), "a.xlsx")
    assert source.text == "| Dose | Day\\|Night |\n| --- | --- |\n| 5 mg |  |\n\nOnly one column."
    assert source.pairs == ()


def test_comments_on_cells(read: Callable, asides: Callable) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Text."
    book.active["A1"].comment = Comment("Is this right?", "A")
    made = io.BytesIO()
    book.save(made)
    assert list(asides(read(made.getvalue(), "a.xlsx"))) == ["Is this right?"]


@pytest.mark.parametrize(
    ("data", "en", "zh"),
    [
        (b'en,zh\n"never closed,x\n', "not a table", "不是表格"),
        (b"en,zh\nab\x01,c\n", "offset 8", "偏移量 8"),
        ("en,zh\n" + "x" * 200_000 + ",药\n", "not a table", "不是表格"),
        (b"en,zh\n\xff\xfe", "offset 6", "偏移量 6"),
        ("," * 20 + "\n", "holds no text", "没有文字"),
    ],
    ids=["open quotation mark", "control character", "endless cell", "no encoding", "no text"],
)
def test_csv_that_cannot_be_read(data: bytes | str, en: str, zh: str, read: Callable) -> None:
    with pytest.raises(CannotRun) as told:
        read(data, "a.csv")
    assert en in told.value.message.en and zh in told.value.message.zh
