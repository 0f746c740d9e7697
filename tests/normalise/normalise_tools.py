"""Texts as sources, for the tests of the normaliser."""

import hashlib

from duizhao.normalise.source import Source


def as_source(text: str) -> Source:
    """A text as if it had been read from a file."""
    return Source("text.txt", text, "UTF-8", hashlib.sha256(text.encode()).hexdigest())
