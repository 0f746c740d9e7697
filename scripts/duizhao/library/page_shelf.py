"""The pages of a library, each file read once and each page parsed once, when it is first asked for."""

from collections.abc import Mapping
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.base.files import text_if_there
from duizhao.library.page_files import file_of
from duizhao.library.pages import Library, Page, page_as_it_is, sound

# A page by its key and its language.
Name = tuple[str, Language]


class PageShelf:
    """The pages below two folders. `known` are pages that were read before: one whose text is still the same is the same
    page. A page that is not there is not looked for twice."""

    def __init__(self, en: Path, zh: Path, known: Mapping[Name, Page] | None = None) -> None:
        self._folders: dict[Language, Path] = {"en": en, "zh": zh}
        self._known = known or {}
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
            path = self._path(key, language)
            self._texts[name] = text_if_there(path)
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
            path = self._path(key, language)
            same = known is not None and known.text == text and known.path == path
            self._pages[name] = known if known and same else page_as_it_is(text, path, key, language)
        return self._pages[name]

    def library(self) -> Library:
        """All pages in pairs. Raises CannotRun as `Library.read` does."""
        return Library.of(self._folders["en"], self._folders["zh"], self.page)

    def library_as_it_is(self) -> Library:
        """All pages in pairs, with what is wrong with them. Raises CannotRun as `text` does."""
        return Library.of(self._folders["en"], self._folders["zh"], self.page_as_it_is)

    def _path(self, key: str, language: Language) -> Path:
        return self._folders[language] / file_of(key)
