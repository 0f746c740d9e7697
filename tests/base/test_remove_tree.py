"""A folder is removed with all below it, and nothing that a link in it leads to."""

from pathlib import Path

import pytest

from duizhao.base.remove_tree import WORTH_THREADS, remove_tree


@pytest.mark.parametrize("folders", [3, 2 * WORTH_THREADS])
def test_all_below_a_folder_is_removed_and_what_its_links_lead_to_stays(folders: int, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "page.html").write_text("kept", "utf-8")
    tree = tmp_path / "tree"
    for number in range(folders):
        deep = tree / f"{number}" / "deep"
        deep.mkdir(parents=True)
        (deep / "page.html").write_text("gone", "utf-8")
        (deep / "folder").symlink_to(kept)
        (deep / "file").symlink_to(kept / "page.html")
    remove_tree(tree)
    assert not tree.exists()
    assert (kept / "page.html").read_text("utf-8") == "kept"


def test_a_link_to_a_folder_is_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    remove_tree(tmp_path / "link")
    remove_tree(tmp_path / "never-there")
    assert (tmp_path / "kept").is_dir()
