"""Texts that are neither English nor Chinese: which language carries them, by their script and their small words.

A script that only one language has says it at once. Languages in Latin letters are told by the small words that every
sentence needs; a heading or a short line without any goes with the text around it. Names and single words tell nothing:
where nothing is sure, a text is what it was taken for.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from duizhao.base.bilingual import Bilingual
from duizhao.text.language.main_language import ENGLISH_SMALL, without_markup
from duizhao.text.language.pinyin_syllables import is_pinyin, may_be_pinyin
from duizhao.text.language.script import HAN_RUN, RUNNING_WORD, han_count

OTHER_NAMES: dict[str, Bilingual] = {
    "ja": Bilingual("Japanese", "日语"),
    "ko": Bilingual("Korean", "韩语"),
    "ar": Bilingual("Arabic", "阿拉伯语"),
    "he": Bilingual("Hebrew", "希伯来语"),
    "ru": Bilingual("Russian", "俄语"),
    "el": Bilingual("Greek", "希腊语"),
    "th": Bilingual("Thai", "泰语"),
    "hi": Bilingual("Hindi", "印地语"),
    "es": Bilingual("Spanish", "西班牙语"),
    "fr": Bilingual("French", "法语"),
    "de": Bilingual("German", "德语"),
    "pt": Bilingual("Portuguese", "葡萄牙语"),
    "it": Bilingual("Italian", "意大利语"),
    "nl": Bilingual("Dutch", "荷兰语"),
    "vi": Bilingual("Vietnamese", "越南语"),
    "id": Bilingual("Indonesian", "印度尼西亚语"),
    "tl": Bilingual("Tagalog", "他加禄语"),
    "tr": Bilingual("Turkish", "土耳其语"),
    "pl": Bilingual("Polish", "波兰语"),
    "zh-Latn": Bilingual("pinyin", "拼音"),
}
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\uff66-\uff9f]")
SCRIPTS = {
    "ko": re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]{2,}"),
    "ar": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]{2,}"),
    "he": re.compile("[\u0590-\u05ff]{2,}"),
    "ru": re.compile("[\u0400-\u04ff]{2,}"),
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]{2,}"),
    "th": re.compile("[\u0e00-\u0e7f]{2,}"),
    "hi": re.compile("[\u0900-\u097f]{2,}"),
}
# Everything in which one of these scripts, or kana, can stand.
BEYOND = re.compile(
    "[\u0370-\u1fff\u3041-\u3096\u30a1-\u30fa\u3131-\u318e\uac00-\ud7a3\ufb50-\ufdff\ufe70-\ufefc\uff66-\uff9f]"
)
LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# What stands beside a digit is part of a name or a number.
WORD = re.compile(r"(?<![\dA-Za-z\u00c0-\u024f\u1e00-\u1eff])[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?![\d\w])")
ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
# Fewer kana among the Chinese characters are an ornament, as in 鲜の每日.
LEAST_KANA = 0.12
FEWEST_KANA = 2
# What a script of its own, in words of two letters or more, has at least of all letters of a text.
LEAST_SHARE = 0.6
# The small words of a language are at least this share of all words, and so many.
LEAST_SMALL = 0.15
FEWEST_SMALL = 2
# Without one accent the words may be names, commands or abbreviations.
LEAST_SMALL_IN_ASCII = 0.25
# Where a text has the sign of being in a language, and nothing speaks for English, one small word is enough.
FEWEST_WORDS = 3
CANTONESE = re.compile("[嘅唔喺嚟哋啲冇咁嗰嘢佢畀咗嘥冚瞓攞]")


def other_language(text: str) -> str:
    """The code of the language that carries `text` where that is neither English nor Chinese, else an empty text."""
    if text.isascii() and not _maybe_foreign(text):
        return ""
    prose = without_markup(text)
    return _by_script(prose) or _by_words(prose)


def other_languages(texts: Sequence[str]) -> tuple[str, ...]:
    """The language of each of the texts of one source, empty for English and Chinese. What is not sure by itself goes with
    the texts around it, where these are sure."""
    found = [other_language(text) for text in texts]
    sure = Counter(filter(None, found))
    if not sure:
        return tuple(found)
    alone = list(found)
    for index, text in enumerate(texts):
        if not alone[index]:
            found[index] = _by_neighbours(text, index, alone, sure)
    return tuple(found)


def is_cantonese(text: str) -> bool:
    """True for Chinese that is written as it is spoken in Canton: with two characters that only this has."""
    return not text.isascii() and len(set(CANTONESE.findall(text))) >= 2


def _by_script(text: str) -> str:
    if text.isascii():
        return ""
    han = han_count(text)
    if BEYOND.search(text):
        kana = len(KANA.findall(text))
        if kana >= FEWEST_KANA and kana >= LEAST_KANA * (kana + han):
            words = len(RUNNING_WORD.findall(text))
            return "ja" if kana + han > 2 * words else ""
        letters = han + len(LATIN_LETTERS.findall(text))
        for code, script in SCRIPTS.items():
            count = sum(map(len, script.findall(text)))
            if count and count > LEAST_SHARE * (count + letters):
                return code
    return "ja" if han and _japanese_forms(text) >= FEWEST_KANA else ""


def _by_words(text: str) -> str:
    if not LATIN_LETTERS.search(text) or HAN_RUN.search(text):
        return ""
    if may_be_pinyin(text) and is_pinyin(text):
        return "zh-Latn"
    words = WORD.findall(text)
    scores = _scores(words)
    if not scores:
        return ""
    code, count = scores.most_common(1)[0]
    english = len(ENGLISH_SMALL.findall(text))
    least = LEAST_SMALL_IN_ASCII if text.isascii() else LEAST_SMALL
    if count <= english or count < least * len(words):
        return ""
    if count >= FEWEST_SMALL:
        return code
    # A name has an accent too, but no small word beside it.
    return code if english == 0 and len(words) >= FEWEST_WORDS and ACCENTED.search(text) else ""


def _by_neighbours(text: str, index: int, found: Sequence[str], sure: Counter[str]) -> str:
    prose = without_markup(text)
    if HAN_RUN.search(prose):
        # 受付 among Japanese texts: a form that only Japanese writes.
        return "ja" if sure["ja"] and (KANA.search(prose) or _japanese_forms(prose)) else ""
    words = WORD.findall(prose)
    if not words or ENGLISH_SMALL.search(prose):
        return ""
    scores = _scores(words)
    for code, _many in sure.most_common():
        if scores[code] and scores[code] == max(scores.values()):
            return code
    near = {code for code in (*found[max(index - 1, 0) : index], *found[index + 1 : index + 2]) if code}
    if len(near) == 1 and ACCENTED.search(prose):
        return near.pop()
    return ""


def _scores(words: Sequence[str]) -> Counter[str]:
    """How many small words of each language are among the words. A capital makes a name of one, but at the start; one
    that stands twice may be an abbreviation in a table, and counts once."""
    known = _small_words()
    found = known.keys() & {*words, *(word.lower() for word in words[:1])}
    return Counter(code for word in sorted(found) for code in known[word]) if found else Counter()


def _maybe_foreign(text: str) -> bool:
    """A quick look at a text in ASCII, which most English is: two small words of one language, or tones in digits."""
    scores = _scores(WORD.findall(text))
    return (bool(scores) and scores.most_common(1)[0][1] >= FEWEST_SMALL) or may_be_pinyin(text)


def _japanese_forms(text: str) -> int:
    """How many characters only Japanese writes so: its standard has them, and neither of the Chinese ones."""
    try:
        # Of most Chinese the standard has every character, which is quickly asked.
        text.encode("gb2312")
    except UnicodeEncodeError:
        pass
    else:
        return 0
    return sum(_is_japanese_form(character) for run in HAN_RUN.findall(text) for character in run)


@cache
def _is_japanese_form(character: str) -> bool:
    return _has("shift_jis", character) and not _has("gb2312", character) and not _has("big5", character)


def _has(codec: str, character: str) -> bool:
    try:
        return bool(character.encode(codec))
    except UnicodeEncodeError:
        return False


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    rows = files(__package__).joinpath("small_words.tsv").read_text("utf-8").splitlines()
    for row in rows:
        if row.startswith("#"):
            continue
        code, _tab, words = row.partition("\t")
        for word in words.split():
            if not ENGLISH_SMALL.fullmatch(word):
                found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}
