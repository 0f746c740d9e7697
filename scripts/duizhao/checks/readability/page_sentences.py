"""The sentences of a page as a reader meets them, each with its length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from duizhao.base.bilingual import Language
from duizhao.library.pages import Page
from duizhao.library.terms.term_base import TermBase
from duizhao.library.terms.term_uses import term_uses
from duizhao.text.language.proper_names import known_names
from duizhao.text.language.script import han_count
from duizhao.text.language.sentences import sentence_spans
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.inline import prose
from duizhao.text.markdown.table_cells import cell_spans

KINDS = frozenset({"paragraph", "item", "definition", "row"})
# A reference behind a statement, `[S01](sources.md#s01){ .source }`, is no word of it.
SOURCE = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)\{:?[^{}\n]*\.source\b[^{}\n]*\}")
# What is shorter is a label ("Chest pain.", "US label"), and would make every page look easy.
FEWEST = 4
WORD = re.compile(r"[A-Za-z0-9]+(?:[.,/'’-][A-Za-z0-9]+)*%?")
LETTERS = re.compile("[A-Za-z]")


@dataclass(frozen=True)
class Sentence:
    """A sentence: its block, and where it stands in the block's text."""

    block: Block
    language: Language
    text: str
    start: int
    names: tuple[tuple[int, int], ...] = ()

    @property
    def length(self) -> int:
        """Words in English, Chinese characters in Chinese."""
        return len(self.words) if self.language == "en" else han_count(self.text)

    @cached_property
    def words(self) -> tuple[re.Match[str], ...]:
        """The English words of the sentence, its numbers included."""
        return tuple(WORD.finditer(self.text))

    @cached_property
    def easy_words(self) -> tuple[str, ...]:
        """The words that are no part of a name that is left out."""
        return tuple(
            word.group()
            for word in self.words
            if not any(start <= word.start() < end for start, end in self.names)
        )

    @property
    def left_out(self) -> tuple[str, ...]:
        """The names whose syllables are not counted."""
        return tuple(self.text[start:end] for start, end in self.names)


def page_sentences(page: Page, terms: TermBase) -> Iterator[Sentence]:
    """The sentences of running text, lists and table cells. Headings, titles and code are left out."""
    for block in page.blocks:
        if block.kind in KINDS:
            yield from block_sentences(block, page.language, terms)


def block_sentences(block: Block, language: Language, terms: TermBase) -> Iterator[Sentence]:
    """The sentences of one block that are long enough to be one."""
    text = prose(SOURCE.sub(lambda match: " " * len(match.group()), block.text))
    for begin, part in _parts(block, text):
        for start, end in sentence_spans(part):
            words = part[start:end].rstrip("*_ ")
            sentence = Sentence(block, language, words, begin + start, _names(words, language, terms))
            if sentence.length >= FEWEST:
                yield sentence


def _parts(block: Block, text: str) -> Iterator[tuple[int, str]]:
    if block.kind != "row":
        yield 0, text
        return
    for start, end in cell_spans(block.text):
        yield start, text[start:end]


def _names(text: str, language: Language, terms: TermBase) -> tuple[tuple[int, int], ...]:
    """Where the text names a medicine or a thing that the glossary explains."""
    if language == "zh":
        return ()
    explained = [
        (use.start, use.end)
        for use in term_uses(text, language, terms)
        if use.term.plain_en or use.term.scope == "everywhere"
    ]
    drugs = [(use.start, use.end) for use in known_names(text, "en") if use.name.kind == "drug"]
    return tuple(sorted({*explained, *drugs}))
