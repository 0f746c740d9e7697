"""The scripts and styles that stand inside the pages because the theme puts them there: read from its templates, not from the
pages.

What a template fills in becomes a narrow pattern: between quotes anything that stays between them, elsewhere letters and
digits. A script of a page that fits none of the theme's was put there by something else.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.files import read_text
from duizhao.site.build.inline_code import InlineCode, inline_code

NOTE = re.compile(r"\{#(?:[^#]|#(?!\}))*+(?:#\}|\Z)")
# A command that holds a brace or a % of its own is not read: what it stands in fits nothing.
JINJA = re.compile(r"\{\{(?P<value>[^{}]*+)\}\}|\{%[-+]?(?P<command>[^%{]*+)%\}")
# What stands for a part of Jinja while the scripts of a template are looked for: a value, one as JSON, and where something
# begins that may stand there or not, and ends.
VALUE, JSON_VALUE, BEGINS, ENDS, OTHER = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014"
MAY_BE = frozenset(["if", "for", "block", "with", "filter", "call", "macro"])
PARTS = re.compile(f"([{VALUE}{JSON_VALUE}{BEGINS}{ENDS}{OTHER}])")
BETWEEN_QUOTES = r"[^\"'`<>\\\r\n]*+"
BARE = r"[\w.:/-]*+"
# A text, a number, or a list of them: nothing with which something could be called.
JSON_TEXT = r"\"(?:[^\"`<>\\\r\n]|\\u[0-9a-f]{4}|\\[\"\\/bfnrt])*+\""
JSON = rf"(?:{JSON_TEXT}|[\w.+-]++|[\[{{](?:{JSON_TEXT}|[\w\s.,:\[\]{{}}+-])*[\]}}])"
QUOTES = ('"', "'")
NOTHING = r"(?!)"
GAP = re.compile(r"(?:\\?\s)+")


@dataclass(frozen=True, slots=True)
class ThemeScripts:
    """What may stand in pages between `<script>` and `</script>`, and between `<style>` and `</style>`."""

    scripts: tuple[re.Pattern[str], ...] = ()
    styles: tuple[re.Pattern[str], ...] = ()

    @classmethod
    def of(cls, templates: Iterable[str], more: Iterable[InlineCode] = ()) -> "ThemeScripts":
        """What the templates of a theme hold, and what else may stand in a site, as it is."""
        found: dict[str, dict[str, None]] = {"script": {}, "style": {}}
        for template in templates:
            for one in inline_code(JINJA.sub(_stand_in, NOTE.sub("", template))):
                found[one.element][_pattern(one.text)] = None
        for one in more:
            found[one.element][re.escape(one.text)] = None
        scripts, styles = (tuple(map(re.compile, found[element])) for element in ("script", "style"))
        return cls(scripts, styles)

    @classmethod
    def read(cls, folders: Iterable[Path]) -> "ThemeScripts":
        """What the templates in the folders of a theme hold, and the desk, which stands in a site. Raises CannotRun where a
        template cannot be read."""
        # The desk knows much of the library: who only compares code needs none of it.
        from duizhao.site.desk.whole_desk import desk_code

        paths = (path for folder in folders for path in sorted(folder.rglob("*.html")))
        scripts, style = desk_code()
        own = [*(InlineCode("script", script) for script in scripts), InlineCode("style", style)]
        return cls.of(map(read_text, paths), own)

    def strangers(self, page: str) -> Iterator[InlineCode]:
        """The scripts and styles in a page that are none of the theme's."""
        return (one for one in inline_code(page) if not self.includes(one.element, one.text))

    def includes(self, element: str, text: str) -> bool:
        """True for the text of a script or a style that the theme puts into its pages."""
        known = self.scripts if element == "script" else self.styles
        return any(pattern.fullmatch(text) for pattern in known)


def _stand_in(found: re.Match[str]) -> str:
    value, command = found["value"], (found["command"] or "").split(None, 1)
    if value is not None:
        return JSON_VALUE if "tojson" in value else VALUE
    name = command[0] if command else ""
    if name in MAY_BE:
        return BEGINS
    return ENDS if name.startswith("end") else OTHER


def _pattern(text: str) -> str:
    """The pattern of a script of a template. What is put in from another template is not known, and fits nothing."""
    parts = PARTS.split(text)
    pattern, depth = [], 0
    for number, part in enumerate(parts):
        if part in (BEGINS, ENDS):
            # What stands between them may be there or not, and more than once.
            pattern.append("(?:" if part == BEGINS else ")*+")
            depth += 1 if part == BEGINS else -1
        elif part == OTHER and depth:
            # Another case, or what another template holds: of that nothing fits.
            pattern.append(")*+(?:")
        elif part == VALUE:
            before, behind = parts[number - 1][-1:], parts[number + 1][:1]
            is_quoted = before in QUOTES and before == behind
            pattern.append(BETWEEN_QUOTES if is_quoted else BARE)
        elif part == JSON_VALUE:
            pattern.append(JSON)
        elif part != OTHER and part:
            pattern.append(GAP.sub(r"\\s*+", re.escape(part)))
        if depth < 0:
            break
    return "".join(pattern) if depth == 0 else NOTHING
