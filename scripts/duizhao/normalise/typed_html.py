"""HTML that people type into Markdown: tags that lay out a page say nothing, and those around a line go."""

import re

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.edits import EditedText

# The kinds of files in which a tag is one. Anywhere else it is a text about tags.
MAY_HOLD_HTML = frozenset({".md"})
WHY_LEFT_OUT = Bilingual("A line of HTML or comments alone.", "整行都是 HTML 代码或注释。")
HTML_AROUND = "HTML around a line"
# A line of nothing but tags that lay out a page or name a picture, or a comment that no reader sees.
HTML_ALONE = re.compile(
    r"(?:</?(?:div|center|p|br|hr|section|article|header|footer|main|span|font|details|a|figure|picture|img)"
    r"(?:\s[^<>]{0,500})?/?>\s*|<!--(?:[^-]|-(?!->)){0,2000}-->\s*)+",
    re.IGNORECASE,
)
# One pair of tags around all words of a line.
AROUND = re.compile(
    r"<(?P<tag>summary|b|strong|em|i|u|p|div|center|span|font|h(?P<level>[1-6]))(?:\s[^<>]{0,500})?>"
    r"(?P<inner>[^<>]+)</(?P=tag)\s*>\s*",
    re.IGNORECASE,
)


def is_html_alone(text: str) -> bool:
    """True for a text of nothing but tags and comments."""
    return text.startswith("<") and HTML_ALONE.fullmatch(text) is not None


def html_level(text: str) -> int:
    """The level of a heading that is written as HTML, 0 for any other line."""
    match = AROUND.fullmatch(text) if text.startswith("<") else None
    return int(match["level"] or 0) if match else 0


def without_html(text: EditedText) -> EditedText:
    """The text without the tags that stand around all of it."""
    match = AROUND.fullmatch(text.text) if text.text.startswith("<") else None
    if not match:
        return text
    text = text.replace(match.end("inner"), len(text.text), "", HTML_AROUND)
    return text.replace(0, match.start("inner"), "", HTML_AROUND)
