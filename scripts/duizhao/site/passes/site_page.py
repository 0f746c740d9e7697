"""The pages of a site as both passes see them."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from duizhao.base.bilingual import Language, other
from duizhao.library.pages import Page
from duizhao.site.passes.language_site import LanguageSite
from duizhao.site.side_by_side.view_links import inside, relative

INDEX = "index.html"
# The names under which a file is the page of its folder.
OF_FOLDER = ("index.md", "README.md")


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of the site in one language: its file below the folder of the language, its text, its address inside the site. `text`
    is in another language than the page where that is borrowed; `key` is empty for what is no page of the library."""

    site: LanguageSite
    name: str
    text: Page
    key: str

    @property
    def language(self) -> Language:
        """The language of those who read the page."""
        return self.site.language

    @property
    def is_borrowed(self) -> bool:
        """True for a page that is shown in the other language."""
        return self.text.language != self.language

    @property
    def url(self) -> str:
        """The address inside the site: `zh/dose/`, empty for the first page."""
        folder, name = posixpath.split(self.name)
        stem = folder if name in OF_FOLDER else posixpath.join(folder, name.removesuffix(".md"))
        return f"{self.site.below}{stem}/" if stem else self.site.below

    @property
    def file(self) -> str:
        """The file of the page in the site."""
        return f"{self.url}{INDEX}"

    @property
    def meta(self) -> Mapping[str, object]:
        """The front matter of its text."""
        return self.text.meta

    @property
    def is_for_editors(self) -> bool:
        """True where the front matter keeps the page out of the readers' search."""
        search = self.meta.get("search")
        return isinstance(search, dict) and bool(search.get("exclude"))


@dataclass(frozen=True)
class TwinnedPages:
    """All pages of a site, those in the default language first."""

    pages: tuple[SitePage, ...]

    @cached_property
    def by_url(self) -> Mapping[str, SitePage]:
        """The pages by their address inside the site."""
        return {page.url: page for page in self.pages}

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, Language], SitePage]:
        return {(page.name, page.language): page for page in self.pages}

    @cached_property
    def _by_text(self) -> Mapping[tuple[Path, Language], SitePage]:
        return {(page.text.path.resolve(), page.language): page for page in self.pages}

    def named(self, name: str, language: Language) -> SitePage | None:
        """The page of a file below the folder of a language."""
        return self._by_name.get((name, language))

    def twin(self, page: SitePage) -> SitePage | None:
        """The page in the other language, whatever that is written in."""
        return self._by_name.get((page.name, other(page.language)))

    def real(self, page: SitePage, language: Language) -> SitePage | None:
        """The page in `language`, where it is there and written in that."""
        found = self._by_name.get((page.name, language))
        return found if found and not found.is_borrowed else None

    def of_text(self, path: Path, language: Language) -> SitePage | None:
        """The page in `language` whose text is the file at `path`."""
        return self._by_text.get((path.resolve(), language))

    def at(self, address: str, page: SitePage) -> tuple[SitePage | None, str]:
        """The page that a link on `page` leads to, None where it leads to none, and the anchor on it."""
        target = inside(address, page.url)
        return (self.by_url.get(target) if target is not None else None), urlsplit(address).fragment


def way(page: SitePage, target: SitePage) -> str:
    """The relative address of `target` on `page`."""
    return relative(target.url, page.url)


def in_order(pages: Iterable[SitePage]) -> TwinnedPages:
    """The pages in the order in which MkDocs meets them: by language, the page of a folder first, then its others, then its
    folders."""

    def place(page: SitePage) -> tuple[object, ...]:
        *folders, name = page.name.split("/")
        return page.site.below, *((1, False, folder) for folder in folders), (0, name not in OF_FOLDER, name)

    return TwinnedPages(tuple(sorted(pages, key=place)))
