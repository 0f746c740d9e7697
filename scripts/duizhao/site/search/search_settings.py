"""What editors write about the search of their library, read from `search.toml`.

```toml
[pages]                       # how much a page counts; 1 is usual
sources = 0.4

[[en]]                        # an everyday word, and what the pages say instead; [[zh]] likewise
typed = ["shot", "jab"]
means = ["injection"]

[[emergency]]                 # words that show the numbers to call, above whatever was found
en = ["chest pain"]
zh = ["胸痛"]
means_en = ["signs that need emergency help"]     # may be left out: what the pages say
means_zh = ["需要急救的症状"]
say_en = "If this is happening now, call [911](tel:911) …"
say_zh = "…"

[[not-covered]]               # words for what no page is about: the reader is told so, and what to do instead
en = ["near me"]
zh = ["哪家医院"]
say_en = "This site does not list clinics. Ask …"
say_zh = "…"
```

A number in what is said may be called or written to with one touch: `[911](tel:911)`, `[text 988](sms:988)`.
A word in `typed` may hold numbers from one to another: `"{0..17} years old"`, `"{0..17}岁"`.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import parse_toml, text_if_there
from duizhao.base.known_names import require_known

# theme/javascripts/search/said.js reads the same.
_LINK = re.compile(r"\[[^\[\]]*+\]\(([^()]*+)\)")
_CALL = re.compile(r"(?:tel|sms):\+?\d+")


@dataclass(frozen=True, slots=True)
class Alike:
    """Everyday words, and what the pages of the same language call the thing."""

    typed: tuple[str, ...]
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Emergency:
    """Words of either language that show `say` first; what the pages call it, in each language."""

    typed: tuple[str, ...]
    say: Bilingual
    means_en: tuple[str, ...] = ()
    means_zh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotCovered:
    """Words of either language for what no page is about, and what the reader is told."""

    typed: tuple[str, ...]
    say: Bilingual


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Everything in one `search.toml`. `pages`: the weight of a page by its key."""

    en: tuple[Alike, ...] = ()
    zh: tuple[Alike, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    pages: tuple[tuple[str, float], ...] = ()
    absent: tuple[NotCovered, ...] = ()

    @classmethod
    def read(cls, path: Path) -> "SearchWords":
        """The words in the file at `path`; none where there is no such file.

        Raises CannotRun for TOML that does not parse, an unknown key, and a value that is no list of words, no weight
        or no sentence.
        """
        text = text_if_there(path)
        return cls() if text is None else cls.parse(text, path)

    @classmethod
    def parse(cls, text: str, path: Path) -> "SearchWords":
        """The words of a TOML text; `path` names it in errors. Raises CannotRun as `read` does."""
        data = parse_toml(text, path)
        require_known(
            data, (*LANGUAGES, "emergency", "not-covered", "pages"), path, Bilingual("this file", "本文件")
        )
        alike = {
            language: tuple(_alike(one, path) for one in _tables(data, language, path))
            for language in LANGUAGES
        }
        emergencies = tuple(_emergency(one, path) for one in _tables(data, "emergency", path))
        absent = tuple(_not_covered(one, path) for one in _tables(data, "not-covered", path))
        return cls(alike["en"], alike["zh"], emergencies, _pages(data.get("pages", {}), path), absent)

    def alike(self, language: Language) -> tuple[Alike, ...]:
        """The everyday words for the pages in `language`, those of an emergency included."""
        urgent = ((one.typed, one.means_en if language == "en" else one.means_zh) for one in self.emergencies)
        everyday = self.en if language == "en" else self.zh
        return (*everyday, *(Alike(typed, means) for typed, means in urgent if means))

    def weight(self, key: str) -> float:
        """How much the page `key` counts."""
        return dict(self.pages).get(key, 1.0)


def _alike(table: dict[str, Any], path: Path) -> Alike:
    require_known(table, ("typed", "means"), path, Bilingual("[[en]] or [[zh]]", "[[en]] 或 [[zh]] "))
    return Alike(_words(table, "typed", path), _words(table, "means", path))


def _emergency(table: dict[str, Any], path: Path) -> Emergency:
    known = ("en", "zh", "means_en", "means_zh", "say_en", "say_zh")
    require_known(table, known, path, Bilingual("[[emergency]]", "[[emergency]] "))
    say = _said(table, "emergency", path)
    means = [_words(table, key, path) if key in table else () for key in ("means_en", "means_zh")]
    return Emergency((*_words(table, "en", path), *_words(table, "zh", path)), say, *means)


def _not_covered(table: dict[str, Any], path: Path) -> NotCovered:
    require_known(
        table, ("en", "zh", "say_en", "say_zh"), path, Bilingual("[[not-covered]]", "[[not-covered]] ")
    )
    say = _said(table, "not-covered", path)
    return NotCovered((*_words(table, "en", path), *_words(table, "zh", path)), say)


def _said(table: dict[str, Any], name: str, path: Path) -> Bilingual:
    say = [table.get(f"say_{language}") for language in LANGUAGES]
    if not all(isinstance(one, str) and one.strip() for one in say):
        raise CannotRun(
            f"{path}: every [[{name}]] needs `say_en` and `say_zh`: what the reader is told.",
            f"{path}：每个 [[{name}]] 都要有 `say_en` 和 `say_zh`：显示给读者的话。",
        )
    told = Bilingual(*map(str, say))
    strangers = [
        link for text in (told.en, told.zh) for link in _LINK.findall(text) if not _CALL.fullmatch(link)
    ]
    if strangers:
        raise CannotRun(
            f"{path}: what [[{name}]] says can link numbers alone, as in [911](tel:911): not {strangers[0]!r}.",
            f"{path}：[[{name}]] 里显示的话只能给号码加链接，例如 [120](tel:120)，不能写 {strangers[0]!r}。",
        )
    return told


def _pages(table: Any, path: Path) -> tuple[tuple[str, float], ...]:
    if not isinstance(table, dict) or not all(
        isinstance(one, int | float) and not isinstance(one, bool) and one > 0 for one in table.values()
    ):
        raise CannotRun(
            f"{path}: [pages] has lines `page = weight`, with a weight above 0.",
            f"{path}：[pages] 中每行写 `页面 = 权重`，权重要大于 0。",
        )
    return tuple((key, float(value)) for key, value in table.items())


def _tables(data: dict[str, Any], name: str, path: Path) -> list[dict[str, Any]]:
    tables = data.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise CannotRun(
            f"{path}: {name!r} has to be a list of tables: a line `[[{name}]]` before each.",
            f"{path}：{name!r} 应是一组表：每个表前写一行 `[[{name}]]`。",
        )
    return tables


def _words(table: dict[str, Any], name: str, path: Path) -> tuple[str, ...]:
    words = table.get(name)
    if (
        not isinstance(words, list)
        or not words
        or not all(isinstance(one, str) and one.strip() for one in words)
    ):
        raise CannotRun(
            f'{path}: {name!r} has to be a list of words: {name} = ["…", "…"].',
            f'{path}：{name!r} 应是一组词语：{name} = ["…", "…"]。',
        )
    return tuple(words)
