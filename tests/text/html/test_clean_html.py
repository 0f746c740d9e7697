"""What a page may hold stays byte for byte; what could do something does not come through, however it is written."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.text.html.clean_html import CleanHtml, clean
from duizhao.text.html.page_tags import page_tags
from duizhao.text.html.risky_tags import risks_of

ROOT = Path(__file__).parents[3]
CLEAN = [
    '<h2 id="dose">Dose<a class="headerlink" href="#dose" title="Permanent link">&para;</a></h2>',
    '<details class="abstract picture__words">\n<summary>In words</summary>\n<p>5 < 6 & a <br> b<br/></p>\n</details>',
    '<p><a class="source" href="../sources/#s14" hreflang="en" data-x="1" aria-label=\'a "b"\'>S14</a></p>',
    '<div class="tabbed-set" data-tabs="1:2"><input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio" />'
    '<label for="__tabbed_1_1">A</label></div>',
    '<table><tr><td style="text-align: center;" colspan="2">1</td></tr></table>',
    '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1" role="doc-noteref">1</a></sup>',
    '<svg viewBox="0 0 8 8" role="img"><title>T</title><linearGradient id="g"/><path d="M0 0" fill="url(#g)"/></svg>',
    '<img alt="a" src="a.png" srcset="a.png 1x, b.png 2x" width="10" loading="lazy" />',
    "<p>a<!-- a note --></p>",
    '<p><a href="https://host.example/?a=1&amp;b=2">x</a> <a href="tel:911">911</a></p>',
]
# Each as it was written by somebody who wanted a script to run, a page to be shown or a word to be sent.
ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//host.example/x></SCRIPT >",
    "<scr<script>ipt>alert(1)</script>",
    "<</form>iframe src=x>",
    "<<form><!-- <b> -->script>alert(1)</script>",
    "a <<!-- <b> -->img src=x onerror=alert(1)>",
    "<script/x>alert(1)</script\n>",
    "<script>never closed",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1) ",
    "<img/src='x'/onerror=alert(1)>",
    '<img src="a>b" onerror=alert(1)>',
    "<img src=`a` onerror=alert(1)>",
    "<img \x00onerror=alert(1) src=x>",
    '<img alt="<script>alert(1)</script>" src=x ONERROR="alert(1)">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a href='#'><animate attributeName=href values=javascript:alert(1) /><text>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x>'/></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<title><a id='</title><img src=x onerror=alert(1)>'></title>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml <img src=x onerror=alert(1)>?>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' &#106;ava&Tab;script&colon;alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='vbscript:x'>x</a><a href='data:text/html,x'>y</a>",
    "<a href=x ping=//host.example>x</a>",
    "<iframe src=x></iframe><object data=x></object><embed src=x><frameset><frame src=x></frameset>",
    "<base href=//host.example><link rel=stylesheet href=x><meta http-equiv=refresh content='0;url=x'>",
    "<form action=x><input type=submit formaction=javascript:alert(1)><button formaction=x>b</button></form>",
    "<style>*{background:url(x)}</style><b style='background:url(x)'>b</b><b style='x:\\75rl(y)'>c</b>",
    "<b style='width: expression(alert(1))'>b</b><b style='background:image-set(\"x\" 1x)'>c</b>",
    '<div id="__config">{"base": "//host.example"}</div><p data-md-component="announce">x</p>',
    "<template><img src=x onerror=alert(1)></template><plaintext><xmp><img src=x onerror=alert(1)>",
    "<x onclick=alert(1)>y</x><keygen autofocus onfocus=alert(1)>",
]
HARMFUL = re.compile(
    r"<(?:script|iframe|object|embed|base|meta|link|form|style|template|noscript|animate|foreignobject)\b",
    re.I,
)


@pytest.mark.parametrize("html", CLEAN)
def test_what_a_page_may_hold_stays_as_it_is(html: str) -> None:
    assert clean(html) == CleanHtml(html)


@pytest.mark.parametrize("html", ATTACKS)
def test_what_could_do_something_does_not_come_through(html: str) -> None:
    found = clean(f"<p>before</p>{html}<p>after</p>")
    left = found.html.removeprefix("<p>before</p>").removesuffix("<p>after</p>")
    assert not HARMFUL.search(left)
    assert all(not list(risks_of(tag)) for tag in page_tags(left))
    assert left != html
    assert "__config" not in left and "data-md" not in left
    # What came through once is let through again as it is.
    assert clean(found.html).html == found.html


def test_our_pictures_stay_byte_for_byte() -> None:
    drawings = sorted(ROOT.glob("docs/*/includes/pictures/*.html"))
    assert len(drawings) >= 4
    for path in drawings:
        drawing = path.read_text("utf-8")
        assert clean(drawing).html == drawing, path.name


def test_what_was_taken_out_is_told() -> None:
    found = clean('<p onclick="x()">a</p><my-box>b</my-box>')
    assert found.html == "<p>a</p>&lt;my-box>b&lt;/my-box>"
    assert (found.removed, found.unknown) == (('onclick="x()"',), ("<my-box>", "</my-box>"))


@given(
    some.lists(
        some.sampled_from(
            [
                *"<>/='\"`!-& \n",
                "<a ",
                "<img ",
                "<svg>",
                "<!--",
                "-->",
                "href=",
                "src=",
                "onerror=x",
                "javascript:",
                "<script",
                "<form>",
                "</form>",
                "<!-- <b> -->",
                "iframe src=x>",
                "</script>",
                "<title>",
                "<style>",
                "&colon;",
                "\x00",
                "x",
                "]]>",
                "<![CDATA[",
            ]
        ),
        max_size=24,
    )
)
def test_no_mixture_of_signs_comes_through(parts: list[str]) -> None:
    found = clean("".join(parts)).html
    assert not HARMFUL.search(found)
    assert all(not list(risks_of(tag)) for tag in page_tags(found))
    assert clean(found).html == found
