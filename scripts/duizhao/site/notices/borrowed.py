"""A page that is shown in the other language because it is missing in the reader's: borrowed.

It says so, its text is marked as the language it is in, and neither it nor the page it was borrowed from claims that
there is a translation.
"""

import re
from collections.abc import Callable
from html import escape

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.site.notices import notice_texts
from duizhao.site.notices.notice_html import UNSEARCHED

HEAD_LINK = re.compile(r"(?:(?<![ \t])[ \t]++)?<link\b(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'){0,200}+>\n?")
ALTERNATE = re.compile(r"\srel=[\"']?\s*alternate\b", re.IGNORECASE)
CANONICAL = re.compile(r"\srel=[\"']?\s*canonical\b", re.IGNORECASE)
HREFLANG = re.compile(r"\shreflang=(?P<value>\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
ANCHOR_TAG = re.compile(r"<a\b(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'){0,200}+>")
HREF = re.compile(r"\shref=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+))")
END_OF_HEAD = "</head>"
NO_INDEX = '<meta name="robots" content="noindex">\n'


def wrapped(content: str, reader: str, shown_in: Language, address: str) -> str:
    """The text of a borrowed page: a notice in the language of the reader, then `content`, marked as `shown_in`.

    `address` is the page it was borrowed from. A reader of a language that Duizhao does not speak is told in English.
    """
    language: Language = reader if reader in LANGUAGES else "en"
    told = f'<b class="notice__head">{escape(notice_texts.BORROWED_HEAD.say(language))}</b> '
    told += escape(notice_texts.borrowed(language, shown_in))
    if address:
        gap = " " if language == "en" else ""
        link = escape(notice_texts.own_page(language, shown_in))
        told += f'{gap}<a class="notice__link" href="{escape(address)}" hreflang="{shown_in}">{link}</a>'
    return (
        f'<div class="notice notice--borrowed" role="note" aria-label="{escape(notice_texts.PAGE_LABEL.say(language))}" '
        f'lang="{language}" {UNSEARCHED}>{told}</div>\n'
        f'<div class="borrowed" lang="{shown_in}">\n{content}\n</div>'
    )


def without_alternates(html: str, languages: frozenset[str] | None = None) -> str:
    """`html` without the lines in its head that name the page in one of `languages`; None is any."""

    def is_taken(tag: str) -> bool:
        found = HREFLANG.search(tag)
        if not (found and ALTERNATE.search(tag)):
            return False
        language = found["value"].strip("\"'").split("-")[0].lower()
        return languages is None or language in languages

    head, end, rest = html.partition(END_OF_HEAD)
    return HEAD_LINK.sub(_unless(is_taken), head) + end + rest


def not_indexed(html: str) -> str:
    """`html` with a line in its head that keeps it out of search engines, and none that calls it the real page."""
    head, end, rest = html.partition(END_OF_HEAD)
    return HEAD_LINK.sub(_unless(CANONICAL.search), head) + (NO_INDEX if end else "") + end + rest


def without_language(html: str, is_borrowed: Callable[[str], bool]) -> str:
    """`html` without the language that a link promises, where the address it leads to is a borrowed page."""

    def plain(match: re.Match[str]) -> str:
        found = HREF.search(match.group())
        address = (found["double"] or found["single"] or found["bare"] or "") if found else ""
        return HREFLANG.sub("", match.group()) if found and is_borrowed(address) else match.group()

    return ANCHOR_TAG.sub(plain, html)


def _unless(taken: Callable[[str], object]) -> Callable[[re.Match[str]], str]:
    return lambda match: "" if taken(match.group()) else match.group()
