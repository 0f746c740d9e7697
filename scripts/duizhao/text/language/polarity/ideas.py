"""Words of both languages that say no in the same way, read from `ideas.toml`."""

from dataclasses import dataclass

from duizhao.text.language.word_lists import read_list


@dataclass(frozen=True, slots=True)
class Idea:
    """`en` and `faint` are English words and stems, `zh` and `faint_zh` Chinese words.

    Firm words have to be answered, by one of their idea or by a plain denial. Faint words deny nothing, but are how their language says the other one's word.
    """

    name: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    faint: tuple[str, ...]
    faint_zh: tuple[str, ...]
    firm_en: tuple[str, ...]
    firm_zh: tuple[str, ...]


FIELDS = ("en", "zh", "faint_en", "faint_zh", "firm_en", "firm_zh")
IDEAS = tuple(
    Idea(name, *(tuple(words.get(field, "").split()) for field in FIELDS))
    for name, words in read_list("polarity", "ideas.toml").items()
)
