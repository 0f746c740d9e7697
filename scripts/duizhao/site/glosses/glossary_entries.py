"""The two glossaries joined: every name in the other language leads to the same entry on the other page."""

import re
from html import escape

from duizhao.base.bilingual import Language, other

# An entry of the list: its anchor, and the first words in it that are marked as the other language.
ENTRY = re.compile(
    r"(?P<before><li\b[^<>]*\bid=\"(?P<anchor>[^\"<>]+)\"[^<>]*>(?:(?!</?li\b).)*?)"
    r"<span lang=\"(?P<lang>[A-Za-z-]+)\">(?P<name>[^<>]*)</span>",
    re.DOTALL,
)


def with_other_page(html: str, address: str, language: Language) -> str:
    """The glossary in `language` as HTML, with links to the one in the other language, which is at `address`."""
    to = other(language)

    def linked(match: re.Match[str]) -> str:
        if match["lang"].split("-")[0].lower() != to:
            return match.group()
        href = escape(f"{address}#{match['anchor']}")
        return f'{match["before"]}<a href="{href}" hreflang="{to}" lang="{match["lang"]}">{match["name"]}</a>'

    return ENTRY.sub(linked, html)
