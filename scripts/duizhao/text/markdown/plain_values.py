"""Values as a person writes them into front matter: few, and each of them text that can be written down again.

YAML lets a value stand in many places at once (`&a`, `*a`), also in itself: a few lines may be more than any program can
look through.
"""

import re

MOST_VALUES = 10_000
HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def is_plain(value: object) -> bool:
    """True where `value` and all in it are at most ten thousand values, and no text in it has half a character."""
    waiting = [value]
    for _count in range(MOST_VALUES):
        if not waiting:
            return True
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, (list, tuple, set)):
            waiting += one
        elif isinstance(one, str) and HALF_CHARACTER.search(one):
            return False
    return not waiting
