"""Documents that are broken, hostile or not what their name says: told in a sentence, soon, and without much memory."""

import io
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from office_files import W, paragraph, table, word_file, zipped
from pdf_files import pdf
from test_table_files import excel

from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import install_command
from duizhao.normalise.account import uncovered
from duizhao.normalise.run import normalise_sources, understand
from duizhao.normalise.source import source_of

WORD = word_file(paragraph("Text."))
EXCEL = excel([["en", "zh"], ["Text.", "文字。"]])
BOMB = f'<!DOCTYPE x [<!ENTITY a "{"a" * 1000}"><!ENTITY b "{"&a;" * 1000}">]>'
DEEP = 1_000


def with_document(content: str | bytes) -> bytes:
    """A Word file with another main part."""
    return word_file("", extra={"word/document.xml": content})


def zip_bomb() -> bytes:
    """64 megabytes of blanks in 64 kilobytes."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(64):
            part.write(b" " * 1024 * 1024)
    return made.getvalue()


def lying_bomb() -> bytes:
    """An archive that says its part is small."""
    data = zipped({"word/document.xml": b"x" * 20_000_000})
    size = (20_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    return data.replace(size, (1_000).to_bytes(4, "little"))


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """Whatever the document, reading it takes a few seconds of one processor, however busy the machine is, and a few
    hundred megabytes."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    yield
    assert time.process_time() - started < 10
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown // (1024 * 1024 if sys.platform == "darwin" else 1024) < 500


BAD: dict[str, tuple[str, bytes, str, str]] = {
    "zip bomb": ("a.docx", zip_bomb(), "unfolds to 67,108,864", "展开后有 67,108,864"),
    "zip bomb that lies": ("a.docx", lying_bomb(), "damaged", "已损坏"),
    "entity bomb in Word": (
        "a.docx",
        with_document(f"{BOMB}<w:document {W}>&b;</w:document>"),
        "entities",
        "实体",
    ),
    "entity bomb in UTF-16": (
        "a.docx",
        with_document(f'<?xml version="1.0" encoding="utf-16"?>{BOMB}<x>&b;</x>'.encode("utf-16")),
        "entities",
        "实体",
    ),
    "entity bomb in Excel": (
        "a.xlsx",
        zipped({"xl/workbook.xml": f"{BOMB}<x>&b;</x>", "[Content_Types].xml": "<x/>"}),
        "entities",
        "实体",
    ),
    "Word without its text": ("a.docx", zipped({"word/other.xml": "<x/>"}), "damaged", "已损坏"),
    "Word that is no XML": ("a.docx", with_document("<w:document"), "damaged", "已损坏"),
    "half a surrogate in Word": (
        "a.docx",
        with_document(f"<w:document {W}><w:body>{paragraph('a&#xD800;b')}</w:body></w:document>"),
        "damaged",
        "已损坏",
    ),
    "Word nested deep": ("a.docx", word_file("<w:tbl><w:tr><w:tc>" * DEEP), "damaged", "已损坏"),
    "Word cut off": ("a.docx", WORD[: len(WORD) // 2], "not a Word file, or it is damaged", "不是 Word 文件"),
    "Word without words": ("a.docx", word_file(paragraph("")), "holds no text", "没有文字"),
    "Excel cut off": ("a.xlsx", EXCEL[:-100], "not an Excel file, or it is damaged", "不是 Excel 文件"),
    "Excel without a book": ("a.xlsx", zipped({"xl/x.xml": "<x/>"}), "damaged", "已损坏"),
    "old Word": ("a.docx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 100, "old Office file", "旧版 Office"),
    "Word named as text": ("a.txt", WORD, "this is a Word file. Rename it", "这是 Word 文件"),
    "Word named as a page": ("a.html", WORD, "this is a Word file. Rename it", "这是 Word 文件"),
    "Excel named as Word": ("a.docx", EXCEL, "this is an Excel file", "这是 Excel 文件"),
    "PDF named as Markdown": ("a.md", pdf([]), "this is a PDF", "这是 PDF"),
    "PDF named as Word": ("a.docx", pdf([]), "this is a PDF", "这是 PDF"),
    "page named as Word": ("a.docx", b"<!doctype html><p>Text.", "not a Word file", "不是 Word 文件"),
    "page nested too deep": ("a.html", b"<div>" * 100_000 + b"text", "2,000 levels", "2,000 层"),
    "page of one endless paragraph": (
        "a.html",
        b"<p>" + b"word " * 1_000_000,
        "characters, more than",
        "超过",
    ),
    "page of too many tags": ("a.html", b"<br>" * 600_000, "tags. Split", "标签超过"),
    "page without text": ("a.html", b"<html><body><img src=x></body></html>", "holds no text", "没有文字"),
    "empty page": ("a.html", b"", "holds no text", "没有文字"),
    "page in no encoding": ("a.html", b"<p>Ketamine \xff\xff", "offset 12", "偏移量 12"),
    "page in another encoding than it says": (
        "a.html",
        b"<meta charset=big5><p>\xff\xff",
        "offset 22",
        "偏移量 22",
    ),
}


@pytest.mark.parametrize(("name", "data", "en", "zh"), BAD.values(), ids=BAD.keys())
def test_documents_that_cannot_be_read(name: str, data: bytes, en: str, zh: str, read: Callable) -> None:
    with pytest.raises(CannotRun) as told:
        read(data, name)
    assert en in told.value.message.en and zh in told.value.message.zh and name in told.value.message.en


ODD: dict[str, tuple[str, bytes]] = {
    "1,000 levels": ("a.html", b"<div>" * DEEP + b"deep" + b"</div>" * DEEP + b"<p>after</p>"),
    "1,000 levels of lists": ("a.html", b"<ul><li>x" * (DEEP // 2)),
    "1,000 levels of tables": ("a.html", b"<table><tr><td>x<td>y" * (DEEP // 3)),
    "1,000 links in links": ("a.html", b"<p>x" + b"<a href='https://e.org/'>y" * DEEP),
    "entities in a page": ("a.html", BOMB.encode() + b"<p>text &a; &b;"),
    "half surrogates": ("a.html", b"<p>a&#xD800;b&#xDFFF;c&#0;d"),
    "marks of direction": ("a.html", "<p>\u202eTake 5 mg\u202c \u2066药\u2069 \u200fx".encode()),
    "half a tag": ("a.html", b"<p>text<a href='"),
    "control characters": ("a.html", b"<p>a\x01\x0b\x00\x7fb"),
    "half surrogates in Excel": ("a.xlsx", excel([["en", "zh"], ["a_xD800_b", "药_x0001_"]])),
    "tables in tables": (
        "a.docx",
        word_file(table([["a", table([["b", "c"]])]]).replace("<w:t xml", "<w:t xml")),
    ),
    "direction in Word": ("a.docx", word_file(paragraph("\u202e5 mg\u202c 药"))),
    "marks in a table": ("a.csv", "en,zh\n\u202e5 mg,药\u2067\n# x,- y\n```,~~~\n| a |,| b |\n".encode()),
}


@pytest.mark.parametrize(("name", "data"), ODD.values(), ids=ODD.keys())
def test_odd_documents_are_accounted_for(
    name: str, data: bytes, read: Callable, tools, tmp_path: Path
) -> None:
    source = read(data, name)
    assert source.text.encode("utf-8").decode("utf-8") == source.text
    assert list(uncovered(source, understand(source, tools, None))) == []
    path = tmp_path / name
    path.write_bytes(data)
    (done,) = normalise_sources([path], tools)
    assert done.sum.holds


def test_marks_in_a_table_stay_pairs(read: Callable, tools, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(ODD["marks in a table"][1])
    (done,) = normalise_sources([path], tools)
    assert len(done.pairs) == len(done.source.pairs) == 4


def test_names_with_separators(tmp_path: Path, tools) -> None:
    path = tmp_path / "a\\..\\b.docx"
    path.write_bytes(WORD)
    (done,) = normalise_sources([path], tools)
    assert done.source.name == path.name


@pytest.mark.parametrize("missing", ["lxml", "mammoth", "pypdf", "openpyxl", "readability"])
def test_packages_that_are_missing_are_named(
    missing: str, read: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "lxml": "a.html",
        "readability": "a.html",
        "mammoth": "a.docx",
        "pypdf": "a.pdf",
        "openpyxl": "a.xlsx",
    }
    data = {"a.html": b"<p>Text.", "a.docx": WORD, "a.pdf": pdf([]), "a.xlsx": EXCEL}[files[missing]]
    for module in [missing, *(name for name in sys.modules if name.startswith(f"{missing}."))]:
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(CannotRun) as told:
        read(data, files[missing])
    for sentence in (told.value.message.en, told.value.message.zh):
        assert install_command("documents") in sentence and missing in sentence


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize(("name", "data"), [("a.docx", WORD), ("a.xlsx", EXCEL)])
def test_an_archive_with_damaged_bytes_is_told_however_it_is_packed(
    name: str, data: bytes, way: int, tmp_path: Path
) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", way) as after:
        for one in before.namelist():
            after.writestr(one, before.read(one))
    whole = made.getvalue()
    refused = 0
    for at in range(0, len(whole), 7):
        given = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        try:
            source_of(given, Path(name))
        except CannotRun:
            refused += 1
    assert refused > len(whole) / 7 / 4
