"""Program text without what a translator may change: comments, words in quotes, layout."""

import re

HAN = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
BLOCK_COMMENT = re.compile(r"/\*.{0,5000}?\*/|<!--.{0,5000}?-->", re.DOTALL)
# `#` and `//` inside a quoted text or an address begin no comment.
LINE_COMMENT = re.compile(
    r"(?:^|(?<=\s))(?:#(?![\[!{])|//|--|;;?|%|\(\*|REM\b)(?:\s.*|[^\s'\"`].*)?$|^\s*(?:\*|'''|\"\"\").*$"
)
SPACES = re.compile(r"\s+")
# The quotes themselves may be another pair.
QUOTES = str.maketrans("“”‘’", "\"\"''")


def code_lines(text: str) -> list[tuple[int, str]]:
    """The lines of program text that carry code: number from 0, and the text without comments and white
    space."""
    lines = []
    for number, line in enumerate(without_block_comments(text).split("\n")):
        bare = SPACES.sub("", LINE_COMMENT.sub("", line)).rstrip(",;").translate(QUOTES)
        if bare:
            lines.append((number, bare))
    return lines


def without_block_comments(text: str) -> str:
    """`text` with `/* … */` and `<!-- … -->` emptied; the line ends stay."""
    if "*/" not in text and "-->" not in text:
        return text
    return BLOCK_COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text)


def has_han(text: str) -> bool:
    """True where the text holds Chinese letters or marks."""
    return bool(HAN.search(text))
