"""A list of 349,045 Chinese words, `words.txt.gz`: those of jieba's dictionary (MIT, `LICENSE.txt`), sorted, one a line."""

import gzip
from functools import cache
from importlib.resources import files

FILE = "words.txt.gz"


@cache
def word_list() -> bytes:
    """The list in UTF-8, with a line end before the first word and behind the last one."""
    return b"\n" + gzip.decompress(files(__name__).joinpath(FILE).read_bytes())
