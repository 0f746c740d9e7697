"""Reading a library from its two folders, and what stops it."""

from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.library.pages import Library


def write(root: Path, **pages: str | bytes) -> tuple[Path, Path]:
    """Write pages named `en_index`, `zh_sub__page` below `root`, and give the two folders."""
    for name, text in pages.items():
        language, key = name.split("_", 1)
        path = root / language / f"{key.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    for language in ("en", "zh"):
        (root / language).mkdir(exist_ok=True)
    return root / "en", root / "zh"


def test_pages_are_paired_by_key(tmp_path: Path) -> None:
    en, zh = write(tmp_path, en_index="# A\n", en_sub__b="B\n", zh_index="# 甲\n", zh_c="丙\n")
    library = Library.read(en, zh)
    assert [(pair.key, bool(pair.en), bool(pair.zh)) for pair in library.pairs] == [
        ("c", False, True),
        ("index", True, True),
        ("sub/b", True, False),
    ]


def test_page_knows_its_path_blocks_and_meta(tmp_path: Path) -> None:
    en, zh = write(tmp_path, en_index="---\nreviewed_by: Ann\n---\n# A {#a}\n")
    page = Library.read(en, zh).pairs[0].side("en")
    assert page and page.path == en / "index.md"
    assert page.meta == {"reviewed_by": "Ann"} and page.anchors == {"a"}


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    en, zh = write(tmp_path, en_index="A\n")
    (en / "picture.png").write_bytes(b"\xff")
    (en / ".hidden.md").write_bytes(b"\xff")
    (en / "folder.md").mkdir()
    assert [pair.key for pair in Library.read(en, zh).pairs] == ["index"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_missing_folder_is_named(tmp_path: Path, language: str) -> None:
    folders = dict(zip(("en", "zh"), write(tmp_path), strict=True))
    folders[language].rmdir()
    with pytest.raises(CannotRun) as stopped:
        Library.read(folders["en"], folders["zh"])
    assert str(folders[language]) in stopped.value.message.en and f"--{language}" in stopped.value.message.en
    assert "没有这个文件夹" in stopped.value.message.zh


def test_a_file_instead_of_a_folder_is_named(tmp_path: Path) -> None:
    en, zh = write(tmp_path)
    zh.rmdir()
    zh.write_text("")
    with pytest.raises(CannotRun):
        Library.read(en, zh)


@pytest.mark.parametrize(
    "front_matter",
    ["title: a: b", "- one", "title: [", "date: 2026-99-99", "!!python/object:os.system x", "a: *b"],
)
def test_front_matter_that_cannot_be_read_is_named(tmp_path: Path, front_matter: str) -> None:
    en, zh = write(tmp_path, zh_index=f"---\n{front_matter}\n---\n甲\n")
    with pytest.raises(CannotRun) as stopped:
        Library.read(en, zh)
    assert stopped.value.message.en.startswith(f"{zh / 'index.md'}:1: the front matter cannot be read")
    assert "\n" not in stopped.value.message.en


def test_a_page_that_is_not_utf_8_is_named_with_the_byte(tmp_path: Path) -> None:
    en, zh = write(tmp_path, zh_index="# 氯胺酮".encode("gb18030"))
    with pytest.raises(CannotRun) as stopped:
        Library.read(en, zh)
    assert stopped.value.message.en.startswith(f"{zh / 'index.md'}: not UTF-8 text: the byte at offset 2")


@pytest.mark.parametrize(
    "text",
    ["\ufeff---\r\ntitle: A\r\n---\r\n# B\r\n\r\none\r\ntwo\r\n", "---\rtitle: A\r---\r# B\r\rone\rtwo\r"],
    ids=["byte order mark and CRLF", "CR"],
)
def test_line_ends_and_byte_order_mark_change_nothing(tmp_path: Path, text: str) -> None:
    en, zh = write(tmp_path, en_index=text, zh_index="---\ntitle: A\n---\n# B\n\none\ntwo\n")
    pair = Library.read(en, zh).pairs[0]
    assert pair.en and pair.zh and pair.en.blocks == pair.zh.blocks and pair.en.meta == pair.zh.meta


def test_a_loop_of_links_is_no_trap(tmp_path: Path) -> None:
    en, zh = write(tmp_path, en_index="A\n")
    (en / "loop").symlink_to(en, target_is_directory=True)
    (en / "self.md").symlink_to(en / "self.md")
    (en / "gone.md").symlink_to(en / "nowhere.md")
    assert [pair.key for pair in Library.read(en, zh).pairs] == ["index"]


def test_an_empty_page_is_a_page(tmp_path: Path) -> None:
    en, zh = write(tmp_path, en_index="", zh_index="甲\n")
    assert Library.read(en, zh).pairs[0].en is not None
