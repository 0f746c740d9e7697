"""The words of an English text, for a quick look whether a closer one can find anything.

Most sentences have no word that a reader looks for. To cut the text into words once and compare sets costs
far less than to let every long expression try every place.
"""

import re
from functools import lru_cache

_WORD = re.compile("[a-z]+")


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """Every run of the letters a to z in `text`, in lower case."""
    return frozenset(_WORD.findall(text.lower()))
