"""Word out and in: both languages beside each other, comments, and what a reviewer changed."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mammoth
import pytest
from bench.round_trips import change_document, track
from lxml import etree

from duizhao.memory.exchange.word_returned import read_word_rows

from .conftest import BLOCKS, EN, ZH, page

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENGLISH, CHINESE = 2, 3


def row_of(root: Any, words: str) -> list[Any]:
    """The cells of the row that holds `words`."""
    (found,) = [row for row in root.iter(f"{W}tr") if words in "".join(row.itertext())]
    return found.findall(f"{W}tc")


def type_over(words: str, column: int, old: str, new: str) -> Callable[[Any], None]:
    """What a reviewer does who tracks no changes."""

    def change(root: Any) -> None:
        (text,) = [text for text in row_of(root, words)[column].iter(f"{W}t") if old in text.text]
        text.text = text.text.replace(old, new)

    return change


def imported(path: Path, run, *changes: Callable[[Any], None]) -> tuple[int, str]:
    for change in changes:
        change_document(path, change)
    code, _, told = run("import", path)
    return code, told


def comments(path: Path) -> list[str]:
    root = etree.fromstring(zipfile.ZipFile(path).read("word/comments.xml"))
    return ["\n".join("".join(p.itertext()) for p in one.iter(f"{W}p")) for one in root]


def test_every_pair_has_a_row(exported) -> None:
    rows = read_word_rows(exported("docx"))
    assert len(rows) == BLOCKS
    (row,) = [row for row in rows if "next" in row.en]
    assert (row.en, row.zh) == (
        "Wait until the <b1>next</b1> day. <a1>S01</a1>",
        "请等到<b1>第二天</b1>。<a1>S01</a1>",
    )


def test_the_same_library_gives_the_same_bytes(exported) -> None:
    assert exported("docx").read_bytes() == exported("docx").read_bytes()


def test_another_program_reads_it(exported) -> None:
    read = mammoth.extract_raw_text(io.BytesIO(exported("docx").read_bytes())).value
    assert "不要驾驶" in read and "Do not drive" in read and "Approved" not in read


def test_who_opens_it_has_their_changes_tracked(exported) -> None:
    assert b"w:trackRevisions" in zipfile.ZipFile(exported("docx")).read("word/settings.xml")


def test_states_and_findings_are_comments(library: Path, exported) -> None:
    (library / "docs/en/dose.md").write_text(EN.replace("Take 5 mg", "Take 50 mg"), "utf-8")
    path = exported("docx")
    told = comments(path)
    assert "The source changed since this pair was approved: update the translation." in told[0]
    assert any("Approved: Take 5 mg with `water`." in one for one in told)
    assert any("[different-numbers]" in one and "“50 mg”" in one for one in told)
    document = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    anchored = [one.get(f"{W}id") for one in document.iter(f"{W}commentReference")]
    assert anchored == [str(number) for number in range(len(told))]
    cell = row_of(document, "Take 50 mg")[1]
    assert "English changed" in "".join(cell.itertext()) and "英文已改" in "".join(cell.itertext())


def test_unchanged_it_changes_nothing(library: Path, exported, run, snapshot) -> None:
    before = snapshot(library / "docs")
    code, told = imported(exported("docx"), run)
    assert code == 0 and f"0 taken, {BLOCKS} as they were" in told
    assert snapshot(library / "docs") == before


def test_a_plain_edit_of_either_language(library: Path, exported, run) -> None:
    code, told = imported(
        exported("docx"),
        run,
        type_over("Take 5 mg", CHINESE, "服用", "口服"),
        type_over("Day 1", ENGLISH, "Day 1", "Day one"),
    )
    assert code == 0 and "2 taken" in told, told
    assert "  - 用<x1/>服用 5 mg。\n  + 用<x1/>口服 5 mg。" in told
    assert page(library) == ZH.replace("服用", "口服")
    assert page(library, "en") == EN.replace("Day 1", "Day one")


def test_both_texts_of_a_row(library: Path, exported, run) -> None:
    """The reviewer saw both: neither counts as changed behind the back of the other."""
    path = exported("docx")
    code, told = imported(
        path,
        run,
        type_over("Take 5 mg", CHINESE, "服用 5 mg", "服用 6 mg"),
        type_over("Take", ENGLISH, "Take 5 mg", "Take 6 mg"),
    )
    assert code == 0 and "2 taken" in told, told
    code, again = imported(path, run)
    assert code == 0 and f"0 taken, {BLOCKS} as they were" in again
    assert page(library) == ZH.replace("服用 5 mg", "服用 6 mg")
    assert page(library, "en") == EN.replace("Take 5 mg", "Take 6 mg")


def test_tracked_changes_count_as_accepted(library: Path, exported, run) -> None:
    def change(root: Any) -> None:
        text = next(row_of(root, "Take 5 mg")[CHINESE].iter(f"{W}t"))
        assert text.text == "用"
        track(text)

    code, told = imported(exported("docx"), run, change)
    assert code == 0 and page(library) == ZH.replace("- 用`", "- 㐂用`"), told


def test_words_that_were_moved_stand_where_they_are_now(library: Path, exported, run) -> None:
    def change(root: Any) -> None:
        cell = row_of(root, "The last words")[CHINESE]
        runs = [text.getparent() for text in cell.iter(f"{W}t")]
        first = runs[0]
        paragraph = first.getparent()
        moved = etree.fromstring(etree.tostring(first))
        old, new = etree.Element(f"{W}moveFrom"), etree.Element(f"{W}moveTo")
        first.addprevious(old)
        old.append(first)
        new.append(moved)
        paragraph.append(new)

    code, told = imported(exported("docx"), run, change)
    assert code == 0 and page(library).endswith("。最后的话，\n"), told


def test_a_line_that_was_joined_by_a_tracked_change(library: Path, exported, run) -> None:
    for language in ("en", "zh"):
        text = page(library, language)
        end = "The last words," if language == "en" else "最后的话，"
        (library / "docs" / language / "dose.md").write_text(text.replace(end, f"{end}\n"), "utf-8")

    def change(root: Any) -> None:
        first = row_of(root, "The last words")[CHINESE].find(f"{W}p")
        first.insert(0, etree.fromstring(f'<w:pPr xmlns:w="{W[1:-1]}"><w:rPr><w:del/></w:rPr></w:pPr>'))

    code, told = imported(exported("docx"), run, change)
    assert (
        code == 0 and "最后的话，<b1>原样</b1>" not in told and page(library) == ZH.replace("话， ", "话，")
    ), told


def test_the_page_changed_meanwhile(library: Path, exported, run) -> None:
    path = exported("docx")
    edited = ZH.replace("服用 5 mg", "服用 5 mg 药物")
    (library / "docs/zh/dose.md").write_text(edited, "utf-8")
    code, told = imported(path, run)
    assert code == 0, told
    code, told = imported(path, run, type_over("Take 5 mg", CHINESE, "服用", "口服"))
    assert code == 1 and "changed since the export and is kept" in told
    assert page(library) == edited


@pytest.mark.parametrize(
    ("column", "old", "new", "told"),
    [
        (CHINESE, "<x1/>", "", "the placeholder <x1/> is missing (`water`)"),
        (ENGLISH, "<x1/>", "<x2/>", "the placeholder <x2/> was added"),
        (ENGLISH, "Take 5 mg with ", "Take `5` mg with ", "Markdown was added: `5`"),
    ],
)
def test_a_broken_row_is_refused_with_its_place(
    library: Path, exported, run, column: int, old: str, new: str, told: str
) -> None:
    path = exported("docx")
    code, said = imported(path, run, type_over("Take 5 mg", column, old, new))
    assert code == 1 and told in said
    assert re.search(rf"{re.escape(str(path))}:1:\d+: dose › dose \((Chinese|English)\): refused: ", said)
    assert (page(library), page(library, "en")) == (ZH, EN)


def test_a_text_that_was_emptied_and_a_row_that_was_deleted(library: Path, exported, run) -> None:
    def empty(root: Any) -> None:
        for text in row_of(root, "Take 5 mg")[CHINESE].iter(f"{W}t"):
            text.text = ""

    def delete(root: Any) -> None:
        row = row_of(root, "Day 1")[0].getparent()
        row.insert(0, etree.fromstring(f'<w:trPr xmlns:w="{W[1:-1]}"><w:del/></w:trPr>'))

    code, told = imported(exported("docx"), run, empty, delete)
    assert code == 1 and told.count("A block is not deleted by an import") == 2
    assert (page(library), page(library, "en")) == (ZH, EN)


def test_a_missing_text_is_filled_in(library: Path, exported, run) -> None:
    (library / "docs/zh/dose.md").write_text(ZH.replace("- 用`water`服用 5 mg。\n", ""), "utf-8")

    def fill(root: Any) -> None:
        paragraph = row_of(root, "Take 5 mg")[CHINESE].find(f"{W}p")
        paragraph.append(
            etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}"><w:t>用&lt;x1/&gt;服用 5 mg。</w:t></w:r>')
        )

    code, told = imported(exported("docx"), run, fill)
    assert code == 0 and page(library) == ZH, told


def test_placeholders_are_numbered_anew_for_the_other_direction(library: Path, exported, run) -> None:
    for language, text in (("en", "`a` and `b`, `c`"), ("zh", "`c`、`b`和`d`")):
        path = library / "docs" / language / "dose.md"
        path.write_text(page(library, language) + f"\n{text}\n", "utf-8")
    path = exported("docx")
    (row,) = [row for row in read_word_rows(path) if "<x2/>, <x3/>" in row.en]
    assert (row.en, row.zh) == ("<x1/> and <x2/>, <x3/>", "<x3/>、<x2/>和<x4/>")
    code, told = imported(path, run, type_over("<x1/> and", ENGLISH, " and ", " as well as "))
    assert code == 0 and page(library, "en") == EN + "\n`a` as well as `b`, `c`\n", told


def test_a_folder_gets_a_file_a_page(library: Path, run, tmp_path: Path) -> None:
    assert run("export", "--format", "docx", "--output", f"{tmp_path / 'out'}/")[0] == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["dose.docx"]


def test_it_needs_a_file_to_write_to(library: Path, run) -> None:
    code, _, told = run("export", "--format", "docx")
    assert code == 2 and "--output" in told


def word(content: bytes, name: str = "word/document.xml") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return written.getvalue()


TABLE = (
    f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>id</w:t></w:r></w:p></w:tc></w:tr>'
    "<w:tr><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
).encode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04 and no archive", "not a Word file, or damaged"),
        (word(b"<a/>", "other.xml"), "not a Word file, or damaged"),
        (word(b"<not xml"), "not a Word file, or damaged"),
        (word(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "declares entities"),
        (word(b"<a>" + b" " * 41_000_000 + b"</a>"), "unfolds to more than 40,000,000 bytes"),
        (word(b"<a/>"), "holds no table that `duizhao export --format docx` wrote"),
        (word(TABLE), "row 2 of table 1 is not as it was exported"),
    ],
)
def test_bad_files_are_told_clearly(library: Path, run, content: bytes, told: str, snapshot) -> None:
    before = snapshot(library / "docs")
    (library / "bad.docx").write_bytes(content)
    code, _, said = run("import", "bad.docx")
    assert code == 2 and told in said
    assert re.search("[一-鿿]", run("import", "--language", "zh", "bad.docx")[2])
    assert snapshot(library / "docs") == before
