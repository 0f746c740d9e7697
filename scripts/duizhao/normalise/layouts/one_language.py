"""Texts in one language: with words of the other in their sentences, or without any."""

from collections.abc import Iterator, Sequence

from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual
from duizhao.normalise.layouts.layout import Layout, Prose, shares
from duizhao.text.language.main_language import without_markup
from duizhao.text.language.script import LATIN_WORD, RUNNING_WORD, han_count

# Where fewer pieces hold words of the other language, these are exceptions.
FEWEST = 0.2
FEWEST_WORDS = 3
FEWEST_HAN = 5


def layouts(found: Sequence[Prose]) -> Iterator[Layout]:
    """What the words inside the pieces tell."""
    if not found:
        yield Layout("one-language", 1.0, Bilingual("no words", "没有文字"))
        return
    share = shares(found)
    language = max(share, key=lambda one: share[one])
    # A piece that is nothing but a name of the other language is one that it stands in.
    holding = sum(_holds_other(one) or (one.language != language and _is_short(one)) for one in found)
    part = holding / len(found)
    if part >= FEWEST:
        yield Layout(
            "switched-sentences",
            round(min(1.0, 0.5 + part / 2), 2),
            Bilingual(f"{holding} of {len(found)} pieces", f"{len(found)} 段中有 {holding} 段"),
        )
    else:
        said = LANGUAGE_NAMES[language]
        yield Layout(
            "one-language", round(share[language] * (1 - part), 2), Bilingual(said["en"], said["zh"])
        )


def _holds_other(one: Prose) -> bool:
    prose = without_markup(one.piece.text)
    return bool(han_count(prose)) if one.language == "en" else bool(LATIN_WORD.search(prose))


def _is_short(one: Prose) -> bool:
    prose = without_markup(one.piece.text)
    return (
        len(RUNNING_WORD.findall(prose)) < FEWEST_WORDS
        if one.language == "en"
        else han_count(prose) < FEWEST_HAN
    )
