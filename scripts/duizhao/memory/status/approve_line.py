"""The command that approves a block pair, as it is typed."""

import re
import shlex

# What no shell reads as anything but itself. `#` begins a comment only where a word begins.
PLAIN = re.compile(r"[\w./:@%+=,-]++(?:#[\w./:@%+=,-]*+)?")
# These mean something between double quotes, in one shell or another.
MEANT = frozenset('"$`\\!%')


def approve_command(target: str) -> str:
    """The command that approves what `target` names: a page, `page#heading` or `page:line`. An empty heading is what
    stands above the first one."""
    return f"duizhao approve {_quoted(target)}"


def _quoted(word: str) -> str:
    if PLAIN.fullmatch(word):
        return word
    # Double quotes are read by every shell, single ones not by that of Windows.
    return shlex.quote(word) if MEANT & set(word) else f'"{word}"'
