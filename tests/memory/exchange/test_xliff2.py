"""XLIFF 2: what the standard asks of a file, and what tools may do to one."""

import re
from pathlib import Path

import pytest
from lxml import etree
from translate.storage import xliff2

from .conftest import BLOCKS, EN, ZH, page

NS = "{urn:oasis:names:tc:xliff:document:2.0}"
NMTOKEN = re.compile(r"[\w.:-]+")
UNIT = f"{NS}unit"


def units(path: Path) -> tuple[etree._ElementTree, list[etree._Element]]:
    root = etree.parse(str(path))
    return root, list(root.iter(UNIT))


def unit_of(path: Path, words: str) -> tuple[etree._ElementTree, etree._Element]:
    root, found = units(path)
    (unit,) = [unit for unit in found if words in "".join(unit.find(f"{NS}segment/{NS}source").itertext())]
    return root, unit


def test_the_file_is_as_the_standard_wants_it(exported) -> None:
    """Core, 2.1: names of ids, order of elements, states, and inline elements that the target shares with its source."""
    root, found = units(exported("xliff2"))
    top = root.getroot()
    assert (top.tag, top.attrib) == (f"{NS}xliff", {"version": "2.1", "srcLang": "en", "trgLang": "zh-CN"})
    (file,) = top
    assert file.tag == f"{NS}file" and NMTOKEN.fullmatch(file.get("id")) and file.get("original") == "dose"
    assert len(found) == len({unit.get("id") for unit in found}) == BLOCKS
    for unit in found:
        assert NMTOKEN.fullmatch(unit.get("id")) and unit.get("name").startswith("dose#")
        assert [child.tag for child in unit] == [f"{NS}notes", f"{NS}segment"]
        assert {note.tag for note in unit[0]} == {f"{NS}note"}
        assert [child.tag for child in unit[1]] == [f"{NS}source", f"{NS}target"]
        assert unit[1].get("state") == "final"
        for side in unit[1]:
            ids = [one.get("id") for one in side.iter(f"{NS}pc", f"{NS}ph")]
            assert len(ids) == len(set(ids)) and all(map(NMTOKEN.fullmatch, ids))


def test_translate_toolkit_reads_it(library: Path, exported) -> None:
    (library / "docs/en/dose.md").write_text(EN.replace("Take 5 mg", "Take 50 mg"), "utf-8")
    store = xliff2.Xliff2File.parsestring(exported("xliff2").read_bytes())
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("en", "zh-CN")
    fuzzy = [unit for unit in store.units if unit.isfuzzy()]
    assert len(store.units) == BLOCKS and len(fuzzy) == 1
    assert str(fuzzy[0].source).startswith("Take 50 mg with")
    assert all(unit.isapproved() for unit in store.units if unit is not fuzzy[0])


def test_an_inline_element_becomes_its_markdown(library: Path, exported, run) -> None:
    path = exported("xliff2")
    root, unit = unit_of(path, "Take 5 mg")
    target = unit.find(f"{NS}segment/{NS}target")
    target.text = "请用"
    root.write(str(path), encoding="utf-8")
    code, _, told = run("import", path)
    assert code == 0 and page(library) == ZH.replace("- 用", "- 请用"), told


def test_a_unit_that_a_tool_cut_into_segments(library: Path, exported, run) -> None:
    """With marks around words, a pair written as two elements, and blanks that are to be ignored."""
    path = exported("xliff2")
    root, unit = unit_of(path, "Wait until")
    segment = unit.find(f"{NS}segment")
    for text in (
        '<segment state="translated"><source>Wait until the <sc id="b1"/>next<ec startRef="b1"/> day.</source>'
        '<target><mrk id="m1">请</mrk>一直等到<sc id="b1"/>第二天<ec startRef="b1"/>。</target></segment>',
        "<ignorable><source> </source><target></target></ignorable>",
        '<segment state="translated"><source><pc id="a1">S01</pc></source><target><pc id="a1">S01</pc></target></segment>',
    ):
        segment.addprevious(etree.fromstring(text))
    for new in unit:
        if not str(new.tag).startswith("{"):
            for one in new.iter():
                one.tag = NS + str(one.tag)
    unit.remove(segment)
    root.write(str(path), encoding="utf-8")
    code, _, told = run("import", path)
    assert code == 0 and page(library) == ZH.replace("请等到", "请一直等到"), told


@pytest.mark.parametrize("state", ["initial", ""])
def test_a_state_that_the_export_did_not_write_counts(library: Path, exported, run, state: str) -> None:
    (library / "docs/zh/dose.md").write_text(ZH.replace("- 用`water`服用 5 mg。\n", ""), "utf-8")
    path = exported("xliff2")
    root, unit = unit_of(path, "Take 5 mg")
    segment = unit.find(f"{NS}segment")
    target = etree.SubElement(segment, f"{NS}target")
    target.text = "用"
    etree.SubElement(target, f"{NS}ph", id="x1").tail = "服用 5 mg。"
    if state:
        segment.set("state", state)
    root.write(str(path), encoding="utf-8")
    code, _, told = run("import", path)
    taken = not state
    assert ("1 taken" in told, page(library) == ZH) == (taken, taken), told
    assert code == (0 if taken else 1)
