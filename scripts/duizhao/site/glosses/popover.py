"""The button at a term, and its definition, as HTML that needs no program.

The browser opens and closes a `popover` by itself: by mouse, touch and keyboard, and with Esc. The definition describes
the button, so a screen reader says it without opening anything. It stands at the end of the text, where no reader's view
takes it for a part of a sentence, and is left out of search and print.
"""

from dataclasses import dataclass

from duizhao.base.bilingual import HTML_LANGUAGES, Bilingual, Language, other
from duizhao.library.terms.glossary import anchor
from duizhao.library.terms.term_base import Term
from duizhao.text.html.element import Html, element

CLOSE = Bilingual("Close", "关闭")
LOOK_UP = Bilingual("In the glossary", "在术语表中查看")


@dataclass(frozen=True, slots=True)
class Explained:
    """A term that is explained on a page in `language`, whose glossary is at `lookup` (empty: it has none)."""

    term: Term
    language: Language
    lookup: str = ""

    @property
    def id(self) -> str:
        """The id of its definition: the same in both languages."""
        return f"gloss-{anchor(self.term)}"


def button(explained: Explained, words: str) -> Html:
    """The words of the page (HTML) that name the term, as what opens its definition."""
    return element(
        "button",
        Html(words),
        type="button",
        class_="gloss",
        popovertarget=explained.id,
        aria_describedby=f"{explained.id}-text",
    )


def popover(explained: Explained) -> Html:
    """The definition. It is in the language of the page, the term's other name in its own."""
    term, language = explained.term, explained.language
    twin = other(language)
    link = None
    if explained.lookup:
        link = element("a", LOOK_UP.say(language), href=f"{explained.lookup}#{anchor(term)}")
    close = element(
        "button",
        CLOSE.say(language),
        type="button",
        class_="definition__close",
        popovertarget=explained.id,
        popovertargetaction="hide",
    )
    return element(
        "div",
        element(
            "p",
            element("strong", term.names(language)[0]),
            " ",
            element("span", term.names(twin)[0], lang=HTML_LANGUAGES[twin]),
            class_="definition__name",
        ),
        element("p", term.plain_en if language == "en" else term.plain_zh, id=f"{explained.id}-text"),
        element("p", link, " ", close, class_="definition__ways"),
        class_="definition",
        id=explained.id,
        popover=True,
        role="note",
        aria_label=term.names(language)[0],
        lang=HTML_LANGUAGES[language],
        data_search_exclude="true",
        data_pagefind_ignore="all",
    )
