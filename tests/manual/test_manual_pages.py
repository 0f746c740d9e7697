"""The manual is whole and true: made pages are fresh, everything of the program is told of, and both languages say the same."""

import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from manual.generated import generated_pages, outputs_page, settings_page
from manual.generated.outputs_page import formats
from manual.generated.schema_fields import SCHEMAS, fields, schema
from manual.generated.two_languages import in_two, sentences

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.checks.check_library import check_texts
from duizhao.checks.rule import Knowledge, Rule, all_rules
from duizhao.cli import NAMES
from duizhao.cli.command_line import parser
from duizhao.cli.command_parser import options, subparsers
from duizhao.mkdocs_plugin import DuizhaoConfig

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "manual"
DOCS = MANUAL / "docs"
sys.path.append(str(ROOT / "tests" / "checks"))

from rule_cases import read_cases, told  # noqa: E402


def page(language: Language, name: str) -> str:
    return (DOCS / language / f"{name}.md").read_text("utf-8")


def test_the_made_pages_are_fresh() -> None:
    made = generated_pages()
    stale = [name for name, text in made.items() if (DOCS / name).read_text("utf-8") != text]
    assert stale == [], "run: python -m manual.generated"
    assert len(made) == 18


def test_the_pages_about_the_rules_are_fresh(run) -> None:
    assert run("generate", "--check", "--root", MANUAL, "--language", "en") == (0, "", "")


def test_both_languages_say_the_same_by_our_own_rules(run) -> None:
    code, said, complained = run("check", "--root", MANUAL, "--language", "en")
    assert (code, complained) == (0, "")
    # The pages about the rules quote the words that the rules look for.
    told = re.findall(r"^manual/docs/\w+/(\S+):\d+:\d+  .*$", said, re.MULTILINE)
    assert [page for page in told if not page.startswith("reference/rules/")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_is_told_of(language: Language) -> None:
    sections = re.split(r"^## .*\{#([\w-]+)\}$", page(language, "reference/commands"), flags=re.MULTILINE)
    told_of = dict(zip(sections[1::2], sections[2::2], strict=True))
    commands = subparsers(parser())
    assert [name for name in told_of if name != "everywhere"] == list(NAMES) == list(commands)
    common = [name for one in options(parser()) for name in one.option_strings]
    assert common and all(f"`{name}" in told_of["everywhere"] for name in common)
    for name, command in commands.items():
        for one in options(command):
            shown = one.option_strings or [str(one.metavar or one.dest)]
            rows = told_of[name] + (told_of["everywhere"] if set(shown) <= set(common) else "")
            assert [word for word in shown if not re.search(rf"`\[?{re.escape(word)}[ `…\]]", rows)] == []
            assert [choice for choice in one.choices or () if f"`{choice}`" not in rows] == []


def keys_of_schemas() -> Iterator[tuple[str, str]]:
    for path in sorted(SCHEMAS.glob("*.json")):
        name = path.name.removesuffix(".schema.json")
        for one in fields(schema(name)):
            # A table of `duizhao.toml` is a heading; below it stands what it holds.
            way = one.way[1:] if name == "duizhao" and len(one.way) > 1 else one.way
            shown = f"[{way[0]}]" if name == "duizhao" and len(one.way) == 1 else ".".join(way)
            yield ("outputs" if name in outputs_page.DOCUMENTS else "settings"), shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_and_every_field_is_told_of(language: Language) -> None:
    pages = {name: page(language, f"reference/{name}") for name in ("settings", "outputs")}
    told_of = {"duizhao", *settings_page.FILES, *outputs_page.DOCUMENTS}
    assert told_of == {path.name.removesuffix(".schema.json") for path in SCHEMAS.glob("*.json")}
    wanted = list(keys_of_schemas())
    assert len(wanted) > 150
    assert [key for name, key in wanted if f"`{key}`" not in pages[name]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_rule_and_option_of_the_plugin_is_told_of(language: Language) -> None:
    assert [name for name in formats() if f"| `{name}` |" not in page(language, "reference/outputs")] == []
    rules = page(language, "reference/rules/index")
    assert [one.id for one in all_rules() if f"]({one.id}.md)" not in rules] == []
    plugin = page(language, "reference/plugin")
    assert [name for name, _ in DuizhaoConfig._schema if f"| `{name}` |" not in plugin] == []


def test_a_text_of_the_program_is_cut_into_its_languages() -> None:
    both = in_two("the port; 0 takes a free one 端口，0 表示选用空闲端口 (default 默认: 8137)")
    assert (both.en, both.zh) == (
        "the port; 0 takes a free one (default: 8137)",
        "端口，0 表示选用空闲端口（默认：8137）",
    )
    assert sentences("What raw HTML may do. HTML 可以做什么。").zh == "HTML 可以做什么。"
    for alone in ("only English", "只有中文", "Only English."):
        with pytest.raises(ValueError):
            in_two(alone)
        with pytest.raises(ValueError):
            sentences(alone)


def test_a_format_that_is_told_of_and_not_there_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(outputs_page.SAID, "sarif")
    with pytest.raises(ValueError, match="sarif"):
        formats()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_are_those_of_the_decisions(language: Language) -> None:
    decisions = {path.name: path.read_text("utf-8") for path in (ROOT / "docs/decisions").glob("0*.md")}
    text = page(language, "explanation/green")
    rows = re.findall(r"^\| .* \| (.*\d.*) \| `([\w-]+\.md)` \|$", text, re.MULTILINE)
    assert len(rows) == 5
    for figure, decision in rows:
        numbers = [int(number) for number in re.findall(r"\d+", figure)]
        assert f"{min(numbers)} of {max(numbers)} " in decisions[decision], figure
    shares = re.findall(r"\| (\d+\.\d %) \|$", text, re.MULTILINE)
    measured = decisions["0006-measurements.md"].partition("### tico19, held out")[2].partition("###")[0]
    assert len(shares) == 7 and [one for one in shares if f"| {one} |" not in measured] == []


def blocks_of(language: Language, info: str) -> list[str]:
    text = page(language, "how-to/write-a-rule")
    return re.findall(rf"^(?P<fence>`{{3,}}){info}\n(.*?)^(?P=fence)$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rule_of_the_page_about_rules_works(language: Language, tmp_path: Path) -> None:
    ((_, code),) = blocks_of(language, "python")
    ((_, cases),) = blocks_of(language, "markdown")
    made: dict[str, Rule] = {}
    exec(compile(code, "different_hashtags.py", "exec"), made)  # type: ignore[arg-type]
    rule = replace(made["rule"], id="different-hashtags")
    path = tmp_path / f"{rule.id}.md"
    path.write_text(cases, "utf-8")
    found = read_cases(path)
    assert [bool(case.findings) for case in found] == [True, False]
    for case in found:
        said = check_texts(case.en, case.zh, Knowledge(), (rule,))
        assert tuple(told(one) for one in said) == case.findings
    example = rule.example
    assert check_texts(example.broken_en, example.broken_zh, Knowledge(), (rule,)) != ()
    assert check_texts(example.repaired_en, example.repaired_zh, Knowledge(), (rule,)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_stands_in_the_menu_or_in_the_index_of_the_rules(language: Language) -> None:
    menu = set(re.findall(r"^  - (\S+\.md)$", (MANUAL / "mkdocs.yml").read_text("utf-8"), re.MULTILINE))
    there = {path.relative_to(DOCS / language).as_posix() for path in (DOCS / language).rglob("*.md")}
    assert menu <= there
    assert {one for one in there - menu if not one.startswith("reference/rules/")} == set()


def test_the_program_of_the_manual_builds_it(tmp_path: Path, run) -> None:
    for name in ("docs", "mkdocs.yml", "duizhao.toml", "waivers.toml"):
        copy = shutil.copytree if (MANUAL / name).is_dir() else shutil.copy
        copy(MANUAL / name, tmp_path / name)
    code, said, complained = run("build", "--root", tmp_path, "--language", "en")
    assert code == 0, said + complained
    for name in ("index.html", "zh/how-to/editors/index.html", "reference/rules/missing-page/index.html"):
        assert (tmp_path / "site" / name).is_file()
