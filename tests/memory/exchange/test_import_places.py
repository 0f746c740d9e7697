"""Where translations come to stand: an anchor at its end, a text in its box, an item counted on; and what is left out is said."""

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

Library = Callable[[str, str], Path]


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Write a library of one page, and stand in it."""

    def write(en: str, zh: str) -> Path:
        for language, text in (("en", en), ("zh", zh)):
            path = tmp_path / "docs" / language / "page.md"
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
        return tmp_path

    return write


def translated(root: Path, run, texts: dict[str, str]) -> tuple[int, str, str]:
    """Export, give these sources these translations, import; the exit code, what was told, and the page then."""
    path = root / "units.po"
    assert run("export", "--output", path)[0] == 0
    file = polib.pofile(str(path), encoding="utf-8", wrapwidth=60)
    for entry in file:
        for source, target in texts.items():
            if source in entry.msgid:
                entry.msgstr = target
        entry.flags = []
    file.save(str(path))
    code, _, told = run("import", path)
    return code, told, (root / "docs/zh/page.md").read_text("utf-8")


@pytest.mark.parametrize("words", ["<x1/> 页面", "页面 <x1/>。"])
@pytest.mark.parametrize("anchor", ["{#page}", "{ #page .x }"])
def test_an_anchor_stays_at_the_end(pair: Library, run, words: str, anchor: str) -> None:
    root = pair(f"# Page {anchor}\n", f"# 页面 {anchor}\n")
    code, told, page = translated(root, run, {"Page": words})
    assert (code, page) == (1, f"# 页面 {anchor}\n")
    assert "the anchor of a heading has to stand at its end" in told
    assert translated(root, run, {"Page": "新页面 <x1/>"})[2] == f"# 新页面 {anchor}\n"


def test_a_text_does_not_fall_into_the_box_before_it(pair: Library, run) -> None:
    boxes = '!!! note "A"\n\n    Rest well.\n\n!!! note "B"\n\n    Drink water.\n'
    zh = '!!! note "甲"\n\n    好好休息。\n'
    root = pair(boxes, zh)
    code, told, page = translated(root, run, {"Drink": "多喝水。"})
    assert (code, page) == (1, zh)
    assert "another box" in told
    code, told, page = translated(root, run, {"Drink": "多喝水。", "B": "乙"})
    assert (code, page) == (0, zh + '\n!!! note "乙"\n\n    多喝水。\n'), told


def test_a_second_text_of_a_box_is_put_into_it(pair: Library, run) -> None:
    root = pair('!!! note "A"\n\n    Rest well.\n\n    Drink water.\n', '!!! note "甲"\n\n    好好休息。\n')
    code, told, page = translated(root, run, {"Drink": "多喝水。"})
    assert (code, page) == (0, '!!! note "甲"\n\n    好好休息。\n\n    多喝水。\n'), told


def test_no_number_of_a_list_stands_twice(pair: Library, run) -> None:
    root = pair("1. Wait.\n2. Rest well.\n3. Drink water.\n", "1. 等待。\n2. 多喝水。\n")
    code, told, page = translated(root, run, {"Rest": "好好休息。"})
    assert (code, page) == (0, "1. 等待。\n2. 好好休息。\n3. 多喝水。\n"), told


@pytest.mark.parametrize("kind", ["xliff", "tmx"])
def test_a_sign_that_xml_cannot_hold_is_told_with_its_place(pair: Library, run, kind: str) -> None:
    pair("# Page\n\nText with a\x0b tab.\n", "# 页面\n\n带制表符的文字。\n")
    code, _, told = run("export", "--format", kind)
    assert code == 2 and "docs/en/page.md:3:12: U+000B" in told and "--format po" in told
