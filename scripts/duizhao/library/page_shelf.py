"""The pages of a library, each file read once and each page parsed once, when it is first asked for."""

from collections.abc import Callable, Mapping

from duizhao.base.bilingual import Language
from duizhao.base.files import text_if_there
from duizhao.library.layout import PageLayout
from duizhao.library.pages import Library, Page, sound
from duizhao.text.language.language_pack import Chinese

# A page by its key and its language.
Name = tuple[str, Language]


class PageShelf:
    """The pages that lie as a layout says. `known` are pages that were read before: one whose text is still the same is the same
    page. The Chinese ones are written in `chinese` characters. A page that is not there is not looked for twice."""

    def __init__(
        self, layout: PageLayout, known: Mapping[Name, Page] | None = None, chinese: Chinese = "simplified"
    ) -> None:
        self._layout = layout
        self._known = known or {}
        self._chinese = chinese
        self._texts: dict[Name, str | None] = {}
        self._pages: dict[Name, Page] = {}

    @property
    def kept(self) -> Mapping[Name, Page]:
        """The pages that were read, here or before."""
        return {**self._known, **self._pages}

    def text(self, key: str, language: Language) -> str | None:
        """The text of a page; None where there is no such page. Raises CannotRun where it is not UTF-8."""
        name = (key, language)
        if name not in self._texts:
            self._texts[name] = text_if_there(self._layout.path(key, language))
        return self._texts[name]

    def page(self, key: str, language: Language) -> Page | None:
        """A page; None where there is no such page. Raises CannotRun as `Library.read` does."""
        page = self.page_as_it_is(key, language)
        return page and sound(page)

    def page_as_it_is(self, key: str, language: Language) -> Page | None:
        """A page, with what is wrong with it; None where there is no such page. Raises CannotRun where it is not UTF-8."""
        name = (key, language)
        if name not in self._pages:
            text = self.text(key, language)
            if text is None:
                return None
            known = self._known.get(name)
            page = Page(key, language, self._layout.path(key, language), text, chinese=self._chinese)
            self._pages[name] = known if known == page else page
        return self._pages[name]

    def library(self) -> Library:
        """All pages in pairs. Raises CannotRun as `Library.read` does."""
        return Library.of(self._layout, self.page)

    def library_as_it_is(self, wanted: Callable[[str], bool] = lambda _key: True) -> Library:
        """All pages in pairs, or those whose key is `wanted`, with what is wrong with them. Raises CannotRun as `text` does."""
        return Library.of(self._layout, self.page_as_it_is, wanted)
