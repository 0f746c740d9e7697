"""The command that approves what a card shows, as it is typed."""

import re
import shlex

# What no shell reads as anything but itself. `#` begins a comment only where a word begins.
PLAIN = re.compile(r"[\w./:@%+=,-]+#?[\w./:@%+=,-]*")
# These mean something between double quotes, in one shell or another.
MEANT = frozenset('"$`\\!%')


def approve_command(key: str, section: str) -> str:
    """The command that approves the part of the page `key` that stands below the heading `section`. An empty
    section is what stands above the first heading."""
    return f"duizhao approve {_quoted(f'{key}#{section}')}"


def _quoted(word: str) -> str:
    if PLAIN.fullmatch(word):
        return word
    # Double quotes are read by every shell, single ones not by that of Windows.
    return shlex.quote(word) if MEANT & set(word) else f'"{word}"'
