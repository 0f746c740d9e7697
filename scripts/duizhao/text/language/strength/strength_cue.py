"""One word that says how strong a duty, a permission or a chance is, and the lists of such words."""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.text.language.word_lists import read_list


@dataclass(frozen=True, slots=True)
class Kind:
    """What a word says: its family (`must`, `should`, `may` …). A firm word has to be answered."""

    family: str
    firm: bool = False


@dataclass(frozen=True, slots=True)
class StrengthCue:
    """A word of that kind at `start` to `end` (offsets in characters)."""

    text: str
    start: int
    end: int
    kind: Kind

    @property
    def family(self) -> str:
        """The family of its kind: only words of one family answer each other."""
        return self.kind.family

    @property
    def firm(self) -> bool:
        """Whether it has to be answered."""
        return self.kind.firm


def instructions() -> frozenset[str]:
    """English verbs that often begin an instruction."""
    return frozenset(read_list("strength", "strength_words.toml")["instructions"]["words"].split())


def listed(language: Language) -> Iterator[tuple[str, Kind]]:
    """The words of `strength_words.toml`, each with its kind. The first group that lists a word counts."""
    seen: set[str] = set()
    for group in read_list("strength", "strength_words.toml")[language]:
        kind = Kind(group["family"], group.get("firm", False))
        for word in group["words"].split():
            if word not in seen:
                seen.add(word)
                yield word, kind
