"""A small library with two findings, in a folder of its own."""

from pathlib import Path

import pytest

EN = "# Dose {#dose}\n\nTake 5 mg.\n\nWe have 7 rooms.\n"
ZH = "# 用量 {#dose}\n\n服用 50 mg。\n\n我们有 8 个房间。\n"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of the library, where the test stands; messages are English."""
    for language, page in (("en", EN), ("zh", ZH)):
        folder = tmp_path / "docs" / language
        folder.mkdir(parents=True)
        (folder / "dose.md").write_text(page, encoding="utf-8")
        (folder / "clean.md").write_text(
            "# A {#a}\n" if language == "en" else "# 甲 {#a}\n", encoding="utf-8"
        )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path
