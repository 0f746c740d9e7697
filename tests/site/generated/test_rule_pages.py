"""The pages about the rules: complete, in step by our own rules, out of the search, and never stale."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.checks.check_library import check
from duizhao.checks.explanation import check_example
from duizhao.checks.reports.text_report import show
from duizhao.checks.rule import Rule, all_rules
from duizhao.checks.workspace import Workspace
from duizhao.cli.main import main
from duizhao.site.generated import generated_pages
from duizhao.site.generated.rule_pages import rule_pages
from duizhao.text.markdown.blocks import read_blocks

ROOT = Path(__file__).parents[3]
SECTIONS = ["guards", "why", "broken", "says", "repaired", "fix", "gravity", "waive"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library that has nothing but the pages about the rules, and the project's own terms."""
    (tmp_path / "duizhao.toml").write_text('[generated]\nrules = "contribute/rules"\n', encoding="utf-8")
    for language in LANGUAGES:
        (tmp_path / "docs" / language).mkdir(parents=True)
    assert main(["generate", "--root", str(tmp_path)]) == 0
    # Only now: the terms would make a glossary too.
    shutil.copy(ROOT / "terms.csv", tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_page_and_its_row(language: Language) -> None:
    pages = rule_pages(language)
    names = [f"{rule.id}.md" for rule in all_rules()]
    assert list(pages) == ["index.md", *names]
    rows = re.findall(r"^\| \[`([a-z-]+)`\]\((.+?)\) \|", pages["index.md"], re.MULTILINE)
    assert rows == [(rule.id, f"{rule.id}.md") for rule in all_rules()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_page_shows_the_example_and_what_the_check_says_of_it(rule: Rule, language: Language) -> None:
    markdown = read_blocks(rule_pages(language)[f"{rule.id}.md"])
    fences = [
        block.text.rstrip("\n").replace(";--8<--", "--8<--")
        for block in markdown.blocks
        if block.kind == "code"
    ]
    example = rule.example
    says = "\n".join(show(finding, language) for finding in check_example(rule))
    wanted = [example.broken_en, example.broken_zh, says, example.repaired_en, example.repaired_zh]
    assert fences[:-1] == [text.rstrip("\n") for text in wanted if text]
    assert fences[-1].startswith(f"duizhao waive {rule.id} ")
    assert [block.anchor for block in markdown.blocks if block.kind == "heading"] == [rule.id, *SECTIONS]


def test_no_page_is_searched_or_called_reviewed() -> None:
    for language in LANGUAGES:
        for text in rule_pages(language).values():
            meta = yaml.safe_load(text.split("---\n")[1])
            assert meta["search"] == {"exclude": True}
            assert meta["generated"] is True
            assert "reviewed_by" not in meta


def test_our_own_rules_find_nothing_on_them(library: Path) -> None:
    found = check(Workspace.read(library))
    assert [one for one in found if one.confidence == "sure"] == []


def test_a_stale_page_is_told_and_written_again(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "terms.csv").unlink()
    page = library / "docs/zh/contribute/rules/missing-page.md"
    fresh = page.read_text(encoding="utf-8")
    page.write_text(fresh.replace("页面", "頁面"), encoding="utf-8")
    assert main(["generate", "--check", "--root", str(library)]) == 1
    assert "docs/zh/contribute/rules/missing-page.md" in capsys.readouterr().out
    assert main(["generate", "--root", str(library)]) == 0
    assert page.read_text(encoding="utf-8") == fresh
    assert main(["generate", "--check", "--root", str(library)]) == 0


def test_a_library_that_names_no_folder_has_none(tmp_path: Path) -> None:
    assert generated_pages(Workspace.read(tmp_path)) == {}


def test_the_folder_cannot_lead_out_of_the_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "duizhao.toml").write_text('[generated]\nrules = "../../.."\n', encoding="utf-8")
    assert main(["generate", "--root", str(tmp_path), "--language", "en"]) == 2
    assert "leads out of" in capsys.readouterr().err


def test_a_snippet_in_an_example_is_not_filled_in() -> None:
    from duizhao.site.generated.rule_pages import _fence

    assert list(_fence('A\n  --8<-- "en/x.md"\n````\n', "markdown"))[:3] == [
        "`````markdown",
        'A\n;  --8<-- "en/x.md"\n````',
        "`````",
    ]
