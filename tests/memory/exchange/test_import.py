"""What comes back from a translator: what is taken, and what is refused and left as it was."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import polib
import pytest
from lxml import etree
from translate.storage import po, tmx, xliff, xliff2

from duizhao.memory.store import change_page
from duizhao.text.markdown.blocks import read_blocks

from .conftest import BLOCKS, EN, ZH, approve_all, page, translate

KINDS = ("po", "xliff", "xliff2", "tmx")
XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"


def texts(text: str) -> list[str]:
    return [block.text for block in read_blocks(text).blocks]


@pytest.mark.parametrize(
    ("approved", "kind", "to"),
    [
        ((number + number // 2) % 2 == 0, kind, to)
        for number, (kind, to) in enumerate(product(KINDS, ("en", "zh")))
    ],
)
def test_the_whole_library_comes_back_unchanged(
    copied: Path, run, snapshot, tmp_path: Path, kind: str, to: str, approved: bool
) -> None:
    if approved:
        approve_all(copied)
    before = snapshot(copied / "docs")
    path = tmp_path / "all"
    keys = [file.stem for file in (copied / "docs/en").glob("*.md")]
    assert run("export", "--root", copied, "--format", kind, "--to", to, "--output", path, *keys)[0] == 0
    if not approved:
        # As if a translator had looked at each of them.
        text = path.read_text("utf-8").replace("#, fuzzy\n", "")
        text = re.sub(r' state="needs-review-translation"|<prop [^>]*>needs-review</prop>', "", text)
        text = text.replace(' state="initial" subState="duizhao:needs-review"', ' state="translated"')
        path.write_text(text, "utf-8")
    code, _, told = run("import", "--root", copied, path)
    assert code == 0, told
    assert "0 taken," in told and "0 left out" in told and "0 refused" in told
    assert snapshot(copied / "docs") == before


@pytest.mark.parametrize("to", ["en", "zh"])
def test_every_unit_translated_changes_every_block(copied: Path, run, tmp_path: Path, to: str) -> None:
    keys = ["administration", "contraindications", "index", "sources"]
    path = tmp_path / "all.po"
    was = {key: (copied / "docs" / to / f"{key}.md").read_text("utf-8") for key in keys}
    assert run("export", "--root", copied, "--to", to, "--output", path, *keys)[0] == 0
    file = polib.pofile(str(path), encoding="utf-8", wrapwidth=50)
    for entry in file:
        entry.msgstr = re.sub(r"^(\| )?", r"\1新 ", entry.msgstr)
        entry.flags = []
    file.save(str(path))
    code, _, told = run("import", "--root", copied, path)
    assert code == 0, told
    assert f"{len(file)} taken" in told
    for key in keys:
        now = (copied / "docs" / to / f"{key}.md").read_text("utf-8")
        assert [re.sub(r"^(\| )?新 ", r"\1", block.text) for block in read_blocks(now).blocks] == texts(
            was[key]
        )
        # But for the front matter, where quotation marks may be needed, nothing else is another byte.
        body = now.split("\n---\n", 1)[1]
        assert body.replace("新 ", "") == was[key].split("\n---\n", 1)[1]


def by_po(path: Path) -> None:
    translate(path, "Take 5 mg", lambda _: "请用<x1/>服用 5 mg。")


def by_xliff(path: Path) -> None:
    root = etree.parse(str(path))
    (unit,) = [unit for unit in root.iter(f"{XLIFF}trans-unit") if "Take" in "".join(unit.itertext())]
    target = unit.find(f"{XLIFF}target")
    target.text = "请用"
    # As lxml writes it, with another declaration and no end of line.
    root.write(str(path), xml_declaration=True, encoding="utf-8", standalone=True)


def by_tmx(path: Path) -> None:
    root = etree.parse(str(path))
    (unit,) = [unit for unit in root.iter("tu") if "Take" in "".join(unit.itertext())]
    unit.findall("tuv")[1].find("seg").text = "请用"
    root.write(str(path), xml_declaration=True, encoding="utf-8")


@pytest.mark.parametrize(("kind", "edit"), [("po", by_po), ("xliff", by_xliff), ("tmx", by_tmx)])
def test_one_translated_unit_changes_its_block_alone(
    library: Path, exported, run, kind: str, edit: Callable[[Path], None]
) -> None:
    path = exported(kind)
    edit(path)
    code, _, told = run("import", path)
    assert code == 0
    assert page(library) == ZH.replace("- 用`water`", "- 请用`water`")
    assert page(library, "en") == EN
    assert "1 taken" in told and f"{BLOCKS - 1} as they were" in told
    assert "docs/zh/dose.md: written." in told
    assert "`duizhao check`" in told and "`duizhao approve`" in told
    # A second time there is nothing to do.
    code, _, told = run("import", path)
    assert code == 0 and "0 taken" in told and f"{BLOCKS} as they were" in told


def test_the_other_language_may_lead(library: Path, exported, run) -> None:
    path = exported("po", "--to", "en")
    translate(path, "第二天", lambda text: text.replace("Wait", "Please wait"))
    assert run("import", path)[0] == 0
    assert page(library, "en") == EN.replace("Wait", "Please wait")
    assert page(library) == ZH


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace("<x1/>", ""), "the placeholder <x1/> is missing (`water`)"),
        (lambda text: text + "<x1/>", "the placeholder <x1/> stands twice"),
        (lambda text: text + "<x2/>", "the placeholder <x2/> was added"),
        (lambda text: text + "</b1>", "the placeholder </b1> was added"),
        (lambda text: text + " `x`", "Markdown was added: `x`"),
        (lambda text: text + "\n\n更多", "the translation has 2 blocks"),
        (lambda text: "- " + text, "cannot stand here"),
    ],
)
def test_a_broken_unit_is_refused_with_its_place(
    library: Path, exported, run, snapshot, change: Callable[[str], str], told: str
) -> None:
    path = exported()
    translate(path, "Take 5 mg", change)
    before = snapshot(library)
    code, _, said = run("import", path)
    assert code == 1
    (line,) = [line for line in said.splitlines() if "refused:" in line]
    assert re.match(rf"{re.escape(str(path))}:\d+: dose › dose \(Chinese\): refused: ", line)
    assert told in line
    assert snapshot(library) == before
    said = run("import", "--language", "zh", path)[2]
    assert "拒绝：" in said


def test_others_are_taken_where_one_is_refused(library: Path, exported, run) -> None:
    path = exported()
    translate(path, "Take 5 mg", lambda text: text.replace("<x1/>", ""))
    translate(path, "Day 1", lambda text: text.replace("第 1 天", "首日"))
    code, _, told = run("import", path)
    assert code == 1 and "1 taken" in told and "1 refused" in told
    assert page(library) == ZH.replace("第 1 天", "首日")


def test_nested_wrongly(library: Path, exported, run) -> None:
    path = exported()
    translate(path, "See", lambda text: text.replace("</b1></a1>", "</a1></b1>"))
    code, _, told = run("import", path)
    assert code == 1 and "</a1> is wrongly nested" in told
    assert page(library) == ZH


def test_a_source_text_that_was_changed_in_the_file_is_refused(library: Path, exported, run) -> None:
    """What was translated is then not what the page says."""
    path = exported()
    file = polib.pofile(str(path), encoding="utf-8")
    (entry,) = [entry for entry in file if "Take 5 mg" in entry.msgid]
    entry.msgid = entry.msgid.replace("5 mg", "50 mg")
    entry.msgstr = entry.msgstr.replace("5 mg", "50 mg")
    file.save(str(path))
    code, _, told = run("import", path)
    assert code == 1 and "1 refused" in told
    assert "the source text in the file is not the one that was exported" in told
    assert page(library) == ZH


def test_the_source_changed_meanwhile(library: Path, exported, run) -> None:
    path = exported()
    translate(path, "Take 5 mg", lambda text: f"请{text}")
    (library / "docs/en/dose.md").write_text(EN.replace("Take 5 mg", "Take 50 mg"), "utf-8")
    code, _, told = run("import", path)
    assert code == 1 and "the English text changed since the export" in told
    assert page(library) == ZH


def test_the_translation_changed_meanwhile_and_both_are_told(library: Path, exported, run) -> None:
    path = exported()
    translate(path, "Take 5 mg", lambda text: f"请{text}")
    edited = ZH.replace("服用 5 mg", "口服 5 mg")
    (library / "docs/zh/dose.md").write_text(edited, "utf-8")
    code, _, told = run("import", path)
    assert code == 1
    assert "changed since the export and is kept" in told
    assert "用<x1/>口服 5 mg。" in told and "请用<x1/>服用 5 mg。" in told
    assert page(library) == edited


def test_who_changed_nothing_is_not_told_of_what_others_changed(library: Path, exported, run) -> None:
    path = exported()
    edited = ZH.replace("服用 5 mg", "口服 5 mg")
    (library / "docs/zh/dose.md").write_text(edited, "utf-8")
    code, _, told = run("import", path)
    assert code == 0 and "0 refused" in told
    assert page(library) == edited


def test_a_new_link_of_the_source_must_be_there(library: Path, exported, run) -> None:
    (library / "docs/en/dose.md").write_text(EN.replace("mg with `water`", "mg [S02](s.md)"), "utf-8")
    path = exported()
    translate(path, "Take 5 mg", lambda text: text)
    code, _, told = run("import", path)
    assert code == 1 or "0 taken" in told
    translate(path, "Take 5 mg", lambda text: "服用 5 mg。")
    code, _, told = run("import", path)
    assert code == 1 and "<a1>…</a1> is missing" in told
    translate(path, "Take 5 mg", lambda text: "服用 5 mg <a1>S02</a1>。")
    assert run("import", path)[0] == 0
    assert "- 服用 5 mg [S02](s.md)。\n" in page(library)


def test_a_missing_block_is_put_in_its_place(library: Path, exported, run) -> None:
    (library / "docs/zh/dose.md").write_text(
        ZH.replace("| 第 1 天 | 5 mg |\n", "").replace("- 用`water`服用 5 mg。\n", ""), "utf-8"
    )
    approve_all(library)
    path = exported()
    translate(path, "Take 5 mg", lambda _: "用<x1/>服用 5 mg。")
    translate(path, "Day 1", lambda _: "| 第 1 天 | 5 mg |")
    code, _, told = run("import", path)
    assert code == 0, told
    assert "2 taken" in told
    assert page(library) == ZH


def test_several_missing_blocks_keep_their_order(library: Path, exported, run) -> None:
    start, end = ZH.index("!!! warning"), ZH.index("| 时间")
    (library / "docs/zh/dose.md").write_text(ZH[:start] + ZH[end:], "utf-8")
    shutil.rmtree(library / "memory")
    approve_all(library)
    path = exported()
    file = polib.pofile(str(path), encoding="utf-8")
    for entry in file:
        entry.msgstr = entry.msgstr or re.sub(r"^(\| )?", r"\1译 ", entry.msgid)
    file.save(str(path))
    code, _, told = run("import", path)
    assert code == 0, told
    kinds = [(block.kind, block.surroundings) for block in read_blocks(page(library)).blocks]
    assert kinds == [(block.kind, block.surroundings) for block in read_blocks(EN).blocks]
    assert EN[EN.index("!!! warning") : EN.index("| When")] in page(library).replace("译 ", "")


def test_a_missing_page_is_made_when_all_of_it_is_translated(library: Path, exported, run) -> None:
    wanted = {entry.msgid: entry.msgstr for entry in polib.pofile(str(exported()), encoding="utf-8")}
    path = library / "docs/zh/dose.md"
    path.unlink()
    shutil.rmtree(library / "memory")
    (library / "docs/en/dose.md").write_text(EN.replace("topic:", "reviewed_by: Dr Li\ntopic:"), "utf-8")
    units = exported()
    file = polib.pofile(str(units), encoding="utf-8")
    for entry in file[:-1]:
        entry.msgstr = wanted[entry.msgid]
    file.save(str(units))
    code, _, told = run("import", units)
    assert code == 1 and not path.exists()
    assert f"only {BLOCKS - 1} of its {BLOCKS} units are translated" in told
    file[-1].msgstr = wanted[file[-1].msgid]
    file.save(str(units))
    code, _, told = run("import", units)
    assert code == 0, told
    # Nobody has reviewed the new page.
    assert page(library) == ZH.replace("topic:", 'reviewed_by: ""\ntopic:')


@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_source_text_that_a_tool_filled_in_is_no_translation(library: Path, exported, run, kind: str) -> None:
    (library / "docs/zh/dose.md").write_text(ZH.replace("- 用`water`服用 5 mg。\n", ""), "utf-8")
    approve_all(library)
    path = exported(kind)
    if kind == "po":
        translate(path, "Take 5 mg", lambda _: "Take 5 mg with <x1/>.")
    else:
        root = etree.parse(str(path))
        for unit in root.iter(f"{XLIFF}trans-unit"):
            if unit.find(f"{XLIFF}target") is None:
                target = etree.fromstring(etree.tostring(unit.find(f"{XLIFF}source"), with_tail=False))
                target.tag = f"{XLIFF}target"
                unit.find(f"{XLIFF}source").addnext(target)
        root.write(str(path), encoding="utf-8")
    code, _, told = run("import", path)
    assert code == 0 and "1 without translation" in told
    assert "Take" not in page(library)


def test_a_block_that_became_two(library: Path, exported, run) -> None:
    split = ZH.replace("请等到**第二天**。", "请等待。\n\n    等到**第二天**。")
    (library / "docs/zh/dose.md").write_text(split, "utf-8")
    change_page(
        library / "memory",
        "dose",
        lambda before: [
            replace(one, zh=one.zh.replace("请等到", "请等待。\n\n等到")) if "Wait until" in one.en else one
            for one in before
        ],
    )
    path = exported()
    translate(path, "Wait until", lambda text: text.replace("请等待", "请一直等待").replace("等到", "要等到"))
    assert run("import", path)[0] == 0
    assert page(library) == split.replace("请等待", "请一直等待").replace("等到**", "要等到**")


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_another_program_opened_and_saved(
    library: Path, exported, run, kind: str, snapshot
) -> None:
    path = exported(kind)
    stores = {"po": po.pofile, "xliff": xliff.xlifffile, "xliff2": xliff2.Xliff2File, "tmx": tmx.tmxfile}
    store = stores[kind].parsefile(str(path))
    if kind == "po":
        store.wrapper.width = 40
    text = bytes(store)
    path.write_bytes(text.replace(b"\n", b"\r\n"))
    before = snapshot(library)
    code, _, told = run("import", path)
    assert code == 0 and f"{BLOCKS} as they were" in told
    assert snapshot(library) == before


def test_equal_pairs_are_told_apart(library: Path, exported, run) -> None:
    for language, more in (("en", "\n- Yes\n- No\n- Yes\n"), ("zh", "\n- 是\n- 否\n- 是\n")):
        (library / "docs" / language / "dose.md").write_text(page(library, language) + more, "utf-8")
    path = exported()
    file = polib.pofile(str(path), encoding="utf-8")
    first, second = [entry for entry in file if entry.msgid == "Yes"]
    assert first.msgctxt != second.msgctxt
    for entry in file:
        entry.flags = []
    second.msgstr = "对"
    file.save(str(path))
    assert run("import", path)[0] == 0
    assert page(library) == ZH + "\n- 是\n- 否\n- 对\n"
    # Now one of the two is gone: nobody can say which the other was.
    second.msgstr = "好"
    file.save(str(path))
    code, _, _told = run("import", path)
    assert code == 1 and page(library) == ZH + "\n- 是\n- 否\n- 对\n"


def test_a_unit_that_stands_twice(library: Path, exported, run, tmp_path: Path) -> None:
    path = exported()
    other = tmp_path / "other.po"
    shutil.copy(path, other)
    translate(other, "Take 5 mg", lambda text: f"请{text}")
    code, _, told = run("import", path, other)
    assert code == 1 and "stands twice" in told
    assert page(library) == ZH


def test_line_ends_and_the_byte_order_mark_stay(library: Path, exported, run) -> None:
    file = library / "docs/zh/dose.md"
    file.write_bytes(b"\xef\xbb\xbf" + ZH.replace("\n", "\r\n").encode())
    path = exported()
    translate(path, "Take 5 mg", lambda text: f"请{text}")
    assert run("import", path)[0] == 0
    wanted = ZH.replace("- 用", "- 请用").replace("\n", "\r\n").encode()
    assert file.read_bytes() == b"\xef\xbb\xbf" + wanted


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "holds no units"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"neither one nor the other", "not a valid PO file"),
        (b'msgid "a"\nmsgstr "b\n', "a quotation mark is missing"),
        (b'msgid "a"\nmsgstr "b"\n', "was not written by `duizhao export`"),
        (b"<not xml", "not valid XML"),
        (b"<html/>", "<html> cannot be imported"),
        (b'<?xml version="1.0" encoding="utf-16"?><xliff version="1.2"/>', "holds no units"),
        (b'<xliff version="2.0"/>', "holds no units"),
        (b'<xliff version="3.0"/>', "only XLIFF 1 and 2 are read, not version 3.0"),
        (b'<xliff version="2.1"><file><unit id="7"><segment/></unit></file></xliff>', "the id '7'"),
        (b'<xliff version="1.2"><file><body><trans-unit id="7"/></body></file></xliff>', "the id '7'"),
        (b'<tmx version="1.4"><body><tu><tuv/></tu></body></tmx>', "the id ''"),
        (LAUGHS.encode() + b"<xliff version='1.2'>&b;</xliff>", "declares entities"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff version="1.2">&x;</xliff>', "entity"),
        (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><tmx>&e;</tmx>', "declares entities"),
    ],
)
def test_bad_files_are_told_clearly(library: Path, run, content: bytes, told: str, snapshot) -> None:
    before = snapshot(library / "docs")
    (library / "bad").write_bytes(content)
    code, _, said = run("import", "bad")
    assert code == 2 and told in said
    assert re.search("[\u4e00-\u9fff]", run("import", "--language", "zh", "bad")[2])
    assert snapshot(library / "docs") == before


def test_an_id_cannot_lead_out_of_the_library(library: Path, exported, run) -> None:
    path = exported()
    path.write_text(path.read_text("utf-8").replace('"dose#', '"../../../dose#'), "utf-8")
    code, _, told = run("import", path)
    assert code == 2 and "leads out" in told


def test_a_file_that_is_not_there(library: Path, run) -> None:
    code, _, told = run("import", "nowhere.po")
    assert code == 2 and "nowhere.po: cannot be read" in told
