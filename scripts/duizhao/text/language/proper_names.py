"""Names: Latin words in Chinese text, and names that both languages have a form of their own for.

`latin_names` finds the Latin words of a Chinese text that a translator would have kept (NMDA, LEGO,
HCoV-229E). `is_answered` says whether an English text has such a word: as it stands, in another form, spelt
out (WHO is answered by "World Health Organization") or as a known name. `known_names` finds the names of
`names.tsv`, a list of medicines (international non-proprietary names), organisations, places and
abbreviations with their usual Chinese names.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

from duizhao.base.bilingual import Language

Kind = Literal["body", "place", "drug", "word"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LATIN = re.compile(
    r"(?<![A-Za-z0-9&])[A-Za-z][A-Za-z0-9]*(?:(?:[-./&'’]|(?<=[A-Za-z]) (?=[A-Z0-9]))[A-Za-z0-9]+)*"
    r"(?![A-Za-z0-9])"
)
# Three capitals or more, or a code of capitals and digits: what a translator keeps. "Table1" and "CoVs" are
# not.
ABBREVIATION = re.compile(
    r"(?<![A-Za-z0-9._/@#-])(?![IVXLCDM]++(?![A-Za-z0-9]))(?:[A-Z]{3,6}s?|[A-Za-z]?[A-Z]{2}[A-Za-z]*+-?[0-9]++[A-Za-z0-9]*+)(?![A-Za-z0-9_/@]|[-.'’][A-Za-rt-z0-9])"
)
WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-'’.&][A-Za-z0-9]+)*")
# Units are compared with their numbers, not as names. SI symbols and those of everyday life and of medicine.
UNITS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "mg kg ug mcg ng pg g l ml dl ul mm cm km nm um mmhg kpa hz khz mhz ghz kb mb gb tb kbps mbps "
        "gbps kwh kw mw gw mah mol mmol iu meq kcal cal kj ms min hr sec rpm ppm psi mph kph dpi px pt em "
        "rem vh vw am pm ad bc bce ce st nd rd th no vs pp vol ph usd cny rmb hkd eur gbp jpy ft lb lbs "
        "oz in bp kbp nt kda da ev kev mev db "
    ).split()
)
# Words that everyday Chinese borrows for things that English may call otherwise.
LOANS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "app ok it id vip ceo cpu gpu usb wifi wi-fi ktv cd dvd pk diy tv pc ai ppt pdf url logo email "
        "e-mail led lcd api bug cp dna pcr ct rna icu bgm mv lp ep faq qr sim sms gdp ngo "
    ).split()
)
SMALL_WORDS = "of|and|the|for|in|on|to|with|by|at|de|la"
# Up to this length a text is searched for spelt-out abbreviations; in a longer one their words are somewhere
# anyway.
LONGEST_SEARCH = 20_000
SHORT = 4
# Of an abbreviation, two letters of one word have no more characters between them, and two words no more small ones.
LETTERS_BEHIND = re.compile("[a-z]{0,14}+")
MOST_SMALL = 2
GAP = re.compile("[^a-z0-9]+")
WORD_START = re.compile("(?<![a-z])[a-z]")
SMALL_WORD = re.compile(f"(?:{SMALL_WORDS})[^a-z]++")


@dataclass(frozen=True, slots=True)
class LatinName:
    """A Latin word or name in a Chinese text; offsets in characters."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KnownName:
    """An entry of `names.tsv`: the forms of one thing in both languages."""

    kind: Kind
    en: tuple[str, ...]
    zh: tuple[str, ...]

    def forms(self, language: Language) -> tuple[str, ...]:
        """How it is written in that language, Latin forms in Chinese included."""
        return self.en if language == "en" else (*self.zh, *self.en)


@dataclass(frozen=True, slots=True)
class NameUse:
    """A known name in a text; offsets in characters."""

    name: KnownName
    text: str
    start: int
    end: int


def latin_names(text: str) -> Iterator[LatinName]:
    """The Latin words of a Chinese text that are names: no unit, no single letter, no borrowed everyday
    word."""
    for match in LATIN.finditer(text):
        start = match.start()
        for part in match.group().split(" "):
            if _is_name(part, text, start):
                yield LatinName(part, start, start + len(part))
            start += len(part) + 1


def _is_name(word: str, text: str, start: int) -> bool:
    letters = re.sub("[^A-Za-z]", "", word)
    if len(letters) < 2 or word.lower() in LOANS:
        return False
    if all(part.lower() in UNITS for part in re.split(r"[^A-Za-z]+", word) if part):
        return False
    if re.fullmatch("[IVXLCDM]+", word):
        return False
    return not text[max(0, start - 1) : start].isdigit()


@dataclass(frozen=True)
class EnglishText:
    """An English text made ready for questions: its words, folded, and all of its letters and digits in one
    run."""

    text: str
    words: frozenset[str]
    lower_words: frozenset[str]
    run: str

    @classmethod
    def read(cls, text: str) -> "EnglishText":
        """Take apart `text` into the words that names are looked up among."""
        text = unicodedata.normalize("NFKD", text)
        words = set()
        for whole in {match.group().lower() for match in WORD.finditer(text)}:
            for piece in (whole, *re.split("[-'’.&]", whole)):
                folded = fold(piece)
                words |= {folded, stem(folded)}
        lower = frozenset(re.findall("(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])", text))
        return cls(text, frozenset(words), lower, fold(text))


def is_answered(name: str, english: EnglishText) -> bool:
    """True where the English text has this Latin word too, in whatever form."""
    folded = fold(name)
    if folded in english.words or stem(folded) in english.words:
        return True
    if len(folded) > SHORT and folded in english.run:
        return True
    if any(
        use.text.lower() == name.lower() and _has(use.name, english.text) for use in known_names(name, "en")
    ):
        return True
    pieces = [piece for piece in re.split(r"[-./&'’ ]", name) if piece]
    if len(pieces) > 1:
        return all(piece.isdigit() or len(piece) < 2 or is_answered(piece, english) for piece in pieces)
    return len(english.text) <= LONGEST_SEARCH and _is_spelt_out(name, english.text)


def fold(text: str) -> str:
    """Letters and digits alone, in lower case and without accents."""
    return re.sub("[^a-z0-9]", "", unicodedata.normalize("NFKD", text).lower())


def stem(word: str) -> str:
    """An English word without the ending that only grammar asks for."""
    return re.sub("(?<=[a-z]{3})(?:ies|es|s|y|ing|ed|ic|al)$", "", word)


def _is_spelt_out(name: str, english: str) -> bool:
    """True where the letters of an abbreviation start words that follow each other ("centre for disease
    control"), or stand in one or two of them ("tuberculosis" for TB)."""
    letters = re.sub("[^A-Za-z]", "", name)
    if not 2 <= len(letters) <= 8 or not any(letter.isupper() for letter in name):
        return False
    # ACE2 is "angiotensin-converting enzyme 2"; CYP2B6 is not "CYP3A4 by …".
    if not all(digits in re.findall("[0-9]+", english) for digits in re.findall("[0-9]+", name)):
        return False
    text, gaps, starts = _words_of(english)
    first, others = letters[0].lower(), letters[1:].lower()
    # All places at once: to try one after the other would take a time that grows with each letter.
    behind = set(starts.get(first, ()))
    for letter in others:
        behind = {
            place + 1 for place in _next_places(text, behind, gaps) if text[place : place + 1] == letter
        }
    return bool(behind)


# A text is asked about once for each name beside it.
@lru_cache(maxsize=4)
def _words_of(english: str) -> tuple[str, Sequence[int], Mapping[str, Sequence[int]]]:
    """The text in lower case, the ends of what parts its words, and by first letter the places behind that letter."""
    text = english.lower()
    starts: dict[str, list[int]] = {}
    for match in WORD_START.finditer(text):
        starts.setdefault(match.group(), []).append(match.end())
    return text, [match.end() for match in GAP.finditer(text)], starts


def _next_places(text: str, behind: set[int], gaps: Sequence[int]) -> set[int]:
    """Where the next letter of an abbreviation may stand behind one that ends at one of the places `behind`: near it in the
    same word, or where the next word begins, up to two small words left out. `gaps` are the ends of what parts words."""
    places: set[int] = set()
    for start in behind:
        near = LETTERS_BEHIND.match(text, start)
        places.update(range(start, near.end() + 1 if near else start))
    starts = {gaps[index] for start in behind if (index := bisect_right(gaps, start)) < len(gaps)}
    for _small in range(MOST_SMALL + 1):
        places |= starts
        starts = {match.end() for start in starts if (match := SMALL_WORD.match(text, start))}
    return places


@lru_cache(maxsize=256)
def known_names(text: str, language: Language) -> tuple[NameUse, ...]:
    """Every known name in `text`, the longest at each spot, from left to right."""
    expression, owners = _expression(language)
    return tuple(
        NameUse(name, match.group(), match.start(), match.end())
        for match in expression.finditer(text)
        for name in owners.get(_key(match.group())) or owners.get(_key(match.group()[:-1]), ())
    )


def _has(name: KnownName, text: str) -> bool:
    return any(use.name is name for use in known_names(text, "en"))


def _key(form: str) -> str:
    # "US" is a country, "us" is not: short capitals count as they are written.
    return form if form.isupper() and len(form) <= SHORT else form.lower()


@cache
def _expression(language: Language) -> tuple[re.Pattern[str], dict[str, tuple[KnownName, ...]]]:
    owners: dict[str, tuple[KnownName, ...]] = {}
    for name in all_names():
        for form in name.forms(language):
            owners[_key(form)] = (*owners.get(_key(form), ()), name)
    longest_first = sorted(owners, key=len, reverse=True)
    latin = [_latin(form) for form in longest_first if form.isascii()]
    other = [re.escape(form) for form in longest_first if not form.isascii()]
    # The edges stand outside, so that most places are passed over at the first look.
    edged = rf"(?<![A-Za-z0-9])(?:{'|'.join(latin)})s?(?![A-Za-z0-9])"
    return re.compile("|".join([*other, edged] if latin else other)), owners


def _latin(form: str) -> str:
    # "US" is a country, "us" is not: capitals count as they are written.
    return re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})"


@cache
def all_names() -> tuple[KnownName, ...]:
    """Every name that `names.tsv` lists, in both languages."""
    lines = Path(__file__).with_name("names.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines if line]
    return tuple(_known(kind, en, zh) for kind, en, zh in rows)


def _known(kind: str, en: str, zh: str) -> KnownName:
    if kind not in KINDS:
        raise ValueError(f"kind {kind!r}")
    return KnownName(kind, tuple(en.split("|")), tuple(zh.split("|")))
