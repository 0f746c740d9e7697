"""The phrases that operators are found by, in one pass over a text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from duizhao.text.bilingual import LinkedToken

NO_LETTER = re.compile(r"[^a-z'’-]")
# The label of phrases that hold a word of a lexicon and say something else.
LOOKALIKE = "-"


class FoundOperator(NamedTuple):
    """A phrase of a lexicon in a text."""

    label: str
    start: int
    end: int
    firm: bool


class OperatorLexicon:
    """Phrases by label: `"must": "must|have to"`. A label that begins with `~` names the soft phrases of it; `LOOKALIKE` names
    phrases that only look like one. Of phrases that overlap, the one that begins first counts, the longest at its place."""

    def __init__(self, phrases: Mapping[str, str], *, latin: bool) -> None:
        self._latin = latin
        kinds: dict[str, tuple[str, bool]] = {}
        # Of labels that list the same phrase, the first has it.
        for name, listed in phrases.items():
            for word in filter(None, (one.strip() for one in re.split(r"[|\n]", listed))):
                kinds.setdefault(f" {word}" if latin else word, (name.lstrip("~"), not name.startswith("~")))
        self._kinds = tuple(kinds.values())
        self._automaton = AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[FoundOperator]:
        """The phrases of `text`, from left to right, and those that only look like one (`LOOKALIKE`)."""
        shift = 0
        if self._latin:
            text, shift = _plain(text), 1
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            label, firm = self._kinds[index]
            if shift and text[end] != " ":
                continue
            # The blank before an English word is no part of it.
            found.append(FoundOperator(label, start, end - shift, firm))
        return found


# All lexicons look at one sentence before the next.
@lru_cache(maxsize=4)
def _plain(text: str) -> str:
    """An English text in small letters, with a blank for all that stands in no word, and one before and behind it; empty where
    its characters would not keep their places."""
    lower = text.lower()
    return f" {NO_LETTER.sub(' ', lower.replace('’', chr(39)))} " if len(lower) == len(text) else ""


def words(found: Iterable[FoundOperator], tokens: Sequence[LinkedToken]) -> list[FoundOperator]:
    """The phrases of a Chinese text that begin where a word begins, without those that only look like one: 间或 in 卫生间或 is
    none."""
    starts = {token.start for token in tokens}
    return [one for one in found if one.label != LOOKALIKE and (one.start in starts or not one.firm)]
