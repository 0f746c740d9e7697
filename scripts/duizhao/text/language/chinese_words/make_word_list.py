"""Makes the list of Chinese words anew: `python -m duizhao.text.language.chinese_words.make_word_list dict.txt`.

`dict.txt` is the dictionary in the package jieba: a line is a word, how often it was counted, and its class. Of these the
words are kept. The same dictionary gives the same bytes.
"""

import gzip
import sys
from pathlib import Path

from duizhao.text.language.chinese_words import FILE


def packed(dictionary: str) -> bytes:
    """The words of a dictionary, each once, sorted by their code points, one a line, packed."""
    words = {line.split(" ", 1)[0] for line in dictionary.splitlines() if line}
    return gzip.compress("".join(f"{word}\n" for word in sorted(words)).encode(), 9, mtime=0)


if __name__ == "__main__":
    Path(__file__).with_name(FILE).write_bytes(packed(Path(sys.argv[1]).read_text("utf-8")))
