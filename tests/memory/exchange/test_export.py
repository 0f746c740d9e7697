"""What a translator is given."""

import csv
import io
from pathlib import Path

import polib
import pytest
from lxml import etree
from translate.storage import tbx, tmx, xliff

from duizhao.base.install_hint import install_command
from duizhao.library.terms.term_base import TermBase

from .conftest import BLOCKS, approve_all, page

KINDS = ("po", "xliff", "tmx")


def entries(path: Path) -> polib.POFile:
    return polib.pofile(str(path), encoding="utf-8")


def test_an_approved_pair_is_final_and_code_stays(exported) -> None:
    found = entries(exported())
    assert len(found) == BLOCKS
    assert not any(entry.fuzzy for entry in found)
    assert not any("run" in entry.msgid for entry in found)


def test_where_a_unit_is_from(exported) -> None:
    (entry,) = [entry for entry in entries(exported()) if "next" in entry.msgid]
    assert entry.msgid == "Wait until the <b1>next</b1> day. <a1>S01</a1>"
    assert entry.msgstr == "请等到<b1>第二天</b1>。<a1>S01</a1>"
    assert "Page 页面: dose · Heading 标题: Dose" in entry.comment
    assert "SAFETY" in entry.comment and "paragraph in warning" in entry.comment
    assert entry.occurrences == [("docs/en/dose.md", "11")]
    assert entry.msgctxt.startswith("dose#dose@en:")


def test_what_changed_waits_with_the_approved_source(library: Path, exported) -> None:
    (library / "docs/en/dose.md").write_text(page(library, "en").replace("5 mg with", "50 mg with"), "utf-8")
    (entry,) = [entry for entry in entries(exported("po", "--only-waiting"))]
    assert entry.fuzzy
    assert entry.msgid == "Take 50 mg with <x1/>."
    assert entry.previous_msgid == "Take 5 mg with <x1/>."
    assert "update the translation" in entry.comment.replace("\n", " ")
    other = exported("xliff", "--only-waiting").read_text("utf-8")
    assert 'state="needs-review-translation"' in other and 'approved="no"' in other
    assert "Take 5 mg with &lt;x1/&gt;." in other


def test_what_is_missing_is_empty(library: Path, exported) -> None:
    (library / "docs/zh/dose.md").write_text(page(library).replace("- 用`water`服用 5 mg。\n", ""), "utf-8")
    approve_all(library)
    (entry,) = [entry for entry in entries(exported("po", "--only-waiting"))]
    assert (entry.msgstr, entry.fuzzy) == ("", False)
    assert "<target" not in exported("xliff", "--only-waiting").read_text("utf-8")


def test_the_other_language_may_lead(exported) -> None:
    (entry,) = [entry for entry in entries(exported("po", "--to", "en")) if "第二天" in entry.msgid]
    assert entry.msgstr == "Wait until the <b1>next</b1> day. <a1>S01</a1>"
    assert "@zh:" in entry.msgctxt and entry.msgctxt.endswith(">en")


def test_ids_are_unlike_each_other(project: Path, run, tmp_path: Path) -> None:
    path = tmp_path / "all.po"
    keys = ["sources", "glossary", "how-this-text-was-edited"]
    assert run("export", "--root", project, "--output", path, *keys)[0] == 0
    ids = [entry.msgctxt for entry in entries(path)]
    assert len(ids) == len(set(ids)) > 200


def test_other_tools_read_it(exported) -> None:
    units = xliff.xlifffile.parsestring(exported("xliff").read_bytes()).units
    assert len(units) == BLOCKS
    assert 'version="1.2"' in exported("xliff").read_text("utf-8")
    assert len(tmx.tmxfile.parsestring(exported("tmx").read_bytes()).units) == BLOCKS


def test_a_folder_gets_a_file_a_page(library: Path, run, tmp_path: Path) -> None:
    assert run("export", "--output", f"{tmp_path / 'out'}/")[0] == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["dose.po"]


def test_pages_made_from_data_are_not_exported_unless_named(project: Path, run, tmp_path: Path) -> None:
    path = tmp_path / "all.po"
    assert run("export", "--root", project, "--output", path)[0] == 0
    pages = {entry.msgctxt.partition("#")[0] for entry in entries(path)}
    assert "index" in pages and "glossary" not in pages


def test_a_page_that_is_not_there(library: Path, run) -> None:
    code, _, told = run("export", "nowhere")
    assert code == 2 and "There is no page 'nowhere'" in told


def test_a_sign_that_xml_cannot_hold(library: Path, run) -> None:
    for language in ("en", "zh"):
        path = library / "docs" / language / "dose.md"
        path.write_text(page(library, language).replace("5 mg", "5\x0b mg"), "utf-8")
    for kind in ("xliff", "tmx"):
        code, _, told = run("export", "--format", kind)
        assert code == 2 and "Use --format po" in told


@pytest.mark.parametrize("kind", ["xliff", "tmx", "tbx"])
def test_without_the_packages_it_says_what_to_install(
    library: Path, run, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("translate", "translate.storage", "lxml"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    code, _, told = run("export", "--format", kind)
    assert code == 2 and install_command("exchange") in told
    (library / "x.xlf").write_text("<xliff version='1.2'/>", "utf-8")
    code, _, told = run("import", "x.xlf")
    assert code == 2 and install_command("exchange") in told
    assert run("export", "--format", "po")[0] == 0


def test_the_terms(project: Path, run) -> None:
    terms = TermBase.read(project / "terms.csv").terms
    code, told, _ = run("export", "--root", project, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert code == 0 and [row["id"] for row in rows] == [term.id for term in terms]
    assert rows[0]["zh_forbidden"].split("|") == list(terms[0].forbidden("zh"))
    code, told, _ = run("export", "--root", project, "--format", "tbx")
    units = tbx.tbxfile.parsestring(told).units
    assert code == 0 and [unit.getid() for unit in units] == [term.id for term in terms]
    assert [unit.source for unit in units] == [term.en[0] for term in terms]
    root = etree.fromstring(told.encode())
    status = {tig.findtext("term"): tig.findtext("termNote") for tig in root.find(".//termEntry").iter("tig")}
    assert status[terms[0].zh[0]] == "preferredTerm-admn-sts"
    assert status[terms[0].forbidden("zh")[0]] == "deprecatedTerm-admn-sts"
