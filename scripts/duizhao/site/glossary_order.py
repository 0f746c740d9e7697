"""The words of the glossary in the order in which a reader of their language looks them up: by letter, or by pinyin.

The pages themselves have them in one order, so that each block answers one of the other language.
"""

import re
from collections.abc import Callable
from html import unescape

from duizhao.base.bilingual import Language
from duizhao.text.language.pinyin import initial, order

CLASS = "by-name"
LIST = re.compile(rf'(<div class="{CLASS}">\s*+<ul>\n?)((?:[^<]|<(?!/ul>|div class="{CLASS}">))*+)(</ul>)')
ENTRY = re.compile(r"<li\b(?P<attributes>[^<>]*)>(?P<inside>.*?)</li>\s*", re.DOTALL)
NAME = re.compile(r"<strong>(?P<name>(?:[^<]|<(?!/?strong>))*+)</strong>")
TAG = re.compile(r"<[^<>]*>")


def with_names_in_order(html: str, language: Language) -> str:
    """A built page whose list of names, in `<div class="by-name">`, stands in the order of `language`. The first of each
    letter has that letter as `data-letter`, for the theme to show. Another page stays as it is. Raises CannotRun where the
    package that knows how Chinese is read is missing."""
    letter: Callable[[str], str] = initial if language == "zh" else lambda name: name[:1].upper()

    def ordered(found: re.Match[str]) -> str:
        named = [(_name(entry["inside"]), entry) for entry in ENTRY.finditer(found[2])]
        if language == "zh":
            named.sort(key=lambda one: (letter(one[0]), order(one[0])))
        told, last = [], ""
        for name, entry in named:
            now = letter(name)
            mark = f' data-letter="{now}"' if now != last else ""
            told.append(f"<li{entry['attributes']}{mark}>{entry['inside']}</li>\n")
            last = now
        return found[1] + "".join(told) + found[3]

    return LIST.sub(ordered, html)


def _name(entry: str) -> str:
    found = NAME.search(entry)
    return unescape(TAG.sub("", found["name"])) if found else ""
