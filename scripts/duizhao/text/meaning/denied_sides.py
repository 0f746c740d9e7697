"""The denials of two sentences, and which of them answer each other.

Two denials answer each other best where the words that they deny do, then where they say no in the same way and stand at the same
place. A word that says no in its own way answers no denial of what stands there undenied.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from duizhao.base.bilingual import Language
from duizhao.text.bilingual import LinkedSentences, rendering_table
from duizhao.text.language.polarity.compare_polarity import differences
from duizhao.text.language.word_matching import match
from duizhao.text.meaning.denied_words import LOSS, Denial, denied_at, is_denied_by_its_word

# How much it speaks for two denials that they deny the same, say no in the same way, and stand at the same place.
BY_LINK, BY_IDEA, BY_PLACE, BY_FORCE = 2.0, 1.0, 1.0, 0.5
FEWEST_FOR_A_MATCH = -0.6
# Below this agreement two denials hardly deny the same.
SOME = 0.25
# A word that begins so may deny the rest of it.
DENIED_FORMS = ("un", "in", "im", "ir", "il", "dis", "non")


@dataclass(frozen=True)
class DeniedSides:
    """The denials of both sentences, and which answer each other."""

    sentences: LinkedSentences
    en: tuple[Denial, ...]
    zh: tuple[Denial, ...]

    def of(self, language: Language) -> tuple[Denial, ...]:
        return self.en if language == "en" else self.zh

    @cached_property
    def same(self) -> Mapping[tuple[int, int], float]:
        """How surely each English denial denies the same as each Chinese one, from 0 to 1."""
        return {
            (i, j): 0.0 if _only_says(zh, en, self.en) or _only_says(en, zh, self.zh) else agreement(en, zh)
            for i, en in enumerate(self.en)
            for j, zh in enumerate(self.zh)
        }

    @cached_property
    def pairs(self) -> dict[int, int]:
        """Which Chinese denial answers which English one, by number; the best pairs are taken first."""
        options = []
        for (i, j), same in self.same.items():
            en, zh = self.en[i].cue, self.zh[j].cue
            alike = bool(en.idea) and en.idea == zh.idea
            soft = (en.force != "firm") + (zh.force != "firm")
            if (soft == 2 and en.force == zh.force == "faint") or (
                soft and not alike and "faint" in (en.force, zh.force)
            ):
                continue
            apart = abs(self.en[i].place - self.zh[j].place)
            worth = BY_LINK * same + BY_IDEA * alike - BY_PLACE * apart - BY_FORCE * soft
            if soft and not alike and same < SOME:
                # A word that says no in its own way answers no denial of what stands there undenied.
                worth -= max(self.affirmed(self.en[i], "zh"), self.affirmed(self.zh[j], "en"))
            if worth > FEWEST_FOR_A_MATCH - BY_FORCE * soft:
                options.append((-worth, i, j))
        return match(options)

    @cached_property
    def back(self) -> dict[int, int]:
        """Which English denial answers which Chinese one."""
        return {j: i for i, j in self.pairs.items()}

    @cached_property
    def left_over(self) -> set[tuple[str, int]]:
        """The denials that lack an answer by the ways of saying no alone: language and start."""
        return {(one.language, one.cue.start) for one in differences(self.sentences.en, self.sentences.zh)}

    @cached_property
    def has_denied_form(self) -> bool:
        """True where an unanswered English word has a form that denies (reversible: irreversible)."""
        table = rendering_table()
        words = [self.sentences.en_tokens[n].forms[0] for n in self.sentences.unanswered_en]
        return any(table.answers(prefix + word) for word in words if len(word) > 4 for prefix in DENIED_FORMS)

    def others_of(self, one: Denial, there: Language) -> list[Denial]:
        """The denials of the other sentence, without those that only say what `one` denies."""
        own = self.en if there == "zh" else self.zh
        return [other for other in self.of(there) if not _only_says(other, one, own)]

    def affirmed(self, one: Denial, there: Language, rank: int = 0) -> float:
        """How surely the word that a denial denies stands in the other sentence and nothing there denies it."""
        if rank >= len(one.words):
            return 0.0
        others = self.others_of(one, there)
        best = denied = 0.0
        for start, end, score in one.words[rank].answers:
            best = max(best, score)
            denied = max(denied, score * denied_at(start, end, others))
            if there == "zh" and is_denied_by_its_word(start, end, self.sentences):
                denied = max(denied, 0.7 * score)
        return max(0.0, best - denied)

    def denied(self, one: Denial, there: Language) -> float:
        """How surely the other sentence denies one of the words that a denial denies."""
        others = self.of(there)
        return max(
            (
                LOSS**rank * score * denied_at(start, end, others)
                for rank, word in enumerate(one.words)
                for start, end, score in word.answers
            ),
            default=0.0,
        )


def _only_says(other: Denial, one: Denial, own: Sequence[Denial]) -> bool:
    """True where the denial `other` of one sentence only says the word that `one`, among its `own`, denies first: in "do not stop" 停
    answers the stopping, not the "not"."""
    if not (other.cue.idea and one.firm and one.words):
        return False
    denied = one.words[0]
    return any(
        each.cue.idea == other.cue.idea and each.cue.start < denied.end and denied.start < each.cue.end
        for each in own
    )


def agreement(en: Denial, zh: Denial) -> float:
    return max(
        (
            LOSS**rank * score * zh.denies(start, end)
            for rank, word in enumerate(en.words)
            for start, end, score in word.answers
        ),
        default=0.0,
    )
