"""What is measured of a page: the reading grade of the English, the length of the Chinese sentences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.checks.readability.page_sentences import Sentence, page_sentences
from duizhao.checks.readability.syllables import syllables
from duizhao.library.pages import Library, Page
from duizhao.library.reading_targets import Targets
from duizhao.library.terms.term_base import TermBase
from duizhao.text.markdown.blocks import Block


@dataclass(frozen=True)
class EasierBox:
    """A box that has to be easier than the rest of its page: the main message, what to do, an emergency."""

    first: Block
    kind: str
    sentences: tuple[Sentence, ...]

    @cached_property
    def score(self) -> float:
        """Its grade in English, its mean length in Chinese."""
        return score(self.sentences)


@dataclass(frozen=True)
class PageReadability:
    """A page as it was measured."""

    page: Page
    sentences: tuple[Sentence, ...]
    boxes: tuple[EasierBox, ...]

    @property
    def language(self) -> Language:
        """The language in which the page is written."""
        return self.page.language

    @cached_property
    def score(self) -> float:
        """The grade of an English page, the mean length of the sentences of a Chinese one."""
        return score(self.sentences)

    @cached_property
    def plain_score(self) -> float:
        """The same with nothing left out."""
        return score(self.sentences, leave_out=False)

    @property
    def longest(self) -> int:
        """The length of its longest sentence."""
        return max((sentence.length for sentence in self.sentences), default=0)

    @property
    def left_out(self) -> Counter[str]:
        """The names whose syllables were not counted, and how often each stands there."""
        return Counter(name.lower() for sentence in self.sentences for name in sentence.left_out)


def measure(library: Library, terms: TermBase, targets: Targets) -> tuple[PageReadability, ...]:
    """Every page of both languages that has sentences and is not made from data, English first."""
    readings = (
        measure_page(page, terms, targets)
        for language in LANGUAGES
        for pair in library.pairs
        if (page := pair.side(language)) is not None and page.meta.get("generated") is not True
    )
    return tuple(reading for reading in readings if reading.sentences)


def measure_page(page: Page, terms: TermBase, targets: Targets) -> PageReadability:
    """Measure how hard the sentences of one page are to read."""
    sentences = tuple(page_sentences(page, terms))
    boxes: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        if sentence.block.box and _kind(sentence.block) in targets.boxes:
            boxes.setdefault(sentence.block.box, []).append(sentence)
    return PageReadability(
        page,
        sentences,
        tuple(EasierBox(found[0].block, _kind(found[0].block), tuple(found)) for found in boxes.values()),
    )


def score(sentences: Sequence[Sentence], leave_out: bool = True) -> float:
    """How hard the sentences are together; 0 for none.

    English: the grade of Flesch and Kincaid (1975), 0.39 words a sentence + 11.8 syllables a word - 15.59. A name that
    is left out counts as words of its sentence; its syllables do not count. Chinese: characters a sentence.
    """
    if not sentences:
        return 0.0
    length = sum(sentence.length for sentence in sentences) / len(sentences)
    if sentences[0].language == "zh":
        return length
    words = [word for sentence in sentences for word in _counted(sentence, leave_out)]
    spoken = sum(map(syllables, words)) / len(words) if words else 1.0
    return 0.39 * length + 11.8 * spoken - 15.59


def _counted(sentence: Sentence, leave_out: bool) -> Sequence[str]:
    return sentence.easy_words if leave_out else [word.group() for word in sentence.words]


def _kind(block: Block) -> str:
    return next(
        (name.partition(":")[2] for name in reversed(block.within) if name.startswith("admonition:")), ""
    )
