"""Pairs of opposite directions in both languages, read from `axes.toml`."""

from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.text.language.word_lists import read_list

# An axis, by its number, and one of its ends: 0 or 1.
End = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The ends that a word may name. `amount` is the end it names on the axes of more and less, None where it names none
    or both."""

    ends: frozenset[End]
    amount: int | None = None

    def is_like(self, other: "Meaning") -> bool:
        """True where both name one end of one axis."""
        return not self.ends.isdisjoint(other.ends)

    def is_opposite(self, other: "Meaning") -> bool:
        """True where they name the two ends of one axis."""
        return any((axis, 1 - end) in other.ends for axis, end in self.ends)


_LISTS = read_list("direction", "axes.toml")
_AXES = {name: axis for name, axis in _LISTS.items() if name != "plain"}
# The names of the axes, by their numbers.
AXIS_NAMES = tuple(_AXES)
_AMOUNTS = frozenset(number for number, axis in enumerate(_AXES.values()) if axis.get("amount"))
# The axis of 除 … 外, which no word alone names.
BESIDES = list(_AXES).index("besides")
PLAIN = tuple(_LISTS["plain"].split())


def meanings(language: Language) -> dict[str, Meaning]:
    """Every word of the lists with what it means."""
    ends: dict[str, set[End]] = {}
    for number, axis in enumerate(_AXES.values()):
        for end, name in enumerate(("first", "second")):
            for word in axis[name][language].split():
                ends.setdefault(word, set()).add((number, end))
    return {word: Meaning(frozenset(named), _amount(named)) for word, named in ends.items()}


def _amount(named: set[End]) -> int | None:
    said = {end for axis, end in named if axis in _AMOUNTS}
    return said.pop() if len(said) == 1 else None
