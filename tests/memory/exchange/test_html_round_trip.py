"""Pages with hard HTML go out to a translator and come back: byte by byte as they were, or with the new words alone."""

import re
from pathlib import Path

import polib
import pytest

from html_pages import html_pages

from .conftest import approve_all

HAN = re.compile("[一-鿿]")
TARGET = re.compile(r"(<target[^>]*>)(.*?)(</target>)", re.DOTALL)


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a library of these pages, approved."""
    root = tmp_path / "library"
    for number, both in enumerate(html_pages()):
        for language, text in zip(("en", "zh"), both, strict=True):
            path = root / "docs" / language / f"page-{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    approve_all(root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return root


def written(root: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((root / "docs/zh").iterdir())}


def change(path: Path, kind: str, old: re.Pattern[str], new: str) -> int:
    """What a translator does to every unit that has a translation; gives how many there are."""
    if kind == "xliff":
        text, count = TARGET.subn(
            lambda match: match[1] + old.sub(new, match[2], count=1) + match[3], path.read_text("utf-8")
        )
        path.write_text(text, encoding="utf-8")
        return count
    file = polib.pofile(str(path), encoding="utf-8", wrapwidth=60)
    for entry in file:
        entry.msgstr = old.sub(new, entry.msgstr, count=1)
        entry.flags = []
    file.save(str(path))
    return len(file)


@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_round_trip(pages: Path, run, kind: str) -> None:
    before = written(pages)
    path = pages / f"units.{kind}"
    assert run("export", "--format", kind, "--output", path)[0] == 0
    code, _, told = run("import", path)
    assert (code, written(pages)) == (0, before), told
    units = change(path, kind, HAN, r"改\g<0>")
    assert units > 400
    code, _, told = run("import", path)
    assert code == 0, told
    changed = written(pages)
    assert {name: text.replace("改", "") for name, text in changed.items()} == before
    assert sum(text.count("改") for text in changed.values()) == units
    approve_all(pages)
    assert run("export", "--format", kind, "--output", path)[0] == 0
    change(path, kind, re.compile("改"), "")
    assert run("import", path)[0] == 0
    assert written(pages) == before
