"""Pages made from data are committed, and a stale one is told."""

import re
from pathlib import Path

import pytest

from duizhao.base.bilingual import LANGUAGES
from duizhao.checks.workspace import Workspace
from duizhao.site import generated
from duizhao.site.generated import CONFORMANCE_PAGE, EDITED_TEXT, GLOSSARY, generated_pages, stale_pages

NAMES = (GLOSSARY, EDITED_TEXT, CONFORMANCE_PAGE)


@pytest.fixture(scope="module")
def pages(project: Path) -> dict[str, str]:
    """The generated pages by their path below docs/."""
    made = generated_pages(Workspace.read(project))
    return {path.relative_to(project / "docs").as_posix(): text for path, text in made.items()}


def test_the_committed_pages_are_fresh(pages: dict[str, str], project: Path) -> None:
    made = {name for name in pages if "/contribute/rules/" not in name and "/pictures/" not in name}
    assert made == {f"{language}/{name}" for language in LANGUAGES for name in NAMES}
    for name, text in pages.items():
        assert (project / "docs" / name).read_text("utf-8") == text, name


def test_every_term_that_is_explained_is_in_the_glossary(pages: dict[str, str]) -> None:
    en, zh = (pages[f"{language}/{GLOSSARY}"] for language in LANGUAGES)
    assert re.findall(r"\{: #(\S+) \}", en) == re.findall(r"\{: #(\S+) \}", zh)
    assert "- **ketamine** (" in en and "- **氯胺酮**（" in zh


def test_the_account_of_the_editing_quotes_the_whole_source(pages: dict[str, str]) -> None:
    for language in LANGUAGES:
        page = pages[f"{language}/{EDITED_TEXT}"]
        assert page.count('<blockquote class="original"') >= 34
        assert "所以我们不能错过这个机会来治愈生活带来的挑战" in page
        assert "Leave a Reply" in page


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stale_page_is_told_and_not_touched(language: str, name: str, copied: Path, run) -> None:
    page = copied / "docs" / language / name
    page.write_text(page.read_text("utf-8") + "more\n", "utf-8")
    code, told, _ = run("generate", "--check", "--root", copied, "--language", "en")
    assert (code, told) == (1, f"docs/{language}/{name}: out of date; run: duizhao generate\n")
    assert page.read_text("utf-8").endswith("more\n")


def test_a_page_that_is_missing_is_stale(copied: Path) -> None:
    (copied / "docs/zh" / GLOSSARY).unlink()
    assert stale_pages(Workspace.read(copied)) == [f"docs/zh/{GLOSSARY}"]


def test_pages_are_made_again_only_where_what_they_are_made_from_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language in LANGUAGES:
        (tmp_path / "docs" / language).mkdir(parents=True)
    (tmp_path / "duizhao.toml").write_text('[generated]\nrules = "rules"\n', "utf-8")
    made: list[str] = []
    make = generated.rule_pages
    monkeypatch.setattr(generated, "rule_pages", lambda language: (made.append(language), make(language))[1])
    missing = stale_pages(Workspace.read(tmp_path))
    assert "docs/en/rules/index.md" in missing and made == ["en", "zh"]
    for path, text in generated_pages(Workspace.read(tmp_path)).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "docs/zh/rules/index.md").write_text("Other.\n", "utf-8")
    made.clear()
    assert stale_pages(Workspace.read(tmp_path)) == ["docs/zh/rules/index.md"]
    assert made == []
    (tmp_path / "duizhao.toml").write_text('[generated]\nrules = "checks"\n', "utf-8")
    assert len(stale_pages(Workspace.read(tmp_path))) == len(missing)
    assert made == ["en", "zh"]


def test_line_ends_of_another_system_are_not_stale(copied: Path) -> None:
    page = copied / "docs/zh" / GLOSSARY
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert stale_pages(Workspace.read(copied)) == []


def test_generating_mends_it(copied: Path, run) -> None:
    (copied / "docs/zh" / GLOSSARY).unlink()
    code, told, complaint = run("generate", "--root", copied, "--language", "zh")
    assert (code, told, complaint) == (0, "", f"已写入: docs/zh/{GLOSSARY}\n")
    assert run("generate", "--check", "--root", copied)[:2] == (0, "")


def test_a_stale_page_fails_the_build_before_the_site(copied: Path, run) -> None:
    terms = copied / "terms.csv"
    old = "An anaesthetic medicine."
    assert old in terms.read_text("utf-8")
    terms.write_text(terms.read_text("utf-8").replace(old, "A medicine for anaesthesia.", 1), "utf-8")
    code, told, _ = run("build", "--root", copied, "--language", "en")
    assert code == 1
    assert f"! docs/en/{GLOSSARY} is out of date. Run `duizhao generate`." in told
    assert "3/4" not in told and not (copied / "site").exists()


def test_a_library_without_data_has_no_such_pages(tmp_path: Path, run) -> None:
    assert generated_pages(Workspace.read(tmp_path)) == {}
    assert run("generate", "--root", tmp_path)[0] == 0
