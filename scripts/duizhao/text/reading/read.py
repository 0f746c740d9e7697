"""From the Markdown of a block to its reading.

Each kind of mark is found by a pass of its own over a copy of the text in which what earlier passes took is masked, so
that no mark is read twice and code holds no marks. A pass only says what is replaced by what; `_composed` puts the
visible text together once. Every pass is linear in the length of the text.
"""

from functools import lru_cache

from duizhao.text.reading.characters import read_characters
from duizhao.text.reading.emphasis import read_emphasis
from duizhao.text.reading.inline_html import read_html
from duizhao.text.reading.marks import (
    read_addresses,
    read_autolinks,
    read_code,
    read_escapes,
    read_links,
    read_templates,
)
from duizhao.text.reading.seen_text import Reading
from duizhao.text.reading.special import has_marks
from duizhao.text.reading.visible_edits import Edits


@lru_cache(maxsize=8192)
def read(source: str) -> Reading:
    """The reading of a block whose inline Markdown is `source`. Any text has one; nothing is raised."""
    if not has_marks(source):
        offsets = range(len(source) + 1)
        return Reading(source, source, offsets[:-1], offsets[1:])
    edits = Edits(source)
    for read_pass in (
        read_code,
        read_escapes,
        read_autolinks,
        read_html,
        read_templates,
        read_links,
        read_addresses,
        read_emphasis,
        read_characters,
    ):
        read_pass(edits)
    return edits.reading()
