"""Of pages that nobody has approved the desk shows titles, and reads no page for them whose text is as it was."""

from pathlib import Path

import pytest

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.library import pages
from duizhao.site.desk.block_place import page_name
from duizhao.site.desk.write_desk import pages_of_desk


def titles(root: Path) -> dict[str, list[str]]:
    states = pages_of_desk(Workspace.read(root))
    return {one.key: [page_name(one, language).text for language in LANGUAGES] for one in states}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for language, heading in (("en", "Dose"), ("zh", "用量")):
        folder = tmp_path / "docs" / language
        folder.mkdir(parents=True)
        (folder / "dose.md").write_text(f"# {heading} {{#dose}}\n\nText.\n", "utf-8")
        (folder / "rest.md").write_text(f"---\ntitle: {heading} 2\n---\n\n# Other\n", "utf-8")
    (tmp_path / "docs/en/alone.md").write_text("No heading.\n", "utf-8")
    (tmp_path / "duizhao.toml").write_text("", "utf-8")
    return tmp_path


def test_only_a_page_whose_text_is_new_is_read_for_its_title(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = titles(library)
    assert first == {"alone": ["alone"] * 2, "dose": ["Dose", "用量"], "rest": ["Dose 2", "用量 2"]}
    (library / "docs/zh/dose.md").write_text("# 剂量\n", "utf-8")
    read: list[str] = []
    parse = pages.read_blocks
    monkeypatch.setattr(pages, "read_blocks", lambda text: (read.append(text), parse(text))[1])
    assert titles(library) == first | {"dose": ["Dose", "剂量"]}
    assert read == ["# 剂量\n"]


def test_a_page_that_cannot_be_read_is_told(library: Path) -> None:
    titles(library)
    (library / "docs/en/rest.md").write_text("---\ntitle: [\n---\n", "utf-8")
    with pytest.raises(CannotRun, match="front matter"):
        titles(library)
