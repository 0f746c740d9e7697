"""The way from a page to the desk, for editors: small, at the end of the page, where no reader stumbles over it."""

from duizhao.base.bilingual import Bilingual, Language, other
from duizhao.text.html.element import Html, element

NAME = Bilingual("For editors", "编辑人员")
CLASS = "for-editors"
END_OF_FOOTER, END_OF_BODY = "</footer>", "</body>"


def with_editors_link(html: str, language: Language, address: str) -> str:
    """A built page with a link to the desk at `address` in its last footer; in a footer of its own, where the theme has none.
    Search engines and the searches of themes are told to leave it alone."""
    footer = html.rfind(END_OF_FOOTER)
    if footer >= 0:
        return f"{html[:footer]}{_link('p', language, address)}\n{html[footer:]}"
    body = html.rfind(END_OF_BODY)
    return html if body < 0 else f"{html[:body]}{_link('footer', language, address)}\n{html[body:]}"


def _link(name: str, language: Language, address: str) -> Html:
    there = other(language)
    link = element(
        "a",
        NAME.say(language),
        " ",
        element("span", NAME.say(there), lang=there),
        href=address,
        rel="nofollow",
    )
    small = element("small", link)
    return element(name, small, class_=CLASS, data_search_exclude="true", data_pagefind_ignore="all")
