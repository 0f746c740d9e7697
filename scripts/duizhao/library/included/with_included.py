"""A library with the texts that its pages include: pairs of their own beside the pages, each file once."""

import os
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from duizhao.base.bilingual import Language, other
from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text
from duizhao.base.links_out import LinkGuard
from duizhao.library.included.snippet_bases import SnippetBases, appends
from duizhao.library.included.unread_text import UnreadText, WhyUnread, refused_by_name
from duizhao.library.included.without_language import without_language
from duizhao.library.pages import Library, Page, PagePair
from duizhao.text.markdown.snippet_lines import MARK, snippet_lines, without_sections


def with_included(library: Library, made: Collection[Path] = ()) -> Library:
    """`library` with a pair for each text that its pages include, and that is no page and none of those that are `made` from
    other files, which are compared themselves. A file of which a page shows a part is there as a whole.

    Raises CannotRun where a link among those files leads out of the library.
    """
    pages = [page for pair in library.pairs for page in (pair.en, pair.zh) if page]
    if not any(MARK in page.text for page in pages) and not appends(library.layout):
        return library
    reader = _IncludedTexts(library, frozenset(made))
    for page in pages:
        reader.follow(page)
    return reader.library


def with_refused(library: Library) -> Library:
    """`library`, which lies in no folder, with what its pages include and nobody would read, wherever they lay."""
    unread = [
        UnreadText(page.key, page.language, line.row, line.file, why)
        for pair in library.pairs
        for page in (pair.en, pair.zh)
        if page
        for line in snippet_lines(page.text)
        if not line.is_code and (why := refused_by_name(line.file))
    ]
    return replace(library, unread=tuple(unread))


class _IncludedTexts:
    """The texts that were found so far, by their key and language, and the pages that show each."""

    def __init__(self, library: Library, made: Collection[Path]) -> None:
        self._before = library
        self._layout = library.layout
        self._bases = SnippetBases.of(library.layout)
        self._guard = LinkGuard.of(library.layout.root, library.layout.links)
        self._made = made
        self._keys = frozenset(pair.key for pair in library.pairs)
        self._files = frozenset(
            (page.path, page.language) for pair in library.pairs for page in (pair.en, pair.zh) if page
        )
        self._pages: dict[str, dict[Language, Page]] = defaultdict(dict)
        self._names: dict[tuple[Path, Language], str] = {}
        self._shown_by: dict[str, set[str]] = defaultdict(set)
        self._unread: dict[tuple[str, Language, int, str], UnreadText] = {}

    def follow(self, page: Page) -> None:
        """Read what `page` includes, and what that includes."""
        waiting, seen = [page], {page.path}
        # What is added to every page is in no line of it: that it is not there, whoever builds the site is told.
        found = [
            text for name in self._bases.appended if isinstance(text := self._included(name, page), Page)
        ]
        while True:
            for text in found:
                if text.path not in seen:
                    seen.add(text.path)
                    self._shown_by[text.key].add(page.key)
                    waiting.append(text)
            if not waiting:
                return
            found = list(self._named_in(waiting.pop()))

    @property
    def library(self) -> Library:
        """The library with what was found."""
        pairs = [PagePair(key, sides.get("en"), sides.get("zh")) for key, sides in self._pages.items()]
        return replace(
            self._before,
            pairs=tuple(sorted([*self._before.pairs, *pairs], key=lambda pair: pair.key)),
            included={key: frozenset(self._shown_by[key]) for key in self._pages},
            unread=tuple(self._unread.values()),
        )

    def _named_in(self, page: Page) -> Iterator[Page]:
        """The texts that the lines of `page` include."""
        for line in snippet_lines(page.text):
            if line.is_code:
                continue
            text = self._included(line.file, page)
            if isinstance(text, Page):
                yield text
            elif text is not None:
                name = (page.key, page.language, line.row, line.file)
                self._unread[name] = UnreadText(*name, text, text != "missing" or self._bases.are_told)

    def _included(self, name: str, page: Page) -> Page | WhyUnread | None:
        """The text that `page` includes under that name, or why it is not read; None for a page, which is compared as one, and for
        what nobody wants to have compared."""
        found = self._find(name, page.language)
        if not isinstance(found, Path):
            return found
        if self._is_of(other(page.language), found):
            return "language"
        if (found, page.language) in self._files or found in self._made or self._layout.is_excluded(found):
            return None
        return self._text(found, page) or "unreadable"

    def _is_of(self, language: Language, path: Path) -> bool:
        """True for a file among the pages in `language`, and in it alone."""
        named = self._layout.of_file(path)
        if named:
            return named[1] == language
        own, there = self._layout.folder(other(language)), self._layout.folder(language)
        return path.is_relative_to(there) and not (path.is_relative_to(own) or own.is_relative_to(there))

    def _find(self, name: str, language: Language) -> Path | WhyUnread:
        """The file of that name which a page in `language` includes, or why there is none."""
        if why := refused_by_name(name):
            return why
        for base in self._bases.folders[language]:
            path = Path(os.path.abspath(base / name))
            if os.path.isfile(path):
                if not path.is_relative_to(self._layout.root):
                    return "outside"
                for above in (path, *path.parents):
                    if above != self._layout.root and above.is_relative_to(self._layout.root):
                        self._guard.require(above)
                return path
        return "missing"

    def _text(self, path: Path, page: Page) -> Page | None:
        """The text of the file at `path`, as a reader of `page` sees it; None where it is no text."""
        key = self._key(path, page.language)
        known = self._pages.get(key, {}).get(page.language)
        if known is None:
            try:
                text = without_sections(read_text(path))
            except CannotRun:
                return None
            known = Page(key, page.language, path, text, chinese=page.chinese)
            self._pages[key][page.language] = known
        return known

    def _key(self, path: Path, language: Language) -> str:
        """A name of the file that it shares with that in the other language, and that no page bears."""
        if (path, language) not in self._names:
            folder = self._layout.folder(language)
            above = folder if path.is_relative_to(folder) else self._layout.root
            key = without_language(path.relative_to(above).as_posix(), language)
            while key in self._keys or self._belongs_to_another(key, path, language):
                key += "+"
            self._names[path, language] = key
        return self._names[path, language]

    def _belongs_to_another(self, key: str, path: Path, language: Language) -> bool:
        known = self._pages.get(key, {}).get(language)
        return known is not None and known.path != path
