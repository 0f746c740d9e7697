"""Lists of words as they are written in the code, a blank between them."""


def listed(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())
