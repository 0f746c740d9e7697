"""A workspace keeps what it read; the next one keeps what is still the same."""

from pathlib import Path

import pytest

from call_counts import counted
from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace

TERMS = """\
id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note
T1,heart attack,,,心肌梗死,,,,everywhere,An illness.,一种疾病。,
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library of two page pairs and a page that only the English has."""
    for name, text in {
        "en/a.md": "# A {#a}\n\nWords.\n",
        "zh/a.md": "# 甲 {#a}\n\n文字。\n",
        "en/b.md": "# B {#b}\n",
        "zh/b.md": "# 乙 {#b}\n",
        "en/alone.md": "# Alone {#alone}\n",
    }.items():
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "terms.csv").write_text(TERMS, encoding="utf-8")
    return tmp_path


def used(workspace: Workspace) -> Workspace:
    """The workspace, after everything in it was asked for."""
    for pair in workspace.library.pairs:
        workspace.alignments.of(pair)
    return workspace


def test_a_page_is_the_same_value_however_it_is_asked_for(root: Path) -> None:
    workspace = Workspace.read(root)
    with counted() as calls:
        page = workspace.page("a", "en")
        assert page is workspace.page("a", "en") is workspace.library.pairs[0].en
        assert workspace.text("a", "en") == page.text
        assert workspace.page("alone", "zh") is None and workspace.text("no", "en") is None
    assert calls.pages[root / "docs/en/a.md"] == 1


def test_a_change_is_seen_by_the_next_workspace_only(root: Path) -> None:
    workspace = used(Workspace.read(root))
    (root / "docs/en/a.md").write_text("# A {#a}\n\nOther words.\n", encoding="utf-8")
    assert workspace.page("a", "en").text == "# A {#a}\n\nWords.\n"
    assert workspace.renewed().page("a", "en").text == "# A {#a}\n\nOther words.\n"


def test_what_did_not_change_is_neither_read_nor_aligned_again(root: Path) -> None:
    workspace = used(Workspace.read(root))
    page = root / "docs/en/a.md"
    page.write_text("# A {#a}\n\nOther words.\n", encoding="utf-8")
    with counted() as calls:
        after = used(workspace.renewed())
        assert dict(calls.pages) == {page: 1}
        assert calls.aligned.total() == 1 and not calls.terms
        # And once more, with nothing changed at all.
        used(after.renewed())
    assert calls.pages.total() == calls.aligned.total() == 1
    assert after.library.pairs[2] == workspace.library.pairs[2]


def test_pages_that_are_removed_and_added_are_seen(root: Path) -> None:
    workspace = used(Workspace.read(root))
    (root / "docs/en/alone.md").unlink()
    (root / "docs/zh/new.md").write_text("# 新 {#new}\n", encoding="utf-8")
    assert [pair.key for pair in workspace.renewed().library.pairs] == ["a", "b", "new"]


def test_other_terms_align_anew(root: Path) -> None:
    workspace = used(Workspace.read(root))
    (root / "terms.csv").write_text(TERMS.replace("心肌梗死", "心脏病发作"), encoding="utf-8")
    with counted() as calls:
        after = used(workspace.renewed())
    assert after.terms.terms[0].zh == ("心脏病发作",)
    assert calls.aligned.total() == 2 and not calls.pages


def test_terms_that_change_before_they_are_asked_about_again_are_not_taken_for_the_old_ones(
    root: Path,
) -> None:
    first = Workspace.read(root)
    assert first.terms.terms[0].zh == ("心肌梗死",)
    (root / "terms.csv").write_text(TERMS.replace("心肌梗死", "心脏病发作"), encoding="utf-8")
    # The second is never asked, and hands on what the first one knew.
    third = first.renewed().renewed()
    assert third.terms.terms[0].zh == ("心脏病发作",)


def test_what_cannot_be_read_is_told_when_it_is_asked_for(root: Path) -> None:
    (root / "terms.csv").write_text("id\n", encoding="utf-8")
    (root / "docs/zh/a.md").write_bytes(b"\xff")
    workspace = Workspace.read(root)
    assert workspace.page("a", "en") is not None
    for ask in (lambda: workspace.terms, lambda: workspace.library, lambda: workspace.page("a", "zh")):
        with pytest.raises(CannotRun):
            ask()
