"""The pictures of a library as files of it: what `duizhao generate` writes, and what `duizhao check` reads.

The rules see a picture as its words on a page of the library, newly made from its file. What they find there is told at
the place in that file where a person corrects it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.bilingual import LANGUAGES, Language
from duizhao.files import shown_path
from duizhao.finding import Finding, Place
from duizhao.library import Library, Page, PagePair
from duizhao.markdown.blocks import read_blocks
from duizhao.pictures.figure import figure
from duizhao.pictures.kinds import KINDS
from duizhao.pictures.picture import Picture
from duizhao.pictures.read import read_pictures
from duizhao.pictures.words import FOLDER, Origin, Words, parts_of, words
from duizhao.settings import Settings


@dataclass(frozen=True, slots=True)
class Told:
    """A picture and its words in both languages. `key` is that of the page which the words are."""

    picture: Picture
    words: Mapping[Language, Words]

    @property
    def key(self) -> str:
        """The key of the page pair that holds the words."""
        return f"{FOLDER}/{self.picture.name}"


def told_pictures(settings: Settings) -> tuple[Told, ...]:
    """Every picture of the library that `settings` names. Raises CannotRun."""
    return tuple(
        Told(picture, {language: words(picture, language) for language in LANGUAGES})
        for picture in read_pictures(settings.pictures, KINDS)
    )


def picture_files(settings: Settings) -> dict[Path, str]:
    """The files that are made of the pictures: path and text. Raises CannotRun."""
    made: dict[Path, str] = {}
    for told in told_pictures(settings):
        for language in LANGUAGES:
            path = settings.docs(language) / FOLDER / told.picture.name
            made[path.with_suffix(".html")] = figure(told.picture, language)
            made[path.with_suffix(".md")] = told.words[language].markdown
    return made


def with_pictures(library: Library, pictures: Iterable[Told]) -> Library:
    """`library` with the words of the pictures as they are now, whatever was written of them before."""
    fresh = {told.key: _pair(told, library) for told in pictures}
    kept = [pair for pair in library.pairs if pair.key not in fresh]
    pairs = sorted([*kept, *fresh.values()], key=lambda pair: pair.key)
    return replace(library, pairs=tuple(pairs))


def _pair(told: Told, library: Library) -> PagePair:
    return PagePair(told.key, *(_page(told, language, library) for language in LANGUAGES))


def _page(told: Told, language: Language, library: Library) -> Page:
    text = told.words[language].markdown
    path = library.folder(language) / f"{told.key}.md"
    return Page(told.key, language, path, text, read_blocks(text).blocks, {})


def where_written(findings: Iterable[Finding], pictures: Iterable[Told]) -> tuple[Finding, ...]:
    """The findings, each at the place where its words were written: those of a picture in its file."""
    by_key = {told.key: told for told in pictures}
    return tuple(_at_its_text(finding, by_key.get(finding.page)) for finding in findings)


def _at_its_text(finding: Finding, told: Told | None) -> Finding:
    if told is None:
        return finding
    compare = finding.compare and _place(finding.compare, told)
    return replace(finding, place=_place(finding.place, told), compare=compare)


def _place(place: Place, told: Told) -> Place:
    path = shown_path(told.picture.path)
    origins = list(parts_of(told.words[place.language].origins, place.line))
    if not origins:
        return Place(path, 1, 1, place.language, place.text)
    origin = next((one for one in origins if place.column < one.column + one.length), origins[-1])
    spot, inside = origin.spot, _inside(place, origin)
    # A sentence may go on behind its words, with what they hold for and their sources.
    text = place.text[: origin.length - inside]
    return Place(path, spot.line, spot.column + inside, place.language, text, spot.line_text)


def _inside(place: Place, origin: Origin) -> int:
    """How far into the text the place is; its end at most."""
    return min(max(place.column - origin.column, 0), origin.length)
