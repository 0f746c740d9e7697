"""Where two blocks that should say the same say otherwise: what the detectors of `text/meaning` find in the sentences of a
block pair, for the rules that tell it. A rule names the kinds of clues that it is about; each block pair is looked at once
for all of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.checks.rule import Fault, Knowledge, Spot, seen
from duizhao.text.bilingual import link
from duizhao.text.language.sentence_pairs import SentencePair, paired_sentences
from duizhao.text.language.sentences import sentence_spans
from duizhao.text.meaning import Clue, Difference, judged
from duizhao.text.meaning.clue import Confidence
from duizhao.text.meaning.detectors import detectors
from duizhao.text.reading import read

# A block of so many sentences at most is compared as one where it is not certain which of them answer each other.
FEW_SENTENCES = 3
# In a longer block one sentence is taken to answer one other where so many of their words do.
ENOUGH_ANSWERED = 0.6
# No sentence of a reader's text is as long (in characters): to link its words would take the time of a thousand others.
LONGEST_SENTENCE = 2_000


@dataclass(frozen=True, slots=True)
class MeaningDifference:
    """A difference with the two sentences that it was found in."""

    found: Difference
    sentences: SentencePair

    def words(self, language: Language) -> str:
        """The words of the difference in that language; empty where that side has nothing to show."""
        extent = self._extent(language)
        text = self.sentences.en if language == "en" else self.sentences.zh
        return text[slice(*extent)] if extent else ""

    def spot(self, pair: BlockPair, language: Language) -> Spot:
        """Where the words stand in the block of that language; the whole sentence where there are none."""
        block = pair.en if language == "en" else pair.zh
        assert block
        start, end = self.sentences.span(language)
        if extent := self._extent(language):
            start, end = start + extent[0], start + extent[1]
        return seen(block, start, end)

    def _extent(self, language: Language) -> tuple[int, int] | None:
        return self.found.clue.en if language == "en" else self.found.clue.zh


def differences(
    pair: BlockPair, kinds: Collection[str], groups: Collection[str] | None = None
) -> Iterator[MeaningDifference]:
    """The differences of these kinds in a block pair, the most certain first where two are about the same words: the second
    is left out. A kind includes what is named after it: `denial` has `denial-moved` too. With `groups`, only clues of those."""
    if not pair.en or not pair.zh or pair.en.text == pair.zh.text:
        return
    paired = paired_sentences(pair.en, pair.zh)
    for sentences, all_found in _compared(paired, pair.en.text, pair.zh.text) if paired else ():
        told: list[Clue] = []
        found = [
            one
            for one in all_found
            if _is_of(one.clue.kind, kinds) and (groups is None or one.clue.group in groups)
        ]
        for one in sorted(found, key=lambda one: -one.probability):
            if not any(_overlap(one.clue, before) for before in told):
                told.append(one.clue)
                yield MeaningDifference(one, sentences)


def told(pair: BlockPair, difference: MeaningDifference, message: Bilingual, knowledge: Knowledge) -> Fault:
    """The fault that tells a difference. It stands in the language that has words to show, in Chinese where both have."""
    language: Language = "zh" if difference.words("zh") else "en"
    return Fault(
        language,
        difference.spot(pair, language),
        difference.spot(pair, other(language)),
        message,
        # The cells of a row are no sentence: what stands in two of them belongs together by chance.
        confidence="possible"
        if pair.en and pair.en.kind == "row"
        else believed(difference.found.confidence, knowledge),
    )


def contrary(difference: MeaningDifference, unlike: Bilingual) -> Bilingual:
    """What both sentences say, and in what they are `unlike`; where one has no words for it, what it lacks."""
    en, zh = difference.words("en"), difference.words("zh")
    if en and zh:
        return Bilingual(
            f"The English says “{en}”, the Chinese “{zh}”: {unlike.en}.",
            f"英文是“{en}”，中文是“{zh}”，{unlike.zh}。",
        )
    if en:
        return Bilingual(
            f"Nothing in the Chinese sentence answers “{en}”.", f"中文句子中没有与“{en}”对应的说法。"
        )
    return Bilingual(
        f"Nothing in the English sentence answers “{zh}”.", f"英文句子中没有与“{zh}”对应的说法。"
    )


def believed(confidence: Confidence, knowledge: Knowledge) -> Confidence:
    """How certain a difference of meaning is in a library like this one. What is certain was learnt on sentences about
    people and medicines: in texts about software, where words like "stop" and "up" name things, nothing is more than likely."""
    return "possible" if knowledge.profile == "software" else confidence


def _is_of(kind: str, kinds: Collection[str]) -> bool:
    return any(kind == one or kind.startswith(f"{one}-") for one in kinds)


def _overlap(one: Clue, two: Clue) -> bool:
    extents = [(one.en, two.en), (one.zh, two.zh)]
    return any(a and b and a[0] < b[1] and b[0] < a[1] for a, b in extents)


# The rules ask after each other for what is found in one block pair, however many sentences it has; while somebody writes, all of a
# page is asked about with every key.
@lru_cache(maxsize=512)
def _compared(
    paired: tuple[SentencePair, ...], en: str, zh: str
) -> tuple[tuple[SentencePair, tuple[Difference, ...]], ...]:
    """The sentences that are compared, with all that is found in them. `paired` are all sentences of a block pair, `en` and
    `zh` its two texts."""
    return tuple((one, _differences(one.en, one.zh)) for one in _sentences_of(paired, en, zh))


def _sentences_of(paired: tuple[SentencePair, ...], en: str, zh: str) -> tuple[SentencePair, ...]:
    """The sentences to compare: those that surely answer each other, or the whole block where it is short. `paired` are
    all of its sentences, `en` and `zh` its two texts."""
    sentences = tuple(one for one in paired if max(len(one.en), len(one.zh)) <= LONGEST_SENTENCE)
    if not sentences or sentences[0].sure or len(sentences) == 1:
        return sentences
    counts = [[len(sentence_spans(text)) for text in (one.en, one.zh)] for one in sentences]
    if all(sum(count[side] for count in counts) <= FEW_SENTENCES for side in (0, 1)):
        return (_joined(sentences, read(en).prose, read(zh).prose),)
    return tuple(
        one
        for one, count in zip(sentences, counts, strict=True)
        if count == [1, 1] and link(one.en, one.zh).coverage >= ENOUGH_ANSWERED
    )


def _joined(sentences: tuple[SentencePair, ...], en: str, zh: str) -> SentencePair:
    first = sentences[0]
    ends = {language: sentences[-1].span(language)[1] for language in LANGUAGES}
    return SentencePair(
        en[first.start_en : ends["en"]], zh[first.start_zh : ends["zh"]], first.start_en, first.start_zh, True
    )


def _differences(en: str, zh: str) -> tuple[Difference, ...]:
    """What all detectors find in two sentences. Clues of one kind are judged together: how many there are is a feature."""
    sentences = link(en, zh)
    by_kind: dict[str, list[Clue]] = {}
    for find in detectors().values():
        for clue in find(sentences):
            by_kind.setdefault(clue.kind, []).append(clue)
    return tuple(one for clues in by_kind.values() for one in judged(clues, sentences))
