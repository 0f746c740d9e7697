"""The table of renderings turned round: which English words a Chinese word may render."""

from functools import cache
from importlib.resources import files

from duizhao.text.bilingual.rendering_table import FILE

# Below this score an answer is no rendering.
SURE = 0.5


def english_of(word: str) -> tuple[str, ...]:
    """The English words that a Chinese word surely renders."""
    found = _turned().get(word)
    return tuple(found.split(" ")) if found else ()


@cache
def _turned() -> dict[str, str]:
    least = round(SURE * 100)
    found: dict[str, str] = {}
    for line in files(__package__).joinpath(FILE).read_text("utf-8").splitlines():
        word, answers, *_ = line.split("\t")
        if " " in word:
            continue
        for answer in answers.split(" "):
            if answer and int(answer[-2:]) >= least:
                chinese = answer[:-2]
                found[chinese] = f"{found[chinese]} {word}" if chinese in found else word
    return found
