"""Units as an XLIFF 2.1 file, and the units of any XLIFF 2 file that came back.

An id is a plain name there, so the id of a unit is a digest of ours, which stands in `name`. A placeholder is `<pc>` around
words, `<ph>` alone.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.bilingual import other
from duizhao.memory.exchange.foreign import given_unit, local, needed
from duizhao.memory.exchange.translation_unit import Given, Progress, TranslationUnit, UnitFile
from duizhao.memory.exchange.xliff_inline import fill, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# The namespace of 2.0 is that of 2.1 too.
NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
Q = f"{{{NAMESPACE}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TAGS = {"en": "en", "zh": "zh-CN"}
# A text that has to be looked at again is as if nobody had begun; `subState` says what it is.
REVIEW = "initial"
SUB_STATE = "duizhao:needs-review"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
# What stands in these begins a line. In all others blanks are text.
LINES = frozenset({"xliff", "file", "unit", "notes", "segment"})
DONE = frozenset({"translated", "reviewed", "final"})


def write_xliff2(given: UnitFile) -> str:
    """The text of an XLIFF 2.1 file with the units of `given`, one `file` element a page. Raises CannotRun where the package
    that writes it is not installed."""
    try:
        from lxml import etree
    except ImportError as fault:
        raise needed() from fault
    # The stubs of lxml know no default namespace, so it is read.
    root = etree.fromstring(f'<xliff xmlns="{NAMESPACE}" version="2.1"/>')
    root.set("srcLang", TAGS[other(given.to)])
    root.set("trgLang", TAGS[given.to])
    files: dict[str, _Element] = {}
    for unit in given.units:
        page = unit.id.page
        if page not in files:
            files[page] = etree.SubElement(root, f"{Q}file", id=_plain_name("f", page), original=page)
        _write_unit(files[page], unit)
    for element in root.iter():
        if local(element) in LINES:
            element.text = "\n"
            for child in element:
                child.tail = "\n"
    return HEAD + etree.tostring(root, encoding="unicode") + "\n"


def read_xliff2(path: Path, root: "_Element") -> Iterator[Given]:
    """The units of the XLIFF 2 file at `path` that holds `root`, each put together from its segments. Raises CannotRun where
    they are not ours."""
    for element in root.iter("{*}unit"):
        segments = [child for child in element if local(child) in ("segment", "ignorable")]
        yield given_unit(
            path,
            element.get("name") or element.get("id") or "",
            "".join(_side(segment, "source") for segment in segments),
            _target(segments),
            _progress(segments),
            f":{element.sourceline}",
            "\n".join("".join(map(str, note.itertext())) for note in element.iterfind("{*}notes/{*}note")),
        )


def _write_unit(file: "_Element", unit: TranslationUnit) -> None:
    from lxml import etree

    name = str(unit.id)
    element = etree.SubElement(file, f"{Q}unit", id=_plain_name("u", name), name=name, canResegment="no")
    element.set(SPACE, "preserve")
    notes = etree.SubElement(element, f"{Q}notes")
    told = [*unit.all_notes]
    if unit.previous:
        told.append(f"Approved before 之前确认的原文: {unit.previous}")
    for text in told:
        etree.SubElement(notes, f"{Q}note", category="developer").text = text
    segment = etree.SubElement(element, f"{Q}segment")
    fill(etree.SubElement(segment, f"{Q}source"), unit.source, "pc", "ph")
    if unit.state == "empty":
        return
    segment.set("state", "final" if unit.state == "final" else REVIEW)
    if unit.state == "review":
        segment.set("subState", SUB_STATE)
    fill(etree.SubElement(segment, f"{Q}target"), unit.target, "pc", "ph")


def _plain_name(letter: str, name: str) -> str:
    """A name of letters and digits, which is the same for the same `name`."""
    return letter + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _side(segment: "_Element", name: str) -> str:
    found = segment.find(f"{{*}}{name}")
    return text_of(found) if found is not None else ""


def _target(segments: list["_Element"]) -> str:
    """The translation of all segments; what is to be ignored stands in the source alone, where a tool left it there."""
    if all(segment.find("{*}target") is None for segment in segments):
        return ""
    return "".join(
        _side(segment, "target")
        if segment.find("{*}target") is not None or local(segment) == "segment"
        else _side(segment, "source")
        for segment in segments
    )


def _progress(segments: list["_Element"]) -> Progress:
    """Done where every segment is. A tool that knows no states leaves the one that was exported, or none."""
    states = [segment.get("state", "") for segment in segments if local(segment) == "segment"]
    if all(state in DONE for state in states):
        return "done"
    return "review" if REVIEW in states else "untouched"
