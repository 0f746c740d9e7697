"""Program text without what a translator may change: comments, words in quotes, layout."""

import re

HAN = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
COMMENT_START = re.compile(r"/\*|<!--")
COMMENT_ENDS = {"/*": "*/", "<!--": "-->"}
# No comment has more characters.
LONGEST_COMMENT = 5000
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
    parts = []
    position = 0
    # Where each of the two ends next: what was found once is not looked for again.
    next_ends = dict.fromkeys(COMMENT_ENDS, 0)
    for match in COMMENT_START.finditer(text):
        mark = match.group()
        if match.start() < position or next_ends[mark] == -1:
            continue
        if next_ends[mark] < match.end():
            next_ends[mark] = text.find(COMMENT_ENDS[mark], match.end())
        if match.end() <= next_ends[mark] <= match.end() + LONGEST_COMMENT:
            end = next_ends[mark] + len(COMMENT_ENDS[mark])
            parts += [text[position : match.start()], "\n" * text.count("\n", match.start(), end)]
            position = end
    return "".join([*parts, text[position:]])


def has_han(text: str) -> bool:
    """True where the text holds Chinese letters or marks."""
    return bool(HAN.search(text))
