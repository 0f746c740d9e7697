"""The uses of terms in a text as a reader counts them: "opioids" names the opioid."""

import re
from dataclasses import replace

from duizhao.base.bilingual import Language
from duizhao.library.terms.term_base import TermBase, TermUse

# Short words, and words in -ss, -us and -is, are no plurals.
PLURAL = re.compile(r"(?<=[A-Za-z]{3}[a-hj-rtv-z])s(?![A-Za-z])")


def term_uses(text: str, language: Language, terms: TermBase) -> list[TermUse]:
    """Every use of an allowed name, English plurals included: the longest at each spot, none inside another."""
    uses = terms.uses(text, language)
    if language == "en" and PLURAL.search(text):
        uses = [*uses, *(_whole(use, text) for use in terms.uses(PLURAL.sub(" ", text), language))]
    kept: list[TermUse] = []
    for use in sorted(uses, key=lambda use: (use.start, -use.end)):
        # Two terms may bear the same name.
        if not kept or use.start >= kept[-1].end or (use.start, use.end) == (kept[-1].start, kept[-1].end):
            kept.append(use)
    return kept


def _whole(use: TermUse, text: str) -> TermUse:
    return replace(use, end=use.end + 1) if PLURAL.match(text, use.end) else use
