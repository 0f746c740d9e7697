"""A built page as the frame of a view, and the places in it that the view fills."""

import re
from html import escape

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.site.notices.borrowed import NO_INDEX
from duizhao.site.side_by_side import view_texts
from duizhao.text.html.element import Html, element

ARTICLE = re.compile(r"<article\b[^<>]*>")
END_OF_ARTICLE = "</article>"
END_OF_HEAD = "</head>"
END_OF_TITLE = "</h1>"
# What stands for the title of both pages until both are known.
TITLE = "\ue003title\ue003"
# Other search engines than the site's own look for these.
UNSEARCHED = 'data-search-exclude="true" data-pagefind-ignore="all"'
STYLE = "assets/duizhao/side-by-side.css"


def text_of_page(html: str) -> str:
    """What stands in the `<article>` of a built page; empty where it has none."""
    start, end = _article(html)
    return html[start:end]


def with_link(html: str, language: Language, address: str) -> str:
    """A built page with the button below its title that leads to its view at `address`."""
    start, end = _article(html)
    title = html.find(END_OF_TITLE, start, end)
    if title < 0:
        return html
    place = title + len(END_OF_TITLE)
    return f"{html[:place]}\n{_link(language, address)}\n{html[place:]}"


def _link(language: Language, address: str) -> Html:
    both = [
        view_texts.LEAD.say(language),
        " ",
        element("span", view_texts.LEAD.say(other(language)), lang=other(language)),
    ]
    link = element("a", both, href=address, class_="md-button", data_keep_place=True)
    return Html(f'<div class="side-by-side-link" {UNSEARCHED}>{link}</div>')


def with_head(html: str, style: str) -> str:
    """A page that loads the look of the view from the address `style`, and that search engines leave alone."""
    link = element("link", rel="stylesheet", href=style)
    return html.replace(END_OF_HEAD, f"{link}\n{NO_INDEX}{END_OF_HEAD}", 1)


def filled(frame: str, titles: Bilingual, language: Language, view: str, pages: Bilingual) -> str:
    """The page: `frame` with the view in the place of its own text, and with the title of both pages.

    `pages` are the addresses of the two pages that it was made from.
    """
    start, end = _article(frame)
    title = titles.say(language) + " " + titles.say(other(language)) + view_texts.TITLE.say(language)
    inner = f'<div class="side-by-side" {UNSEARCHED}>\n{_with_way_back(view, language, pages)}\n</div>'
    return (frame[:start] + inner + frame[end:]).replace(TITLE, escape(title))


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
        for one in LANGUAGES
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
