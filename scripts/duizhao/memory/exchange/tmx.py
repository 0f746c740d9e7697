"""Units as a TMX 1.4 file: a translation memory for any tool.

A placeholder is a native code, `<bpt>`, `<ept>` or `<ph>`, that holds the placeholder as text. A pair that nobody has
approved, or that changed since, bears the property `x-duizhao-state`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.bilingual import Language, other
from duizhao.memory.exchange.foreign import XML_LANGUAGE, given_unit, local, needed, read_xml
from duizhao.memory.exchange.protect import PLACEHOLDER
from duizhao.memory.exchange.translation_unit import Given, UnitFile, UnitId
from duizhao.memory.exchange.xliff import CODES

if TYPE_CHECKING:
    from lxml.etree import _Element

STATE = "x-duizhao-state"
REVIEW = "needs-review"


def write_tmx(given: UnitFile) -> str:
    """The text of a TMX file with the units of `given`. Raises CannotRun where the package that writes it is not installed."""
    try:
        from lxml import etree
        from translate.storage import tmx
    except ImportError as fault:
        raise needed() from fault
    to = given.to
    store = tmx.tmxfile(sourcelanguage=CODES[other(to)], targetlanguage=CODES[to])
    for unit in given.units:
        written = store.addsourceunit(unit.source, CODES[other(to)])
        element = written.xmlelement
        element.set("tuid", str(unit.id))
        if unit.state != "empty":
            written.settarget(unit.target, CODES[to], append=True)
        for note in unit.all_notes:
            written.addnote(note)
        if unit.state == "review":
            prop = etree.Element("prop", type=STATE)
            prop.text = REVIEW
            element.insert(len(element.findall("note")), prop)
        for language, text in ((other(to), unit.source), (to, unit.target)):
            for variant in element.findall("tuv"):
                if _language(variant) == language:
                    _fill(variant.find("seg"), text)
    return bytes(store).decode("utf-8")


def read_tmx(path: Path) -> tuple[Given, ...]:
    """The units of the TMX file at `path`. Raises CannotRun where it is none, or its units are not ours."""
    return tuple(_units(path, read_xml(path)))


def _units(path: Path, root: "_Element") -> Iterator[Given]:
    for element in root.iter("{*}tu"):
        texts = {
            _language(variant): "".join(map(str, seg.itertext()))
            for variant in element.iterfind("{*}tuv")
            if (seg := variant.find("{*}seg")) is not None
        }
        identity = element.get("tuid", "")
        to: Language = parsed.to if (parsed := UnitId.parse(identity)) else "zh"
        states = {prop.text for prop in element if local(prop) == "prop" and prop.get("type") == STATE}
        yield given_unit(
            path,
            identity,
            texts.get(other(to), ""),
            texts.get(to, ""),
            # No tool knows this property: whoever translates leaves it as it is.
            "review" if REVIEW in states else "done",
            f":{element.sourceline}",
            "\n".join("".join(map(str, note.itertext())) for note in element.iterfind("{*}note")),
        )


def _language(variant: "_Element") -> Language:
    named = variant.get(XML_LANGUAGE) or variant.get("lang") or ""
    return "zh" if named.lower().startswith("zh") else "en"


def _fill(seg: "_Element", text: str) -> None:
    """Put `text` into `seg`, its placeholders as native codes."""
    from lxml import etree

    seg.text = ""
    for child in list(seg):
        seg.remove(child)
    position = 0
    numbers: dict[str, str] = {}
    last = None
    for match in [*PLACEHOLDER.finditer(text), None]:
        words = text[position : match.start() if match else len(text)]
        if last is None:
            seg.text += words
        else:
            last.tail = words
        if match is None:
            break
        position = match.end()
        number = numbers.setdefault(match["name"], str(len(numbers) + 1))
        if match["single"]:
            last = etree.SubElement(seg, "ph", x=number)
        elif match["end"]:
            last = etree.SubElement(seg, "ept", i=number)
        else:
            last = etree.SubElement(seg, "bpt", i=number, x=number)
        last.text = match.group()
