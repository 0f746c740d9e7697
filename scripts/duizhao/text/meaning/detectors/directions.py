"""Two words of direction that point opposite ways, and that nothing on the other side answers: "may rise" and 可能下降.

The words alone say little: "A before B" is A 后 B in good Chinese. So each clue says whether the two words are about the same
thing: what stands around them, and what they are said of, an order word in English governing what follows it and in Chinese
what goes before it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duizhao.base.bilingual import Language
from duizhao.text.bilingual import LinkedSentences, LinkedToken, rendering_table
from duizhao.text.bilingual.linked_sentences import EXCUSE, LINK
from duizhao.text.language.direction import DirectionCue, differences
from duizhao.text.language.direction.axes import AXIS_NAMES
from duizhao.text.meaning.answers_near import Answers
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.sentence_parts import sentence_parts

KIND = "direction"
# How many content words to one side of an order word say what it is said of.
GOVERNED = 3


class _PlacedCue(NamedTuple):
    """A word of direction: its extent in characters, and the numbers of the tokens that it touches."""

    start: int
    end: int
    tokens: tuple[int, ...]


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The pairs of words that point opposite ways, each word in one pair at most."""
    opposed = differences(sentences.en, sentences.zh)
    if not opposed:
        return
    answers = Answers(sentences, rendering_table())
    for one in opposed:
        en, zh = _place(one.en, sentences.en_tokens), _place(one.zh, sentences.zh_tokens)
        if not en.tokens or not zh.tokens:
            continue
        excuse_en = answers.of_english(en, [(zh.start, zh.end)])
        excuse_zh = answers.of_chinese(zh, set(en.tokens))
        # 高 in 高度 is no word of its own where "height" is said, and 未达 in 未|达成 is the end of one word and the beginning of
        # another. 右 in 右臂 says right all the same.
        if _is_cut(zh, sentences) and (excuse_zh >= LINK or len(zh.tokens) > 1):
            continue
        same, crossed = _said_of(en, zh, sentences)
        parts_en, parts_zh = _part_of(en, sentences, "en"), _part_of(zh, sentences, "zh")
        yield Clue(
            KIND,
            _axis(one.en, one.zh),
            (en.start, en.end),
            (zh.start, zh.end),
            {
                "apart": abs(en.start / len(sentences.en) - zh.start / len(sentences.zh)),
                "neighbours": answers.neighbours(en.tokens, zh.tokens),
                "clause in common": _in_common(parts_en, parts_zh, sentences),
                "said of the same": same,
                "said of another": crossed,
                "excuse en": excuse_en if excuse_en >= EXCUSE else 0.0,
                "excuse zh": excuse_zh if excuse_zh >= EXCUSE else 0.0,
                "linked en": float(any(n in sentences.linked_en for n in en.tokens)),
                "linked zh": float(any(n in sentences.linked_zh for n in zh.tokens)),
                "rendered": answers.between(en, zh),
                "cut": float(_is_cut(zh, sentences)),
                "one character": float(zh.end - zh.start == 1),
                "denials": float(answers.denials_differ),
                "others": float(len(opposed) > 1),
                "another axis": float(not one.en.meaning.is_opposite(one.zh.meaning)),
            },
        )


def _axis(en: DirectionCue, zh: DirectionCue) -> str:
    """The name of the axis on which they are opposites; `amount` where they stand on two axes of more and less."""
    axes = sorted(axis for axis, end in en.meaning.ends if (axis, 1 - end) in zh.meaning.ends)
    return AXIS_NAMES[axes[0]] if axes else "amount"


def _place(cue: DirectionCue, tokens: Sequence[LinkedToken]) -> _PlacedCue:
    touched = tuple(n for n, token in enumerate(tokens) if token.start < cue.end and cue.start < token.end)
    return _PlacedCue(cue.start, cue.end, touched)


def _is_cut(zh: _PlacedCue, sentences: LinkedSentences) -> bool:
    """True for a word inside of a longer one."""
    tokens = sentences.zh_tokens
    return tokens[zh.tokens[0]].start < zh.start or zh.end < tokens[zh.tokens[-1]].end


def _said_of(en: _PlacedCue, zh: _PlacedCue, sentences: LinkedSentences) -> tuple[float, float]:
    """Which share of what an English word of order governs stands before the Chinese word, and which behind it.

    English "before B" governs what follows, Chinese B 之前 what goes before: where "A before B" is A 后 B, B stands behind."""
    behind = [
        n for n in range(en.tokens[-1] + 1, len(sentences.en_tokens)) if sentences.en_tokens[n].is_content
    ][:GOVERNED]
    links = [link for n in behind if (link := sentences.link_of_en(n))]
    if not links:
        return 0.0, 0.0
    before = sum(link.end <= zh.start for link in links)
    return before / len(behind), (len(links) - before) / len(behind)


def _part_of(place: _PlacedCue, sentences: LinkedSentences, language: Language) -> frozenset[int]:
    """The content words of the clause that the word stands in, by number."""
    text, tokens = (
        (sentences.en, sentences.en_tokens) if language == "en" else (sentences.zh, sentences.zh_tokens)
    )
    for part in sentence_parts(text, tokens, language):
        if part.start <= place.start < part.end:
            return frozenset(part.words) - frozenset(place.tokens)
    return frozenset()


def _in_common(en: frozenset[int], zh: frozenset[int], sentences: LinkedSentences) -> float:
    """The share of the other words of the English clause that are linked into the Chinese clause."""
    linked = [link for link in sentences.links if link.en in en]
    if not en or not linked:
        return 0.5
    return sum(any(n in zh for n in link.zh) for link in linked) / len(linked)
