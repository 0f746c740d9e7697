"""From nothing to a built site with three documents that people have, and no command but those that the README names."""

import re
from pathlib import Path

import pytest
from office_files import paragraph, word_file
from pdf_files import pdf
from real_documents import LEAFLET, PRICES, documents

from duizhao.cli.main import main

README = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
CHOSEN = ("leaflet in two Word files", "price list", "answer of a chat, with labels")
# The site sets some blanks anew: letters are compared.
LETTERS = re.compile(r"<[^<>]*>|&nbsp;|[\s\xa0\u2009\u202f\u2060]")
COMMANDS = (["init", "library"], ["normalise", "--into", "docs"], ["generate"], ["build"])


def _letters(html: str) -> str:
    return LETTERS.sub("", html)


def test_three_documents_become_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    found = documents(word_file, paragraph, pdf)
    for command in COMMANDS:
        assert re.search(rf"duizhao {command[0]}\b", README)
        assert main(["--language", "en", *command]) == 0, capfd.readouterr()
        if command[0] == "init":
            monkeypatch.chdir(tmp_path / "library")
            for name in CHOSEN:
                for file, content in found[name].files.items():
                    data = content if isinstance(content, bytes) else content.encode()
                    Path("source", file).write_bytes(data)
    pages = {
        language: Path(f"site/{way}overview/index.html").read_text("utf-8")
        for language, way in (("en", ""), ("zh", "zh/"))
    }
    for en, zh in (*LEAFLET, *PRICES):
        assert _letters(en) in _letters(pages["en"]) and _letters(zh) in _letters(pages["zh"])
    assert "notice--preview" not in pages["en"] + pages["zh"]


def test_a_site_with_gaps_is_built_only_as_a_preview_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["init", "."])
    Path("source/text.txt").write_text("Please wait outside the room.\n", "utf-8")
    assert main(["normalise", "--into", "docs"]) == 1
    assert main(["generate"]) == 0
    assert main(["--language", "en", "build"]) == 1
    said = capfd.readouterr().out
    assert "1 texts on 1 pages are not yet translated, most of them on docs/zh/overview.md." in said
    assert "--preview" in said and not Path("site").exists()
    assert main(["--language", "en", "build", "--preview"]) == 0, capfd.readouterr()
    for page in ("index.html", "overview/index.html", "zh/overview/index.html"):
        html = Path("site", page).read_text("utf-8")
        assert 'class="notice notice--preview"' in html and 'content="noindex"' in html
    assert "尚未翻译" in Path("site/zh/overview/index.html").read_text("utf-8")
