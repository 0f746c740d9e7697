"""Program text without what a translator may change: comments, words in quotes, layout."""

import re
from collections.abc import Iterator

HAN = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
COMMENT_START = re.compile(r"/\*|<!--")
COMMENT_ENDS = {"/*": "*/", "<!--": "-->"}
# No comment has more characters.
LONGEST_COMMENT = 5000
# `#` and `//` inside a quoted text or an address begin no comment.
LINE_COMMENT = re.compile(
    r"(?:^|(?<=\s))(?:#(?![\[!{])|//|--|;;?|%|\(\*|REM\b)(?:\s.*|[^\s'\"`].*)?$|^\s*(?:\*|'''|\"\"\").*$"
)
# Behind an option that looks like a comment: `push -- now  # or later`.
COMMENT_BEHIND = re.compile(r"(?<=\s)(?:#|//)\s.*$")
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


def unlike_tails(en: str, zh: str) -> list[tuple[int, int]]:
    """The lines of two program texts, numbers from 0, that are alike but for what may be a comment behind the code, where it
    differs and nobody has translated it: `-- no` in one language is an option in another."""
    found: list[tuple[int, int]] = []
    if SPACES.sub("", en) == SPACES.sub("", zh):
        # The same words, wrapped in another way.
        return found
    tails_zh: dict[str, list[tuple[int, str]]] = {}
    for number, bare, tail in _tails(zh):
        tails_zh.setdefault(bare, []).append((number, tail))
    for number, bare, tail in _tails(en):
        others = tails_zh.get(bare, [])
        if not others:
            continue
        other, written = next((one for one in others if one[1] == tail), others[0])
        others.remove((other, written))
        if written != tail and not has_han(written) and not has_han(tail):
            found.append((number, other))
    return found


def _tails(text: str) -> Iterator[tuple[int, str, str]]:
    """The lines with code and something behind it that may be a comment: number, bare code, and that."""
    for number, line in enumerate(without_block_comments(text).split("\n")):
        comment = LINE_COMMENT.search(line)
        if comment and (bare := SPACES.sub("", line[: comment.start()])):
            yield number, bare, SPACES.sub("", COMMENT_BEHIND.sub("", comment.group()))


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
