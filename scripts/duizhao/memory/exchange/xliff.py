"""Units as an XLIFF 1.2 file, for OmegaT, Poedit, Weblate and the tools of agencies.

A placeholder is an inline element, `<g id="a1">words</g>` or `<x id="x1"/>`, which every tool guards.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.bilingual import other
from duizhao.base.errors import CannotRun
from duizhao.memory.exchange.foreign import given_unit, local, needed, read_xml
from duizhao.memory.exchange.translation_unit import Given, Progress, TranslationUnit, UnitFile
from duizhao.memory.exchange.xliff2 import read_xliff2
from duizhao.memory.exchange.xliff_inline import fill, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element
    from translate.storage.xliff import Xliff1Unit

CODES = {"en": "en", "zh": "zh-CN"}
STATES = {"final": "final", "review": "needs-review-translation"}
# OmegaT until version 4 translates what stands in `target`, and leaves its state as it is.
UNTOUCHED = "needs-translation"
# The states of a translation that its translator is done with. One without a state was filled in by a tool that
# knows none.
DONE = frozenset({"", "translated", "final", "signed-off"})
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write_xliff(given: UnitFile) -> str:
    """The text of an XLIFF file with the units of `given`, one `file` element a page. Raises CannotRun where the package
    that writes it is not installed."""
    return _written(given, for_omegat=False)


def write_omegat(given: UnitFile) -> str:
    """The same for OmegaT 3.6, which shows what stands in `target` as the text to translate: there the source stands. What
    is approved is locked; the translation of the rest is told in a note."""
    return _written(given, for_omegat=True)


def _written(given: UnitFile, for_omegat: bool) -> str:
    try:
        from translate.storage import xliff
    except ImportError as fault:
        raise needed() from fault
    store: xliff.xlifffile[xliff.Xliff1Unit] = xliff.xlifffile(
        sourcelanguage=CODES[other(given.to)], targetlanguage=CODES[given.to]
    )
    for unit in given.units:
        written = store.addsourceunit(unit.source, filename=unit.id.page, createifmissing=True)
        element = written.xmlelement
        element.set("id", str(unit.id))
        element.set("resname", str(unit.id))
        element.set(SPACE, "preserve")
        fill(written.source_dom, unit.source, "g", "x")
        if for_omegat and unit.state != "final":
            _put_target(written, unit.source, UNTOUCHED)
            element.set("approved", "no")
            if unit.target:
                written.addnote(f"Translation now 现有译文: {unit.target}", origin="developer")
        elif unit.state != "empty":
            _put_target(written, unit.target, STATES[unit.state])
            element.set("approved", "yes" if unit.state == "final" else "no")
            if for_omegat:
                element.set("translate", "no")
        _add_notes(written, unit)
    # The package writes 1.1; nothing that is used here differs in 1.2, which tools expect.
    head, body, rest = bytes(store).decode("utf-8").partition("<file ")
    return (
        head.replace("document:1.1", "document:1.2").replace('version="1.1"', 'version="1.2"') + body + rest
    )


def _put_target(written: "Xliff1Unit", text: str, state: str) -> None:
    written.settarget(text)
    fill(written.target_dom, text, "g", "x")
    written.target_dom.set("state", state)


def _add_notes(written: "Xliff1Unit", unit: TranslationUnit) -> None:
    for note in unit.all_notes:
        written.addnote(note, origin="developer")
    if unit.previous:
        written.addnote(f"Approved before 之前确认的原文: {unit.previous}", origin="developer")


def read_xliff(path: Path) -> tuple[Given, ...]:
    """The units of the XLIFF file at `path`, 1.x or 2.x. Raises CannotRun where it is none, or its units are not ours."""
    root = read_xml(path)
    version = str(root.get("version", ""))
    if version.startswith("2."):
        return tuple(read_xliff2(path, root))
    if not version.startswith("1."):
        raise CannotRun(
            f"{path}: only XLIFF 1 and 2 are read, not version {version or '—'}. Save it as XLIFF 1.2.",
            f"{path}：只能读取 XLIFF 1 和 2，不支持版本 {version or '—'}。请另存为 XLIFF 1.2。",
        )
    return tuple(_units(path, root))


def _units(path: Path, root: "_Element") -> Iterator[Given]:
    for element in root.iter("{*}trans-unit"):
        texts = {local(child): child for child in element if local(child) in ("source", "target")}
        target = texts.get("target")
        state = target.get("state", "") if target is not None else ""
        yield given_unit(
            path,
            element.get("resname") or element.get("id") or "",
            text_of(texts["source"]) if "source" in texts else "",
            text_of(target) if target is not None else "",
            _progress(state),
            f":{element.sourceline}",
            "\n".join("".join(map(str, note.itertext())) for note in element.iterfind("{*}note")),
        )


def _progress(state: str) -> Progress:
    if state in DONE:
        return "done"
    if state == STATES["review"]:
        return "review"
    return "untouched" if state in (UNTOUCHED, "new") else "open"
