"""English words that were left in a Chinese sentence: a phrase, or a word that the English sentence has and nothing renders.

Names, abbreviations, commands and code are no such words: they have capitals, figures or marks, or no dictionary renders them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.text.bilingual import LinkedSentences, link, rendering_table
from duizhao.text.bilingual.english_forms import STOP
from duizhao.text.meaning.clue import Confidence

# A stretch of Latin script with what belongs to it; it is looked at where all of it is words in small letters.
STRETCH = re.compile(r"[A-Za-z][\x20-\x7b\x7d\x7e’]*")
WORD = re.compile(r"[a-z]+(?:['’-][a-z]+){0,4}")
# A figure, a mark or a Latin letter right before a stretch makes it part of something else: 5 mg, #tag, @name.
BOUND = re.compile(r"[!-~À-ɏ][ ]?\Z")
LETTER = re.compile("[À-ɏ]")
# These words stand in phrases, not in terms: "the airport line", "cup of tea".
PHRASE_WORDS = frozenset(
    ("a", "an", "the", "of", "and", "or", "for", "to", "with", "your", "our", "their", "his", "her", "my", "this",
     "that", "these", "those", "is", "are", "was", "were", "be", "do", "not", "you", "we", "they", "if", "when")
)  # fmt: skip
# From this score on a dictionary surely renders a word; from the other on something in the sentence may render it.
SURELY, MAYBE = 0.6, 0.3
# A sentence has so many words at least: shorter ones are titles and calls.
SENTENCE = 3
MANY = 2
ENDS_BEFORE = "。！？!?.；\n"
ENDS = re.compile(r"[.!?](?:\s|\Z|[\u3400-\u9fff])")
# Shorter words are too often letters of a formula, units or sounds.
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class LeftWords:
    """English words at `start` to `end` (offsets in characters of the Chinese text), and how certain it is that they were left."""

    start: int
    end: int
    confidence: Confidence


def left_words(zh: str, en: str, *, terms: bool) -> Iterator[LeftWords]:
    """The English words that a Chinese text was left with. `en` is what it translates. Both are as a reader sees them; what may
    stand in English (titles, quoted words, formulas) is blanked. Without `terms` only phrases: texts about software keep words
    like "state" and "pull request" as they are."""
    lower = f" {re.sub('[^a-z’-]', ' ', en.lower().replace(chr(39), '’'))} "
    for match in STRETCH.finditer(zh):
        text = match.group().rstrip(" .,;:!?")
        words = text.split(" ")
        is_sentence = len(words) >= SENTENCE and bool(ENDS.match(zh, match.start() + len(text)))
        if is_sentence and _begins(zh, match.start()):
            words[0] = words[0].lower()
        if BOUND.search(zh[max(0, match.start() - 2) : match.start()]) or LETTER.match(zh, match.end()):
            continue
        if not all(WORD.fullmatch(word) for word in words):
            continue
        content = [word for word in words if word not in STOP and word not in PHRASE_WORDS]
        stands = f" {text.lower().replace(chr(39), '’')} " in re.sub(" +", " ", lower)
        # So many small words of grammar in one stretch that was copied are no term, whatever the others are.
        is_phrase = stands and sum(word in PHRASE_WORDS for word in words) >= MANY
        if not content or not (is_phrase or all(_is_rendered(word) for word in content)):
            continue
        start, end = match.start(), match.start() + len(text)
        if is_sentence and stands:
            yield LeftWords(start, end, "sure")
        elif len(words) > 1 and not PHRASE_WORDS.isdisjoint(words):
            yield LeftWords(start, end, "sure" if stands else "possible")
        elif terms and stands and not _is_name(text) and all(len(word) >= SHORTEST for word in content):
            sentences = link(en, zh[:start] + " " * (end - start) + zh[end:])
            if not any(_has_answer(word, sentences) for word in content):
                yield LeftWords(start, end, "possible")


def _begins(zh: str, place: int) -> bool:
    """True where a sentence begins at that place of the Chinese text, in characters."""
    before = zh[:place].rstrip(" \t\u3000")
    return not before or before[-1] in ENDS_BEFORE


def _is_name(text: str) -> bool:
    """True for words that hyphens join to the name of a thing: `missing-page`, `pull-request`."""
    return " " not in text and "-" in text


def _is_rendered(word: str) -> bool:
    return max(rendering_table().answers(word).values(), default=0.0) >= SURELY


def _has_answer(word: str, sentences: LinkedSentences) -> bool:
    """True where something in the Chinese sentence may render the word."""
    return any(
        one.score >= MAYBE and word in sentences.en_tokens[one.en].forms[0].split(" ")
        for one in sentences.candidates
    )
