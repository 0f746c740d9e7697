"""A command that is turned round in translation: "Keep still" is 不要动, and "Do not forget your card" 请记得带卡.

To ask that something stays as it is, and to forbid that it changes, come to the same; and a denial of a word that itself says that
something is not done denies nothing. Where what is forbidden stands on the other side, it is no such command: "Keep taking it"
and 不要服用.
"""

import re

from duizhao.base.bilingual import Language
from duizhao.text.bilingual import LinkedSentences, rendering_table
from duizhao.text.meaning.denied_words import LEAST, Denial, DeniedWord

FORBIDS_ZH = re.compile("勿|别|不(?:[要可得能准许])")
# Verbs of remaining; what comes behind "keep" with -ing is done.
REMAINS = re.compile(r"\b(?:keep|stay|remain|leave|lie|stick|hold|rest)\b(?! [a-z]+ing\b)", re.IGNORECASE)
# Words that say of something that it is not done, or not done in time.
NOT_DONE = re.compile(r"(?:forget|omit|neglect|fail|lose|hesitate|delay|miss|skip|be late)\b", re.IGNORECASE)
# From this score on a rendering is one that is met.
SOMETIMES = 0.3
DENIES = "不没无未非"
# "The bandage" is what something is done to, not what is done.
THING = re.compile(
    r"\b(?:the|an?|your|his|her|its|our|their|my|this|that|these|those|any|some|no|each|every)(?: [\w'’-]+)? $",
    re.IGNORECASE,
)


def is_turned_command(language: Language, one: Denial, sentences: LinkedSentences) -> bool:
    """True for an English denial of what is not done, and for a Chinese one that forbids what the other sentence, which asks that
    something stays as it is, does not speak of."""
    if language == "en":
        behind = sentences.en[one.cue.end :].lstrip()
        return bool(NOT_DONE.match(behind)) and not (one.words and one.words[0].stands >= LEAST)
    return (
        bool(FORBIDS_ZH.search(sentences.zh, one.cue.start, one.cue.end + 1))
        and bool(REMAINS.search(sentences.en))
        and not any(is_done(word, sentences) for word in one.words)
        and not (one.words and _shares_a_character(one.words[0], sentences))
    )


def _shares_a_character(word: DeniedWord, sentences: LinkedSentences) -> bool:
    """True where a rendering of an English word has the character that the denied word begins with: "keep the window open" and
    不要开窗."""
    first = sentences.zh[word.start]
    return any(
        first in answer and score >= SOMETIMES and answer[0] not in DENIES
        for token in sentences.en_tokens
        if token.is_content
        for answer, score in rendering_table().answers(token.forms[0]).items()
    )


def is_done(word: DeniedWord, sentences: LinkedSentences, least: float = LEAST) -> bool:
    """True where the English has, with a score of at least `least`, what a Chinese word says, and not as a thing that something is
    done to."""
    return any(
        score >= least and not THING.search(sentences.en, 0, start) for start, _end, score in word.answers
    )
