"""What a page needs on paper, where nobody can follow a link: the text of its sources, and its address."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urldefrag

from lxml import html as lxml_html
from lxml.html import HtmlElement

from duizhao.base.bilingual import Language
from duizhao.site.handouts import handout_texts
from duizhao.site.metadata.cited_sources import cited
from duizhao.text.html.element import Html, element

CLASS = "sheet"
UNSEARCHED = {"data_search_exclude": "true", "data_pagefind_ignore": "all"}
# What stands around an id that bears one source, the innermost first.
BLOCKS = frozenset({"li", "tr", "dd", "p", "div", "section", "aside"})
ARTICLE, END_OF_ARTICLE = "<article", "</article>"
END_OF_TITLE = "</h1>"


def cited_elsewhere(html: str) -> tuple[str, ...]:
    """The addresses of the sources that a text refers to on other pages, with their anchors, each once."""
    return tuple(address for address in cited(html) if all(urldefrag(address)))


def texts(html: str) -> dict[str, HtmlElement]:
    """The blocks of a page that bear an id, in their order, as elements of no meaning that hold what stands inside."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return {name: _plain(block) for name, block in _with_ids(root)}


def _with_ids(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    for found in root.iter():
        name = found.get("id") if isinstance(found.tag, str) else None
        while found is not None and found.tag not in BLOCKS and found is not root:
            found = found.getparent()
        if name and found is not None and found is not root:
            yield name, found


def _plain(block: HtmlElement) -> HtmlElement:
    """A copy without ids: the block itself bears them on its own page."""
    copied = lxml_html.fragment_fromstring(
        lxml_html.tostring(block, encoding="unicode", with_tail=False), create_parent="div"
    )[0]
    copied.tag = "div"
    copied.attrib.clear()
    for one in copied.iter():
        one.attrib.pop("id", None)
    return copied


def sheet(language: Language, sources: Sequence[str], address: str) -> Html:
    """What is shown at the end of a page on paper alone; empty where there is nothing to show.

    `sources` are the texts of its sources as HTML; `address` is its own, as it is published, empty where nobody knows.
    """
    items = [element("li", Html(source)) for source in sources]
    told = [
        [element("h2", handout_texts.SOURCES.say(language)), element("ul", items)] if items else None,
        element(
            "p", handout_texts.ADDRESS.say(language), " ", element("span", address, class_="sheet__address")
        )
        if address
        else None,
    ]
    if not any(told):
        return Html("")
    return element("section", told, class_=CLASS, hidden=True, **UNSEARCHED)


def fields(language: Language) -> Html:
    """Lines to write on, at the top of a page on paper: where the treatment is, whom to call, when the next visit is."""
    lines = [element("li", label.say(language)) for label in handout_texts.FIELDS]
    return element("section", element("ul", lines), class_="fields", hidden=True, **UNSEARCHED)


def with_fields(html: str, shown: str) -> str:
    """A built page with `shown` below its title."""
    start, end = html.find(ARTICLE), html.rfind(END_OF_ARTICLE)
    title = html.find(END_OF_TITLE, start, end)
    if start < 0 or title < 0:
        return html
    place = title + len(END_OF_TITLE)
    return f"{html[:place]}\n{shown}{html[place:]}"


def with_sheet(html: str, shown: str) -> str:
    """A built page with `shown` at the end of its text."""
    end = html.rfind(END_OF_ARTICLE)
    return html if end < 0 or not shown else f"{html[:end]}{shown}\n{html[end:]}"


def in_order(wanted: Sequence[str], known: Mapping[str, HtmlElement]) -> tuple[HtmlElement, ...]:
    """The texts of the wanted ids, in the order of the page that they stand on."""
    return tuple(text for name, text in known.items() if name in wanted)
