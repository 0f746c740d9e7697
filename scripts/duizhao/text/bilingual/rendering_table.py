"""The table of renderings: which Chinese words render an English word, each with how likely it is that it does.

The file is sorted by its bytes and read, not taken apart: a line is found by halving, so that loading costs a millisecond.
"""

from functools import cache, lru_cache
from importlib.resources import files

from duizhao.text.bilingual.english_forms import bases, kin

FILE = "renderings.tsv"
# What a score loses where the word is taken for a form of another one, and where it only has its root.
FORM = 0.97
KINSHIP = 0.75


class RenderingTable:
    """Answers for English words. `data` is the file: lines of a word, a tab, and answers with two digits behind each."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.answers = lru_cache(20_000)(self._answers)
        self._row = lru_cache(50_000)(self._read_row)

    def _answers(self, word: str) -> dict[str, float]:
        """The Chinese words that may render `word` in any of its forms, each with a score from 0 to 1. Do not change it."""
        word = word.lower().replace("’", "'")
        found = dict(self._row(word))
        forms = [base for base in bases(word) if self._row(base)]
        for base in forms:
            _add(found, self._row(base), FORM)
        for form in [word, *forms][:2]:
            for other in kin(form):
                _add(found, self._row(other), KINSHIP)
        if not found and "-" in word:
            for part in word.split("-"):
                _add(found, self.answers(part), 1.0)
        return found

    def _read_row(self, word: str) -> dict[str, float]:
        return {answer[:-2]: int(answer[-2:]) / 100 for answer in self._line(word).split(" ") if answer}

    def _line(self, word: str) -> str:
        data, key = self._data, word.encode()
        low, high = 0, len(data)
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            tab = data.index(b"\t", start)
            here = data[start:tab]
            if here == key:
                return data[tab + 1 : data.index(b"\n", tab)].decode()
            if here < key:
                low = data.index(b"\n", tab) + 1
            else:
                high = start
        return ""


def _add(found: dict[str, float], row: dict[str, float], share: float) -> None:
    for answer, score in row.items():
        if score * share > found.get(answer, 0.0):
            found[answer] = score * share


@cache
def rendering_table() -> RenderingTable:
    """The table that ships with the package."""
    return RenderingTable(files(__package__).joinpath(FILE).read_bytes())
