"""The words of an English and of a Chinese sentence, with what the tables know of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from duizhao.text.bilingual.chinese_function_words import FUNCTION_WORDS
from duizhao.text.bilingual.divide_chinese import chinese_reliability, divide
from duizhao.text.bilingual.english_forms import STOP, WORD, bases
from duizhao.text.bilingual.rendering_table import LONGEST, RenderingTable, rendering_table

HAN = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*")
# Blanks beside a Chinese character: some texts have them between words, or around figures, and they say nothing.
BLANKS = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])[ \t]++|(?<![ \t])[ \t]++(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)
# A phrase does not go beyond a comma or a bracket.
BETWEEN = re.compile(r"[ \t\n-]{1,2}")
# A Latin word in a Chinese sentence is a name or an acronym, which nearly always stands in the English, too.
LATIN_RELIABILITY = 0.95


class LinkedToken(NamedTuple):
    """A word of a sentence, or a phrase that the table of renderings knows (English alone).

    `start` and `end` are its offsets in characters. `forms` are the word in small letters and what it may be a form of; a
    Chinese word is its own form, without blanks. `is_content` is false for words that only hold a sentence together.
    `reliability`, from 0 to 1: how likely a good translation answers it with the table; 0 where the table does not know it."""

    text: str
    start: int
    end: int
    forms: tuple[str, ...]
    is_content: bool
    reliability: float = 0.0


@dataclass(frozen=True, slots=True)
class CompactText:
    """A Chinese text without the blanks beside Chinese characters. `offsets`: where each character stood, and last where the
    text ended; None where nothing was taken out."""

    text: str
    offsets: tuple[int, ...] | None

    def as_written(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text as it was of characters that are not all blank."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=256)
def compact(text: str) -> CompactText:
    """The text without blanks beside Chinese characters."""
    if " " not in text and "\t" not in text:
        return CompactText(text, None)
    kept, last = list[int](), 0
    for match in BLANKS.finditer(text):
        kept += range(last, match.start())
        last = match.end()
    if not last:
        return CompactText(text, None)
    kept += range(last, len(text))
    return CompactText("".join([text[at] for at in kept]), tuple(kept))


@lru_cache(maxsize=256)
def english_tokens(text: str) -> tuple[LinkedToken, ...]:
    """The words and phrases of an English sentence: where two phrases begin with a word, the longer."""
    return tokens_by(text, rendering_table())


def tokens_by(text: str, table: RenderingTable) -> tuple[LinkedToken, ...]:
    """The words of an English sentence, and the phrases that `table` knows."""
    spans = [(match.group(), *match.span()) for match in WORD.finditer(text)]
    return tuple(_english_tokens(text, spans, table))


def _english_tokens(
    text: str, spans: list[tuple[str, int, int]], table: RenderingTable
) -> Iterator[LinkedToken]:
    number = 0
    while number < len(spans):
        word, start, end = spans[number]
        length, key = 0, ""
        forms, is_content, reliability, begins_phrases = _word(word, table)
        if begins_phrases:
            most = 1
            while (
                most < LONGEST
                and number + most < len(spans)
                and BETWEEN.fullmatch(text, spans[number + most - 1][2], spans[number + most][1])
            ):
                most += 1
            if most > 1:
                small = tuple([_small(one) for one, _start, _end in spans[number : number + most]])
                length, key = table.phrase_at(small)
        if length:
            end = spans[number + length - 1][2]
            written = " ".join(small[:length])
            forms = (written,) if key == written else (written, key)
            yield LinkedToken(text[start:end], start, end, forms, True, table.reliability(key))
            number += length
        else:
            yield LinkedToken(word, start, end, forms, is_content, reliability)
            number += 1


@lru_cache(20_000)
def _word(word: str, table: RenderingTable) -> tuple[tuple[str, ...], bool, float, bool]:
    """The forms of a word in small letters, whether it says something by itself, how reliable it is, and whether a phrase begins
    with it."""
    small = _small(word)
    is_content = small not in STOP and len(small) > 1
    return (small, *bases(small)), is_content, table.reliability(word), bool(table.beginnings(small))


def _small(word: str) -> str:
    return word.lower().replace("’", "'")


@lru_cache(maxsize=256)
def chinese_tokens(text: str) -> tuple[LinkedToken, ...]:
    """The words of a Chinese sentence, and the Latin words that stand in it."""
    short = compact(text)
    tokens = []
    for run in HAN.finditer(short.text):
        characters, at = run.group(), run.start()
        for start, end in divide(characters):
            word = characters[start:end]
            place = short.as_written(at + start, at + end)
            is_content = word not in FUNCTION_WORDS
            tokens.append(LinkedToken(word, *place, (word,), is_content, chinese_reliability(word)))
    for match in LATIN.finditer(short.text):
        place = short.as_written(*match.span())
        forms = (match.group().lower(),)
        tokens.append(LinkedToken(match.group(), *place, forms, True, LATIN_RELIABILITY))
    return tuple(sorted(tokens, key=lambda token: token.start))
