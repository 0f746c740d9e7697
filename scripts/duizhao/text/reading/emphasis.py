"""Marks of emphasis: `*`, `_`, `~~`, `==`, `^^`, `++`, and the single `^` and `~` of raised and lowered text.

A run opens where no space stands behind it and closes where none stands before it; it is a mark where it opens and a later
run of the same sign closes it. That is CommonMark (0.31, section 6.2) without its rule of punctuation, which Python-Markdown
does not know either and which leaves `**重要：**请` open.
"""

import re

from duizhao.text.reading.special import SUPERSCRIPTS
from duizhao.text.reading.visible_edits import Edits

RUN = re.compile(r"\*{1,6}|_{1,6}|~{1,2}|={2}|\^{1,2}|\+{2}")
SIGNS = re.compile(r"[*_~^]|==|\+\+")
# pymdownx.keys: ++ctrl+alt+delete++
KEYS = re.compile(r"\+\+(?P<keys>[A-Za-z0-9-]{1,20}(?:\+[A-Za-z0-9-]{1,20}){0,8})\+\+")
# What stands between two single marks has no space: 10^9^, H~2~O.
SHORT = frozenset(("^", "~"))
LONGEST_SHORT = 20
# Other raised text (a note, an ordinal's letters) is seen as it is.
RAISED = re.compile(r"[-+−–]?\d{1,6}|n")


def read_emphasis(edits: Edits) -> None:
    """The marks go; what is struck out (`~~`) is hidden; raised digits are superscripts."""
    if not SIGNS.search(edits.masked):
        return
    if "++" in edits.masked:
        keys = list(KEYS.finditer(edits.masked))
        for match in keys:
            edits.replace(match.start(), match.start() + 2)
            edits.replace(match.end() - 2, match.end())
            edits.span("key", *match.span(), match.span("keys"))
        edits.mask(match.span() for match in keys)
    text = edits.masked
    # Runs that wait to be closed, by their sign: where each starts, and how many of its signs are left.
    waiting: dict[str, list[list[int]]] = {}
    for match in RUN.finditer(text):
        run, (start, end) = match.group(), match.span()
        sign = run if run in ("~~", "==", "^^", "++") else run[0]
        before, after = text[start - 1 : start], text[end : end + 1]
        left = len(run)
        opened = waiting.setdefault(sign, [])
        if _closes(sign, before, after):
            while left and opened:
                if sign in SHORT and not _is_short(text[opened[-1][0] + 1 : start]):
                    opened.pop()
                    continue
                left -= _close(edits, sign, opened, start + len(run) - left, left)
        if left and _opens(sign, before, after):
            opened.append([end - left, left])


def _opens(sign: str, before: str, after: str) -> bool:
    return bool(after) and not after.isspace() and not (sign == "_" and _is_latin(before))


def _closes(sign: str, before: str, after: str) -> bool:
    return bool(before) and not before.isspace() and not (sign == "_" and _is_latin(after))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_short(text: str) -> bool:
    return 0 < len(text) <= LONGEST_SHORT and not any(character.isspace() for character in text)


def _close(edits: Edits, sign: str, opened: list[list[int]], at: int, many: int) -> int:
    """Close the innermost open run of `sign` with the `many` signs at `at`; gives how many of them it took."""
    start, waits = opened[-1]
    taken = len(sign) if len(sign) == 2 else min(waits, many)
    first = start + waits - taken if len(sign) == 1 else start
    if sign == "~~":
        edits.hide(first, at + taken)
    else:
        edits.replace(first, first + taken)
        edits.replace(at, at + taken)
        if sign == "^":
            inner = edits.source[first + 1 : at]
            if RAISED.fullmatch(inner):
                edits.replace(first + 1, at, inner.translate(SUPERSCRIPTS))
    opened[-1][1] -= taken
    if opened[-1][1] <= 0 or len(sign) == 2:
        opened.pop()
    return taken
