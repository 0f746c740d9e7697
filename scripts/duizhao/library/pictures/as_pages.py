"""The pictures of a library as pages of it: the rules see a picture as its words, newly made from its file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.library.layout import PageLayout
from duizhao.library.pages import Library, Page, PagePair
from duizhao.library.pictures.picture import PICTURE_KINDS, Picture
from duizhao.library.pictures.picture_as_markdown import FOLDER, Words, words
from duizhao.library.pictures.picture_file import read_pictures
from duizhao.library.settings import Settings
from duizhao.text.language.language_pack import Chinese


@dataclass(frozen=True, slots=True)
class PicturePages:
    """A picture and its words in both languages. `key` is that of the page which the words are."""

    picture: Picture
    words: Mapping[Language, Words]
    chinese: Chinese = "simplified"

    @property
    def key(self) -> str:
        """The key of the page pair that holds the words."""
        return f"{FOLDER}/{self.picture.name}"


def told_pictures(settings: Settings) -> tuple[PicturePages, ...]:
    """Every picture of the library that `settings` names. Raises CannotRun."""
    return tuple(
        PicturePages(
            picture, {language: words(picture, language) for language in LANGUAGES}, settings.check.chinese
        )
        for picture in read_pictures(settings.pictures, PICTURE_KINDS)
    )


def with_pictures(library: Library, pictures: Iterable[PicturePages]) -> Library:
    """`library` with the words of the pictures as they are now, whatever was written of them before."""
    fresh = {told.key: _pair(told, library) for told in pictures}
    kept = [pair for pair in library.pairs if pair.key not in fresh]
    pairs = sorted([*kept, *fresh.values()], key=lambda pair: pair.key)
    return replace(library, pairs=tuple(pairs))


def drawn_files(pictures: Iterable[PicturePages], layout: PageLayout) -> frozenset[Path]:
    """The files of a library with that `layout` that show the pictures drawn, and that its pages include."""
    return frozenset(
        layout.folder(language) / FOLDER / f"{told.picture.name}.html"
        for told in pictures
        for language in LANGUAGES
    )


def _pair(told: PicturePages, library: Library) -> PagePair:
    return PagePair(told.key, *(_page(told, language, library) for language in LANGUAGES))


def _page(told: PicturePages, language: Language, library: Library) -> Page:
    """The words as a page: the one that stands in the library, where it says the same."""
    text = told.words[language].markdown
    pair = next((pair for pair in library.pairs if pair.key == told.key), None)
    if pair and (written := pair.side(language)) and written.text == text:
        return written
    path = library.layout.path(told.key, language)
    return Page(told.key, language, path, text, chinese=told.chinese)
