"""From the file of a picture to its values. Every text has both languages, or the picture is not drawn."""

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import parse_toml, read_text
from duizhao.base.known_names import nearest
from duizhao.library.pictures.picture import (
    COUNTED,
    TONES,
    Item,
    Picture,
    PicturePart,
    PictureSpot,
    PictureText,
)

One = TypeVar("One")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SOURCE = re.compile(r"[A-Za-z][A-Za-z0-9]*")
VALUE = re.compile(r"\s*(?P<language>en|zh)\s*=\s*(?P<quote>[\"'])")
TEXT_KEYS = frozenset({"en", "zh"})
PICTURE_KEYS = frozenset({"kind", "title", "alt", "tags", "part"})
PART_KEYS = frozenset({"icon", "tone", "label", "note", "item"})
ITEM_KEYS = frozenset({"en", "zh", "tag", "sources", "count"})
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def icons() -> Mapping[str, str]:
    """The outline of every pictogram by its name, in a square of 24 by 24."""
    return tomllib.loads(files(__package__).joinpath("icons.toml").read_text(encoding="utf-8"))


def read_pictures(folder: Path, kinds: Collection[str]) -> tuple[Picture, ...]:
    """The pictures of `folder`, by name; of none where there is no such folder. `kinds` are the layouts that are known.

    Raises CannotRun for a file that is no picture, with its line where one can be named.
    """
    if not folder.is_dir():
        return ()
    return tuple(parse_picture(read_text(path), path, kinds) for path in sorted(folder.glob("*.toml")))


def parse_picture(text: str, path: Path, kinds: Collection[str]) -> Picture:
    """The picture whose file at `path` holds `text`. Raises CannotRun as `read_pictures` does."""
    return _PictureReader(text, path).picture(parse_toml(text, path), kinds)


class _PictureReader:
    """Reads one file, and remembers which of its lines were read: the same words may stand there twice."""

    def __init__(self, text: str, path: Path) -> None:
        self.path = path
        self.kind = ""
        self.known = icons()
        self.values: dict[tuple[Language, str], list[PictureSpot]] = {}
        for number, line in enumerate(text.split("\n"), start=1):
            if found := VALUE.match(line):
                language: Language = "en" if found["language"] == "en" else "zh"
                spot = PictureSpot(number, found.end() + 1, line)
                self.values.setdefault((language, _value(line, language)), []).append(spot)

    def picture(self, data: Mapping[str, Any], kinds: Collection[str]) -> Picture:
        name = self.path.stem
        if not NAME.fullmatch(name):
            self._refuse(
                "the name of a picture is made of a-z, 0-9 and hyphens", "图的文件名只用 a-z、0-9 和连字符"
            )
        self._keys(data, PICTURE_KEYS)
        self._one_of("kind", data.get("kind"), kinds)
        self.kind = data["kind"]
        tags = data.get("tags", {})
        if not isinstance(tags, dict):
            self._refuse(
                "tags has to be tables: a line `[tags.name]` before each",
                "tags 应是一组表：每个表前写一行 `[tags.名称]`",
            )
        return Picture(
            name,
            self.path,
            data["kind"],
            self._text(data.get("title"), "title"),
            self._text(data.get("alt"), "alt"),
            self._parts(
                data.get("part"), {key: self._text(value, f"tags.{key}") for key, value in tags.items()}
            ),
        )

    def _parts(self, given: Any, tags: Mapping[str, PictureText]) -> tuple[PicturePart, ...]:
        return tuple(self._each(given, "[[part]]", lambda one: self._part(one, tags)))

    def _part(self, data: Mapping[str, Any], tags: Mapping[str, PictureText]) -> PicturePart:
        self._keys(data, PART_KEYS)
        if self.kind not in COUNTED or "icon" in data:
            self._one_of("icon", data.get("icon"), self.known)
        tone = data.get("tone", "plain")
        self._one_of("tone", tone, TONES)
        label = self._text(data.get("label"), "part.label")
        note = self._text(data["note"], "part.note") if "note" in data else None
        items = self._each(data.get("item"), "[[part.item]]", lambda one: self._item(one, tags))
        return PicturePart(label, note, data.get("icon", ""), tone, tuple(items))

    def _item(self, data: Mapping[str, Any], tags: Mapping[str, PictureText]) -> Item:
        self._keys(data, ITEM_KEYS)
        tag = data.get("tag")
        if tag is not None:
            self._one_of("tag", tag, tags)
        sources = data.get("sources", [])
        if not isinstance(sources, list) or not all(
            isinstance(one, str) and SOURCE.fullmatch(one) for one in sources
        ):
            self._refuse(
                f"sources must be a list of marks, not {sources!r}",
                f"sources 应为来源编号的列表：{sources!r}",
            )
        text = self._words(data, "part.item")
        return Item(text, tags[tag] if tag else None, tuple(sources), self._count(data, text))

    def _count(self, data: Mapping[str, Any], text: PictureText) -> int | None:
        """How many people in 100 a fact of a picture of dots tells of: the number that both texts of it say."""
        count = data.get("count")
        if self.kind not in COUNTED:
            if count is not None:
                self._refuse(
                    f"count is for pictures of kind = {' or '.join(COUNTED)}",
                    f"count 只用于 kind = {' 或 '.join(COUNTED)} 的图",
                )
            return None
        if not isinstance(count, int) or isinstance(count, bool) or not 0 <= count <= 100:
            self._refuse(
                f"count = {count!r}: each [[part.item]] needs a whole number from 0 to 100",
                f"count = {count!r}：每个 [[part.item]] 都要有 0 到 100 的整数",
            )
        for said in (text.en, text.zh):
            if str(count) not in NUMBER.findall(said):
                self._refuse(
                    f"count = {count}, but “{said}” does not say this number",
                    f"count = {count}，但“{said}”中没有这个数字",
                )
        return count

    def _text(self, data: Any, name: str) -> PictureText:
        if isinstance(data, dict):
            self._keys(data, TEXT_KEYS)
        return self._words(data, name)

    def _words(self, data: Any, name: str) -> PictureText:
        en, zh = (self._line(data, name, language) for language in LANGUAGES)
        return PictureText(en, zh, self._spot("en", en), self._spot("zh", zh))

    def _line(self, data: Any, name: str, language: Language) -> str:
        text = data.get(language) if isinstance(data, dict) else None
        if not isinstance(text, str) or not text.strip() or "\n" in text:
            self._refuse(
                f'{name} needs a line `{language} = "…"`, and its words in one line',
                f'{name} 应有一行 `{language} = "…"`，文字写在同一行内',
            )
        return text

    def _spot(self, language: Language, text: str) -> PictureSpot:
        spots = self.values.get((language, text), [])
        # The last one stays: a text that is read once more stands where it stood.
        return (spots.pop(0) if len(spots) > 1 else spots[0]) if spots else PictureSpot(1, 1, "")

    def _each(self, given: Any, name: str, make: Callable[[Mapping[str, Any]], One]) -> list[One]:
        if not isinstance(given, list) or not given or not all(isinstance(one, dict) for one in given):
            self._refuse(f"there is no {name}", f"没有 {name}")
        return [make(one) for one in given]

    def _keys(self, data: Mapping[str, Any], known: Collection[str]) -> None:
        for key in data:
            if key not in known:
                near = nearest(key, known)
                self._refuse(
                    f"unknown key {key!r}; known are {', '.join(sorted(known))}{near and f'; the nearest is {near}'}",
                    f"没有 {key!r} 这一项；可用的有：{'、'.join(sorted(known))}{near and f'；最接近的是 {near}'}",
                )

    def _one_of(self, name: str, value: Any, known: Collection[str]) -> None:
        if not isinstance(value, str) or value not in known:
            self._refuse(
                f"{name} = {value!r}; it may be one of: {', '.join(sorted(known))}",
                f"{name} = {value!r}；可以是：{'、'.join(sorted(known))}",
            )

    def _refuse(self, en: str, zh: str) -> NoReturn:
        raise CannotRun(f"{self.path}: {en}.", f"{self.path}：{zh}。")


def _value(line: str, language: Language) -> str:
    try:
        value = tomllib.loads(line.strip()).get(language)
    except tomllib.TOMLDecodeError:
        return ""
    return value if isinstance(value, str) else ""
