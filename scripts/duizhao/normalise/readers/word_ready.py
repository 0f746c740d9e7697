"""Word files made ready for mammoth, which passes over some of their words: fields, readings above characters, words
that a program marked. What is said is not changed, only what stands around it."""

import io
import zipfile
from typing import TYPE_CHECKING

from duizhao.normalise.readers.archive import Archive
from duizhao.normalise.readers.optional_package import needed

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
# These only stand around runs.
AROUND = (f"{W}fldSimple", f"{W}smartTag", f"{W}customXml", f"{W}dir", f"{W}bdo")
# No text has these characters; the walk through the made HTML takes them for brackets that were added.
READING, READING_END = "\ufdd0", "\ufdd1"


def made_ready(data: bytes, archive: Archive) -> bytes:
    """The file with its fields and readings as plain runs where they stand; the same bytes where it has none."""
    changed = {}
    for name in TEXTS:
        tree = archive.tree(name)
        if tree is not None and _unwrap(tree):
            changed[name] = needed("lxml.etree").tostring(tree, xml_declaration=True, encoding="UTF-8")
    if not changed:
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, changed.get(entry.filename) or old.read(entry.filename))
    return made.getvalue()


def _unwrap(tree: "_Element") -> bool:
    """Take the wrappers off; True where there was one."""
    found = list(tree.iter(*AROUND))
    for wrapper in found:
        _put(wrapper, [child for child in wrapper if not child.tag.endswith("Pr")])
    rubies = list(tree.iter(f"{W}ruby"))
    for ruby in rubies:
        runs = [*ruby.iterfind(f"{W}rubyBase/{W}r")]
        readings = [*ruby.iterfind(f"{W}rt/{W}r")]
        if readings:
            _add(readings[0], READING, first=True)
            _add(readings[-1], READING_END, first=False)
        around = ruby.getparent()
        if around is not None and around.tag == f"{W}r":
            _put(around, [*runs, *readings])
        else:
            _put(ruby, [*runs, *readings])
    return bool(found or rubies)


def _put(wrapper: "_Element", children: "list[_Element]") -> None:
    """Put the children in the place of what holds them."""
    parent = wrapper.getparent()
    if parent is None:
        return
    at = parent.index(wrapper)
    parent.remove(wrapper)
    for number, child in enumerate(children):
        parent.insert(at + number, child)


def _add(run: "_Element", mark: str, *, first: bool) -> None:
    texts = run.findall(f"{W}t")
    if texts:
        text = texts[0] if first else texts[-1]
        text.text = mark + (text.text or "") if first else (text.text or "") + mark
