"""Making the text of a source harmless in a Markdown page: HTML, templates, includes and script links become text."""

import re

ENTITY = re.compile(r"&(?=#?\w{1,32};)")
AUTOLINK = re.compile(r"<(?=(?:https?://|mailto:)[^<>\s]+>)")
SCRIPT_LINK = re.compile(r"\]\(\s*<?\s*(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)
# What would start a block of its own at the start of a paragraph.
BLOCK_START = re.compile(r"(?:#{1,6}|[-+*>|]|!!!|\?\?\?|===|~~~|:(?=\s)|-{3,}|_{3,})")
NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def as_markdown(text: str, *, keep_markup: bool) -> str:
    """`text` as inline Markdown that shows it. With `keep_markup` (the source is Markdown) emphasis and links stay."""
    text = ENTITY.sub("&amp;", text)
    text = text.replace("{", "&#123;").replace("}", "&#125;")
    if keep_markup:
        text = AUTOLINK.sub("\0", text).replace("<", "&lt;").replace("\0", "<")
        text = SCRIPT_LINK.sub(lambda match: "\\" + match.group().replace("(", "\\("), text)
    else:
        text = text.replace("<", "&lt;")
        text = re.sub(r"[\\`*\[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", lambda match: "\\" + match.group(), text)
    return _not_a_block(text)


def _not_a_block(text: str) -> str:
    if BLOCK_START.match(text):
        return "\\" + text
    return NUMBER_START.sub(r"\1\\\2", text, count=1) if NUMBER_START.match(text) else text


def as_row(text: str) -> str:
    """A table row: its cells are Markdown, its bars stay."""
    return as_markdown(text, keep_markup=True).removeprefix("\\")


def as_code(text: str) -> str:
    """A fenced block with its fence closed; an include inside it stays text, a template too."""
    text = text.replace("--8<--", ";--8<--").replace("{{", "{ {").replace("{%", "{ %").replace("{#", "{ #")
    fence = text.lstrip()[:3]
    return text if text.rstrip().endswith(fence) and len(text.split("\n")) > 1 else f"{text}\n{fence}"


def as_comment(text: str) -> str:
    """`text` inside an HTML comment: nothing in it can end the comment."""
    return text.replace("<", "‹").replace(">", "›").replace("--", "––").replace("{", "(").replace("}", ")")
