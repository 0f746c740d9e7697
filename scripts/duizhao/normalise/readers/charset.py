"""Which encoding bytes are in that do not say it: the one in which they say what people write.

Every national standard sets the characters that people use apart from those that they hardly use. Bytes that are read in
the right encoding give the first kind; read in a wrong one, they give many of the second. Two encodings that fit as well
are told, and neither is taken: a wrong one would give other words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from duizhao.text.language.main_language import CHINESE_SMALL
from duizhao.text.language.simplified import folded

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
HANGUL = re.compile("[\uac00-\ud7a3]")
# What Korean sentences cannot do without.
KOREAN_SMALL = re.compile("[이다는을를에의가하고로]")
# Not the letters of Icelandic, and no ÿ: other files begin with the bytes of these.
WESTERN = re.compile("[À-ÏÑ-ÖØ-Ýß-ïñ-öø-ý€‘’“”–—…°µ«»¿¡£©®\xa0]")
# Western letters stand between others; two of them, as in “naïveté”, are already rare.
LONG_RUN = re.compile("[\x80-\uffff]{3,}")
# Less of the usual characters than this is another encoding, or no text.
LEAST_USUAL = 0.9
# How much better the best has to be than the next.
LEAST_APART = 0.05
MOST_FOR_SMALL = 0.2


@dataclass(frozen=True, slots=True)
class Charset:
    """An encoding, and how its usual characters are told: by their bytes there, and by the small words of the language."""

    name: str
    codec: str
    is_usual: Callable[[str, bytes], bool]
    small: Callable[[str], float]


def _of_rows(*rows: tuple[int, int]) -> Callable[[str, bytes], bool]:
    def is_usual(_character: str, data: bytes) -> bool:
        return len(data) == 2 and data[1] >= 0xA1 and any(first <= data[0] <= last for first, last in rows)

    return is_usual


def _usual_big5(_character: str, data: bytes) -> bool:
    return len(data) == 2 and 0xA1 <= data[0] <= 0xC6


def _usual_shift_jis(character: str, data: bytes) -> bool:
    return len(data) == 2 and (KANA.match(character) is not None or 0x81 <= data[0] <= 0x98)


def _usual_western(character: str, _data: bytes) -> bool:
    return WESTERN.match(character) is not None


def _chinese_small(text: str) -> float:
    return len(CHINESE_SMALL.findall(folded(text))) / len(text)


def _kana(text: str) -> float:
    return len(KANA.findall(text)) / len(text)


def _korean_small(text: str) -> float:
    # Korean has spaces between its words; the same bytes as Chinese have none.
    return len(KOREAN_SMALL.findall(text)) / len(text) if HANGUL.search(text) else 0.0


def _nothing(_text: str) -> float:
    return 0.0


CHARSETS = (
    # Level 1 of GB 2312: the 3,755 characters of daily use; its marks before them.
    Charset("GB18030", "gb18030", _of_rows((0xA1, 0xA3), (0xB0, 0xD7)), _chinese_small),
    # Level 1 of Big5: 5,401 characters.
    Charset("Big5", "big5hkscs", _usual_big5, _chinese_small),
    Charset("Shift_JIS", "cp932", _usual_shift_jis, _kana),
    Charset("EUC-JP", "euc_jp", _of_rows((0xA1, 0xA5), (0xB0, 0xCF)), _kana),
    Charset("EUC-KR", "cp949", _of_rows((0xA1, 0xA3), (0xB0, 0xC8)), _korean_small),
    Charset("Windows-1252", "cp1252", _usual_western, _nothing),
)


@dataclass(frozen=True, slots=True)
class ReadAs:
    """Bytes as a text in one encoding, and how much speaks for that: about from 0 to 1.2."""

    charset: Charset
    text: str
    score: float


def read_as(data: bytes) -> tuple[ReadAs, ...]:
    """The encodings in which the bytes are a text that people write, the best first. There is more than one only where
    nothing tells them apart."""
    found = [one for charset in CHARSETS if (one := _read(data, charset))]
    found.sort(key=lambda one: -one.score)
    return tuple(one for one in found if found[0].score - one.score < LEAST_APART)


def _read(data: bytes, charset: Charset) -> ReadAs | None:
    try:
        text = data.decode(charset.codec)
    except UnicodeDecodeError:
        return None
    beyond = [character for character in text if not character.isascii()]
    if not beyond or (charset.codec == "cp1252" and LONG_RUN.search(text)):
        return None
    usual = sum(charset.is_usual(character, character.encode(charset.codec)) for character in beyond)
    share, small = usual / len(beyond), charset.small("".join(beyond))
    # Japanese without one kana would be names alone; the same bytes are Chinese.
    if share < LEAST_USUAL or (charset.small is _kana and not small):
        return None
    return ReadAs(charset, text, share + min(small, MOST_FOR_SMALL))
