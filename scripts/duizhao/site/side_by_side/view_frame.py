"""A built page as the frame of a view, and the places in it that the view fills.

The theme is not laid around a view a second time: what stands around the text of the finished page is led on to where the
view lies. A theme says in two attributes what a view needs: `data-both-languages` at what a view says in both languages, one
behind the other, and `data-one-language` at what has no sense there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from duizhao.base.bilingual import Bilingual, Language, other
from duizhao.site.notices.borrowed import NO_INDEX, without_alternates
from duizhao.site.side_by_side import view_texts
from duizhao.site.side_by_side.view_links import inside, relative
from duizhao.text.html.element import Html, element

ARTICLE = re.compile(r"<article\b[^<>]*>")
END_OF_ARTICLE = "</article>"
END_OF_HEAD = "</head>"
END_OF_TITLE = "</h1>"
TOOLS = re.compile(r'<div class="page-tools"[^<>]*>')
# What stands for the title of both pages until both are known.
TITLE = "\ue003title\ue003"
# Other search engines than the site's own look for these.
UNSEARCHED = 'data-search-exclude="true" data-pagefind-ignore="all"'
STYLE = "assets/duizhao/side-by-side.css"
# Stands for what the view says in both languages.
BOTH = "\ue008both\ue008"
WINDOW_TITLE = re.compile(r"<title\b[^<>]*+>(?:[^<]|<(?!/?title\b))*+</title\s*+>", re.IGNORECASE)
SAID_IN_BOTH, FOR_ONE = "data-both-languages", "data-one-language"
MARKED = {
    mark: re.compile(rf"<(?P<tag>[a-z]++)\b[^<>]*\s{mark}\b[^<>]*+>") for mark in (SAID_IN_BOTH, FOR_ONE)
}
REST_OF_END = re.compile(r"\s*+>\n?")
TRANSLATION = re.compile(r"<a\b(?=[^<>]*\shreflang=)[^<>]*?\shref=\"(?P<address>[^\"<>]*+)\"[^<>]*+>")
# Each of these begins with a sign of its own, for which a page is searched fast, and looks back from there.
ADDRESS = re.compile(
    r"=(?:(?<=\shref=)|(?<=\ssrc=)|(?<=\saction=)|(?<=\sposter=)|(?<=\sdata-base=))([\"'])"
    r"(?![#/\"']|[A-Za-z][A-Za-z0-9+.\-]*+:)"
)
OWN_ADDRESS = re.compile(r"=(?:(?<=\shref=)|(?<=\saction=))(?:\"\"|'')")
# Where Material tells its scripts the way to the root of the site, and where it shows the title beside the menu.
SCOPE = re.compile(r"__md_scope=new URL\(\"(?<!\w__md_scope=new URL\(\")(?![/\"]|[A-Za-z][A-Za-z0-9+.\-]*+:)")
SCRIPT_PATHS = re.compile(r"\"(?:base|search)\": ?\"(?![/\"]|[A-Za-z][A-Za-z0-9+.\-]*+:)")
SHOWN_TITLE = re.compile(
    r"(data-md-component=\"header-topic\">\s*+<span class=\"md-ellipsis\">)(?:[^<]|<(?!/?span\b))*+(?=</span>)"
)
MENU, HIDDEN_MENU = 'data-md-type="navigation" >', 'data-md-type="navigation" hidden>'


def text_of_page(html: str) -> str:
    """What stands in the `<article>` of a built page; empty where it has none."""
    start, end = _article(html)
    return html[start:end]


def with_text(html: str, changed: Callable[[str], str]) -> str:
    """A built page with what `changed` makes of the text in its `<article>`; without one, as it is."""
    start, end = _article(html)
    return html[:start] + changed(html[start:end]) + html[end:] if end else html


def with_link(html: str, language: Language, address: str) -> str:
    """A built page with the button below its title that leads to its view at `address`."""
    start, end = _article(html)
    title = html.find(END_OF_TITLE, start, end)
    if title < 0:
        return html
    # Where the theme has a row of things to do with a page, it is the first of them.
    row = TOOLS.search(html, title, end)
    place = row.end() if row else title + len(END_OF_TITLE)
    return f"{html[:place]}\n{_link(language, address)}\n{html[place:]}"


def _link(language: Language, address: str) -> Html:
    both = [
        view_texts.LEAD.say(language),
        " ",
        element("span", view_texts.LEAD.say(other(language)), lang=other(language)),
    ]
    link = element("a", both, href=address, class_="md-button", data_keep_place=True)
    return Html(f'<div class="side-by-side-link" {UNSEARCHED}>{link}</div>')


@dataclass(frozen=True, slots=True)
class ViewPlace:
    """Where a view stands: its own address inside the site, those of the page that it frames and of its twin, the address of
    the twin's view, and the name of the site."""

    view: str
    page: str
    twin: str
    twin_view: str
    site_name: str


@dataclass(frozen=True, slots=True)
class ViewFrame:
    """What stands before and behind the text of a view, and what of it the reader of the page is told in this language
    alone, in the view in both."""

    before: str
    behind: str
    said: str


def frame_of(html: str, place: ViewPlace) -> ViewFrame:
    """The frame of the view at `place` from the finished page, without its text."""
    start, end = _article(html)
    before, behind = html[:start], html[end:]
    spans = _marked(before, SAID_IN_BOTH)
    said = "".join(before[start:end] for start, end in spans)
    if spans:
        first = spans[0][0]
        before = f"{before[:first]}{BOTH}{_without(before, spans)[first:]}"
    before = WINDOW_TITLE.sub(
        lambda _: f"<title>{TITLE} - {escape(place.site_name)}</title>", before, count=1
    )
    before = SHOWN_TITLE.sub(lambda found: f"{found[1]}{TITLE}", before, count=1)
    before = without_alternates(before).replace(MENU, HIDDEN_MENU, 1)
    before, behind = (_led(_without(part, _marked(part, FOR_ONE)), place) for part in (before, behind))
    link = element("link", rel="stylesheet", href=relative(STYLE, place.view))
    before = before.replace(END_OF_HEAD, f"{link}\n{NO_INDEX}{END_OF_HEAD}", 1)
    return ViewFrame(before, behind, said)


def _marked(html: str, mark: str) -> list[tuple[int, int]]:
    """Where the elements stand that have the attribute `mark`: up to the first end tag of their name."""
    spans: list[tuple[int, int]] = []
    if mark not in html:
        return spans
    unended: set[str] = set()
    for found in MARKED[mark].finditer(html):
        tag = found["tag"]
        if (spans and found.start() < spans[-1][1]) or tag in unended:
            continue
        end = html.find(f"</{tag}", found.end())
        if end < 0:
            unended.add(tag)
        elif rest := REST_OF_END.match(html, end + len(tag) + 2):
            spans.append((found.start(), rest.end()))
    return spans


def _without(html: str, spans: list[tuple[int, int]]) -> str:
    """`html` without what stands in the `spans`, which are in its order."""
    starts = [0, *(end for _start, end in spans)]
    ends = [*(start for start, _end in spans), len(html)]
    return "".join(html[start:end] for start, end in zip(starts, ends, strict=True))


def led_on(html: str, page: str, view: str) -> str:
    """`html` of the page at the address `page` as it leads to the same places from `view`."""
    way = relative(page.rpartition("/")[0] + "/" if "/" in page else "", view)
    html = ADDRESS.sub(lambda found: f"={found[1]}{way}", html)
    for paths in (SCOPE, SCRIPT_PATHS):
        html = paths.sub(lambda found: f"{found[0]}{way}", html)
    # An address of the page itself is whole then, and is not led on once more.
    return OWN_ADDRESS.sub(lambda _: f'="{relative(page, view)}"', html)


def _led(html: str, place: ViewPlace) -> str:
    """What stands around a page as its view has it: all leads where it led, but the way to the other language to the view
    in that language."""

    def to_twin(found: re.Match[str]) -> str:
        if inside(unescape(found["address"]), place.page) != place.twin:
            return found[0]
        start, end = (spot - found.start() for spot in found.span("address"))
        return f"{found[0][:start]}{escape(relative(place.twin_view, place.page))}{found[0][end:]}"

    return led_on(TRANSLATION.sub(to_twin, html), place.page, place.view)


def filled(
    frame: ViewFrame, said: str, titles: Bilingual, language: Language, view: str, pages: Bilingual
) -> str:
    """The page: `frame` with the view in the place of its own text, with what is `said` in both languages, and with the
    title of both pages.

    `pages` are the addresses of the two pages that it was made from.
    """
    title = titles.say(language) + " " + titles.say(other(language)) + view_texts.TITLE.say(language)
    inner = f'<div class="side-by-side side-by-side--{language}" {UNSEARCHED}>\n{_with_way_back(view, language, pages)}\n</div>'
    before = frame.before.replace(BOTH, said, 1)
    return f"{before}{inner}{frame.behind}".replace(TITLE, escape(title))


def _with_way_back(view: str, language: Language, pages: Bilingual) -> str:
    links = [
        element(
            "a",
            view_texts.BACK.say(one),
            href=pages.say(one),
            hreflang=one,
            lang=one,
            class_="md-button",
            data_keep_place=True,
            data_single=True,
        )
        for one in (language, other(language))
    ]
    back = element("nav", links, aria_label=view_texts.BACK_LABEL.say(language), class_="side-by-side-back")
    head, title, rest = view.partition(END_OF_TITLE)
    return f"{head}{title}\n{back}\n{rest}" if title else f"{back}\n{view}"


def _article(html: str) -> tuple[int, int]:
    """Where what stands in the article begins and ends."""
    found = ARTICLE.search(html)
    if not found:
        return 0, 0
    return found.end(), max(html.rfind(END_OF_ARTICLE), found.end())
