"""Formulas of Word, which mammoth passes over, as plain words where they stand: `weight/height^2`.

The words are the document's; the marks between them (`/`, `^`, `√`) say how it sets them. A person is told how many there
are, because a formula in a line is less than the formula.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.readers.archive import Archive
from duizhao.normalise.readers.optional_package import needed

if TYPE_CHECKING:
    from lxml.etree import _Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
# A formula nested deeper than this is written without its marks.
DEEPEST = 50


def with_formulas(data: bytes, archive: Archive) -> tuple[bytes, tuple[Bilingual, ...]]:
    """The file with each formula as a plain run, and what a person is told of them; the same bytes where it has none."""
    changed: dict[str, bytes] = {}
    many = 0
    for name in TEXTS:
        tree = archive.tree(name)
        found = [] if tree is None else list(tree.iter(f"{M}oMath"))
        for formula in found:
            _replace(formula)
        if found and tree is not None:
            many += len(found)
            changed[name] = needed("lxml.etree").tostring(tree, xml_declaration=True, encoding="UTF-8")
    if not changed:
        return data, ()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, changed.get(entry.filename) or old.read(entry.filename))
    told = Bilingual(
        f"{many} formulas are written in a line, such as weight/height^2: compare them with the document.",
        f"{many} 个公式已写成单行形式，例如 weight/height^2：请与原文档核对。",
    )
    return made.getvalue(), (told,)


def in_a_line(formula: "_Element", depth: int = 0) -> str:
    """A formula, or a part of one, as one line."""
    if depth > DEEPEST:
        return "".join(text.text or "" for text in formula.iter(f"{M}t"))
    name = formula.tag.removeprefix(M) if isinstance(formula.tag, str) else ""
    if name == "t":
        return formula.text or ""
    parts = {one: _part(formula, one, depth) for one in ("num", "den", "e", "sup", "sub", "deg")}
    if name == "f":
        return f"{_grouped(parts['num'])}/{_grouped(parts['den'])}"
    if name in ("sSup", "sSub", "sSubSup"):
        below = f"_{_grouped(parts['sub'])}" if parts["sub"] else ""
        above = f"^{_grouped(parts['sup'])}" if parts["sup"] else ""
        return f"{_grouped(parts['e'])}{below}{above}"
    if name == "rad":
        return f"{parts['deg']}√{_grouped(parts['e'])}"
    if name == "d":
        return f"({', '.join(_parts(formula, 'e', depth))})"
    return "".join(in_a_line(child, depth + 1) for child in formula)


def _part(formula: "_Element", name: str, depth: int) -> str:
    return "".join(_parts(formula, name, depth))


def _parts(formula: "_Element", name: str, depth: int) -> Iterator[str]:
    for part in formula.iterfind(f"{M}{name}"):
        yield "".join(in_a_line(child, depth + 1) for child in part)


def _grouped(words: str) -> str:
    """In brackets where it is more than one word or number."""
    return words if not words or words.replace(".", "").isalnum() else f"({words})"


def _replace(formula: "_Element") -> None:
    parent = formula.getparent()
    if parent is None:
        return
    etree = needed("lxml.etree")
    run = etree.Element(f"{W}r")
    words = etree.SubElement(run, f"{W}t")
    words.text = in_a_line(formula)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.tail = formula.tail
    if parent.tag == f"{M}oMathPara":
        # A formula on a line of its own: its wrapper is no run either.
        around = parent.getparent()
        if around is not None:
            run.tail = None
            around.insert(around.index(parent), run)
            parent.remove(formula)
            return
    parent.replace(formula, run)
