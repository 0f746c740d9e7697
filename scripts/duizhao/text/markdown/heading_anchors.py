"""The anchors of headings: those that are written, and those that a site tool makes out of the words."""

import re
import unicodedata

from duizhao.text.markdown.inline import plain

EXPLICIT = re.compile(r"\{:?[^{}]{0,300}?#(?P<anchor>[^\s{}#]+)[^{}]{0,300}\}\s*$")
# An attribute list stands at the end; nobody's is longer.
LONGEST = 700
NOT_IN_SLUG = re.compile(r"[^\w\- ]")


def explicit_anchor(text: str) -> str:
    """The id that a heading gives itself (`{#pregnancy}`), else ""."""
    if "{" not in text:
        return ""
    found = EXPLICIT.search(text[max(text.rfind("{"), len(text) - LONGEST) :])
    return found["anchor"] if found else ""


def slug(text: str) -> str:
    """The anchor that a site tool makes out of a heading's words. Tools differ in small ways; see
    `same_anchor`."""
    words = plain(text.replace("`", "")).lower()
    return re.sub(r"[\s\-]+", "-", NOT_IN_SLUG.sub("", words)).strip("-")


def ascii_slug(text: str) -> str:
    """An anchor that every tool and every server writes alike: small ASCII letters, digits and hyphens, at most 60
    characters. Empty where `text` has no Latin letter or digit."""
    latin = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:60].strip("-")


def same_anchor(one: str, other: str) -> bool:
    """True where two anchors differ at most in what the tools do to marks: `what-s-new` and `whats-new`."""
    return one == other or _letters(one) == _letters(other)


def _letters(anchor: str) -> str:
    return re.sub(r"[\W_]+", "", anchor).lower()
