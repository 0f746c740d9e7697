"""Cutting text into sentences, English and Chinese in one pass, with offsets in characters.

A Chinese sentence ends at 。！？…… and takes the closing quotes and brackets behind it along; an English one ends at
. ! ? before a space and a new start. No library tested was right on English abbreviations, Chinese quotes and
code-switched text at once, so this is our own.
"""

import re
from functools import lru_cache

# Common English abbreviations that a full stop does not end. General usage, from style manuals.
ABBREVIATIONS = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "sr",
        "jr",
        "vs",
        "e.g",
        "i.e",
        "etc",
        "al",
        "approx",
        "no",
        "fig",
        "figs",
        "vol",
        "pp",
        "p",
        "ed",
        "eds",
        "rev",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "est",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "a.m",
        "p.m",
        "u.s",
        "u.k",
        "ph.d",
        "m.d",
        "b.sc",
        "max",
        "min",
        "temp",
        "tab",
        "cap",
        "sec",
        "hr",
        "hrs",
        "wk",
        "wks",
        "mo",
        "yr",
        "yrs",
        "ref",
        "cf",
        "viz",
        "resp",
        "incl",
        "excl",
    ]
)
# These usually close a sentence when a capital follows.
MAY_END = frozenset({"etc", "a.m", "p.m", "u.s", "u.k", "inc", "ltd", "co", "al"})
CLOSERS = "”’」』）)]】》\"'"
CHINESE_END = re.compile(rf"(?:[。！？!?]+|…{{1,2}}|\.{{3,6}})[{re.escape(CLOSERS)}]*")
LATIN_END = re.compile(rf"[.!?]+[{re.escape(CLOSERS)}]*(?=\s|$)")
MARK = re.compile("[.!?。！？…]")
START = re.compile(r"[\s\"'“‘(\[*_]*[A-Z0-9\u3400-\u9fff“‘《「]")
WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z.]{0,19})$")
HAN = re.compile(r"[\u3400-\u9fff]")
LOOK_AHEAD = 100


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, without the white space between them. Blank text has none."""
    return list(_spans(text))


# Several rules ask about the same texts of a page, and who writes in one has it looked at again and again.
@lru_cache(maxsize=512)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text):
        _add(spans, text, start, end)
        start = end
    _add(spans, text, start, len(text))
    return tuple(spans)


def sentences(text: str) -> list[str]:
    """The sentences of `text`, in their order, without blanks around them."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    part = text[start:end]
    bare = part.strip()
    if bare:
        start += len(part) - len(part.lstrip())
        spans.append((start, start + len(bare)))


def _ends(text: str) -> list[int]:
    """Where sentences end, in order. Both kinds of end begin with a mark, and marks are few."""
    ends: set[int] = set()
    chinese_from = latin_from = 0
    for mark in MARK.finditer(text):
        start, sign = mark.start(), mark[0]
        # Most full stops stand alone, and begin no ellipsis.
        may_be_chinese = sign != "." or text.startswith("..", start)
        if may_be_chinese and start >= chinese_from and (match := CHINESE_END.match(text, start)):
            chinese_from = match.end()
            if _chinese_end(text, match):
                ends.add(chinese_from)
        if sign in ".!?" and start >= latin_from and (match := LATIN_END.match(text, start)):
            latin_from = match.end()
            if _latin_end(text, match):
                ends.add(latin_from)
    return sorted(ends)


def _chinese_end(text: str, match: re.Match[str]) -> bool:
    mark = match.group()
    after = text[match.end() : match.end() + 1]
    if mark[0] in "。！？":
        # “……。”他说: a quotation inside a running sentence goes on after a comma or a speaking verb.
        return not (mark[-1] in CLOSERS and after in {"，", "、", "；", "的"})
    if mark[0] in "!?":
        return bool(HAN.match(text[match.start() - 1 : match.start()] or "-")) and not after.isascii()
    # An ellipsis only ends a sentence before a new line or the end.
    return after in {"", "\n"}


def _latin_end(text: str, match: re.Match[str]) -> bool:
    # What follows at once is enough to judge by; all of the rest would be copied for every sentence.
    after = text[match.end() : match.end() + LOOK_AHEAD]
    if after and not START.match(after):
        return False
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    word = WORD_BEFORE.search(text[max(0, match.start() - 20) : match.start()])
    if not word:
        return not _list_number(text, match.start())
    name = word.group(1).lower()
    if name in ABBREVIATIONS:
        return name in MAY_END and (not after.strip() or after.lstrip()[0].isupper())
    # An initial: "J. Smith". A single capital that ends a sentence ("vitamin C.") is the rarer case.
    return not (len(word.group(1)) == 1 and word.group(1).isupper() and after.strip())


def _list_number(text: str, stop: int) -> bool:
    """True for the full stop of "1." at the start of a line."""
    line = text[text.rfind("\n", 0, stop) + 1 : stop]
    return line.strip().isdigit() and len(line.strip()) <= 3
