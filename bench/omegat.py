"""OmegaT, the program itself: a project is made, translated by it without a window, and its file taken back.

Debian's package is 3.6. Who works in its window fills `project_save.tmx`; here that file is written, and the program does the
rest: it reads the export with its own filter, finds the segments, and writes `target/`.
"""

import re
import subprocess
import tempfile
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml import etree

from duizhao.memory.exchange.xliff_inline import fill

PROGRAM = "omegat"
NOW = "Translation now 现有译文: "
PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>en</source_lang><target_lang>zh-CN</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""
# Where OmegaT keeps what a person translated, below the folder of the project.
SAVED = "omegat/project_save.tmx"
# A tag at one end of a segment, or a pair of them around it.
OUTER = re.compile(
    r"<(?P<name>g\d+)>(?P<paired>(?:(?!</?(?P=name)>).)*)</(?P=name)>"
    r"|\s*<x\d+/>(?P<before>.*)|(?P<behind>.*)<x\d+/>\s*",
    re.DOTALL,
)
FOLDERS = ("source", "target", "omegat", "glossary", "tm", "dictionary")


def translate(path: Path, translations: dict[str, str]) -> None:
    """Have OmegaT translate the XLIFF file at `path` and put what it writes in its place. `translations`: what a person gave
    for each segment, both as OmegaT shows them."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        for name in FOLDERS:
            (project / name).mkdir(parents=True)
        (project / "omegat.project").write_text(PROJECT, "utf-8")
        (project / "source" / "units.xlf").write_bytes(path.read_bytes())
        (project / SAVED).write_bytes(_memory(translations))
        command = [PROGRAM, str(project), "--mode=console-translate", f"--config-dir={folder}/settings"]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        path.write_bytes((project / "target" / "units.xlf").read_bytes())


def segments(path: Path) -> dict[str, tuple[str, Any]]:
    """What OmegaT shows of the XLIFF file at `path` and only once: each segment with the translation that its note has and
    its `target` element."""
    root = etree.parse(str(path))
    found = [
        (without_outer_tags(shown(target)), note.text.removeprefix(NOW), target)
        for unit in root.iter("{*}trans-unit")
        if unit.get("translate") != "no" and (target := unit.find("{*}target")) is not None
        for note in unit.iterfind("{*}note")
        if note.text.startswith(NOW)
    ]
    often = Counter(text for text, _now, _target in found)
    return {text: (now, target) for text, now, target in found if often[text] == 1}


def as_shown(target: Any, translation: str) -> str:
    """The translation of a segment, whose placeholders are those of `target`, as a person types it in OmegaT; empty where it has
    others."""
    filled = deepcopy(target)
    fill(filled, translation, "g", "x")
    if _names(filled).keys() - _names(target).keys():
        return ""
    return without_outer_tags(_words(filled, _names(target)))


def without_outer_tags(text: str) -> str:
    """A segment without the tags at its ends, which OmegaT keeps to itself."""
    while found := OUTER.fullmatch(text):
        text = next(one for one in found.group("paired", "before", "behind") if one is not None)
    return text.strip()


def shown(target: Any) -> str:
    """The words of a segment with its inline elements as OmegaT shows them: `<g0>words</g0>`, `<x1/>`."""
    return _words(target, _names(target))


def _names(target: Any) -> dict[str, str]:
    inline = [one for one in target.iterdescendants() if isinstance(one.tag, str)]
    return {one.get("id"): f"{etree.QName(one).localname}{place}" for place, one in enumerate(inline)}


def _words(element: Any, names: dict[str, str]) -> str:
    parts = [element.text or ""]
    for child in element:
        name = names[child.get("id")]
        paired = etree.QName(child).localname == "g"
        parts.append(f"<{name}>{_words(child, names)}</{name}>" if paired else f"<{name}/>")
        parts.append(child.tail or "")
    return "".join(parts)


def _memory(translations: dict[str, str]) -> bytes:
    root = etree.Element("tmx", version="1.1")
    header = {"segtype": "paragraph", "o-tmf": "OmegaT TMX", "adminlang": "EN-US", "srclang": "en"}
    etree.SubElement(
        root,
        "header",
        header | {"datatype": "plaintext", "creationtool": "OmegaT", "creationtoolversion": "3.6"},
    )
    body = etree.SubElement(root, "body")
    for source, translation in translations.items():
        unit = etree.SubElement(body, "tu")
        for language, text in (("en", source), ("zh-CN", translation)):
            one = etree.SubElement(unit, "tuv", lang=language)
            etree.SubElement(one, "seg").text = text
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
