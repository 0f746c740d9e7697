"""The note before a text that one language of a page lacks: drafts show the other language's text behind it.

A block that bears one says nothing about what its page says. It is no fault of the page, and no page that bears one is
published but as a preview.
"""

import re

from duizhao.base.bilingual import Language

GAP_NOTES: dict[Language, str] = {"en": "*Not yet translated:* ", "zh": "*尚未翻译：*"}
GAP_NOTE = re.compile("|".join(re.escape(note.strip()) + " ?" for note in GAP_NOTES.values()))


def has_gap(markdown: str) -> bool:
    """True where a text, as Markdown, bears the note."""
    return "*" in markdown and GAP_NOTE.search(markdown) is not None


def count_gaps(markdown: str) -> int:
    """How many blocks of a page bear the note: one a line, for a row of a table may bear more."""
    return sum(has_gap(line) for line in markdown.split("\n")) if has_gap(markdown) else 0
