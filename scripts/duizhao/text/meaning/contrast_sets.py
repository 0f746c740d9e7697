"""Sets of words that exclude each other, read from `contrasts.toml` (its head says how it is written), made ready to be found
in a sentence in one pass."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from duizhao.base.bilingual import Language
from duizhao.text.bilingual.english_forms import bases

FILE = "contrasts.toml"
PLAIN, FAMILY = "plain", "family"
# Words with commas between them; a regular expression with a comma in it stands in quotes.
ENGLISH_FORM = re.compile(r"'(/[^'\n]{1,300}/)'|([^,\n']*+(?:'[^/,\n][^,\n']*+)*+)")
# The keys of a member, and whether their words name it or only answer it.
KEYS: tuple[tuple[Language, str, bool], ...] = (
    ("en", "en", True),
    ("en", "en_also", False),
    ("zh", "zh", True),
    ("zh", "zh_also", False),
)
# So many letters of a word stand before an ending that is a sign of it: "april" is no *pril.
SHORTEST_BEFORE = 3
# A word answers what the words of two characters and more inside of it answer: 邮票 is no 票.
SHORTEST_PART = 2


@dataclass(frozen=True)
class Named:
    """What a word says: the members that it names, and those that it may answer, by set."""

    strong: Mapping[str, frozenset[str]] = field(default_factory=dict)
    weak: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def and_weakly(self, other: "Named") -> "Named":
        """The same, answering also what `other` names."""
        weak = dict(self.weak)
        for name, members in other.strong.items():
            weak[name] = weak.get(name, frozenset()) | members
        return Named(self.strong, weak)

    @cached_property
    def weakened(self) -> "Named":
        """The same words as an answer that names nothing."""
        return Named({}, self.and_weakly(self).weak)

    @cached_property
    def members(self) -> frozenset[tuple[str, str]]:
        """The sets and members that it names or may answer."""
        return frozenset(
            (name, member)
            for many in (self.strong, self.weak)
            for name, members in many.items()
            for member in members
        )


NOTHING = Named()
Phrase = tuple[tuple[str, ...], Named]
# The phrases that begin with a word, by their second word, and what the word says alone.
Entry = tuple[Mapping[str, list[Phrase]], Named | None]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, and letters without which no text fits it."""

    expression: re.Pattern[str]
    needed: str
    named: Named


class ContrastSets:
    """The sets of one or more files. `families` is the family of each set."""

    def __init__(self, *data: Mapping[str, Any]) -> None:
        self.families: dict[str, str] = {}
        known: dict[Language, dict[str, Named]] = {"en": {}, "zh": {}}
        for one in data:
            self.families |= {name: table[FAMILY] for name, table in one.items() if name != PLAIN}
            for language, form, set_name, member, strong in forms(one):
                named = known[language].setdefault(form, Named({}, {}))
                many: Any = named.strong if strong else named.weak
                many[set_name] = many.get(set_name, frozenset()) | {member}
            for language, split in (("en", english_forms), ("zh", str.split)):
                for form in split(one.get(PLAIN, {}).get(language, "")):
                    known[language].setdefault(form, NOTHING)
        self._read_english(known["en"])
        self._read_chinese(known["zh"])

    def _read_english(self, known: dict[str, Named]) -> None:
        self.patterns_en = _patterns(known)
        self._words = {
            form: n for form, n in known.items() if form[0] != "/" and " " not in form and "*" not in form
        }
        self._beginnings = [(form[:-1], n) for form, n in known.items() if form.endswith("*")]
        self._endings = [(form[1:], n) for form, n in known.items() if form.startswith("*")]
        self._phrases: defaultdict[str, list[Phrase]] = defaultdict(list)
        for form, named in known.items():
            words = tuple(form.replace("-", " ").split())
            if len(words) > 1 and form[0] != "/":
                self._phrases[words[0]].append((words, named))
                self.word = lru_cache(20_000)(self._word)
        self.entry = lru_cache(20_000)(self._entry)

    def _read_chinese(self, known: dict[str, Named]) -> None:
        self.patterns_zh = _patterns(known)
        words = {form: n for form, n in known.items() if form[0] != "/"}
        # A word answers what the words inside of it answer: 赖诺普利 is a 普利.
        self._zh = [
            named
            if named is NOTHING
            else _with_parts(named, [words[part] for part in _parts(form) if part in words])
            for form, named in words.items()
        ]
        self._zh_of = dict(zip(words, self._zh, strict=True))
        self._automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)

    def _word(self, raw: str) -> Named | None:
        """What an English word says in any of its forms; None for a word that no set has."""
        lower = raw.lower().replace("’", "'")
        capital = self._words.get(raw) if raw != lower else None
        found = [capital] if capital else []
        found += [self._words[form] for form in (lower, *bases(lower)) if form in self._words]
        found += [n for start, n in self._beginnings if lower.startswith(start)]
        found += [
            n
            for end, n in self._endings
            if lower.rstrip("s").endswith(end) and len(lower) >= len(end) + SHORTEST_BEFORE
        ]
        return _with_parts(found[0], found[1:]) if found else None

    def _entry(self, raw: str) -> Entry | None:
        """The phrases that begin with an English word in any of its forms, by their second word, and what the word says by
        itself; None for a word that is in no set and begins no phrase."""
        lower = raw.lower().replace("’", "'")
        found: dict[str, list[Phrase]] = {}
        for head in dict.fromkeys((raw, lower, *bases(lower))):
            for phrase in self._phrases.get(head, ()):
                found.setdefault(phrase[0][1], []).append(phrase)
        named = self.word(raw)
        return (found, named) if found or named else None

    def is_name(self, raw: str) -> bool:
        """True for an English word that a set has with its capital."""
        return raw in self._words and raw != raw.lower()

    def chinese_word(self, word: str) -> Named | None:
        """What a Chinese word says by itself; None for a word that no set has."""
        return self._zh_of.get(word)

    def chinese(self, text: str) -> Iterator[tuple[Named, int, int]]:
        """The words of the sets in a Chinese text: what each says, its start and end in characters."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield self._zh[index], start, end


def _patterns(known: Mapping[str, Named]) -> list[Pattern]:
    """The regular expressions among the forms."""
    return [
        Pattern(re.compile(form[1:-1]), _needed(form[1:-1]), named)
        for form, named in known.items()
        if form[0] == "/"
    ]


def _needed(expression: str) -> str:
    """The longest run of plain letters that stands outside of all groups and is not optional."""
    last = ""
    while last != expression:
        last, expression = expression, re.sub(r"\([^()]{0,300}\)[?*]?", "|", expression)
    plain = re.sub(r"\[[^]\[]{0,100}\]|\\\w|\{[^{}]{0,20}\}|.[?*]|[+.^$]", "|", expression)
    return max(plain.split("|"), key=len)


def _with_parts(named: Named, parts: list[Named]) -> Named:
    for part in parts:
        named = named.and_weakly(part)
    return named


def _parts(form: str) -> Iterator[str]:
    length = len(form)
    for start in range(length):
        for end in range(start + SHORTEST_PART, length + 1):
            if end - start < length:
                yield form[start:end]


def english_forms(text: str) -> list[str]:
    """The words and phrases of a list in English."""
    found = (quoted or plain for quoted, plain in ENGLISH_FORM.findall(text))
    return [" ".join(form.split()) for form in found if form.strip()]


def forms(data: Mapping[str, Any]) -> Iterator[tuple[Language, str, str, str, bool]]:
    """Every form of a file: language, form, set, member, and whether it names the member or only answers it."""
    for set_name, table in data.items():
        if set_name == PLAIN:
            continue
        for member, lists in table.items():
            if member == FAMILY:
                continue
            for language, key, strong in KEYS:
                text = lists.get(key, "")
                for form in english_forms(text) if language == "en" else text.split():
                    yield language, form, set_name, member, strong


@cache
def shipped() -> Mapping[str, Any]:
    """The file that ships with the package, as it stands there."""
    return tomllib.loads(files(__package__).joinpath(FILE).read_text("utf-8"))


@cache
def contrast_sets() -> ContrastSets:
    """The sets that ship with the package."""
    return ContrastSets(shipped())
