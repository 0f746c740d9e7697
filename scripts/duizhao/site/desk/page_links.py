"""The links from the desk to a page: where it is read, and where it is changed on the web."""

from collections.abc import Iterator

from duizhao.base.bilingual import LANGUAGES
from duizhao.memory.states.pair_state import PageState
from duizhao.site.desk import desk_texts
from duizhao.site.desk.desk_context import DeskContext
from duizhao.text.html.element import Html, element


def page_links(page: PageState, teller: DeskContext, told: bool = True) -> Iterator[Html]:
    """A link to the page in each language, or the words that it is not there (where that is `told`); then a link to where
    the repository lets people change it, in each language that has one."""
    for language in LANGUAGES:
        where = teller.address(page.key, language)
        if where is not None:
            name = teller.say(desk_texts.OPEN_PAGE[language])
            yield element("a", name, href=where, hreflang=language)
        elif told:
            yield element("span", teller.say(desk_texts.NO_PAGE[language]))
    for language in LANGUAGES:
        edit = teller.edit(page.key, language) if page.pair.side(language) else None
        if edit:
            yield element("a", teller.say(desk_texts.EDIT_PAGE[language]), href=edit, rel="nofollow")
