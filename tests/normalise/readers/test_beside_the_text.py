"""What stands beside the lines of a document is never silent: pictures of pages, forms, notes, formulas, nameless letters."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from office_files import paragraph, word_file
from pdf_files import pdf
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from duizhao.base.errors import CannotRun
from duizhao.normalise.readers.pdf_beside import is_nameless
from duizhao.normalise.source import Source

WORDS = "Bring your card to the clinic."
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
TSV = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def _picture() -> StreamObject:
    picture = StreamObject()
    picture.set_data(b"\xff\x00\xff\x00")
    size = {"/Width": NumberObject(2), "/Height": NumberObject(2), "/BitsPerComponent": NumberObject(8)}
    names = {
        "/Type": NameObject("/XObject"),
        "/Subtype": NameObject("/Image"),
        "/ColorSpace": NameObject("/DeviceGray"),
    }
    picture.update({NameObject(key): value for key, value in (*size.items(), *names.items())})
    return picture


def _with_picture_page() -> bytes:
    """Two pages of text, and between them one that is a picture."""
    writer = pypdf.PdfWriter()
    pages = pypdf.PdfReader(io.BytesIO(pdf([(WORDS, 60, 700, 12)], [("Ask the nurse.", 60, 700, 12)]))).pages
    writer.add_page(pages[0])
    page = writer.add_blank_page(595, 842)
    objects = DictionaryObject({NameObject("/Im0"): writer._add_object(_picture())})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects})
    writer.add_page(pages[1])
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _with_notes() -> bytes:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(pdf([(WORDS, 60, 700, 12)])))
    notes = [
        {"/Subtype": NameObject("/Widget"), "/T": TextStringObject("Dose"), "/V": TextStringObject("5 mg")},
        {"/Subtype": NameObject("/Widget"), "/T": TextStringObject("Empty"), "/V": TextStringObject("")},
        {"/Subtype": NameObject("/Text"), "/Contents": TextStringObject("ask the pharmacist")},
    ]
    made = [DictionaryObject({NameObject(key): value for key, value in note.items()}) for note in notes]
    writer.pages[0][NameObject("/Annots")] = ArrayObject(made)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without a program that reads pictures."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("no_program")
def test_a_page_that_is_a_picture_is_told_by_its_number(read: Callable[..., Source]) -> None:
    source = read(_with_picture_page(), "a.pdf")
    assert source.text == f"{WORDS}\n\nAsk the nurse."
    (told,) = source.remarks
    assert told.en.startswith("Page 2 is a picture") and "第 2 页是图片" in told.zh


def test_where_a_program_reads_pictures_its_words_stand_in_place_and_are_asked(
    read: Callable[..., Source], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [
        ("1", "96.5", "Take"),
        ("1", "91", "5"),
        ("1", "93", "mg."),
        ("2", "41", "饭后"),
        ("2", "88", "服用。"),
    ]
    lines = "".join(f"5\t1\t{block}\t1\t1\t1\t0\t0\t0\t0\t{sure}\t{word}\n" for block, sure, word in rows)
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\ncat > /dev/null\nprintf '%s' '{TSV}{lines}'\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    source = read(_with_picture_page(), "a.pdf")
    assert source.text == f"{WORDS}\n\nTake 5 mg.\n\n饭后服用。\n\nAsk the nurse."
    sure, unsure = sorted(source.flagged, key=lambda one: one.start)
    assert sure.why.en == "Read from a picture by machine, confidence 91 %."
    assert "41 % only: compare it with page 2" in unsure.why.en
    assert source.text[unsure.start : unsure.end] == "饭后服用。"


def test_values_of_forms_and_notes_are_kept_apart_and_told(
    read: Callable[..., Source], asides: Callable[[Source], dict[str, str]]
) -> None:
    source = read(_with_notes(), "a.pdf")
    assert asides(source) == {
        "Dose: 5 mg": "Typed into a form field on page 1.",
        "ask the pharmacist": "A note on page 1, not text.",
    }
    assert source.remarks[0].en.startswith("1 values of form fields and 1 notes were read")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["(cid:12)(cid:40)(cid:3) mg"], True),
        (["\ue001\ue014\ue003 \ue077\ue001"], True),
        (["\uf0b7 Wash", "\uf0b7 Wait", "\uf0b7 Rest"], False),
        ([WORDS], False),
    ],
)
def test_letters_that_no_font_names_are_known(lines: list[str], expected: bool) -> None:
    assert is_nameless(lines) == expected


@pytest.mark.usefixtures("no_program")
def test_a_page_whose_letters_have_no_names_goes_into_no_page(
    read: Callable[..., Source], asides: Callable[[Source], dict[str, str]]
) -> None:
    pages = ([(WORDS, 60, 700, 12)], [("(cid:12)(cid:7)(cid:9)(cid:4)", 60, 700, 12)])
    source = read(pdf(*pages), "a.pdf")
    assert [why for why in asides(source).values() if "Page 2 cannot be read" in why]
    assert "Page 2 cannot be read" in source.remarks[0].en
    with pytest.raises(CannotRun, match="page 1: the fonts"):
        read(pdf(pages[1]), "a.pdf")


def test_a_formula_of_word_stands_in_its_place(read: Callable[..., Source]) -> None:
    def run(words: str) -> str:
        return f"<m:r><m:t>{words}</m:t></m:r>"

    square = f"<m:sSup><m:e>{run('h')}</m:e><m:sup>{run('2')}</m:sup></m:sSup>"
    formula = f"<m:oMath {M}><m:f><m:num>{run('w + 1')}</m:num><m:den>{square}</m:den></m:f></m:oMath>"
    body = paragraph("BMI is ", more=f"{formula}<w:r><w:t> here.</w:t></w:r>")
    alone = (
        f"<w:p><m:oMathPara {M}><m:oMath><m:rad><m:e>{run('x')}</m:e></m:rad></m:oMath></m:oMathPara></w:p>"
    )
    source = read(word_file(body + alone), "a.docx")
    assert source.text == "BMI is (w + 1)/(h^2) here.\n\n√x"
    assert source.remarks[0].en.startswith("2 formulas")
