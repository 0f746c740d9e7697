"""A picture in words: the Markdown that shows it, gives its sources, and says everything in it as a list."""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual, Language
from duizhao.library.pictures.picture import Item, Picture, PictureSpot, PictureText

FOLDER = "includes/pictures"
IN_WORDS = Bilingual("This picture in words", "这张图的文字版")
SOURCES = Bilingual("Sources of this picture:", "本图的资料来源：")
COLONS = Bilingual("**: ", "**：")
ENDS = ".。"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words of the Markdown were written: its line and column, from 1, how long they are, and their spot."""

    line: int
    column: int
    length: int
    spot: PictureSpot


@dataclass(frozen=True, slots=True)
class Words:
    """The Markdown of a picture, and where its words were written."""

    markdown: str
    origins: tuple[Origin, ...]


def words(picture: Picture, language: Language) -> Words:
    """Write `picture` in words, as Markdown."""
    writer = _PictureWriter(language)
    writer.line(f'--8<-- "{language}/{FOLDER}/{picture.name}.html"')
    writer.line()
    if picture.sources:
        writer.line(f"{SOURCES.say(language)}{_behind(_links(picture.sources), language)}")
        writer.line("{: .picture__sources }")
        writer.line()
    writer.line(f'??? abstract picture__words "{IN_WORDS.say(language)}"')
    for text in (picture.title, picture.alt):
        writer.line()
        writer.line("    ", text)
    for part in picture.parts:
        writer.line()
        if len(part.items) == 1 and part.note is None:
            # When and what in one line: a number and what it is about are read, and checked, together.
            writer.item(part.items[0], "    - **", part.label, COLONS.say(language))
            continue
        note = (COLONS.say(language), part.note) if part.note else ("**",)
        writer.line("    - **", part.label, *note)
        writer.line()
        for item in part.items:
            writer.item(item, "        - ")
    return Words("\n".join(writer.lines) + "\n", tuple(writer.origins))


class _PictureWriter:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.lines: list[str] = []
        self.origins: list[Origin] = []

    def line(self, before: str = "", *rest: PictureText | str) -> None:
        """A line of what stands in it; where each text comes from is kept."""
        made = before
        for one in rest:
            said = one if isinstance(one, str) else one.say(self.language)
            if not isinstance(one, str):
                self.origins.append(
                    Origin(len(self.lines) + 1, len(made) + 1, len(said), one.at(self.language))
                )
            made += said
        self.lines.append(made)

    def item(self, item: Item, *before: PictureText | str) -> None:
        """A fact behind `before`, with what it holds for in brackets before its last mark, and its sources behind it."""
        links = _behind(_links(item.sources), self.language) if item.sources else ""
        said = item.text.say(self.language)
        if item.tag is None:
            return self.line("", *before, item.text, links)
        start, end = (" (", ")") if self.language == "en" else ("（", "）")
        mark = said[-1] if said[-1] in ENDS else ""
        shorter = _without_end(item.text) if mark else item.text
        return self.line("", *before, shorter, start, item.tag, end, mark, links)


def _without_end(text: PictureText) -> PictureText:
    return PictureText(text.en.rstrip(ENDS), text.zh.rstrip(ENDS), text.en_at, text.zh_at)


def _links(sources: tuple[str, ...]) -> str:
    return " ".join(f"[{one}](sources.md#{one.lower()}){{ .source }}" for one in sources)


def _behind(links: str, language: Language) -> str:
    return f" {links}" if language == "en" else links


def parts_of(origins: tuple[Origin, ...], line: int) -> Iterator[Origin]:
    """The words that stand on `line`, in their order."""
    return (one for one in origins if one.line == line)
