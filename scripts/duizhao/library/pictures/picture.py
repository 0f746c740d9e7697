"""What a picture is before it is drawn: its words in both languages, where they were written, and their sources."""

from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import Language

# How a picture can be laid out. `site/pictures/kinds/` has a file for each.
PICTURE_KINDS = ("timeline", "ladder", "people", "dots", "bars")
# Of this kind each fact is a number of people out of 100, and no part has a pictogram.
COUNTED = ("dots", "bars")


@dataclass(frozen=True, slots=True)
class PictureSpot:
    """Where a text stands in the file of its picture: its line and column, from 1, and the whole line."""

    line: int
    column: int
    line_text: str


@dataclass(frozen=True, slots=True)
class PictureText:
    """The same words in English and in Chinese, and where each stands."""

    en: str
    zh: str
    en_at: PictureSpot
    zh_at: PictureSpot

    def say(self, language: Language) -> str:
        """Give the words in `language`, one of the two."""
        return self.en if language == "en" else self.zh

    def at(self, language: Language) -> PictureSpot:
        """Where the words in `language` stand."""
        return self.en_at if language == "en" else self.zh_at


@dataclass(frozen=True, slots=True)
class Item:
    """One fact: its words, what it holds for (a country's label; none where it holds everywhere), its sources, and of
    how many people in 100 it tells, in a picture of dots."""

    text: PictureText
    tag: PictureText | None
    sources: tuple[str, ...]
    count: int | None = None


@dataclass(frozen=True, slots=True)
class PicturePart:
    """A step, a rung or a person: a heading, a line below it where there is one, and facts.

    `icon` names a pictogram (empty in a picture of dots), `tone` how grave it is: one of `TONES`.
    """

    label: PictureText
    note: PictureText | None
    icon: str
    tone: str
    items: tuple[Item, ...]


TONES = ("plain", "danger", "warning", "info", "tip")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture. `name` is the name of its file, `kind` how it is laid out; `alt` says what one sees."""

    name: str
    path: Path
    kind: str
    title: PictureText
    alt: PictureText
    parts: tuple[PicturePart, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source of its facts, each once, in the order in which they are first named."""
        return tuple(dict.fromkeys(one for part in self.parts for item in part.items for one in item.sources))
