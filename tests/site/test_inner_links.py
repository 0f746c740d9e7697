"""Where the links of a site to itself lead, from the facts of its pages."""

import pytest

from duizhao.site.build.html_facts import HtmlFacts, facts_as_json, facts_from_json, facts_of_html
from duizhao.site.build.inner_links import faulty_links, lost_anchors

HEAD = '<!doctype html><html lang="{}"><head><link rel="stylesheet" href="{}look.css"></head><body>'
FILES = frozenset(
    {"index.html", "zh/index.html", "zh/dose/index.html", "dose/index.html", "look.css", "lone.html"}
)


def page(language: str, base: str, text: str) -> HtmlFacts:
    return facts_of_html(HEAD.format(language, base) + f"<article>{text}</article></body></html>")


def site(text: str, base: str = "../", path: str = "dose/index.html") -> dict[str, HtmlFacts]:
    """A site in which the English page about doses says `text`."""
    pages = {
        "index.html": page("en", "", '<h1 id="start">A</h1>'),
        "zh/index.html": page("zh-Hans", "../", '<h1 id="start">B</h1>'),
        "zh/dose/index.html": page("zh-Hans", "../../", '<h1 id="dose">B</h1>'),
        "dose/index.html": page("en", "../", '<h1 id="dose">A</h1>'),
    }
    return {**pages, path: page("en", base, text)}


@pytest.mark.parametrize(
    "link",
    [
        "../",
        "..",
        "../index.html#start",
        "./",
        "#top",
        "../#:~:text=A",
        "/#start",
        "mailto:a@host.example",
        "https://host.example/none",
        "//host.example/x",
        "?print",
        "../zh/../#start",
        "../lone.html#unread",
    ],
)
def test_a_link_that_leads_somewhere_is_no_fault(link: str) -> None:
    assert faulty_links(site(f'<a href="{link}">x</a>'), FILES, ["dose/index.html"]) == ()


@pytest.mark.parametrize(
    ("text", "told", "kind"),
    [
        ('<a href="../none/">x</a>', "/none/", "missing-page"),
        ('<img src="none.png">', "/dose/none.png", "missing-page"),
        ('<img srcset="../look.css 1x, none.png 2x">', "/dose/none.png", "missing-page"),
        ('<a href="../../index.html">x</a>', "/../index.html", "missing-page"),
        ('<a href="../#gone">x</a>', "/index.html#gone", "missing-anchor"),
        ('<a href="#gone">x</a>', "/dose/index.html#gone", "missing-anchor"),
        ('<a href="../zh/dose/#dose">x</a>', "../zh/dose/#dose", "wrong-language"),
    ],
)
def test_a_link_that_leads_nowhere_or_out_of_its_language_is_told(text: str, told: str, kind: str) -> None:
    pages = site('<h1 id="dose">A</h1>' + text)
    (fault,) = faulty_links(pages, FILES, ["dose/index.html"])
    assert (fault.page, fault.link, fault.kind) == ("dose/index.html", told, kind)
    assert faulty_links(pages, FILES, ["index.html"]) == ()


def test_below_a_folder_of_a_host_a_link_from_its_root_leads_out_or_in() -> None:
    pages = site('<a href="/k/#start">x</a><a href="/#gone">x</a><a href="/k/#gone">x</a>')
    (fault,) = faulty_links(pages, FILES, ["dose/index.html"], "/k/")
    assert fault.link == "/index.html#gone"


def test_only_an_anchor_or_a_language_that_is_gone_can_harm_pages_that_did_not_change() -> None:
    before, more = site('<p id="a">x</p>'), site('<p id="a">x</p><p id="b">y</p>')
    assert not lost_anchors(before, {"dose/index.html": more["dose/index.html"]})
    assert lost_anchors(more, {"dose/index.html": before["dose/index.html"]})
    other = {"dose/index.html": page("zh", "../", '<p id="a">x</p>')}
    assert lost_anchors(before, other)


def test_what_is_kept_of_pages_comes_back_as_it_was() -> None:
    pages = site('<a href="../#start" hreflang="en">x</a><script>let a = 1</script>')
    assert facts_from_json(facts_as_json(pages)) == pages
