"""All approved pairs of a library, and the one that fits a text best. Either language finds the other."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from rapidfuzz import fuzz, process

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.library.approval_settings import LAST
from duizhao.memory.entry import Entry
from duizhao.memory.po import read_po
from duizhao.text.language.quantities import quantities

# Below this a fuzzy match is another sentence. The usual threshold of translation memories is 75; health text is
# given less room.
LEAST_SCORE = 85.0


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits a text, and how well: 100 is the same text but for white space."""

    entry: Entry
    score: float


@dataclass(frozen=True)
class Memory:
    """All approved pairs of a library."""

    entries: tuple[Entry, ...] = ()
    _by_text: dict[Language, dict[str, Entry]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            table: dict[str, Entry] = {}
            for entry in self.entries:
                table.setdefault(_fold(entry.side(language)), entry)
            self._by_text[language] = table

    @classmethod
    def read(cls, folder: Path) -> "Memory":
        """Every approved entry of the PO files below `folder`: those with both sides that are not fuzzy or obsolete.

        A folder that is not there is an empty memory. Raises CannotRun where a file is not valid PO.
        """
        held = (entry for path in sorted(folder.rglob("*.po")) for entry in read_po(path))
        # What is only translated or reviewed is no text to build others on.
        return cls(tuple(entry for entry in held if entry.step == LAST))

    def best(self, text: str, language: Language) -> Match | None:
        """The entry whose side in `language` is `text`, or the nearest one from 85 on that has the same numbers."""
        table = self._by_text[language]
        folded = _fold(text)
        if folded in table:
            return Match(table[folded], 100.0)
        near = process.extract(
            folded,
            self._of_like_length(folded, language),
            scorer=fuzz.ratio,
            score_cutoff=LEAST_SCORE,
            limit=3,
        )
        for found, score, _index in near:
            if _values(found, language) == _values(folded, language):
                return Match(table[found], round(score, 1))
        return None

    def _of_like_length(self, text: str, language: Language) -> list[str]:
        """The texts that may score enough, in the order of the table: the score is 200 times what two texts have in
        common over their lengths together, and they have no more in common than the shorter one has."""
        lengths, places, texts = self._by_length[language]
        share = LEAST_SCORE / (200 - LEAST_SCORE)
        first = bisect_left(lengths, int(len(text) * share))
        last = bisect_right(lengths, int(len(text) / share) + 1)
        return [texts[place] for place in sorted(places[first:last])]

    @cached_property
    def _by_length(self) -> dict[Language, tuple[list[int], list[int], list[str]]]:
        """The lengths of all texts of a language in rising order, the place of each in its table, and the texts."""
        found: dict[Language, tuple[list[int], list[int], list[str]]] = {}
        for language, table in self._by_text.items():
            texts = list(table)
            lengths = [len(text) for text in texts]
            places = sorted(range(len(texts)), key=lengths.__getitem__)
            found[language] = (sorted(lengths), places, texts)
        return found

    def nearest(self, text: str, language: Language, least: float) -> Match | None:
        """The entry whose side in `language` is most like `text`, from a score of `least` on (0 to 100), whatever its
        numbers: for a person who will compare them."""
        table = self._by_text[language]
        found = process.extractOne(_fold(text), table.keys(), scorer=fuzz.ratio, score_cutoff=least)
        return Match(table[found[0]], round(found[1], 1)) if found else None


def _fold(text: str) -> str:
    return " ".join(text.split())


def _values(text: str, language: Language) -> list[tuple[Decimal, str]]:
    return sorted((number.value, number.unit) for number in quantities(text, language))
