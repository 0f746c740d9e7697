"""The page pass: the same files however many processes work at them, each page with what it needs, and nothing let through."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.errors import CannotRun
from duizhao.library.terms.term_base import TermBase
from duizhao.site.build.inline_code import code_of, inline_code
from duizhao.site.build.page_gate import SiteGate
from duizhao.site.build.page_pass import PageWork, PassedFile, PassSite, is_passed, pass_pages
from duizhao.site.build.page_spool import PageSpool, WaitingView
from duizhao.site.build.policy import META
from duizhao.site.build.seen_tags import seen_tags
from duizhao.site.build.theme_scripts import ThemeScripts
from duizhao.site.search.search_index import IndexedPage
from duizhao.site.search.search_sections import Section
from duizhao.site.search.search_settings import SearchWords
from duizhao.site.search.write_index import SearchedPages
from duizhao.site.side_by_side.view_links import Addresses
from duizhao.site.side_by_side.view_pages import ViewSide, ViewSite
from duizhao.text.html.page_tags import page_tags
from duizhao.text.html.risky_tags import asked_by

PAGE = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title} - Site</title>'
    '</head><body><nav><a href="../">Up</a></nav><article><h1 id="dose">{title}</h1><p>{text}</p></article></body></html>'
)
TEXTS: dict[Language, tuple[str, str]] = {"en": ("Dose", "Take 5 mg."), "zh": ("用量", "服用 5 毫克。")}
BAD = '<p onclick="x()">a</p><script>x()</script><img src="https://other.example/a.png">'
ENOUGH = 210


def html(language: Language, number: int = 0) -> str:
    title, text = TEXTS[language]
    return PAGE.format(language=language, title=f"{title} {number}", text=text)


def side(language: Language) -> ViewSide:
    folder = "dose/" if language == "en" else "zh/dose/"
    title = TEXTS[language][0]
    return ViewSide(title, folder, f"{folder}both/index.html", f"{folder}both/", "Site")


def passed(root: Path, cores: int) -> tuple[list[PassedFile], dict[str, bytes]]:
    """What comes of a site of many small pages, one of them bad, with a view and an index; and its files."""
    folder = root / f"with-{cores}"
    folder.mkdir()
    for number in range(ENOUGH):
        (folder / f"p{number:03}.html").write_text(html("en", number), "utf-8")
    (folder / "bad.html").write_text(html("en").replace("</article>", f"{BAD}</article>"), "utf-8")
    (folder / "bad.svg").write_text('<svg onload="x()"></svg>', "utf-8")
    (folder / "look.css").write_text('@import "//other.example/a.css";', "utf-8")
    (folder / "picture.png").write_bytes(b"\0")
    spool = PageSpool(folder.with_suffix(".pages"))
    waiting = WaitingView(
        {language: side(language) for language in LANGUAGES},
        {language: spool.add(html(language)) for language in LANGUAGES},
    )
    spool.flush()
    sides = {language: side(language) for language in LANGUAGES}
    seen = {
        one: Addresses(one, {two.address: sides[one].view for two in sides.values()}, {}) for one in LANGUAGES
    }
    found = SearchedPages(
        "en", (IndexedPage("dose", "dose/", "Dose", "", (Section("dose", 1, "Dose", "Take 5 mg."),)),)
    )
    site = PassSite(
        folder,
        SiteGate(ThemeScripts()),
        True,
        ViewSite(seen, TermBase()),
        folder.with_suffix(".pages"),
        SearchWords(),
    )
    files = sorted(path.name for path in folder.iterdir() if is_passed(path.name))
    works: list[PageWork] = [found, waiting, *files]
    done = list(pass_pages(works, site, cores))
    return done, {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_comes_of_it_however_many_processes_there_are(tmp_path: Path) -> None:
    alone, together = passed(tmp_path, 1), passed(tmp_path, 2)
    assert alone == together
    done, files = alone
    by_path = {one.path: one for one in done}
    views = [f"{folder}dose/both/index.html" for folder in ("", "zh/")]
    # Pages, and what was made, but nothing that no gate looks at.
    assert {"search/en.js", *views, "p000.html", "bad.svg", "look.css"} < by_path.keys()
    assert "picture.png" not in by_path
    for path in (*views, "p000.html"):
        assert files[path].decode().count(META) == 1
        facts = by_path[path].facts
        assert facts is not None and "dose" in facts.anchors
    assert "服用 5 毫克。".encode() in files[views[0]] and b"Take 5 mg." in files[views[1]]
    refused = {one.path: len(one.faults) for one in done if one.faults}
    # A script and an attribute that are none of the theme's and a picture of another host; what runs in a drawing; a style sheet of another host.
    assert refused == {"bad.html": 3, "bad.svg": 1, "look.css": 1}


@pytest.mark.parametrize("cores", [1, 2])
def test_a_page_that_cannot_be_read_is_named_by_whichever_process_met_it(tmp_path: Path, cores: int) -> None:
    names = [f"p{number:03}.html" for number in range(ENOUGH)]
    for name in names:
        (tmp_path / name).write_text("<p>a</p>", "utf-8")
    (tmp_path / names[7]).write_bytes(b"<p>\xff</p>")
    site = PassSite(
        tmp_path, SiteGate(None), False, ViewSite({}, TermBase()), tmp_path / "pages", SearchWords()
    )
    with pytest.raises(CannotRun) as told:
        list(pass_pages(names, site, cores))
    assert names[7] in told.value.message.en and names[7] in told.value.message.zh


TAGS = some.sampled_from(
    [
        "<img src=https://other.example/a>",
        '<link rel="icon" href="//other.example/b">',
        '<a href="https://other.example/" id="a">',
        "<video poster='\\\\other.example\\c'>",
        '<p style="background: url(https://other.example/d)">',
        '<meta http-equiv=refresh content="0;url=https://other.example/e">',
        "</p>",
        "<p",
        ">",
        '"',
        "'",
        "text",
        "<article>",
    ]
)


@given(some.lists(TAGS, max_size=12).map("".join))
def test_a_tag_that_was_seen_before_says_what_it_said_at_first(text: str) -> None:
    told = [
        (f"<{tag.name} {one.name}>", address) for tag in page_tags(text) for one, address in asked_by(tag)
    ]
    for _ in range(2):
        assert [(one.where, one.address) for tag in seen_tags(text) for one in tag.asked] == told


@pytest.mark.parametrize(
    ("page", "code", "rest"),
    [
        ("<p>a</p>", [], "<p>a</p>"),
        ("<!-- <script>x</script> --><p>", [], "<p>"),
        (
            "a<script>x</script>b<STYLE media=print>y</STYLE >c",
            ["x", "y"],
            "a<script>b<STYLE media=print>c",
        ),
        ('<script src="a.js">x</script>', [], '<script src="a.js">'),
        ('<script type="application/json"><img></script>', [], '<script type="application/json">'),
        ("<script>x", ["x"], "<script>"),
        ("a<style", [""], "a<style>"),
    ],
)
def test_code_stands_apart_from_the_rest_of_a_page(page: str, code: list[str], rest: str) -> None:
    found = code_of(page)
    assert [one.text for one in found.code] == code and found.rest == rest
    assert inline_code(page) == found.code
