"""Word files: `.docx`. mammoth makes HTML of the text; what it passes over is read here."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.readers.archive import Archive, damaged, open_archive
from duizhao.normalise.readers.html_page import parse
from duizhao.normalise.readers.html_tree import walk
from duizhao.normalise.readers.optional_package import needed
from duizhao.normalise.readers.received import Aside, DocumentWriter, Received
from duizhao.normalise.readers.word_formulas import with_formulas
from duizhao.normalise.readers.word_numbers import NumberLabels, numbered_paragraphs
from duizhao.normalise.readers.word_ready import made_ready

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
HEADER = Bilingual("Stands at the top of every page of the document.", "文档每页顶部的文字。")
FOOTER = Bilingual("Stands at the bottom of every page of the document.", "文档每页底部的文字。")
COMMENT = Bilingual("A comment in the margin of the document, not text.", "文档边上的批注，不是正文。")
DELETED = Bilingual("Deleted in the document, with changes tracked.", "在文档修订中已删除。")
# Word in Chinese and WPS name some styles in Chinese.
STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='标题'] => h1:fresh",
        *(f"p[style-name='标题 {level}'] => h{level}:fresh" for level in range(1, 7)),
    ]
)
NOTE_MARK = re.compile(r"(?:foot|end)note-ref-")


def read_word(data: bytes, path: Path) -> Received:
    """The text of a Word file with its notes; headers, footers, comments and deleted text as asides.

    Raises CannotRun where the file is damaged or too large, or mammoth is not installed.
    """
    archive = open_archive(data, path)
    with_words, remarks = with_formulas(data, archive)
    if with_words is not data:
        data, archive = with_words, open_archive(with_words, path)
    writer = DocumentWriter()
    ready = made_ready(data, archive)
    if ready is not data:
        archive = open_archive(ready, path)
    _write_body(ready, path, writer, NumberLabels(numbered_paragraphs(archive)))
    _write_missing(archive, writer)
    asides = [aside for reason, words in _around(archive) for aside in _write(writer, words, reason)]
    return replace(writer.received("Word", asides), remarks=remarks)


def _write_body(data: bytes, path: Path, writer: DocumentWriter, labels: NumberLabels) -> None:
    mammoth = needed("mammoth")
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLES,
            # A picture stays where it is: only what it is said to show is text.
            convert_image=mammoth.images.img_element(lambda _image: {}),
        )
    except Exception as fault:
        # mammoth says in no one way that a document is not as Word writes it.
        raise damaged(path) from fault
    root = parse(f"<html><body>{made.value}</body></html>", path)
    if root is not None:
        walk(root, writer, made=_made_by_mammoth, labels=labels.of)


def _made_by_mammoth(element: "_Element") -> str | None:
    """mammoth numbers the notes and leads back from each of them with an arrow."""
    if element.tag != "a":
        return None
    if NOTE_MARK.search(element.get("href", "")):
        return ""
    if NOTE_MARK.search(element.get("id", "")):
        return "".join(map(str, element.itertext())).replace("[", "\\[")
    return None


def _write_missing(archive: Archive, writer: DocumentWriter) -> None:
    """Write the paragraphs that the conversion passed over: of text boxes, of fields, of drawings."""
    written = writer.own_letters()
    position = 0
    for paragraph in _paragraphs(archive):
        letters = "".join(filter(str.isalnum, paragraph))
        found = written.find(letters, position)
        if found < 0:
            found = written.find(letters)
        if found < 0:
            writer.text(paragraph)
            writer.end()
        else:
            position = found + len(letters)


def _paragraphs(archive: Archive) -> Iterator[str]:
    for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        yield from _texts(archive.tree(name), f"{W}p", f"{W}t")
    for name in sorted(archive.parts):
        if re.fullmatch(r"word/(?:diagrams/data|charts/chart)\w*\.xml", name):
            yield from _texts(archive.tree(name), f"{A}p", f"{A}t")


def _around(archive: Archive) -> Iterator[tuple[Bilingual, str]]:
    """What stands around the text, with the reason why it is left out."""
    for kind, reason in (("header", HEADER), ("footer", FOOTER), ("comments", COMMENT)):
        for name in sorted(archive.parts):
            if re.fullmatch(rf"word/{kind}\d*\.xml", name):
                for words in _texts(archive.tree(name), f"{W}p", f"{W}t"):
                    yield reason, words
    for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        for words in _texts(archive.tree(name), f"{W}p", f"{W}delText"):
            yield DELETED, words


def _texts(root: "_Element | None", paragraph: str, run: str) -> Iterator[str]:
    """The words of each paragraph that has some. Of two ways to show the same, the one for older programs counts:
    mammoth reads that one."""
    if root is None:
        return
    words: dict[_Element, list[str]] = {}
    for element in root.iter(run, f"{W}tab", f"{W}br"):
        if any(one.tag == CHOICE for one in element.iterancestors(CHOICE)):
            continue
        holder = next(element.iterancestors(paragraph), None)
        if holder is not None:
            words.setdefault(holder, []).append((element.text or "") if element.tag == run else " ")
    for parts in words.values():
        whole = "".join(parts)
        if whole.strip():
            yield whole


def _write(writer: DocumentWriter, words: str, reason: Bilingual) -> Iterator[Aside]:
    writer.text(words)
    block = writer.end()
    if block:
        yield Aside(block.start, block.end, reason)
