"""What one run knows of a library: settings, terms, pages, pictures and alignments, each read or made once.

What reads them is imported when it is asked for: every command begins with a workspace, and `build` has MkDocs under way
before it needs more than the settings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.bilingual import Language
from duizhao.base.digest import bytes_of, digest
from duizhao.library.settings import Settings

if TYPE_CHECKING:
    from duizhao.align.alignments import Alignments
    from duizhao.checks.rule import Knowledge
    from duizhao.library.page_shelf import Name, PageShelf
    from duizhao.library.pages import Library, Page, PagePair
    from duizhao.library.pictures.as_pages import PicturePages
    from duizhao.library.terms.term_base import TermBase


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What an earlier run knew, for a run that begins where it ended."""

    pages: "Mapping[Name, Page]" = field(default_factory=dict)
    judges: str = ""
    knowledge: "Knowledge | None" = None
    alignments: "Alignments | None" = None


@dataclass(frozen=True, eq=False)
class Workspace:
    """A library as it was when one run first looked at each part of it. Nothing in it changes after that: whoever writes
    to the library goes on with `renewed`.

    Everything raises CannotRun where a file cannot be read, when it is first asked for.
    """

    settings: Settings
    _earlier: _Earlier = field(default_factory=_Earlier, repr=False)

    @classmethod
    def read(cls, root: Path, earlier: "Workspace | None" = None) -> "Workspace":
        """The library in `root`. What an `earlier` workspace knew is kept where the content of its files is the same."""
        settings = Settings.read(root)
        return earlier.renewed(settings) if earlier else cls(settings)

    def renewed(self, settings: Settings | None = None) -> "Workspace":
        """The library as it is now. Pages, terms and alignments are the same values where the content of their files
        is."""
        # What it knows, not the workspace itself: that would hold on to the one before it, and so on.
        asked = self.__dict__
        judges, knowledge = self._earlier.judges, self._earlier.knowledge
        if "knowledge" in asked:
            judges, knowledge = self._judges, self.knowledge
        alignments = asked.get("alignments", self._earlier.alignments)
        earlier = _Earlier(self._shelf.kept, judges, knowledge, alignments)
        return Workspace(settings or self.settings, earlier)

    @cached_property
    def knowledge(self) -> "Knowledge":
        """What rules may ask: terms, safety and targets."""
        from duizhao.checks.rule import Knowledge

        # Named before it is read: what changes meanwhile has another name next time.
        judges, known = self._judges, self._earlier.knowledge
        check = self.settings.check
        asked = (self.settings.reading, check.profile, check.chinese)
        same = known is not None and (known.targets, known.profile, known.chinese) == asked
        if known is not None and same and self._earlier.judges == judges:
            return known
        return Knowledge.read(self.settings)

    @property
    def terms(self) -> "TermBase":
        """The term base of the library, with the names as they are written."""
        return self.knowledge.terms.as_written

    @cached_property
    def alignments(self) -> "Alignments":
        """Which blocks answer each other, by page pair."""
        from duizhao.align.alignments import Alignments

        earlier = self._earlier.alignments
        terms = self.knowledge.terms
        same = earlier is not None and earlier.terms is terms
        return Alignments(terms, earlier.kept if earlier and same else None)

    @cached_property
    def library(self) -> "Library":
        """All pages that stand in the two folders, in pairs."""
        return self._shelf.library()

    @cached_property
    def library_as_it_is(self) -> "Library":
        """The library, with the pages that could not be read whole: for the check, which tells what is wrong with them."""
        return self._shelf.library_as_it_is()

    @cached_property
    def pictures(self) -> "tuple[PicturePages, ...]":
        """The pictures of the library and their words."""
        from duizhao.library.pictures.as_pages import told_pictures

        return told_pictures(self.settings)

    @cached_property
    def library_with_pictures(self) -> "Library":
        """The library as it is, with the words of its pictures as their files say them now."""
        from duizhao.library.pictures.as_pages import with_pictures

        return with_pictures(self.library_as_it_is, self.pictures)

    @cached_property
    def library_to_check(self) -> "Library":
        """The library with its pictures and with the texts that its pages include: all that a reader sees."""
        from duizhao.library.included.with_included import with_included
        from duizhao.library.pictures.as_pages import drawn_files

        return with_included(self.library_with_pictures, drawn_files(self.pictures, self.settings.layout))

    @cached_property
    def folders_to_check(self) -> "Library":
        """The library with the texts that its pages include, where it has no pictures."""
        from duizhao.library.included.with_included import with_included

        return with_included(self.library_as_it_is)

    def text(self, key: str, language: Language) -> str | None:
        """The text of a page, which may not be parsed for it; None where there is no such page."""
        return self._shelf.text(key, language)

    def page(self, key: str, language: Language) -> "Page | None":
        """A page, without reading all others; None where there is no such page."""
        return self._shelf.page(key, language)

    def pair(self, key: str) -> "PagePair":
        """A page in both languages, without reading all others."""
        from duizhao.library.pages import PagePair

        return PagePair(key, self.page(key, "en"), self.page(key, "zh"))

    def page_as_it_is(self, key: str, language: Language) -> "Page | None":
        """A page, with what is wrong with it; None where there is no such page."""
        return self._shelf.page_as_it_is(key, language)

    @cached_property
    def _shelf(self) -> "PageShelf":
        from duizhao.library.page_shelf import PageShelf

        return PageShelf(self.settings.layout, self._earlier.pages, self.settings.check.chinese)

    @cached_property
    def _judges(self) -> str:
        """The content of what `knowledge` is read from."""
        files = (self.settings.terms, self.settings.safety)
        return digest(*map(str, files), *map(bytes_of, files))
