"""A text as it is shown: its marks are dimmed, its sources are small tags, what changed is struck through or
underlined. The words are never altered."""

import re
from collections.abc import Iterator, Sequence

from duizhao.base.bilingual import Bilingual, Language
from duizhao.memory.states.word_difference import DifferenceRun, word_diff
from duizhao.site.desk import desk_texts
from duizhao.text.html.element import Child, Html, element, together

# A source that leads to the line with its own name: the name says everything.
SOURCE = r"\[(?P<source>[A-Z]{1,3}\d{1,4})\]\((?P<address>[^()\s]{0,500})\)(?:\{[^{}\n]{0,200}\})?"
MARKS = r"\]\([^()\s]{0,500}\)|\{[ \t]{0,20}[#.:][^{}\n]{0,200}\}|\*{2,3}|__|(?<!\\)\|"
MARKUP = re.compile(rf"{SOURCE}|{MARKS}")


def shown(text: str) -> Html:
    """A text in which nothing changed, as HTML with its Markdown told apart."""
    return together(_marked(text))


def compared(before: str, after: str, language: Language, told_in: Language) -> Html:
    """A text with what became of it; `told_in` is the language in which a screen reader says so."""
    return together(_part(part, told_in) for part in word_diff(before, after, language))


def differs(before: str, after: str) -> bool:
    """True where there is something to compare; where a line ends does not count."""
    return before.split() != after.split()


def _part(part: DifferenceRun, told_in: Language) -> Html:
    if part.kind == "same":
        return together(_marked(part.text))
    # Blanks at the ends of a change are not coloured: they would look like part of the words.
    words = part.text.strip() or part.text
    start, _, end = part.text.partition(words)
    name, said = ("del", desk_texts.DELETED) if part.kind == "deleted" else ("ins", desk_texts.ADDED)
    return together(start, element(name, _said(said, told_in), _marked(words)), end)


def _said(what: Bilingual, told_in: Language) -> Html:
    """Words that are heard and not seen."""
    return element("span", what.say(told_in), class_="unseen", lang=told_in)


def _marked(text: str) -> Sequence[Child]:
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Child]:
    position = 0
    for match in MARKUP.finditer(text):
        yield text[position : match.start()]
        source = match["source"]
        if source and match["address"].lower().endswith(f"#{source.lower()}"):
            yield element("span", source, class_="source", title=match.group())
        else:
            yield element("span", match.group(), class_="mark")
        position = match.end()
    yield text[position:]
