"""What an export looks like, in files that a person can read: `golden/`."""

import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from duizhao.memory.exchange.word_returned import read_word_rows

from .conftest import approve_all

HERE = Path(__file__).parent / "golden"
EN = "# Dose {#dose}\n\nTake 5 mg with `water`.\n\n- Rest **well**.\n"
ZH = "# 用量 {#dose}\n\n用`water`服用 5 mg。\n\n- **好好**休息。\n"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILES = {"po": "page.po", "xliff": "page.xlf", "xliff2": "page.xliff2.xlf", "omegat": "page.omegat.xlf", "tmx": "page.tmx", "docx": "page.docx.txt"}  # fmt: skip


@pytest.fixture
def one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a library of one page: two pairs approved, one stale, one text that the Chinese lacks."""
    for language, text in (("en", EN), ("zh", ZH)):
        path = tmp_path / "docs" / language / "page.md"
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    approve_all(tmp_path)
    (tmp_path / "docs/en/page.md").write_text(EN.replace("5 mg", "50 mg") + "- Drink tea.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


@pytest.mark.parametrize(("kind", "name"), FILES.items())
def test_an_export_is_as_it_was(one_page: Path, run, kind: str, name: str) -> None:
    path = one_page / f"units.{kind}"
    assert run("export", "--format", kind, "--output", path)[0] == 0
    told = told_in_text(path) if kind == "docx" else path.read_text("utf-8")
    kept = HERE / name
    if os.environ.get("WRITE_GOLDEN"):
        kept.write_text(told, "utf-8")
    wanted = kept.read_text("utf-8")
    # translate-toolkit decides about the blanks between elements, and about the version that it names.
    if kind in ("xliff", "omegat", "tmx"):
        told, wanted = without_layout(told), without_layout(wanted)
    assert told == wanted


def without_layout(text: str) -> str:
    root = etree.fromstring(text.encode(), etree.XMLParser(remove_blank_text=True))
    for header in root.iter("{*}header"):
        header.attrib.clear()
    return etree.tostring(root, method="c14n").decode()


def told_in_text(path: Path) -> str:
    """The rows of a Word file, and its comments, as lines."""
    lines = []
    for row in read_word_rows(path):
        lines += [f"[{row.id}]", f"  {row.id.mark}", f"  en: {row.en}", f"  zh: {row.zh}"]
    comments = etree.fromstring(zipfile.ZipFile(path).read("word/comments.xml"))
    for comment in comments:
        lines += ["comment", *("  " + "".join(line.itertext()) for line in comment.iter(f"{W}p"))]
    return "\n".join(lines) + "\n"
