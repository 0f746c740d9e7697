"""Code-switched spans: the words of the other language that stand in a sentence, with their place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.text.language.main_language import without_markup
from duizhao.text.language.script import HAN, RUNNING_WORD

# Chinese letters, with the marks and numbers between them.
CHINESE = re.compile(rf"[{HAN}](?:[，、；：·《》“”‘’（）0-9 ]*[{HAN}])*")
# English words, with blanks and the marks of a phrase between them.
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,;]{1,2}[A-Za-z][A-Za-z'’-]*)*")


@dataclass(frozen=True, slots=True)
class Switch:
    """`text[start:end]` is in `language`, and the sentence around it in the other; offsets in characters."""

    start: int
    end: int
    language: Language


def switches(text: str, language: Language) -> tuple[Switch, ...]:
    """The spans of the other language in a text in `language`, in order. Code, tags and addresses are in none; nor are
    single Latin names and short forms in Chinese ("FDA", "Docker"), which are read as part of it."""
    prose = without_markup(text)
    if language == "en":
        return tuple(Switch(*match.span(), "zh") for match in CHINESE.finditer(prose))
    return tuple(_english(prose))


def _english(prose: str) -> Iterator[Switch]:
    for match in ENGLISH.finditer(prose):
        words = match.group()
        if RUNNING_WORD.search(words) and re.search("[ ,;]", words):
            yield Switch(*match.span(), "en")
