"""At the end of each section, the sources of what stands in it, by name: for everybody, on the screen and on paper.

The page that lists the sources names them in its front matter, in its own language: `names: {s01: US label}`. A theme may
then hide the marks at the statements until a reader asks for them (`theme/stylesheets/sources.css`).
"""

import re
from collections.abc import Callable, Mapping
from html import unescape
from itertools import pairwise

from duizhao.base.bilingual import Bilingual, Language
from duizhao.site.source_countries import LINK
from duizhao.text.html.element import Html, element, together

NAME = "names"
CLASS = "sources-line"
LEAD = Bilingual("Sources:", "来源：")
BETWEEN = Bilingual("; ", "；")
SHOW = Bilingual("Show at each statement", "逐条显示来源")
HIDE = Bilingual("Hide at each statement", "不再逐条显示")
ARTICLE = re.compile(r"<article\b[^<>]*>")
END_OF_ARTICLE = "</article>"
SECTION = re.compile(r"<h2\b")
# What is opened and closed in pairs around paragraphs; what stands inside a paragraph does not matter here.
CONTAINER = re.compile(
    r"<(?P<end>/?)(?:article|aside|blockquote|dd|details|div|dl|figure|li|ol|p|section|table|ul)\b[^<>]*>"
)


def names_of(meta: Mapping[str, object]) -> dict[str, str]:
    """The name of each source of a page, by its anchor; empty where the page names none."""
    said = meta.get(NAME)
    if not isinstance(said, Mapping):
        return {}
    return {str(anchor): str(name).strip() for anchor, name in said.items() if str(name).strip()}


def with_source_lines(html: str, language: Language, name_of: Callable[[str], str]) -> str:
    """A built page with a line of sources at the end of each section that marks some. `name_of` gives the name of a
    source for the address of its link, empty where it has none: then its mark stands for it. A page whose sources all
    lack a name stays as it is."""
    article = ARTICLE.search(html)
    if article is None:
        return html
    start, end = article.end(), max(html.rfind(END_OF_ARTICLE), article.end())
    text = html[start:end]
    starts = [0, *(found.start() for found in SECTION.finditer(text)), len(text)]
    told = [_told(text[here:there], language, name_of) for here, there in pairwise(starts)]
    return html[:start] + "".join(told) + html[end:]


def _told(section: str, language: Language, name_of: Callable[[str], str]) -> str:
    links = list(LINK.finditer(section))
    marks = {found["href"]: found["mark"] for found in links}
    named = {href: name_of(unescape(href)) for href in marks}
    place = _after(section, links[-1].end()) if any(named.values()) else None
    if place is None:
        return section
    sources = [
        _one(unescape(href), unescape(mark).strip(), named[href], language) for href, mark in marks.items()
    ]
    return f"{section[:place]}\n{_line(sources, language)}{section[place:]}"


def _after(section: str, last: int) -> int | None:
    """Where the outermost block ends that holds the character `last`; None where it does not end here."""
    depth = 0
    for tag in CONTAINER.finditer(section):
        depth += -1 if tag["end"] else 1
        if depth <= 0 and tag.end() > last:
            return tag.end() if depth == 0 else None
    return None


def _one(href: str, mark: str, name: str, language: Language) -> Html:
    # The bracket around the mark is the theme's: in Chinese no blank stands before it.
    gap = " " if language == "en" else None
    shown = [name, gap, element("span", mark, class_=f"{CLASS}__mark")] if name else [mark]
    return element("a", shown, href=href)


def _line(sources: list[Html], language: Language) -> Html:
    between = BETWEEN.say(language)
    joined = together(*(part for source in sources for part in (between, source)))
    return element(
        "p",
        LEAD.say(language),
        " " if language == "en" else None,
        Html(joined[len(between) :]),
        class_=CLASS,
        data_show=SHOW.say(language),
        data_hide=HIDE.say(language),
    )
