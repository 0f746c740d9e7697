"""The gate never lies about itself: what it could not look at is told, and is neither "in step" nor a finding of the
text. Exit code 2 is: nobody knows."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from duizhao.base.bilingual import Bilingual
from duizhao.checks.reports import FORMATS
from duizhao.checks.rule import BlockRule, Example, LibraryRule, PageRule
from duizhao.library.pages import Library

TEXT = Bilingual("-", "-")
FAILING = "7 rooms"
TOPICS = '[[topic]]\nid = "a"\ntitle_en = "A"\ntitle_zh = "甲"\nheadings = ["a"]\nwords = ["a"]\n'


def refuse(*given: object) -> tuple[()]:
    """A check with an error in it, which shows at one of the two pages."""
    if FAILING in repr(given):
        raise KeyError("language\nof nothing")
    return ()


def failing(kind: type) -> BlockRule | PageRule | LibraryRule:
    """A rule of the `kind` that fails."""
    rule = kind(id="failing", guards=TEXT, why=TEXT, fix=TEXT, example=Example("", "", "", ""), check=refuse)
    assert isinstance(rule, BlockRule | PageRule | LibraryRule)
    return rule


@pytest.fixture
def with_rule(monkeypatch: pytest.MonkeyPatch):
    """Let the check have one rule more."""
    import duizhao.checks.check_library as module

    known = module.all_rules()
    return lambda rule: monkeypatch.setattr(module, "all_rules", lambda: (*known, rule))


@pytest.mark.parametrize("kind", [BlockRule, PageRule])
@pytest.mark.parametrize("name", FORMATS)
def test_an_error_in_one_page_is_told_of_that_page_and_the_others_are_checked(
    library: Path, run, with_rule, kind: type, name: str
) -> None:
    (library / "docs/zh/clean.md").write_text("# 甲 {#other}\n", "utf-8")
    with_rule(failing(kind))
    code, told, complained = run("check", "--format", name)
    assert code == 2
    assert "page-not-checked" in told and "KeyError: 'language" in told.replace("&apos;", "'")
    assert "different-headings" in told, "the other page was not checked"
    assert "Traceback" not in told + complained


def test_the_formats_for_programs_say_that_the_check_failed(library: Path, run, with_rule) -> None:
    with_rule(failing(BlockRule))
    (ran,) = json.loads(run("check", "--format", "sarif")[1])["runs"][0]["invocations"]
    assert ran == {"executionSuccessful": False}
    report = ElementTree.fromstring(run("check", "--format", "junit")[1].encode())
    assert report.attrib["errors"] == "1" and len(list(report.iter("error"))) == 1


def test_an_error_in_a_rule_about_all_pages_is_told_of_the_rule(library: Path, run, with_rule) -> None:
    with_rule(failing(LibraryRule))
    code, told, _ = run("check", "--format", "json")
    found = {one["rule"]: one for one in json.loads(told)["findings"]}
    assert code == 2
    assert found["rule-not-run"]["message"]["en"].startswith("The rule failing could not look at the library")
    assert "different-numbers" in found


def test_an_error_while_a_page_is_read_is_told_of_that_page(
    library: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duizhao.library.pages as module

    read = module.read_blocks
    monkeypatch.setattr(module, "read_blocks", lambda text: refuse(text) or read(text))
    code, told, _ = run("check", "--format", "json")
    assert code == 2
    assert [(one["rule"], one["page"]) for one in json.loads(told)["findings"]] == [
        ("page-not-checked", "dose")
    ]
    assert run("status")[0] == 2


def test_no_waiver_covers_it(library: Path, run, with_rule) -> None:
    with_rule(failing(BlockRule))
    bound_to = json.loads(run("check", "--format", "json")[1])["findings"][0]["bound_to"]
    (library / "waivers.toml").write_text(
        f'[[waiver]]\nrule = "page-not-checked"\npage = "dose"\nreason = "so"\nby = "me"\nbound_to = "{bound_to}"\n'
    )
    assert run("check")[0] == 2


@pytest.mark.parametrize("command", ["check", "status", "export", "approve", "normalise"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_error_of_a_command_is_one_line_in_the_language_of_the_user(
    library: Path, run, monkeypatch: pytest.MonkeyPatch, command: str, language: str
) -> None:
    monkeypatch.setattr(Library, "of", refuse)
    monkeypatch.setattr("duizhao.memory.status.cached_lines.pages_there", lambda *_: refuse(FAILING))
    monkeypatch.setattr("duizhao.library.page_shelf.Library.of", lambda *_: refuse(FAILING))
    monkeypatch.setattr("duizhao.normalise.run.read_source", lambda *_: refuse(FAILING))
    (library / "a.txt").write_text("One.\n")
    (library / "topics.toml").write_text(TOPICS)
    given = {"approve": ["--all", "--yes", "--by", "me"], "normalise": ["a.txt"]}.get(command, [])
    code, told, complained = run(command, *given, "--language", language)
    assert (code, told) == (2, "")
    assert complained.count("\n") == 1
    said = {"en": "the program failed (KeyError", "zh": "程序出错（KeyError"}[language]
    assert said in complained
    assert ("a.txt" in complained) is (command == "normalise")


def test_the_traceback_is_shown_to_whoever_asks_for_it(
    library: Path, run, with_rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_rule(failing(BlockRule))
    monkeypatch.setenv("DUIZHAO_TRACEBACK", "1")
    code, _, complained = run("check")
    assert code == 2 and complained.startswith("Traceback") and "in refuse" in complained


@pytest.mark.parametrize(
    "trouble", ["page-not-checked", "rule-not-run", "unreadable-front-matter", "empty-cell"]
)
def test_what_the_check_tells_of_itself_is_explained(run, trouble: str) -> None:
    code, told, _ = run("explain", trouble, "--language", "en")
    assert code == 0 and told.startswith(f"{trouble}  error\n")


# Nothing was compared: never "in step".


def pages(library: Path, *keep: str) -> None:
    """Of the pages, only these are left."""
    for path in library.glob("docs/*/*"):
        if f"{path.parent.name}/{path.name}" not in keep:
            path.unlink()


@pytest.mark.parametrize("name", FORMATS)
def test_no_page_is_not_in_step(library: Path, run, name: str) -> None:
    pages(library)
    code, told, complained = run("check", "--format", name)
    assert (code, told) == (2, "")
    assert complained == (
        "docs/en, docs/zh: there is no page here. Pages are files that end in .md, .mdx or .markdown; "
        "name their folders with --en and --zh.\n"
    )


def test_pages_in_one_language_are_not_in_step(library: Path, run) -> None:
    pages(library, "en/clean.md", "zh/dose.md")
    assert run("check")[0] == 1
    code, told, complained = run("check", "--rule", "different-numbers")
    assert (code, told) == (2, "")
    assert complained.startswith("docs/en, docs/zh: no page stands in both languages")


@pytest.mark.parametrize("ending", ["mdx", "markdown"])
def test_other_endings_of_markdown_are_pages(library: Path, run, ending: str) -> None:
    for path in library.glob("docs/*/dose.md"):
        path.rename(path.with_suffix(f".{ending}"))
    code, told, _ = run("check", "--rule", "different-numbers")
    assert code == 1 and f"docs/zh/dose.{ending}:3:4  different-numbers" in told
    assert run("status")[0] == 1


def test_files_that_look_like_pages_are_named_once(library: Path, run) -> None:
    for name in ("a.rst", "b.rst", "c.html", "d.MD", "e.png"):
        (library / "docs/en" / name).write_text("")
    assert run("check")[2] == (
        "docs/en: not read as pages: .MD (1), .html (1), .rst (2). Pages end in .md, .mdx or .markdown, "
        "and are named as the layout says: docs/en · docs/zh.\n"
    )


@pytest.mark.parametrize("command", [["check"], ["status"]])
@pytest.mark.parametrize(("en", "zh"), [("docs/en", "docs/en"), ("docs", "docs/zh"), ("docs/en", "docs")])
def test_one_folder_is_not_two_languages(library: Path, run, command: list[str], en: str, zh: str) -> None:
    (library / "duizhao.toml").write_text(f'[paths]\nen = "{en}"\nzh = "{zh}"\n')
    code, told, complained = run(*command)
    assert (code, told) == (2, "")
    assert "--en" in complained or "--zh" in complained


def test_unreadable_front_matter_stops_its_page_alone(library: Path, run) -> None:
    clean = library / "docs/zh/clean.md"
    clean.write_text(f"---\ntitle: [\n---\n{clean.read_text('utf-8')}", "utf-8")
    code, told, _ = run("check", "--format", "json")
    found = json.loads(told)
    assert code == 1
    assert [(one["rule"], one["page"], one["place"]["path"]) for one in found["findings"]] == [
        ("unreadable-front-matter", "clean", "docs/zh/clean.md"),
        ("different-numbers", "dose", "docs/zh/dose.md"),
        ("different-numbers", "dose", "docs/zh/dose.md"),
    ]
    assert found["counts"]["compared"] == 1


# Something else stands where a file is expected.

FILES = ("duizhao.toml", "terms.csv", "safety.toml", "waivers.toml", "docs/zh/pipe.md")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_in_the_place_of_a_file_is_refused_at_once(library: Path, run, name: str) -> None:
    os.mkfifo(library / name)
    code, told, complained = run("check")
    assert (code, told) == (2, "")
    assert complained.endswith(f"{name}: not a file. Put the file in this place, or name another.\n")


@pytest.mark.parametrize("name", [name for name in FILES if "docs" not in name])
def test_a_folder_in_the_place_of_a_file_is_not_passed_over(library: Path, run, name: str) -> None:
    (library / name).mkdir()
    code, _, complained = run("check")
    assert code == 2 and f"{name}: not a file." in complained


@pytest.mark.parametrize("name", [name for name in FILES if "docs" not in name])
def test_a_link_that_leads_nowhere_is_not_passed_over(library: Path, run, name: str) -> None:
    (library / name).symlink_to("gone")
    code, _, complained = run("check")
    assert code == 2 and f"{name}: cannot be read (No such file or directory)." in complained


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "a = 0001-99-99", "\ud800"])
def test_odd_settings_are_told_in_one_line(library: Path, run, text: str) -> None:
    (library / "duizhao.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    code, told, complained = run("check")
    assert (code, told) == (2, "")
    assert "duizhao.toml: " in complained and "Duizhao:" not in complained


BOMB = "a: &a [x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "meta",
    [BOMB, "a: &a [*a]", "a: " + "[" * 5000, "a: " + "9" * 5000, 'title: "\\ud800"', "a: 2001-99-99"],
    ids=["aliases", "itself", "deep", "digits", "surrogate", "date"],
)
def test_odd_front_matter_is_a_finding_of_its_page(library: Path, run, meta: str) -> None:
    (library / "docs/en/clean.md").write_text(f"---\n{meta}\n---\n# A {{#a}}\n", "utf-8")
    code, told, _ = run("check", "--format", "json")
    assert code == 1
    assert ("unreadable-front-matter", "clean") in [
        (one["rule"], one["page"]) for one in json.loads(told)["findings"]
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_name_that_is_not_utf_8_can_be_told(library: Path, run, name: str) -> None:
    for language in ("en", "zh"):
        path = os.fsencode(library / "docs" / language) + b"/\xff.md"
        with open(path, "wb") as file:
            file.write(b"5 mg\n" if language == "en" else b"6 mg\n")
    code, told, complained = run("check", "--format", name)
    assert (code, complained) == (1, "")
    assert "6 mg" in told
    assert run("status")[0] == 1


@pytest.mark.parametrize(("en", "zh"), [("5%", "百分之٥"), ("a third", "٣ 分之一"), ("5 mg", "５ 毫克")])
def test_digits_of_every_script_are_digits(library: Path, run, en: str, zh: str) -> None:
    for language, text in (("en", en), ("zh", zh)):
        (library / f"docs/{language}/clean.md").write_text(f"# A {{#a}}\n\n{text}\n", "utf-8")
    found = json.loads(run("check", "--format", "json")[1])["findings"]
    assert [one for one in found if one["page"] == "clean" and one["rule"] != "untranslated-text"] == []
