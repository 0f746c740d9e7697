"""What a library's glossary holds: the terms that are explained in both languages, each with an anchor of its own."""

from collections.abc import Iterable

from duizhao.library.terms.term_base import Term
from duizhao.text.markdown.heading_anchors import ascii_slug

KEY = "glossary"


def explained(terms: Iterable[Term]) -> list[Term]:
    """The terms that stand in the glossary."""
    return [term for term in terms if term.plain_en and term.plain_zh]


def anchor(term: Term) -> str:
    """The anchor of a term: the same on both pages."""
    return ascii_slug(term.en[0])
