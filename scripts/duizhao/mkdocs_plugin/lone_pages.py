"""Pages that one language has and the other lacks. static-i18n says nothing about them."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, other
from duizhao.library.page_shelf import Name


@dataclass(frozen=True, slots=True)
class Lonely:
    """A page without a twin: its path below the folder of the docs, and what is wrong."""

    path: str
    message: Bilingual


def lonely_pages(pages: Mapping[str, Name]) -> tuple[Lonely, ...]:
    """Every page that has none of the same name in the other language. `pages` are their keys and languages by their paths
    below the folder of the docs."""
    names = set(pages.values())
    found = []
    for path, (key, language) in sorted(pages.items()):
        if (key, other(language)) not in names:
            name = LANGUAGE_NAMES[other(language)]
            message = Bilingual(f"there is no {name['en']} page of this name", f"没有同名的{name['zh']}页面")
            found.append(Lonely(path, message))
    return tuple(found)
