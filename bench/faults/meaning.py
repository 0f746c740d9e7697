"""Faults of meaning put into good sentence pairs: polarity, strength and direction.

In: pairs (id, en, zh) and a seed. Out: the same pairs with one edit on one side each, as a careless
translator or
editor would make it, and the kind of the fault. The edits are regular expressions for English and words
as jieba
cuts them for Chinese; they share no word list with the rules that they test.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bench.faults.meaning_words import (
    CHINESE_ADD,
    CHINESE_DIRECTION,
    CHINESE_REMOVE,
    CHINESE_STRENGTH,
    ENGLISH_ADD,
    ENGLISH_DIRECTION,
    ENGLISH_REMOVE,
    ENGLISH_STRENGTH,
)

KINDS = ("polarity-added", "polarity-removed", "polarity-moved", "strength-changed", "direction-flipped")
Pair = tuple[str, str, str]
CHINESE_CLAUSE = re.compile(r"[，；：。！？]")
ENGLISH_CLAUSE = re.compile(r"[,;:.!?]|\b(?:and|but|because|if|when|while|although|unless|so that)\b")
# Tokenised corpora put spaces around every Chinese word; a fault needs the sentence as people write it.
SPACE = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `new` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    new: str

    def apply(self, text: str) -> str:
        """`text` after the edit."""
        return text[: self.start] + self.new + text[self.end :]


Edits = Callable[[str], list[Edit]]


def faults(
    pairs: Iterable[Pair], seed: int = 0, kinds: Iterable[str] = KINDS
) -> Iterator[tuple[str, str, str, str]]:
    """(id, en, zh, kind) for each pair, kind and side that offers a place; the same for the same seed.

    The id is that of the pair with the kind and the edited side behind it: `12/polarity-added/zh`.
    """
    wanted = tuple(kinds)
    for id_, en, spaced in pairs:
        zh = SPACE.sub("", spaced)
        for kind in wanted:
            for side, text in (("en", en), ("zh", zh)):
                name = f"{id_}/{kind}/{side}"
                edited = _edited(text, kind, side, random.Random(f"{seed} {name}"))
                if edited is not None:
                    yield (name, edited, zh, kind) if side == "en" else (name, en, edited, kind)


def _edited(text: str, kind: str, side: str, chance: random.Random) -> str | None:
    """`text` with one fault of the kind, None where it offers no place."""
    if kind == "polarity-moved":
        return _moved(text, side, chance)
    edits = FINDERS[kind, side](text)
    return chance.choice(edits).apply(text) if edits else None


def _moved(text: str, side: str, chance: random.Random) -> str | None:
    """A denial taken out of one clause and put into another."""
    choices = [
        (gone, put)
        for gone in FINDERS["polarity-removed", side](text)
        for put in FINDERS["polarity-added", side](text)
        if _clause(text, gone.start, side) != _clause(text, put.start, side)
    ]
    if not choices:
        return None
    for edit in sorted(chance.choice(choices), key=lambda edit: -edit.start):
        text = edit.apply(text)
    return text


def _clause(text: str, offset: int, side: str) -> int:
    ends = ENGLISH_CLAUSE if side == "en" else CHINESE_CLAUSE
    return sum(1 for _ in ends.finditer(text, 0, offset))


def _english(rules: tuple[tuple[str, str], ...]) -> Edits:
    compiled = tuple((re.compile(pattern), new) for pattern, new in rules)
    return lambda text: [
        Edit(match.start(), match.end(), match.expand(new))
        for pattern, new in compiled
        for match in pattern.finditer(text)
    ]


def _chinese(words: dict[str, tuple[str, ...]]) -> Edits:
    """Edits of whole words; a word at the end of a question (有没有, 能不能) is left alone."""

    def find(text: str) -> list[Edit]:
        edits: list[Edit] = []
        cut = _cut(text)
        for index, (word, start) in enumerate(cut):
            before = cut[index - 1][0] if index else ""
            after = cut[index + 1][0] if index + 1 < len(cut) else ""
            if word in words and not _asks(before, word, after):
                edits.extend(Edit(start, start + len(word), new) for new in words[word])
        return edits

    return find


def _asks(before: str, word: str, after: str) -> bool:
    """True in 是 不 是, 会 不会, 可 不 可以; and beside another denial, where an edit makes no Chinese."""
    return any(
        near[-1:] in ("不", "没") or near[:1] in ("不", "没", "否") for near in (before, after) if near
    ) or (word[0] in "不没" and bool(after) and before[-1:] == after[:1])


def _cut(text: str) -> list[tuple[str, int]]:
    """Words with their offsets."""
    start = 0
    found: list[tuple[str, int]] = []
    for word in _segmenter()(text):
        found.append((word, start))
        start += len(word)
    return found


@cache
def _segmenter() -> Callable[[str], list[str]]:
    # Loading jieba's dictionary takes a second: only the bench pays for it.
    import jieba

    jieba.setLogLevel(60)
    return jieba.lcut


FINDERS: dict[tuple[str, str], Edits] = {
    ("polarity-added", "en"): _english(ENGLISH_ADD),
    ("polarity-removed", "en"): _english(ENGLISH_REMOVE),
    ("strength-changed", "en"): _english(ENGLISH_STRENGTH),
    ("direction-flipped", "en"): _english(ENGLISH_DIRECTION),
    ("polarity-added", "zh"): _chinese(CHINESE_ADD),
    ("polarity-removed", "zh"): _chinese(CHINESE_REMOVE),
    ("strength-changed", "zh"): _chinese(CHINESE_STRENGTH),
    ("direction-flipped", "zh"): _chinese(CHINESE_DIRECTION),
}
