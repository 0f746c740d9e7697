"""Words of both languages that say no in the same way, read from `ideas.toml`."""

from dataclasses import dataclass

from duizhao.language.word_lists import alternatives, read_list


@dataclass(frozen=True, slots=True)
class Idea:
    """`en` and `faint` are regular expressions for whole English words, `zh` and `faint_zh` Chinese words.

    Faint words deny nothing, but are how their language says the other one's word.
    """

    name: str
    en: str
    zh: tuple[str, ...]
    faint: str
    faint_zh: tuple[str, ...]


IDEAS = tuple(
    Idea(
        name,
        alternatives(words.get("en", "")),
        tuple(words["zh"].split()),
        alternatives(words.get("faint_en", "")),
        tuple(words.get("faint_zh", "").split()),
    )
    for name, words in read_list("polarity", "ideas.toml").items()
)
