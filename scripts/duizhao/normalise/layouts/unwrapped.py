"""Lines that are no part of a wrapped paragraph, because of what the next line or the line above is."""

import re

from duizhao.normalise.layouts.git_conflict import is_marker
from duizhao.normalise.layouts.labelled import has_label, is_label
from duizhao.text.language.main_language import main_language

# Two blanks, a backslash or a tag at the end of a line: a line break that is meant.
HARD_BREAK = re.compile(r"(?:(?<![ \t\xa0])[ \t\xa0]{2,}+|\\|<br ?/?>)$")


def stands_apart(above: str, below: str) -> bool:
    """True where `below` starts a block of its own: one of the two is a language label or a mark of a conflict, `below`
    has a label in front, or a hard break stands between two languages."""
    if has_label(below) or any(is_label(line) or is_marker(line) for line in (above, below)):
        return True
    if not HARD_BREAK.search(above):
        return False
    one, other = main_language(above), main_language(below)
    return one is not None and other is not None and one != other
