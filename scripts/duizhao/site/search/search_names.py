"""What a reader may call the things that the pages of one language speak of."""

import tomllib
from functools import cache
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.library.terms.term_base import Term, TermBase
from duizhao.site.search.search_settings import SearchWords

SMALL_WORDS = Path(__file__).with_name("small_words.toml")
# What people type, and what the pages say.
Names = tuple[tuple[str, ...], tuple[str, ...]]


def same_things(terms: TermBase, words: SearchWords, language: Language) -> tuple[Names, ...]:
    """The names by which pages in `language` are found: those of the term base in both languages, misspelt ones
    included, and the everyday words of the library.

    A name that is wrong wherever it stands leads to the right one. One that is only wrong as a rendering may be
    another thing's name, and a claim is nobody's name.
    """
    named = (_of_term(term, language) for term in terms.terms if term.scope != "claim")
    everyday = (((*one.typed, *one.means), one.means) for one in words.alike(language))
    return (*named, *everyday)


def _of_term(term: Term, language: Language) -> Names:
    wrong = [*term.zh_misspelt]
    if term.scope == "everywhere":
        wrong += [*term.en_forbidden, *term.zh_forbidden]
    return (*term.names(language), *term.names(other(language)), *wrong), term.names(language)


@cache
def small_words() -> tuple[str, ...]:
    """Words of both languages that ask, join or point."""
    data = tomllib.loads(SMALL_WORDS.read_text("utf-8"))
    return tuple(word for language in LANGUAGES for word in data[language].split())


@cache
def joining_words() -> tuple[str, ...]:
    """Chinese words that join two others in a heading."""
    return tuple(tomllib.loads(SMALL_WORDS.read_text("utf-8"))["zh_joins"].split())
