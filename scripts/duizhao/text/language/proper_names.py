"""Names: Latin words in Chinese text, and names that both languages have a form of their own for.

`latin_names` finds the Latin words of a Chinese text that a translator would have kept (NMDA, LEGO,
HCoV-229E). `is_answered` says whether an English text has such a word: as it stands, in another form, spelt
out (WHO is answered by "World Health Organization") or as a known name. `known_names` finds the names of
`names.tsv`, a list of medicines (international non-proprietary names), organisations, places and
abbreviations with their usual Chinese names.
"""

import re
import string
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Literal, get_args

from ahocorasick_rs import AhoCorasick

from duizhao.base.bilingual import Language
from duizhao.text.language.word_tables import lowered

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
LETTERS_AND_DIGITS = frozenset(string.ascii_letters + string.digits)
ROMAN = re.compile("[IVXLCDM]+")
DIGITS = re.compile("[0-9]+")
NO_LETTERS = re.compile("[^A-Za-z]+")
NOT_FOLDED = re.compile("[^a-z0-9]+")
IN_WORD = re.compile("[-'’.&]")
IN_NAME = re.compile("[-./&'’ ]")
LOWER_WORD = re.compile("(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])")
ENDING = re.compile("(?<=[a-z]{3})(?:ies|es|s|y|ing|ed|ic|al)$")


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
    letters = NO_LETTERS.sub("", word)
    if len(letters) < 2 or word.lower() in LOANS:
        return False
    if all(part.lower() in UNITS for part in NO_LETTERS.split(word) if part):
        return False
    if ROMAN.fullmatch(word):
        return False
    return not text[max(0, start - 1) : start].isdigit()


@dataclass(frozen=True)
class EnglishText:
    """An English text that is asked about names. What it is taken apart into is made when it is first asked for: most blocks
    have no name beside them."""

    text: str

    @classmethod
    def read(cls, text: str) -> "EnglishText":
        """The text with its accents apart from their letters."""
        return cls(unicodedata.normalize("NFKD", text))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words and the parts of those with hyphens, folded, with and without their endings."""
        wholes = {match.group().lower() for match in WORD.finditer(self.text)}
        return frozenset().union(*map(_folded, wholes))

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that stand in small letters."""
        return frozenset(LOWER_WORD.findall(self.text))

    @cached_property
    def run(self) -> str:
        """All of its letters and digits, in one run."""
        return fold(self.text)


@lru_cache(20_000)
def _folded(whole: str) -> frozenset[str]:
    """A word in small letters and its parts, folded, with and without their endings."""
    pieces = {fold(piece) for piece in (whole, *IN_WORD.split(whole))}
    return frozenset(pieces.union(map(stem, pieces)))


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
    # JavaScript is answered by JS.
    capitals = "".join(letter for letter in name if letter.isupper()).lower()
    if 2 <= len(capitals) < len(name) and capitals in english.words:
        return True
    pieces = [piece for piece in IN_NAME.split(name) if piece]
    if len(pieces) > 1:
        return all(piece.isdigit() or len(piece) < 2 or is_answered(piece, english) for piece in pieces)
    return len(english.text) <= LONGEST_SEARCH and _is_spelt_out(name, english.text)


def fold(text: str) -> str:
    """Letters and digits alone, in lower case and without accents."""
    return NOT_FOLDED.sub("", unicodedata.normalize("NFKD", text).lower())


def stem(word: str) -> str:
    """An English word without the ending that only grammar asks for."""
    return ENDING.sub("", word)


def _is_spelt_out(name: str, english: str) -> bool:
    """True where the letters of an abbreviation start words that follow each other ("centre for disease
    control"), or stand in one or two of them ("tuberculosis" for TB)."""
    letters = NO_LETTERS.sub("", name)
    if not 2 <= len(letters) <= 8 or not any(letter.isupper() for letter in name):
        return False
    # ACE2 is "angiotensin-converting enzyme 2"; CYP2B6 is not "CYP3A4 by …".
    if not _has_digits(DIGITS.findall(name), english):
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


def _has_digits(sought: list[str], english: str) -> bool:
    return not sought or set(sought) <= set(DIGITS.findall(english))


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
    forms = _forms(language)
    found: list[NameUse] = []
    free = 0
    for start, end in forms.places(text):
        if start >= free:
            spelt, free = text[start:end], end
            owners = forms.owners.get(_key(spelt)) or forms.owners.get(_key(spelt[:-1]), ())
            found += [NameUse(name, spelt, start, end) for name in owners]
    return tuple(found)


def _has(name: KnownName, text: str) -> bool:
    return any(use.name is name for use in known_names(text, "en"))


def _key(form: str) -> str:
    # "US" is a country, "us" is not: short capitals count as they are written.
    return form if form.isupper() and len(form) <= SHORT else form.lower()


class _NameForms:
    """All forms of the known names in one language: `owners` are the names by the key of a form."""

    def __init__(self, names: Iterable[KnownName], language: Language) -> None:
        self.owners: dict[str, tuple[KnownName, ...]] = {}
        for name in names:
            for form in name.forms(language):
                self.owners[_key(form)] = (*self.owners.get(_key(form), ()), name)
        # Of forms at one place the first counts: Chinese before Latin, the longest first.
        self._forms = sorted(self.owners, key=lambda form: (form.isascii(), -len(form)))
        self._automaton = AhoCorasick([form.lower() for form in self._forms])

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where forms stand in `text`, by start, at each the one that counts before the others."""
        found = [
            (start, index, last)
            for index, start, end in self._automaton.find_matches_as_indexes(lowered(text), overlapping=True)
            if (last := self._end(index, text, start, end))
        ]
        return [(start, end) for start, _index, end in sorted(found)]

    def _end(self, index: int, text: str, start: int, end: int) -> int:
        """Where the form ends that the automaton found, with the "s" of a plural; 0 where it is not that form."""
        form = self._forms[index]
        # "US" is a country, "us" is not: capitals count as they are written.
        if (form.isupper() or not form.isascii()) and text[start:end] != form:
            return 0
        if not form.isascii():
            return end
        if text[start - 1 : start] in LETTERS_AND_DIGITS:
            return 0
        if text[end : end + 1] == "s":
            end += 1
        return 0 if text[end : end + 1] in LETTERS_AND_DIGITS else end


@cache
def _forms(language: Language) -> _NameForms:
    return _NameForms(all_names(), language)


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
