"""The glossary: every term that has a plain definition, in both languages, by its English name."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from duizhao.bilingual import Bilingual, Language, other
from duizhao.generate.page import PageFrame, foreign, whole_page
from duizhao.normalise.pages import slug
from duizhao.settings import GeneratedPages
from duizhao.terms import Term

FRAME = PageFrame(
    "glossary",
    "glossary",
    Bilingual("Glossary", "术语表"),
    Bilingual(
        "The special words on this site, explained in plain language, with their Chinese names.",
        "本站专业用语的通俗解释，附英文名称。",
    ),
)
INTRODUCTION = Bilingual(
    "These are the special words on this site, with their Chinese names. They stand in the order of their English "
    "names in both languages, so that you can compare the two pages.",
    "这里列出本站用到的专业用语，附英文名称。中英文两页都按英文名称的字母顺序排列，方便对照。",
)


def glossary_page(terms: Sequence[Term], extras: GeneratedPages, language: Language) -> str:
    """The glossary in `language`, of terms that all have both definitions."""
    body = [INTRODUCTION.say(language), ""]
    ordered = sorted(terms, key=lambda term: term.en[0].lower())
    for letter, group in groupby(ordered, key=lambda term: term.en[0][0].upper()):
        body += [f"## {letter} {{#letter-{letter.lower()}}}", ""]
        for term in group:
            body += _entry(term, language)
        body.append("")
    return whole_page(FRAME, "\n".join(body), extras, language)


def _entry(term: Term, language: Language) -> Iterator[str]:
    name = term.names(language)[0]
    twin = foreign(term.names(other(language))[0], other(language))
    if language == "en":
        yield f"- **{name}** ({twin}): {term.plain_en}"
    else:
        yield f"- **{name}**（{twin}）：{term.plain_zh}"
    yield f"    {{: #{slug(term.en[0])} }}"
