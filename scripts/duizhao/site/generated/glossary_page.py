"""The glossary: every term that has a plain definition, in both languages, by its English name.

Both pages have the same entries in the same order, so that each answers the other. The built site puts the Chinese ones in
the order of pinyin (`site/glossary_order.py`); indexes above them find a term by its name in either language.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from duizhao.base.bilingual import Bilingual, Language, other
from duizhao.library.settings import GeneratedPages
from duizhao.library.terms.glossary import KEY, anchor
from duizhao.library.terms.term_base import Term
from duizhao.site.generated.page_parts import PageFrame, foreign, whole_page
from duizhao.site.glossary_order import CLASS
from duizhao.text.html.shown_as_text import shown_as_text
from duizhao.text.language.pinyin import initial, order

FRAME = PageFrame(
    KEY,
    KEY,
    Bilingual("Glossary", "术语表"),
    Bilingual(
        "The special words on this site, explained in plain language, with their Chinese names.",
        "本站专业用语的通俗解释，附英文名称。",
    ),
)
INTRODUCTION = Bilingual(
    "These are the special words on this site, in plain language. Each has its Chinese name beside it, which leads to "
    "the same word on the Chinese page.",
    "这里用通俗的语言解释本站的专业用语。每个词旁边附英文名称，点击可查看英文页的同一词条。",
)
BY_CHINESE = Bilingual("Find a word by its Chinese name", "按拼音查找")
BY_ENGLISH = Bilingual("By English name:", "按英文首字母查找：")
ALL_WORDS = Bilingual("All words", "全部词条")


def glossary_page(terms: Sequence[Term], extras: GeneratedPages, language: Language) -> str:
    """The glossary in `language`, of terms that all have both definitions. Raises CannotRun where the package that
    knows how Chinese is read is missing."""
    # What stands in the cells of the terms is text.
    terms = [as_text(term) for term in terms]
    ordered = _by_english(terms)
    first = {letter: next(group) for letter, group in groupby(ordered, key=_letter)}
    body = [INTRODUCTION.say(language), ""]
    letters = " ".join(f"[{letter}](#{anchor(term)})" for letter, term in first.items())
    body += [f"{BY_ENGLISH.say(language)}{' ' if language == 'en' else ''}{letters}", ""]
    body += [f"## {BY_CHINESE.say(language)} {{#by-pinyin}}", "", *_by_pinyin(terms, language), ""]
    body += [f"## {ALL_WORDS.say(language)} {{#words}}", "", f'<div class="{CLASS}" markdown>', ""]
    for term in ordered:
        body += _entry(term, language)
    body += ["", "</div>", ""]
    return whole_page(FRAME, "\n".join(body), extras, language)


def as_text(term: Term) -> Term:
    """The term with names and definitions that hold no markup."""
    return replace(
        term,
        en=tuple(map(shown_as_text, term.en)),
        zh=tuple(map(shown_as_text, term.zh)),
        plain_en=shown_as_text(term.plain_en),
        plain_zh=shown_as_text(term.plain_zh),
    )


def _by_english(terms: Sequence[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: term.en[0].lower())


def _letter(term: Term) -> str:
    return term.en[0][0].upper()


def _by_pinyin(terms: Sequence[Term], language: Language) -> Iterator[str]:
    """A line for each letter, with the Chinese names that are looked up under it."""
    ordered = sorted(terms, key=lambda term: (initial(term.zh[0]), order(term.zh[0])))
    for letter, group in groupby(ordered, key=lambda term: initial(term.zh[0])):
        links = [(f"[{term.zh[0]}](#{anchor(term)})", term.en[0]) for term in group]
        if language == "en":
            names = ", ".join(f"{foreign(link, 'zh')} ({name})" for link, name in links)
            yield f"- **{letter}**: {names}"
        else:
            yield f"- **{letter}**：{'、'.join(link for link, _name in links)}"


def _entry(term: Term, language: Language) -> Iterator[str]:
    name = term.names(language)[0]
    twin = foreign(term.names(other(language))[0], other(language))
    if language == "en":
        yield f"- **{name}** ({twin}): {term.plain_en}"
    else:
        yield f"- **{name}**（{twin}）：{term.plain_zh}"
    yield f"    {{: #{anchor(term)} }}"
