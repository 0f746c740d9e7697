"""Text of a page inside the Markdown of a comment: it is shown, and does nothing.

A page may hold anything, and whoever opens a pull request may write one. In a comment its text must not end a table, be
HTML, call people or teams, or leave a mark in another thread. Signs of Markdown become entities, which are never read as
structure. What GitHub reads in the text it shows (a name behind @, a number behind #, an address) is broken by a character
that has no width.
"""

import re

from duizhao.checks.reports.excerpt import printable

NO_WIDTH = "\N{ZERO WIDTH SPACE}"
# What begins or ends something in Markdown, in HTML, or in GitHub's formulas.
MEANT = re.compile(r"[&<>|\\`*_~\[\]$]")
# GH-12 and #12 are other threads, and so are addresses; the one behind a name may be a mail address.
CALLS = re.compile(r"@(?=\S)|#(?=\w)|:(?=//)|(?<=\bGH)-(?=\d)|(?<=www)(?=\.)", re.IGNORECASE)
CUT = "…"
TICKS = re.compile(r"`+")


def shown(text: str) -> str:
    """`text` on one line, as it is read, in a paragraph or in the cell of a table."""
    text = CALLS.sub(lambda match: match.group() + NO_WIDTH, " ".join(printable(text).split()))
    return MEANT.sub(lambda match: f"&#{ord(match.group())};", text)


def code(text: str) -> str:
    """`text` on one line as code, to be copied: for a path or a command. Not for the cell of a table, which a `|` would
    end."""
    text = printable(text)
    longest = max((len(ticks) for ticks in TICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    # A tick at an end would be read as part of the fence.
    gap = " " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") or not text.strip() else ""
    return f"{fence}{gap}{text or ' '}{gap}{fence}"


def shortened(text: str, length: int) -> str:
    """The start of `text`, with a mark where it is cut."""
    return text if len(text) <= length else text[: length - 1] + CUT


def units(text: str) -> int:
    """How long a service takes `text` to be that counts in UTF-16: never less than its characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
