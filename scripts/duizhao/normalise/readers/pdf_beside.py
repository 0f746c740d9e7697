"""What stands in a PDF beside its lines of text: pages that are pictures, values of forms, notes on a page.

None of it may be silent: a dose on a scanned page, or typed into a form, is in no line of text.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.readers.optional_package import needed

FORM_VALUE = Bilingual("Typed into a form field on page {page}.", "填写在第 {page} 页表单中的内容。")
PAGE_NOTE = Bilingual("A note on page {page}, not text.", "第 {page} 页上的批注，不是正文。")
PICTURE = Bilingual(
    "Page {page} is a picture: its words are in no text. Run text recognition (OCR) on the file, or write them down.",
    "第 {page} 页是图片，其中的文字没有读出。请先做文字识别（OCR），或手工录入。",
)
NO_LETTERS = Bilingual(
    "Page {page} cannot be read: its fonts do not say which letters they show. Get the text of this page elsewhere.",
    "第 {page} 页无法读取：其字体没有说明显示的是哪些字。请从别处获取这一页的文字。",
)
# Kinds of notes that hold words of a person.
NOTES = frozenset({"/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Popup", "/Stamp"})
OFF = frozenset({"/Off", "Off", ""})
# What a font without names of letters leaves: a number for each, a private character, a control, or nothing known.
NAMELESS = re.compile(r"\(cid:\d{1,5}\)|[\x01-\x08\x0e-\x1f\x80-\x9f\ue000-\uf8ff\ufffd]")
# The look-alikes that programs write for a bullet are letters all the same.
BULLETS = re.compile("[\uf0a7\uf0b7\uf0fc\uf0d8]")
LEAST_NAMELESS = 0.1
FEWEST_NAMELESS = 3


@dataclass(frozen=True, slots=True)
class PageBeside:
    """What a page has beside its text. `number` counts from 1."""

    number: int
    has_picture: bool
    values: tuple[str, ...]
    notes: tuple[str, ...]


def pages_beside(data: bytes) -> tuple[PageBeside, ...]:
    """What each page has beside its text. What of a page cannot be read says nothing: the lines were read before."""
    reader = needed("pypdf").PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    return tuple(_page(page, number) for number, page in enumerate(reader.pages, start=1))


def filled(text: Bilingual, page: int) -> Bilingual:
    """The sentence about a page, with its number."""
    return Bilingual(text.en.format(page=page), text.zh.format(page=page))


def is_nameless(lines: Iterable[str]) -> bool:
    """True for a page whose letters its fonts do not name."""
    text = BULLETS.sub("", "".join("".join(lines).split()))
    found = NAMELESS.findall(text)
    return len(found) >= FEWEST_NAMELESS and sum(map(len, found)) >= LEAST_NAMELESS * len(text)


def asides_of(pages: Sequence[PageBeside]) -> Iterator[tuple[str, Bilingual]]:
    """The values and notes of all pages, each with the reason why it is no text of the document."""
    for page in pages:
        for words in page.values:
            yield words, filled(FORM_VALUE, page.number)
        for words in page.notes:
            yield words, filled(PAGE_NOTE, page.number)


def remark_on(pages: Sequence[PageBeside]) -> Bilingual | None:
    """One sentence on all values and notes; None where there are none."""
    values, notes = sum(len(page.values) for page in pages), sum(len(page.notes) for page in pages)
    if not values + notes:
        return None
    return Bilingual(
        f"{values} values of form fields and {notes} notes were read, and left out of the pages: look at them.",
        f"读到 {values} 个表单填写内容和 {notes} 条批注，均未采用：请查看。",
    )


def _page(page: Any, number: int) -> PageBeside:
    values: list[str] = []
    notes: list[str] = []
    try:
        for reference in page.get("/Annots") or ():
            note = reference.get_object()
            kind = note.get("/Subtype")
            if kind == "/Widget":
                values += _values(note)
            elif kind in NOTES and isinstance(note.get("/Contents"), str):
                notes.append(note["/Contents"])
    except Exception:
        # pypdf says in no one way that a note is not as it should be.
        pass
    return PageBeside(
        number,
        _has_picture(page),
        tuple(one for one in values if one.strip()),
        tuple(one for one in notes if one.strip()),
    )


def _values(field: Any) -> Iterator[str]:
    """The value of a form field, with the name that its author gave it; nothing where it is empty."""
    value, name = field.get("/V"), field.get("/T")
    parent = field.get("/Parent")
    if parent is not None:
        value = parent.get_object().get("/V") if value is None else value
        name = name or parent.get_object().get("/T")
    if value is None or str(value) in OFF:
        return
    yield f"{name}: {str(value).removeprefix('/')}" if name else str(value).removeprefix("/")


def _has_picture(page: Any) -> bool:
    try:
        resources = page.get("/Resources")
        objects = (resources.get_object() if resources else {}).get("/XObject")
        found = (objects.get_object() if objects else {}).values()
        return any(one.get_object().get("/Subtype") == "/Image" for one in found)
    except Exception:
        return False
