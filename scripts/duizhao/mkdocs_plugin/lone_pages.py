"""Pages that one language has and the other lacks. static-i18n says nothing about them."""

from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, other


@dataclass(frozen=True, slots=True)
class Lonely:
    """A page without a twin: its path below the folder of the docs, and what is wrong."""

    path: str
    message: Bilingual


def lonely_pages(paths: Iterable[str]) -> tuple[Lonely, ...]:
    """Every page below `en/` or `zh/` that has no page of the same name on the other side."""
    pages = set(paths)
    found = []
    for path in sorted(pages):
        language, _, key = path.partition("/")
        if language in LANGUAGES and f"{other(language)}/{key}" not in pages:
            names = LANGUAGE_NAMES[other(language)]
            message = Bilingual(
                f"there is no {names['en']} page of this name", f"没有同名的{names['zh']}页面"
            )
            found.append(Lonely(path, message))
    return tuple(found)
