"""How folders and file names say which language they hold: `zh`, `zh-CN`, `zh_Hans`, `en-US`."""

import re

from duizhao.base.bilingual import Language
from duizhao.text.language.language_pack import Chinese

_CHINESE = re.compile(r"(?:zh|cn|zh[-_]?(?:cn|sg|hans(?:[-_](?:cn|sg))?)|hans|chinese)", re.IGNORECASE)
_TRADITIONAL = re.compile(r"(?:tw|zh[-_]?(?:tw|hk|mo|hant(?:[-_](?:tw|hk|mo))?)|hant)", re.IGNORECASE)
_ENGLISH = re.compile(r"(?:en|en[-_](?:us|gb|au|ca|in)|english)", re.IGNORECASE)
# The languages that docs are most often translated to, by ISO 639, with a country or a script.
_OTHERS = re.compile(
    r"(?i:af|ar|az|be|bg|bn|ca|cs|da|de|el|eo|es|et|eu|fa|fi|fil|fr|gl|gu|he|hi|hr|hu|hy|id|it|ja|ka|kk|km|kn|ko|lt|lv|mk|ml|mn|mr"
    r"|ms|nb|ne|nl|nn|no|pa|pl|pt|ro|ru|si|sk|sl|sq|sr|sv|sw|ta|te|th|tl|tr|uk|ur|uz|vi)"
    r"(?:[-_](?:[A-Z]{2}|[a-z]{2}|[A-Z][a-z]{3}|419))?"
)


def language_named(name: str) -> tuple[Language, Chinese] | None:
    """The language that a folder or a mark in a file name means, and in which characters its Chinese is; None for any other
    word."""
    if _ENGLISH.fullmatch(name):
        return "en", "simplified"
    if _CHINESE.fullmatch(name):
        return "zh", "simplified"
    return ("zh", "traditional") if _TRADITIONAL.fullmatch(name) else None


def names_a_language(name: str) -> bool:
    """True where a folder or a mark in a file name may mean a language, any one."""
    return language_named(name) is not None or bool(_OTHERS.fullmatch(name))


def mark_of(stem: str, mark: str) -> str | None:
    """The longest name of a language that stands behind `mark` at the end of a file name without its ending: `zh-CN` of
    `page-zh-CN`. None where there is none."""
    at = stem.find(mark, 1)
    while at != -1:
        if names_a_language(stem[at + 1 :]):
            return stem[at + 1 :]
        at = stem.find(mark, at + 1)
    return None
