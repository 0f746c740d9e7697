"""Web pages: every word arrives, in order, as text; links keep an address only where it is safe."""

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_pages import page

from duizhao.normalise.readers.html_tree import safe_address


class Words(HTMLParser):
    """Every text node of a page and what its pictures show, by another parser than the reader's."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.words += dict(attributes).get("alt") or ""


READ = "import sys, pathlib; from duizhao.normalise.source import read_source; print(read_source(pathlib.Path(sys.argv[1])).text)"
PAGE = """<!DOCTYPE html><html><head><title>Sleep | Clinic</title><script>let a = "<b>" * 2;</script>
<link rel="canonical" href="https://example.org/sleep/"></head><body>
<h1>Sleep<br>Well</h1><p>Some *stars*, `ticks`, [brackets] and _lines_, snake_case | pipe.</p>
<p>A <a href="https://example.org/a_(b)?x={{y}}">link [x]</a>, <a href="more.html">near</a>, <a href="#top">here</a>,
<a href="JavaScript:alert(1)">bad</a>, <a href="data:text/html,x">data</a>, <a href="mailto:a@example.org">mail</a>.</p>
<p>10<sup>9</sup> cells, H<sub>2</sub>O<!-- no text -->, <img src="x.png" alt="a picture"> and <b>bold</b>ness.</p>
<ul><li>one<li><p>two</p><p>more</p></ul><ol><li>first<li>second</ol>
<table><tr><th>Dose|day<th>剂量<tr><td>5 mg<td><p>5 毫克</p></table>
<pre>as  it
stands</pre><p>```<p>~~~ x<p>| a | b |
<footer>© Clinic</footer></body></html>"""
TEXT = r"""Sleep | Clinic

let a = "\<b>" \* 2;

# Sleep Well

Some \*stars\*, \`ticks\`, \[brackets\] and \_lines\_, snake_case | pipe.

A [link \[x\]](https://example.org/a_%28b%29?x=%7B%7By%7D%7D), [near](https://example.org/sleep/more.html), here, bad, data, [mail](mailto:a@example.org).

10^9 cells, H2O, a picture and boldness.

- one

- two

more

1. first

2. second

| Dose\|day | 剂量 |
| --- | --- |
| 5 mg | 5 毫克 |

as it
stands

\`\`\`

\~~~ x

\| a | b |

© Clinic"""


def squeezed(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def test_the_text_of_a_page(read) -> None:
    assert squeezed(read(PAGE, "page.html").text) == squeezed(
        TEXT.replace(r"\<", "<").replace(r"\* 2", "* 2")
    )


def test_every_character_of_a_page_arrives_once(read, own, characters) -> None:
    assert characters(own(read(PAGE, "page.html"))) == characters(Words(PAGE).words)


@pytest.mark.parametrize("is_semantic", [True, False])
@pytest.mark.parametrize("has_main", [True, False])
def test_every_character_of_the_four_shapes_arrives_once(
    is_semantic: bool, has_main: bool, read, own, characters
) -> None:
    html = page(is_semantic=is_semantic, has_main=has_main)
    assert characters(own(read(html, "page.html"))) == characters(Words(html).words)


PARTS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<ul><li>",
            "</ul>",
            "<ol>",
            "<b>",
            "</b>",
            "<a href='https://e.org/'>",
        ),
        *(
            "</a>",
            "<br>",
            "<table><tr><td>",
            "<td>",
            "<tr>",
            "</table>",
            "<h2>",
            "</h2>",
            "<pre>",
            "</pre>",
            "<sup>",
        ),
        *(
            "</sup>",
            "<img alt='图'>",
            "<span class=nav>",
            "</span>",
            "<nav>",
            "</nav>",
            "&lt;",
            "&amp;",
            "药",
            "word",
        ),
        *(
            " ",
            "\n",
            "*",
            "_",
            "`",
            "|",
            "#",
            "- ",
            "1. ",
            "[",
            "](x)",
            "{{",
            "~~~",
            "\\",
            "7",
            "\u202e",
            "\xa0",
        ),
    ]
)


@given(st.lists(PARTS, max_size=40).map("".join))
@settings(max_examples=100)
def test_every_character_of_any_page_arrives_once(read, own, characters, html: str) -> None:
    whole = f"<html><body><p>start {html}</body></html>"
    assert characters(own(read(whole, "page.html"))) == characters(Words(whole).words)


@pytest.mark.parametrize(
    ("head", "codec", "told"),
    [
        ("<meta charset='gb2312'>", "gb18030", "GB18030"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=big5'>", "big5", "BIG5"),
        ("<meta charset=gbk>", "utf-8", "UTF-8"),
        ("<meta charset='no-such-thing'>", "gb18030", "GB18030"),
        ("", "utf-16", "UTF-16 (little endian)"),
        ("", "utf-8-sig", "UTF-8 with a byte order mark"),
        ("<meta charset=iso-8859-1>", "cp1252", "CP1252"),
    ],
)
def test_encodings(head: str, codec: str, told: str, read) -> None:
    words = "Fiancé’s café" if codec == "cp1252" else "患者不能自行停用口服抗凝藥"
    source = read(f"<html><head>{head}</head><body><p>{words}</p></body></html>".encode(codec), "page.htm")
    assert (source.text, source.encoding) == (words, f"HTML, {told}")


def test_long_program_is_told_by_its_size(read, asides) -> None:
    source = read(f"<script>{'x = 1;' * 1000}</script><p>Text.</p>", "page.html")
    (words,) = asides(source)
    assert words.startswith("(script: 6,000 characters, SHA-256 ")
    assert len(source.text) < 200


def test_table_that_lays_out_a_page_is_no_table(read) -> None:
    html = "<table><tr><td><h2>Title</h2><p>Text.</p><td><ul><li>item</ul></table>"
    assert read(html, "page.html").text == "## Title\n\nText.\n\n- item"


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a b", "https://example.org/ab"),
        ("/a?b=(c)&d={e}#f", "https://base.org/a?b=%28c%29&d=%7Be%7D#f"),
        ("//example.org/药", "https://example.org/%E8%8D%AF"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("java\nscript:alert(1)", ""),
        ("javascript://example.org/%0Aalert(1)", ""),
        ("JAVASCRIPT://example.org/", ""),
        ("vbscript:x", ""),
        ("file:///etc/hosts", ""),
        ("http://[", ""),
        ("#here", ""),
        (None, ""),
    ],
)
def test_addresses(address: str | None, safe: str) -> None:
    assert safe_address(address, "https://base.org/page") == safe


def test_a_judge_that_fails_says_nothing_to_the_user(tmp_path: Path) -> None:
    # readability stumbles over the sign in the text, and has no vote. Its log is heard in a process of its own alone.
    page = tmp_path / "page.html"
    page.write_text("<body><div>a\x0bb<p>Take 5 mg, twice a day, and rest.</p></div></body>", "utf-8")
    told = subprocess.run(
        [sys.executable, "-c", READ, str(page)], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert "Take 5 mg, twice a day, and rest." in told.stdout and told.stderr == ""
