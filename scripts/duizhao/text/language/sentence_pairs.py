"""Which English sentences of a block answer which Chinese ones.

Sentences keep their order; one may answer two. The cheapest path by length, after Gale and Church
(Computational
Linguistics 1993), with Chinese characters counted against English letters.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from duizhao.base.bilingual import Language
from duizhao.text.language.language_pack import ENGLISH, SIMPLIFIED
from duizhao.text.language.script import HAN, HAN_RUN, LATIN_WORD
from duizhao.text.language.sentences import sentence_spans
from duizhao.text.markdown.blocks import Block
from duizhao.text.reading import read

Span = tuple[int, int]
NOT_TEXT = ("code", "html", "snippet")
# A running word of either language.
WORDS = re.compile(rf"[{HAN}]|(?<![A-Za-z])[A-Za-z]?[a-z]{{2,}}")
# References that stand before a sentence belong to the one before: "[S01] [S02] Others …".
NOTE = re.compile(r"(?:[\[(][A-Z]?\d{1,3}[\])][\s,]*)+|(?:[A-Z]\d{1,3}[\s,]+)+")
# Chinese characters for one English character.
SHARE = SIMPLIFIED.length / ENGLISH.length
# Beyond this many cells the sentences of a block are paired one to one where there are as many, else compared as one:
# keeps the work linear.
LARGEST_TABLE = 2_500
# What it costs to join sentences: -log of how often Gale and Church saw each step.
STEPS = {(1, 1): 0.1, (1, 2): 2.4, (2, 1): 2.4, (2, 2): 4.5, (1, 3): 4.5, (3, 1): 4.5}
# The spread of lengths in the measure of Gale and Church.
VARIANCE = 6.8


def sentence_pairs(en: str, zh: str) -> list[tuple[Span, Span]]:
    """Spans of `en` and `zh` that answer each other, in order, together all of both texts."""
    return _paired(_with_notes(en), _with_notes(zh))


def _paired(spans_en: list[Span], spans_zh: list[Span]) -> list[tuple[Span, Span]]:
    if not spans_en or not spans_zh:
        return []
    if len(spans_en) * len(spans_zh) > LARGEST_TABLE and len(spans_en) == len(spans_zh):
        return list(zip(spans_en, spans_zh, strict=True))
    if len(spans_en) == 1 or len(spans_zh) == 1 or len(spans_en) * len(spans_zh) > LARGEST_TABLE:
        return [((spans_en[0][0], spans_en[-1][1]), (spans_zh[0][0], spans_zh[-1][1]))]
    return [
        ((spans_en[i][0], spans_en[i + a - 1][1]), (spans_zh[j][0], spans_zh[j + b - 1][1]))
        for i, j, a, b in _path(spans_en, spans_zh)
    ]


def _with_notes(text: str) -> list[Span]:
    """The sentences of `text`; what holds no word of its own (a reference behind the full stop) is part
    of the
    sentence before it."""
    spans: list[Span] = []
    cut = sentence_spans(text)
    if len(cut) == 1:
        return cut
    for start, end in cut:
        if spans and not WORDS.search(text, start, end):
            spans[-1] = (spans[-1][0], end)
        elif lead := NOTE.match(text, start, end) if spans else None:
            spans[-1] = (spans[-1][0], lead.end())
            spans.append((lead.end(), end))
        else:
            spans.append((start, end))
    return spans


def _path(en: list[Span], zh: list[Span]) -> list[tuple[int, int, int, int]]:
    """The cheapest steps through both lists; one step over everything where no path exists (1 against 9)."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(en) + 1):
        for j in range(len(zh) + 1):
            options = [
                (best[i - a, j - b][0] + cost + _mismatch(en[i - a : i], zh[j - b : j]), (a, b))
                for (a, b), cost in STEPS.items()
                if (i - a, j - b) in best
            ]
            if options:
                best[i, j] = min(options)
    if (len(en), len(zh)) not in best:
        return [(0, 0, len(en), len(zh))]
    steps: list[tuple[int, int, int, int]] = []
    i, j = len(en), len(zh)
    while i or j:
        a, b = best[i, j][1]
        i, j = i - a, j - b
        steps.append((i, j, a, b))
    return steps[::-1]


def _mismatch(en: list[Span], zh: list[Span]) -> float:
    """How unlikely the two lengths are together: half the squared deviation."""
    expected = SHARE * sum(end - start for start, end in en)
    actual = sum(end - start for start, end in zh)
    deviation = (actual - expected) / math.sqrt(VARIANCE * SHARE * max(expected / SHARE, 1.0) * SHARE)
    return min(deviation * deviation / 2, 25.0)


@dataclass(frozen=True, slots=True)
class SentencePair:
    """An English sentence and the Chinese one that answers it, as they are in the prose of the two readings; `start_en` and
    `start_zh` are their offsets in characters there.

    `sure` is false where the block has more sentences in one language, so that another pairing is possible.
    """

    en: str
    zh: str
    start_en: int
    start_zh: int
    sure: bool

    def span(self, language: Language) -> Span:
        """Where the sentence in `language` starts and ends in the prose of its reading."""
        start, text = (self.start_en, self.en) if language == "en" else (self.start_zh, self.zh)
        return start, start + len(text)


def paired_sentences(en: Block | None, zh: Block | None) -> tuple[SentencePair, ...]:
    """The sentences of two blocks that answer each other; none where a side is missing or is no running
    text."""
    if en is None or zh is None or en.kind in NOT_TEXT or zh.kind in NOT_TEXT:
        return ()
    return _in_texts(en.text, zh.text)


# Several rules ask for the sentences of one block pair after each other.
@lru_cache(maxsize=8)
def _in_texts(en: str, zh: str) -> tuple[SentencePair, ...]:
    prose_en, prose_zh = read(en).prose, read(zh).prose
    # A side that is not in its language yet is a fault of another kind.
    if not HAN_RUN.search(prose_zh) or not LATIN_WORD.search(prose_en):
        return ()
    spans_en, spans_zh = _with_notes(prose_en), _with_notes(prose_zh)
    pairs = _paired(spans_en, spans_zh)
    sure = len(pairs) == len(spans_en) == len(spans_zh)
    return tuple(
        SentencePair(prose_en[start_en:end_en], prose_zh[start_zh:end_zh], start_en, start_zh, sure)
        for (start_en, end_en), (start_zh, end_zh) in pairs
    )
