"""What each denial of two sentences denies: the words that it governs, and where the other sentence may have them.

A denial denies first the rest of its own word (irreversible, 不恰当), then the words behind it in its clause, and those before it
where none follow (孕妇禁用, 泡澡还不行). The words that deny, and the many that only look so, are those of
`text/language/polarity`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.text.bilingual import LinkedSentences, LinkedToken, rendering_table
from duizhao.text.language.polarity.denial_cue import DenialCue
from duizhao.text.language.polarity.english_denials import english_cues
from duizhao.text.meaning.chinese_denials_by_word import chinese_denials
from duizhao.text.meaning.clue import Extent

# Where a clause ends: what a denial governs stands before it.
CLAUSE_END = re.compile(
    r"[,;:.!?()，；：。！？（）\n]|\b(?:but|and|because|if|when|while|although|unless|which|who|that)\b",
    re.IGNORECASE,
)
# So many words are denied by a denial; each counts less than the one before it.
GOVERNED = 3
LOSS = 0.75
# What a name with hyphens has before and behind one of its parts.
NAME_GOES_ON = re.compile(r"[A-Z][a-z]{0,20}-$")
NAME_COMES = re.compile(r"-[A-Z]")
# 机场快线除外 leaves out what stands before it.
GOVERN_BACK = frozenset(("除外", "例外"))
# A denial of Chinese governs so many characters at most.
REACH = 14
# How much a word behind the words that a denial denies, in the same clause, counts as denied by it.
BEHIND = 0.35
# What a denial of each force denies.
FORCES = {"firm": 1.0, "soft": 0.8, "faint": 0.4}
# UNESCO is a name; NOT and WITHOUT are stress.
NAME_IN_CAPITALS = re.compile(r"(?:UN|IN|IM|IL|IR|DIS|NON)[A-Z]+(?<!NONE)")
# 不能, 没有, 不应该 deny the word behind them, 不恰当 denies itself.
MODAL = re.compile(
    "[不没未无非勿别莫毋并绝决从尚还仍切请严禁止]+[会能可要得应该当必用需须再曾有是准许法于以止够]*"
)
# unlikely, irreversible, non-fatal; painless, sugar-free.
DENIED_STEM = re.compile(r"(?:un|in|im|il|ir|dis|non-?|a(?=[sft]))([a-z]{3,})|([a-z]{3,})(?:less|-free)")
# "Unable to eat" denies the eating.
NO_STEM = frozenset({"able"})
# Characters that deny inside of a Chinese word: 禁食, 停用, 失效, 罕见.
# The first of them forbid what stands right behind; an answer needs so little score there.
LEAST = 0.15
FORBIDDING = frozenset("禁戒忌停免拒避勿")
DENYING = re.compile("[禁忌戒停免拒避防止勿失缺难罕绝抗除负阴]")


@dataclass(frozen=True, slots=True)
class DeniedWord:
    """A word that a denial denies, at `start` to `end` of its sentence. `answers` are the places in the other sentence that may
    answer it, with how surely."""

    start: int
    end: int
    answers: tuple[tuple[int, int, float], ...]

    @property
    def stands(self) -> float:
        """How surely the other sentence has the word, from 0 to 1."""
        return max((score for _start, _end, score in self.answers), default=0.0)


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial with the words that it denies, the nearest first, its region in characters, and its place from 0 to 1."""

    cue: DenialCue
    words: tuple[DeniedWord, ...]
    region: Extent
    place: float

    @property
    def firm(self) -> bool:
        """True for a plain denial, which a translation has to carry over."""
        return self.cue.force == "firm"

    def denies(self, start: int, end: int) -> float:
        """How much it denies what stands from `start` to `end` of its own sentence, from 0 to 1."""
        if start < self.cue.end and self.cue.start < end:
            return 1.0
        for rank, word in enumerate(self.words):
            if start < word.end and word.start < end:
                return LOSS**rank
        return BEHIND if self.region[0] <= start < self.region[1] else 0.0

    @property
    def extent(self) -> Extent:
        """The denial with the nearest word that it denies."""
        spans = [(self.cue.start, self.cue.end), *((word.start, word.end) for word in self.words[:1])]
        return min(start for start, _end in spans), max(end for _start, end in spans)


def denials(sentences: LinkedSentences) -> tuple[tuple[Denial, ...], tuple[Denial, ...]]:
    """The denials of the English and of the Chinese sentence; none where no word really denies."""
    cues_en, cues_zh = english_cues(sentences.en), chinese_denials(sentences)
    if all(cue.force == "faint" for cue in (*cues_en, *cues_zh)):
        return (), ()
    in_chinese: dict[int, list[tuple[int, int, float]]] = {}
    for one in sentences.candidates:
        in_chinese.setdefault(one.en, []).append((one.start, one.end, one.score))
    return (
        tuple(_english(cue, sentences, in_chinese) for cue in own_cues(cues_en, sentences)),
        tuple(_chinese(cue, sentences) for cue in cues_zh),
    )


def own_cues(cues: Sequence[DenialCue], sentences: LinkedSentences) -> Iterator[DenialCue]:
    """The English denials without names: what stands in both texts, what has all capitals (UNESCO), and what is a part with a
    capital of a name with hyphens (Xiao-Ban)."""
    latin = {token.forms[0] for token in sentences.zh_tokens if token.text.isascii()}
    return (
        cue
        for cue in cues
        if cue.text.lower() not in latin
        and not NAME_IN_CAPITALS.fullmatch(cue.text)
        and not (cue.text[0].isupper() and _is_in_a_name(sentences.en, cue))
    )


def _is_in_a_name(text: str, cue: DenialCue) -> bool:
    """True for a part of a name with hyphens."""
    return bool(NAME_GOES_ON.search(text, 0, cue.start) or NAME_COMES.match(text, cue.end))


def _english(
    cue: DenialCue, sentences: LinkedSentences, in_chinese: dict[int, list[tuple[int, int, float]]]
) -> Denial:
    numbers, region = _governed(cue, cue.end, sentences.en, sentences.en_tokens, "en")
    tokens = sentences.en_tokens
    words = [DeniedWord(tokens[n].start, tokens[n].end, tuple(in_chinese.get(n, ()))) for n in numbers]
    own = [
        place
        for n, token in enumerate(tokens)
        if token.start < cue.end and cue.start < token.end
        for place in in_chinese.get(n, ())
    ]
    match = DENIED_STEM.fullmatch(cue.text.lower())
    stem = (match[1] or match[2]) if match else ""
    if stem and stem not in NO_STEM:
        own += _places(stem, sentences.zh)
        words.insert(0, DeniedWord(cue.start, cue.end, tuple(own)))
    elif own:
        words.append(DeniedWord(cue.start, cue.end, tuple(own)))
    return Denial(cue, tuple(words[: GOVERNED + 1]), region, cue.start / max(len(sentences.en), 1))


def _chinese(cue: DenialCue, sentences: LinkedSentences) -> Denial:
    word = next((t for t in sentences.zh_tokens if t.start <= cue.start < t.end), None)
    end = max(cue.end, word.end) if word else cue.end
    has_own = not MODAL.fullmatch(sentences.zh[cue.start : end])
    numbers, region = _governed(cue, end, sentences.zh, sentences.zh_tokens, "zh")
    tokens = sentences.zh_tokens
    spans = [(tokens[n].start, tokens[n].end) for n in numbers]
    if spans and spans[0][0] - end >= 2:
        # 没有出现的编号 denies that it appears, not the number, though 出现 says little by itself.
        spans.insert(0, (end, spans[0][0]))
    if has_own:
        spans.insert(0, (cue.start, end))
    return Denial(
        cue,
        tuple(DeniedWord(*span, tuple(_english_answers(span, sentences))) for span in spans[: GOVERNED + 1]),
        region,
        cue.start / max(len(sentences.zh), 1),
    )


def _governed(
    cue: DenialCue, end_of_word: int, text: str, tokens: Sequence[LinkedToken], language: Language
) -> tuple[list[int], Extent]:
    """The tokens that a denial governs, by number, the nearest first, and the region that it reaches."""
    found = CLAUSE_END.search(text, end_of_word)
    end = found.start() if found else len(text)
    if language == "zh":
        end = min(end, end_of_word + REACH)
    if cue.text in GOVERN_BACK:
        begins = max((match.end() for match in CLAUSE_END.finditer(text, 0, cue.start)), default=0)
        before = [n for n, one in enumerate(tokens) if begins <= one.start < cue.start and one.is_content]
        return before[: -GOVERNED - 1 : -1], (begins, cue.end)
    governed = [n for n, one in enumerate(tokens) if end_of_word <= one.start < end and one.is_content][
        :GOVERNED
    ]
    if governed:
        return governed, (cue.start, end)
    before = [n for n, one in enumerate(tokens) if one.end <= cue.start and one.is_content][-2:][::-1]
    return before, (tokens[before[-1]].start if before else cue.start, end)


def _english_answers(span: Extent, sentences: LinkedSentences) -> Iterator[tuple[int, int, float]]:
    """The English words that may be answered inside of `span` of the Chinese."""
    for one in sentences.candidates:
        if one.start < span[1] and span[0] < one.end:
            token = sentences.en_tokens[one.en]
            yield token.start, token.end, one.score


def _places(word: str, zh: str) -> Iterator[tuple[int, int, float]]:
    """Where an answer to an English word that does not stand in the sentence stands in the Chinese."""
    for answer, score in rendering_table().answers(word).items():
        start = zh.find(answer) if len(answer) > 1 else -1
        while start != -1:
            yield start, start + len(answer), score
            start = zh.find(answer, start + 1)


def denied_at(start: int, end: int, there: Sequence[Denial]) -> float:
    """How much the denials of a sentence deny what stands at `start` to `end` of it, from 0 to 1."""
    return max((one.denies(start, end) * FORCES[one.cue.force] for one in there), default=0.0)


def is_denied_by_its_word(start: int, end: int, sentences: LinkedSentences) -> bool:
    """True where a character in or right before that place of the Chinese denies inside of a word: 食 in 禁食, 用 in 停用."""
    return bool(DENYING.search(sentences.zh, max(0, start - 1), end))


def is_forbidden_by_its_word(word: DeniedWord, zh: str) -> bool:
    """True where a Chinese word forbids or stops what a denial of English denies: "not eat", 禁食."""
    return any(
        zh[start - 1 : start] in FORBIDDING and start > 0
        for start, _end, score in word.answers
        if score >= LEAST
    )
