"""Phrases that a library watches for in its sources: boilerplate to leave out, claims and wording to judge.

Boilerplate that every weblog engine writes ships with Duizhao; a library adds its own in `phrases.toml`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import parse_toml, text_if_there
from duizhao.base.known_names import require_known

SHIPPED = "boilerplate.toml"
KEYS = ("words", "why_en", "why_zh")


@dataclass(frozen=True, slots=True)
class Watched:
    """Words to point out to a person, and why."""

    words: str
    why: Bilingual


@dataclass(frozen=True)
class Phrases:
    """`boilerplate` lines, and what one of the `patterns` (regular expressions) matches, are left out of the pages; `watched`
    words are flagged."""

    boilerplate: tuple[str, ...] = ()
    watched: tuple[Watched, ...] = ()
    patterns: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> "Phrases":
        """The shipped phrases and those of `phrases.toml`. Raises CannotRun where it is not as documented."""
        shipped = tomllib.loads(files("duizhao.normalise").joinpath(SHIPPED).read_text("utf-8"))
        text = text_if_there(path)
        own: dict[str, Any] = {} if text is None else parse_toml(text, path)
        require_known(own, ("watch", "boilerplate"), path, Bilingual("this file", "本文件"))
        try:
            for entry in own.get("watch", ()):
                require_known(entry.keys(), KEYS, path, Bilingual("[[watch]]", "[[watch]] "))
            watched = tuple(_watched(own))
            boilerplate = (*shipped["boilerplate"], *words_of(own.get("boilerplate", [])))
        except (KeyError, TypeError, AttributeError) as fault:
            raise CannotRun(
                f"{path}: each [[watch]] needs `words` (a list), `why_en` and `why_zh`; `boilerplate` is a list.",
                f"{path}：每个 [[watch]] 都要有 `words`（列表）、`why_en` 和 `why_zh`；`boilerplate` 是列表。",
            ) from fault
        return cls(boilerplate, watched, tuple(shipped["patterns"]))

    def is_boilerplate(self, text: str) -> bool:
        """True where the whole text is a known phrase, or several of them in a row."""
        rest = _fold(text)
        if not rest or len(rest) > 300:
            return False
        return self._expression.fullmatch(rest) is not None

    def found(self, text: str) -> Iterator[tuple[int, int, Watched]]:
        """Every watched phrase in `text`, with its offsets in characters, upper and lower case alike."""
        # One look for all of them: nearly every text has none.
        if not self._any_watched.search(text):
            return
        for watched, words in self._each_watched:
            for match in words.finditer(text):
                yield match.start(), match.end(), watched

    @cached_property
    def _each_watched(self) -> tuple[tuple[Watched, re.Pattern[str]], ...]:
        return tuple((one, re.compile(re.escape(one.words), re.IGNORECASE)) for one in self.watched)

    @cached_property
    def _any_watched(self) -> re.Pattern[str]:
        words = "|".join(re.escape(watched.words) for watched in self.watched)
        return re.compile(words or "(?!)", re.IGNORECASE)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        phrases = sorted((re.escape(_fold(phrase)) for phrase in self.boilerplate), key=len, reverse=True)
        phrases += [f"(?:{pattern})" for pattern in self.patterns]
        return re.compile(rf"(?:(?:{'|'.join(phrases)})\s*)+") if phrases else re.compile("(?!)")


def _watched(own: Mapping[str, Any]) -> Iterator[Watched]:
    for entry in own.get("watch", ()):
        for words in words_of(entry["words"]):
            yield Watched(words, Bilingual(*words_of([entry["why_en"], entry["why_zh"]])))


def words_of(value: object) -> tuple[str, ...]:
    """A list of words from a data file. Raises TypeError where it is no list, or a word of it is empty or no text."""
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise TypeError(f"{value!r}")
    return tuple(value)


def _fold(text: str) -> str:
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", text)
    return " ".join(re.sub(r"[\s\u200b\ufeff]+", " ", text).strip(" *#>-•|:：").lower().split())
