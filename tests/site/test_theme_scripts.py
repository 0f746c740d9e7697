"""What a theme puts into pages is known from its templates; whatever else stands in a page is not the theme's."""

import re
from pathlib import Path

import pytest

from duizhao.library.terms.term_base import TermBase
from duizhao.site.build.finish_site import finish
from duizhao.site.build.host_headers import headers_of
from duizhao.site.build.page_gate import SiteGate
from duizhao.site.build.page_pass import PassSite
from duizhao.site.build.policy import Policy, with_policy
from duizhao.site.build.theme_scripts import ThemeScripts
from duizhao.site.search.search_settings import SearchWords
from duizhao.site.side_by_side.view_pages import ViewSite

TEMPLATE = """\
{#- <script>a note</script> -#}
{% if config.a < 2 %}<script>var base = new URL("{{ config.scope | d(base_url) }}", here)</script>{% endif %}
<script>var a = {{ a|tojson }},
  b = {{ b | tojson }};</script>
<script id="x">{% if page %}first({{ page.number }});{% else %}second();{% endif %} last({{ text | tojson }})</script>
<script type="application/json">{{ data }}</script><script src="{{ 'a.js' | url }}"></script>
<style>:root{--font:"{{ font }}"}</style>
"""
THEME = ThemeScripts.of([TEMPLATE])


@pytest.mark.parametrize(
    "text",
    [
        'var base = new URL("../..", here)',
        'var base = new URL("https://host.example/文档/", here)',
        'first(3); last("some words")',
        "second(); last(12)",
        ' last("")',
        'var a = "..",\n  b = {"c": 1, "d": [2, "e"]};',
        ' last({"help": [191, -1], "next": "a\\u0027b"})',
    ],
)
def test_what_the_theme_writes_is_known(text: str) -> None:
    assert THEME.includes("script", text)


@pytest.mark.parametrize(
    "text",
    [
        "a note",
        'var base = new URL(""+alert(1)+"", here)',
        'var base = new URL("\\", here);alert(1)//", here)',
        'var base = new URL("</script><script>", here)',
        "first(alert(1)); last(1)",
        'first(1); last("" + alert(1))',
        "last(`${alert(1)}`)",
        'last({"a": alert(1)})',
        'last({"a": "\\" + alert(1) + "\\"})',
        "alert(1)",
        "",
    ],
)
def test_what_could_be_put_into_a_value_is_not(text: str) -> None:
    assert not THEME.includes("script", text)


def test_a_policy_names_what_the_theme_has_and_no_more() -> None:
    page = '<meta charset="utf-8"><script>second(); last(1)</script><script>alert(1)</script>'
    one = Policy.of([page], THEME)
    assert one == Policy.of([page.replace("<script>alert(1)</script>", "")])
    assert one.scripts[0] in with_policy(page, THEME) and with_policy(page, THEME).count("sha256-") == 1
    assert [found.text for found in THEME.strangers(page)] == ["alert(1)"]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://host.example/a.png">',
        "<img src=//host.example/a.png>",
        '<img src="\\\\host.example/a.png">',
        '<img srcset="a.png 1x, https://host.example/b.png 2x">',
        '<link rel="preload stylesheet" href="https://host.example/a.css">',
        '<link rel="icon" href="//host.example/a.ico">',
        '<script src="https://host.example/a.js"></script>',
        '<iframe src="https://host.example/"></iframe>',
        '<video poster="https://host.example/a.png"></video>',
        '<audio><source src="https://host.example/a.ogg"></audio>',
        '<object data="https://host.example/a"></object>',
        '<form action="https://host.example/"></form>',
        '<meta http-equiv="Refresh" content="0; URL=\'https://host.example/\'">',
        '<a href="a.html" ping="https://host.example/">a</a>',
        '<b style="background: url(https://host.example/a.png)">a</b>',
        "<style>b { background: url('//host.example/a.png') }</style>",
        '<style>@import "https://host.example/a.css";</style>',
        '<svg><image xlink:href="https://host.example/a.png"/></svg>',
        '<svg><path fill="url(https://host.example/a.svg#b)"/></svg>',
        '<img src="https://own.example.host.example/a.png">',
    ],
)
def test_a_page_that_would_ask_another_host_is_refused(html: str) -> None:
    (told,) = SiteGate(None, "https://own.example/docs/").of_page(f"<p>a</p>{html}")
    assert "host.example" in told.en and "host.example" in told.zh


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://host.example/">a</a>',
        '<link rel="canonical" href="https://host.example/"><link rel="alternate" href="https://host.example/zh/">',
        '<img src="https://own.example/docs/a.png"><img src="../a.png"><img src="data:image/png;base64,AA==">',
        '<meta property="og:image" content="https://host.example/a.png">',
        "<!-- <img src=https://host.example/a.png> --><pre>&lt;img src=https://host.example/a.png></pre>",
        '<script type="application/json">{"a": "<img src=https://host.example/a.png>"}</script>',
        "<style>b { background: url(a.png) } /* url(https://host.example/) */</style>",
        '<p title="url(https://host.example/)">a</p>',
    ],
)
def test_a_page_that_asks_nobody_else_passes(html: str) -> None:
    assert list(SiteGate(None, "https://own.example/docs/").of_page(html)) == []


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<title>a</title><svg onload=alert(1)>", "onload=alert(1)"),
        ('<b id="b" OnClick = "a()">b</b>', 'OnClick = "a()"'),
        ('<link rel="stylesheet" href="a.css" onload="a()">', 'onload="a()"'),
        ('<a href="java&Tab;script:a()">a</a>', 'href="java&Tab;script:a()"'),
    ],
)
def test_an_attribute_that_runs_is_refused_wherever_it_stands(html: str, shown: str) -> None:
    (told,) = SiteGate(THEME).of_page(html)
    assert shown in told.en and shown in told.zh
    # Who lets pages hold anything has said so.
    assert list(SiteGate(None).of_page(html)) == []


def test_a_finished_page_is_given_leave_for_what_the_theme_has_and_no_more(tmp_path: Path) -> None:
    own = "<html lang='en'><head><meta charset='utf-8'></head><script>second(); last(1)</script><style>:root{--font:\"a\"}</style>"
    (tmp_path / "a.html").write_text(f"{own}<script>alert(1)</script><style>b{{}}</style>", "utf-8")
    views = ViewSite({"en": {}, "zh": {}}, TermBase())
    told = finish(
        None,
        PassSite(tmp_path, SiteGate(THEME), True, views, tmp_path / "spool", SearchWords()),
        (),
        has_views=False,
    )
    # What is refused is not published; were it published all the same, a browser would not run it.
    assert [("alert" in one.reason.en, "b{}" in one.reason.en) for one in told.refused] == [
        (True, False),
        (False, True),
    ]
    expected = Policy.of([own])
    assert told.html["a.html"].policy == expected and len(expected.scripts) == len(expected.styles) == 1
    assert headers_of(tmp_path)["Content-Security-Policy"] == expected.directives()
    (in_page,) = re.findall(
        'http-equiv="Content-Security-Policy" content="([^"]+)"', (tmp_path / "a.html").read_text("utf-8")
    )
    assert in_page == expected.directives(framed=False)


def test_xml_that_runs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        '<a xmlns:h="http://www.w3.org/1999/xhtml"><h:script src="a.js"/></a>', "utf-8"
    )
    (tmp_path / "sitemap.xml").write_text(
        "<urlset><url><loc>https://host.example/</loc></url></urlset>", "utf-8"
    )
    assert [fault.file for fault in SiteGate(THEME).faults(tmp_path)] == ["a.xml"]
