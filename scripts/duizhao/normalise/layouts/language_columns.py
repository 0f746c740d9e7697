"""Which columns of a table are English, which are the same in Chinese, and whose cells hold both languages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.normalise.layouts.switch_point import SwitchPoint, switch_point
from duizhao.normalise.pairing.dictionary_glosses import english_stems, glosses
from duizhao.text.language.main_language import main_language
from duizhao.text.language.pinyin_syllables import is_pinyin
from duizhao.text.language.script import HAN_RUN, LATIN_WORD, has_han
from duizhao.text.language.simplified import is_traditional

# `en` and `zh` columns answer each other; cells of `both` are cut; `shared` stands on both pages; `other zh` says the
# same as a Chinese column, in other characters, and stands on the Chinese page.
Role = Literal["en", "zh", "both", "shared", "other zh"]
Rows = Sequence[Sequence[str]]

NAMES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"english|英文|英语|^\W*(?:en|eng|en[-_](?:us|gb))\W*$", re.IGNORECASE),
    "zh": re.compile(
        r"chinese|中文|汉语|漢語|华文|mandarin|简体|^\W*(?:zh|zho|chi|cn|zh[-_](?:cn|hans))\W*$",
        re.IGNORECASE,
    ),
}
OTHER_NAMES = re.compile(r"pinyin|拼音|phonetic|音标|traditional|繁體|繁体|正體", re.IGNORECASE)
TAG = re.compile(r"<br ?/?>")
DIGIT = re.compile(r"\d")
SHARE_OF_ONE_LANGUAGE = 0.8
# A cell with a number and no more words than these is a value: "500 mg", "2 tablets".
MOST_WORDS_OF_A_VALUE = 2
# Cells with nothing but a blank between the languages count where so many are built alike.
FEWEST_ALIKE = 2
# Of the rows that are compared, so many have to share a word that a dictionary knows.
LEAST_SHARING = 0.25
MOST_ROWS_COMPARED = 60


@dataclass(frozen=True, slots=True)
class LanguageColumns:
    """The role of each column. `is_text`: nothing but one text and its translation, side by side."""

    roles: tuple[Role, ...]

    @property
    def is_text(self) -> bool:
        """True for one English and one Chinese column and no other."""
        return sorted(self.roles) == ["en", "zh"]


def language_columns(rows: Rows) -> LanguageColumns | None:
    """The roles of the columns of a table whose first row may be its head; None for a table in one language."""
    width = len(rows[0]) if rows else 0
    if width < 2 or any(len(row) != width for row in rows):
        return None
    head, body = rows[0], rows[1:]
    columns = [[_bare(row[column]) for row in body] for column in range(width)]
    heads = [_bare(cell) for cell in head]
    # One row says nothing of columns, but a form may be one: "Signature 签名 | ____ | Date 日期 | ____".
    pairs = _pairs(heads, columns) if body else []
    if len(body) == 1 and not all(
        _fits(heads[column], language)
        for pair in pairs
        for column, language in zip(pair, LANGUAGES, strict=True)
    ):
        pairs = []
    cut = _cut_columns(heads, columns, {column for pair in pairs for column in pair})
    if not pairs and not cut:
        return None
    roles: list[Role] = ["shared"] * width
    for en, zh in pairs:
        roles[en], roles[zh] = "en", "zh"
    for column in cut:
        roles[column] = "both"
    for column in range(width):
        if pairs and roles[column] == "shared" and _is_other_chinese(heads[column], columns[column]):
            roles[column] = "other zh"
    return LanguageColumns(tuple(roles))


def is_side_by_side(rows: Rows) -> bool:
    """True for a table that is one text and its translation and nothing else."""
    found = language_columns(rows)
    return found is not None and found.is_text


def cell_point(cell: str, *, is_alike: bool) -> SwitchPoint | None:
    """Where a cell changes its language. A blank alone is enough only where others are built alike."""
    point = switch_point(cell) if has_han(cell) else None
    return point if point and (point.how != "blank" or is_alike) else None


def _bare(cell: str) -> str:
    return TAG.sub(" ", cell).strip("| \t")


def _pairs(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """The English and the Chinese columns that answer each other: those that heads name, then neighbours."""
    named = {
        language: [
            n for n, head in enumerate(heads) if NAMES[language].search(head) and not _names_both(head)
        ]
        for language in ("en", "zh")
    }
    if len(named["en"]) > 1 or len(named["zh"]) > 1:
        # "Traditional Chinese" names a Chinese column too: the plain name is meant.
        named = {
            language: [n for n in found if not OTHER_NAMES.search(heads[n])]
            for language, found in named.items()
        }
    found = []
    if len(named["en"]) == len(named["zh"]) == 1:
        found.append((named["en"][0], named["zh"][0]))
    chinese = [n for n in range(len(heads)) if _is_chinese(heads[n], columns[n])]
    # Where a table has both ways to write Chinese, the Simplified column is the translation.
    chinese.sort(key=lambda n: _is_other_chinese(heads[n], columns[n]))
    strong = [n for n in range(len(heads)) if _is_english(heads[n], columns[n], weak=False)]
    weak = [n for n in range(len(heads)) if n not in strong and _is_english(heads[n], columns[n], weak=True)]
    taken = {column for pair in found for column in pair}
    for zh in chinese:
        if zh in taken:
            continue
        for choice in (strong, weak):
            free = [
                n
                for n in choice
                if n not in taken and n != zh and _answer(heads[n], columns[n], heads[zh], columns[zh])
            ]
            if free:
                en = min(free, key=lambda n, zh=zh: (abs(n - zh), n > zh))  # type: ignore[misc]
                found.append((en, zh))
                taken |= {en, zh}
                break
    return sorted(found)


def _answer(en_head: str, en: Sequence[str], zh_head: str, zh: Sequence[str]) -> bool:
    """True where something says that two columns are the same in two languages: a dictionary knows words of their heads
    or rows as the same, or both hold the same numbers. A drug beside its dose, or its note, is no translation."""
    rows = [(one, other) for one, other in zip(en, zh, strict=True) if one and other]
    if all(map(_is_value, filter(None, en))):
        return bool(rows) and all(_numbers(one) == _numbers(other) for one, other in rows)
    if _share_words(en_head, zh_head):
        return True
    sharing = sum(_share_words(one, other) for one, other in rows[:MOST_ROWS_COMPARED])
    return sharing >= max(1, LEAST_SHARING * min(len(rows), MOST_ROWS_COMPARED))


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", text)


def _share_words(en: str, zh: str) -> bool:
    stems = english_stems(en)
    return any(not stems.isdisjoint(meanings) for meanings in glosses().find(zh).values())


def _names_both(head: str) -> bool:
    return all(pattern.search(head) for pattern in NAMES.values())


def _is_chinese(head: str, cells: Sequence[str]) -> bool:
    """True where a column is in Chinese, its head too: Chinese cells under an English head are a text about them."""
    spoken = [language for cell in cells if (language := main_language(cell))]
    return (
        bool(spoken)
        and spoken.count("zh") >= SHARE_OF_ONE_LANGUAGE * len(spoken)
        and not _holds_both(cells)
        and _fits(head, "zh")
    )


def _is_english(head: str, cells: Sequence[str], *, weak: bool) -> bool:
    """True where a column is in English; with `weak`, where it holds values that read the same in every language."""
    spoken = [
        language for cell in cells if (weak or not _is_value(cell)) and (language := main_language(cell))
    ]
    if not spoken or spoken.count("en") < SHARE_OF_ONE_LANGUAGE * len(spoken) or OTHER_NAMES.search(head):
        return False
    if sum(map(is_pinyin, cells)) * 2 > len(cells):
        return False
    if not weak and 2 * sum(_has_word(cell) for cell in cells) < len(spoken):
        return False
    return _fits(head, "en")


def _fits(head: str, language: Language) -> bool:
    """True where a head may stand over a column in `language`: it is in it, names it, or is in both."""
    return (
        main_language(head) in (language, None)
        or NAMES[language].search(head) is not None
        or switch_point(head) is not None
    )


def _has_word(cell: str) -> bool:
    """True where a cell holds a word that is no code and no short form."""
    return re.search(r"(?<![A-Za-z])[A-Za-z][a-z]+(?![A-Za-z])", cell) is not None


def _is_value(cell: str) -> bool:
    return (
        DIGIT.search(cell) is not None
        and not has_han(cell)
        and len(LATIN_WORD.findall(cell)) <= MOST_WORDS_OF_A_VALUE
    )


def _is_other_chinese(head: str, cells: Sequence[str]) -> bool:
    """True for a column in Traditional characters."""
    chinese = [cell for cell in cells if has_han(cell)]
    return bool(chinese) and 2 * sum(map(is_traditional, [head, *chinese])) > len(chinese)


def _holds_both(cells: Sequence[str]) -> bool:
    both = sum(switch_point(cell) is not None for cell in cells)
    return both >= FEWEST_ALIKE and both >= SHARE_OF_ONE_LANGUAGE * sum(map(has_han, cells))


def _cut_columns(heads: Sequence[str], columns: Sequence[Sequence[str]], taken: set[int]) -> list[int]:
    """The columns whose cells say the same in both languages."""
    free = [n for n in range(len(heads)) if n not in taken]
    cells = {n: [heads[n], *columns[n]] for n in free}
    # A form is many short columns of a few cells: they are judged together.
    whole = [cell for n in free for cell in cells[n]]
    if _is_alike(whole):
        return [n for n in free if any(cell_point(cell, is_alike=True) for cell in cells[n])]
    return [n for n in free if _is_alike(cells[n])]


def _is_alike(cells: Sequence[str]) -> bool:
    """True where most cells with Chinese in them have their English before or behind it, and no words come again and
    again: "Docker 容器", "Redis 容器" are Chinese with names in it."""
    # What a column says again and again counts once: "after food 饭后" in every row.
    chinese = list(dict.fromkeys(cell for cell in cells if has_han(cell)))
    both = [cell for cell in chinese if switch_point(cell)]
    if len(both) < FEWEST_ALIKE or len(both) < SHARE_OF_ONE_LANGUAGE * len(chinese):
        return False
    if len(both) == FEWEST_ALIKE:
        return True
    tails = Counter(HAN_RUN.findall(cell)[-1][-2:] for cell in both)
    words = Counter(" ".join(LATIN_WORD.findall(cell)).lower() for cell in both)
    return max(tails.values()) <= len(both) / 2 and max(words.values()) <= max(1, len(both) // 4)
