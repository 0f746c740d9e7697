"""Whatever a document says arrives on the site as text, whichever kind of file it came in."""

from collections.abc import Callable

import pytest
from office_files import paragraph, word_file
from pdf_files import pdf
from test_harmless import HARMFUL, TOOLS, assert_harmless, project_configuration, render

from duizhao.normalise.draft_pages import SourcePieces, drafts
from duizhao.normalise.fill_sides import fill
from duizhao.normalise.run import understand
from duizhao.normalise.source import Source
from duizhao.normalise.stated_pairs import known_pairs

__all__ = ["project_configuration", "render"]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def pages_of(source: Source) -> str:
    """Both pages that a source becomes, without front matter."""
    pieces = understand(source, TOOLS, None)
    filled = fill(pieces, known_pairs(pieces, source.pairs), TOOLS.memory, TOOLS.terms)
    pages = drafts([SourcePieces("text", filled, source.is_markdown)], TOOLS.topics)
    return "\n\n".join(page.text.split("---\n", 2)[2] for page in pages)


MAKERS: dict[str, Callable[[str], bytes]] = {
    "words.html": lambda text: f"<p>{escaped(text)}</p><ul><li>{escaped(text)}</ul>".encode(),
    "cells.html": lambda text: f"<table><tr><td>{escaped(text)}<td>x<tr><td>y<td>z</table>".encode(),
    "markup.html": lambda text: f"<body><p>{text}</p></body>".encode(),
    "a.docx": lambda text: word_file(paragraph(escaped(text)) + paragraph(escaped(text), "2")),
    "a.csv": lambda text: ("en,zh\n" + ",".join(['"' + text.replace('"', '""') + '"'] * 2)).encode(),
    "a.pdf": lambda text: pdf(
        [(line, 72.0, 700.0 - 14 * n, 11.0) for n, line in enumerate(text.splitlines())]
    ),
}


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("text", HARMFUL.values(), ids=HARMFUL.keys())
def test_nothing_happens(text: str, name: str, read: Callable, render: Callable[[str], str]) -> None:
    data = MAKERS[name](f"Words. {text}")
    assert_harmless(render(pages_of(read(data, name))))


@pytest.mark.parametrize(
    "text",
    [
        "*not* _emphasis_ `not code`",
        "[press](javascript:alert(1))",
        "<b>&lt;</b>",
        "{{ config }} {% raw %}",
        "a \\* b",
    ],
)
def test_words_of_a_page_arrive_as_they_are(text: str, read: Callable, render: Callable[[str], str]) -> None:
    seen = assert_harmless(render(pages_of(read(f"<p>{escaped(text)}</p>", "a.html"))))
    assert f"Page\n{text}\n" in seen.words.replace("\n\n", "\n")


def test_links_lead_where_they_led(read: Callable, render: Callable[[str], str]) -> None:
    seen = assert_harmless(
        render(pages_of(read("<p>A <a href='https://e.org/a_(b)*c*'>page</a></p>", "a.html")))
    )
    assert "https://e.org/a_%28b%29*c*" in seen.targets
