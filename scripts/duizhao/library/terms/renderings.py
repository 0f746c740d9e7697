"""Is a term that one language uses rendered in the other? Lenient on form, strict on which thing is meant.

A translator bends names: 抗抑郁作用 renders "antidepressant effect" though the term is 抗抑郁药. So a part of
a name is enough, a stem in English and two neighbouring characters in Chinese, but only outside the names of
other terms: the 肾上腺素 of 去甲肾上腺素 does not render "adrenaline".
"""

import re

from duizhao.base.bilingual import Language
from duizhao.library.terms.term_base import Term, TermBase, TermUse
from duizhao.text.language.script import HAN_RUN

STEM = 5
# An English name of one word has to be this long to be told from everyday words; one of several words this
# long.
LONG_WORD = 8
LONG_PHRASE = 12
LONG_CHINESE = 3


def is_specific(use: TermUse, language: Language) -> bool:
    """True for a name that means this thing wherever it stands: the preferred name, and long or an
    abbreviation. Other names may be everyday words."""
    if use.term.scope == "loose":
        return False
    preferred = use.term.names(language)[0]
    if use.name.lower() != preferred.lower() and not use.term.is_strict:
        return False
    if language == "zh":
        return len(use.name) >= LONG_CHINESE
    if use.name.isupper() and len(use.name) >= 3:
        return True
    return len(use.name) >= (LONG_PHRASE if " " in use.name else LONG_WORD)


def is_rendered(term: Term, text: str, language: Language, terms: TermBase) -> bool:
    """True where `text`, in `language`, names `term` in some way."""
    uses = terms.uses(text, language)
    if any(use.term.id == term.id for use in uses):
        return True
    names = term.names(language)
    # A name that is kept as it stands in the other language.
    if any(_holds(text, name) for name in (*term.en, *term.zh) if name.isascii() == (language == "zh")):
        return True
    free = _without_rivals(text, term, uses)
    if language == "zh":
        return any(part in free for name in names for part in _pairs(name))
    stems = [
        word[: max(STEM, len(word) - 4)] for name in names for word in re.findall("[a-z]{5,}", name.lower())
    ]
    words = re.findall("[a-z]{4,}", free.lower())
    return any(word.startswith(stem) for stem in stems for word in words)


def _holds(text: str, name: str) -> bool:
    return len(name) >= 3 and name.lower() in text.lower()


def _without_rivals(text: str, term: Term, uses: list[TermUse]) -> str:
    """`text` without the names of other things: 去甲肾上腺素 where 肾上腺素 is looked for."""
    for use in uses:
        if len(use.name) >= LONG_CHINESE and not _is_kind_of(use.term, term):
            text = text[: use.start] + " " * (use.end - use.start) + text[use.end :]
    return text


def _is_kind_of(other: Term, term: Term) -> bool:
    """True where the other term's English name has this one's as words of its own: "insulin pump"
    names insulin, "noradrenaline" does not name adrenaline."""
    spelt = [f" {name.lower()} ".replace("-", " ") for name in other.en]
    return any(f" {name.lower()} " in longer for name in term.en for longer in spelt)


def _pairs(name: str) -> frozenset[str]:
    return frozenset(run[index : index + 2] for run in HAN_RUN.findall(name) for index in range(len(run) - 1))
