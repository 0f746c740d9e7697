"""Where the pages of a library lie, and which file is which page in which language."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.base.path_glob import path_matches
from duizhao.library.layout.language_codes import language_named, mark_of, names_a_language
from duizhao.library.layout.page_pattern import ENDINGS, PagePattern
from duizhao.text.language.language_pack import Chinese

# Names of the page that a folder opens with: where one language says README and the other index, they are one page.
FIRST_PAGES = ("index", "README", "readme", "_index")


@dataclass(frozen=True)
class PageLayout:
    """Where the pages of both languages lie. What one of the patterns in `exclude` means, from `root` on, is no page, and
    neither is a page in a `third` language, by what names it. `also` are other places in which pages stand in both
    languages, where nobody has said which are meant and this layout `is_found`; one that `is_guessed` is the usual one, where
    none was found. `links` are links that may lead out of the checkout, by their paths from `root`."""

    en: PagePattern
    zh: PagePattern
    root: Path
    exclude: tuple[str, ...] = ()
    third: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    is_found: bool = False
    is_guessed: bool = False
    links: tuple[str, ...] = ()

    @classmethod
    def of_folders(cls, en: Path, zh: Path) -> "PageLayout":
        """Each language in a folder of its own."""
        folders = [Path(os.path.abspath(folder)) for folder in (en, zh)]
        return cls(PagePattern(folders[0]), PagePattern(folders[1]), Path(os.path.commonpath(folders)))

    def pattern(self, language: Language) -> PagePattern:
        """Where the pages in `language` lie."""
        return self.en if language == "en" else self.zh

    def folder(self, language: Language) -> Path:
        """The folder that holds the pages in `language`; it may be that of both."""
        return self.pattern(language).folder

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that the pages stand in: one or two, neither inside of the other."""
        folders = dict.fromkeys(self.folder(language) for language in LANGUAGES)
        return tuple(
            one for one in folders if not any(one != two and one.is_relative_to(two) for two in folders)
        )

    def path(self, key: str, language: Language) -> Path:
        """The file of a page: the one that is there, under any of the names that the page may have; else the one to write."""
        pattern = self.pattern(language)
        usual = pattern.file_of(key)
        if os.path.lexists(usual):
            return usual
        there = self.pattern(other(language))
        for name in names_of(key):
            # A file that has a page of its very name on the other side is that page.
            if os.path.isfile(path := pattern.file_of(name)) and not os.path.lexists(there.file_of(name)):
                return path
        return usual

    def shown(self, key: str, language: Language) -> str:
        """The file of a page as a person is told it: from the root, where it is below it."""
        path = self.path(key, language)
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def of_file(self, path: Path) -> tuple[str, Language] | None:
        """The key and the language of the page in the file at `path` (absolute); None where it is no page of the library."""
        found = self.named_by(path)
        if found is None or self.is_excluded(path):
            return None
        foreign = self.foreign(path) if self._may_be_foreign else None
        return None if foreign and foreign[0] in self.third else found

    def named_by(self, path: Path) -> tuple[str, Language] | None:
        """The key and the language that the patterns alone give a file."""
        en, zh = self.en.key_of(path), self.zh.key_of(path)
        if en is not None and (zh is None or self.en.length > self.zh.length):
            return en, "en"
        return None if zh is None else (zh, "zh")

    def is_excluded(self, path: Path) -> bool:
        """True for what a pattern of `exclude` means."""
        if not self.exclude or not path.is_relative_to(self.root):
            return False
        below = path.relative_to(self.root).as_posix()
        return any(path_matches(pattern, below) for pattern in self.exclude)

    def foreign(self, path: Path) -> tuple[str, str] | None:
        """What may name a third language for the page at `path`, and the key of the page: `ja` and `a` of `docs/ja/a.md` beside
        `docs/zh`, and of `a.ja.md` beside `a.zh.md`."""
        if self.inner:
            language, own = self.inner
            outer = self.pattern(other(language))
            key = outer.key_of(path)
            first, slash, rest = (key or "").partition("/")
            if slash and first != own and names_a_language(first):
                return first, rest
        if self._mark:
            ending = next((one for one in ENDINGS if path.name.endswith(one)), "")
            stem = path.name.removesuffix(ending)
            ends = [self.pattern(language).after for language in LANGUAGES]
            name = None if any(end and stem.endswith(end) for end in ends) else mark_of(stem, self._mark)
            top = self.folder("zh")
            if name is not None and path.is_relative_to(top):
                page = path.with_name(stem[: -len(name) - 1]).relative_to(top).as_posix()
                return name, page
        return None

    @cached_property
    def inner(self) -> tuple[Language, str] | None:
        """Where one language stands in a folder inside of that of the other: that language, and the name of the folder, if it
        names a language."""
        for language in LANGUAGES:
            inner, outer = self.folder(language), self.folder(other(language))
            if inner != outer and inner.is_relative_to(outer):
                name = inner.relative_to(outer).parts[0]
                return (language, name) if names_a_language(name) else None
        return None

    @cached_property
    def _mark(self) -> str:
        """What stands before the name of a language in the file names (`.` in `page.zh.md`); empty where nothing does."""
        marks = [self.pattern(language).after for language in LANGUAGES]
        return next((mark[0] for mark in marks if mark and names_a_language(mark[1:])), "")

    @property
    def _may_be_foreign(self) -> bool:
        return bool(self.third) and (self.inner is not None or bool(self._mark))

    @property
    def chinese(self) -> Chinese:
        """In which characters the Chinese pages are written, as their folder or the mark in their names says (`zh-Hant`);
        simplified where neither does."""
        folder = self.zh.folder
        parts = folder.relative_to(self.root).parts if folder.is_relative_to(self.root) else (folder.name,)
        named = [its for name in (self.zh.after[1:], *reversed(parts)) if (its := language_named(name))]
        return named[0][1] if named else "simplified"

    @property
    def told(self) -> str:
        """Where the pages lie, as a person writes it: the English pattern and the Chinese one."""
        return " · ".join(self.pattern(language).shown(self.root) for language in LANGUAGES)

    def moved(self, before: Path, now: Path) -> "PageLayout":
        """The layout of a copy of the folder `before` that stands at `now`."""

        def there(path: Path) -> Path:
            path = path.resolve()
            return now / path.relative_to(before) if path.is_relative_to(before) else path

        en, zh = (replace(side, folder=there(side.folder)) for side in (self.en, self.zh))
        return replace(self, en=en, zh=zh, root=there(self.root))


def names_of(key: str) -> Iterator[str]:
    """The keys that may mean the same page: with another ending, and with another name of a folder's first page."""
    ending = next((one for one in ENDINGS[1:] if key.endswith(one)), "")
    folder, slash, name = key.removesuffix(ending).rpartition("/")
    pages = FIRST_PAGES if name in FIRST_PAGES else (name,)
    for page in (name, *(page for page in pages if page != name)):
        for end in (ending, *(end for end in ("", *ENDINGS[1:]) if end != ending)):
            yield f"{folder}{slash}{page}{end}"
