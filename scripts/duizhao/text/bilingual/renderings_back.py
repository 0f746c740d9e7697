"""The table of renderings the other way: which English words a Chinese word may render."""

from functools import lru_cache

from duizhao.text.bilingual.rendering_table import rendering_table

# Below this score an answer is no rendering.
SURE = 0.5


@lru_cache(maxsize=20_000)
def english_of(word: str) -> tuple[str, ...]:
    """The single English words that a Chinese word surely renders."""
    found = rendering_table().renderings(word)
    return tuple(english for english, score in found.items() if score >= SURE and " " not in english)
