"""Pairs of opposite directions in both languages, read from `axes.toml`."""

from dataclasses import dataclass

from duizhao.language.word_lists import alternatives, read_list

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Axis:
    """One pair of opposites; every field holds the words of the first end and of the second.

    English words are regular expressions, Chinese ones lie between spaces. `also_en` and `also_zh` are
    words that may
    stand for an end but too loosely to accuse anybody; `near` are those of them that may accuse a Chinese
    word where
    the English names its end in no way at all. Amounts are weighed together.
    """

    name: str
    is_amount: bool
    en: Ends
    zh: Ends
    also_en: Ends
    also_zh: Ends
    near: Ends


def _axis(name: str, words: dict) -> Axis:
    first, second = words["first"], words["second"]

    def english(field: str) -> Ends:
        return alternatives(first.get(field, "")), alternatives(second.get(field, ""))

    def chinese(field: str) -> Ends:
        return first.get(field, ""), second.get(field, "")

    return Axis(
        name,
        words.get("amount", False),
        english("en"),
        chinese("zh"),
        english("loose_en"),
        chinese("loose_zh"),
        english("near_en"),
    )


AXES = tuple(_axis(name, words) for name, words in read_list("direction", "axes.toml").items())
