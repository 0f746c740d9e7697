"""Units as an XLIFF 1.2 file, for OmegaT, Poedit, Weblate and the tools of agencies.

A placeholder is an inline element, `<g id="a1">words</g>` or `<x id="x1"/>`, which every tool guards.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.bilingual import Language, other
from duizhao.base.errors import CannotRun
from duizhao.memory.exchange.foreign import given_unit, local, needed, read_xml
from duizhao.memory.exchange.protect import PLACEHOLDER
from duizhao.memory.exchange.translation_unit import Given, TranslationUnit

if TYPE_CHECKING:
    from lxml.etree import _Element

CODES = {"en": "en", "zh": "zh-CN"}
STATES = {"final": "final", "review": "needs-review-translation"}
# The states of a translation that its translator is done with. One without a state was filled in by a tool that
# knows none.
DONE = frozenset({"", "translated", "final", "signed-off"})
# What tools wrap around words, such as the result of a search for terms: not a placeholder.
TRANSPARENT = frozenset({"mrk"})
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write_xliff(units: Sequence[TranslationUnit], to: Language) -> str:
    """The text of an XLIFF file with these units, one `file` element a page. Raises CannotRun where the package that
    writes it is not installed."""
    try:
        from translate.storage import xliff
    except ImportError as fault:
        raise needed() from fault
    store: xliff.xlifffile[xliff.Xliff1Unit] = xliff.xlifffile(
        sourcelanguage=CODES[other(to)], targetlanguage=CODES[to]
    )
    for unit in units:
        written = store.addsourceunit(unit.source, filename=unit.id.page, createifmissing=True)
        element = written.xmlelement
        element.set("id", str(unit.id))
        element.set("resname", str(unit.id))
        element.set(SPACE, "preserve")
        _fill(written.source_dom, unit.source)
        if unit.state != "empty":
            written.settarget(unit.target)
            _fill(written.target_dom, unit.target)
            written.target_dom.set("state", STATES[unit.state])
            element.set("approved", "yes" if unit.state == "final" else "no")
        for note in unit.notes:
            written.addnote(note, origin="developer")
        if unit.previous:
            written.addnote(f"Approved before 之前确认的原文: {unit.previous}", origin="developer")
    # The package writes 1.1; nothing that is used here differs in 1.2, which tools expect.
    head, body, rest = bytes(store).decode("utf-8").partition("<file ")
    return (
        head.replace("document:1.1", "document:1.2").replace('version="1.1"', 'version="1.2"') + body + rest
    )


def read_xliff(path: Path) -> tuple[Given, ...]:
    """The units of the XLIFF file at `path`. Raises CannotRun where it is none, or its units are not ours."""
    return tuple(_units(path, read_xml(path)))


def _units(path: Path, root: "_Element") -> Iterator[Given]:
    if not str(root.get("version", "")).startswith("1."):
        raise CannotRun(
            f"{path}: only XLIFF 1.x is read, not version {root.get('version')}. Save it as XLIFF 1.2.",
            f"{path}：只能读取 XLIFF 1.x，不支持版本 {root.get('version')}。请另存为 XLIFF 1.2。",
        )
    for element in root.iter("{*}trans-unit"):
        texts = {local(child): child for child in element if local(child) in ("source", "target")}
        target = texts.get("target")
        state = target.get("state", "") if target is not None else ""
        yield given_unit(
            path,
            element.get("resname") or element.get("id") or "",
            _text(texts["source"]) if "source" in texts else "",
            _text(target) if target is not None else "",
            state in DONE,
            f":{element.sourceline}",
        )


def _fill(element: "_Element", text: str) -> None:
    """Put `text` into `element`, its placeholders as inline elements."""
    from lxml import etree

    name = str(element.tag).rpartition("}")[0]
    space = f"{name}}}" if name else ""
    element.text = ""
    for child in list(element):
        element.remove(child)
    position = 0
    place = element
    last: _Element | None = None

    def put(words: str) -> None:
        if last is None:
            place.text = (place.text or "") + words
        else:
            last.tail = (last.tail or "") + words

    for match in PLACEHOLDER.finditer(text):
        put(text[position : match.start()])
        position = match.end()
        if match["end"]:
            outer = place.getparent()
            assert outer is not None
            place, last = outer, place
        else:
            child = etree.SubElement(place, f"{space}{'x' if match['single'] else 'g'}", id=match["name"])
            if match["single"]:
                last = child
            else:
                place, last = child, None
    put(text[position:])


def _text(element: "_Element") -> str:
    parts = [element.text or ""]
    for child in element:
        name, identity = local(child), child.get("id", "")
        words = _text(child)
        if name in TRANSPARENT:
            parts.append(words)
        elif name == "g":
            parts.append(f"<{identity}>{words}</{identity}>")
        else:
            # Whatever else a tool put here is told as a placeholder that was added.
            parts.append(f"<{identity}/>{words}")
        parts.append(child.tail or "")
    return "".join(parts)
