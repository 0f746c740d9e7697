"""What a library is about where its settings do not say: one whose pages often show code is about software."""

import re
from collections.abc import Iterable

from duizhao.library.check_settings import Profile
from duizhao.library.pages import PagePair

# From this share of its pages on code is what a library is about, not what one of its pages happens to hold.
SHARE = 1 / 3
# The line that begins code, with the language that it names.
FENCE = re.compile(r"^[ \t]*(?:`{3}|~{3})[`~]*[ \t]*([^\s`]*)", re.MULTILINE)
# Languages of fences that are shown as a drawing or as a formula, in texts about anything.
DRAWN = frozenset({"mermaid", "dot", "graphviz", "plantuml", "math", "latex", "csv", "vega-lite"})


def profile_of(pairs: Iterable[PagePair], profile: Profile) -> Profile:
    """What the library of these pages is about: its `profile`, and software where that is general and a third of the pages
    that stand in both languages show code in both."""
    if profile != "general":
        return profile
    shown = [_shows_code(pair.en.text) and _shows_code(pair.zh.text) for pair in pairs if pair.en and pair.zh]
    return "software" if shown and sum(shown) >= SHARE * len(shown) else profile


def is_code(language: str) -> bool:
    """False for a fence that names one of the languages that are drawn: it holds no program."""
    return not language or language.split()[0].strip("{}.").lower() not in DRAWN


def _shows_code(text: str) -> bool:
    # Every second of these lines ends what the one before began.
    return any(is_code(match[1]) for match in list(FENCE.finditer(text))[::2])
