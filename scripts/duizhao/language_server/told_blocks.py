"""The block of the other language, as a hover and as a place to go to."""

import re

from lsprotocol.types import Hover, Location, MarkupContent, MarkupKind, Position

from duizhao.base.bilingual import LANGUAGE_NAMES, Language, other
from duizhao.checks.reports.excerpt import printable
from duizhao.language_server import server_texts
from duizhao.language_server.editor_look import EditorLook
from duizhao.memory.status.state_names import meaning_of, name_of

BACKTICKS = re.compile("`+")


def hover(look: EditorLook, side: Language, position: Position, language: Language) -> Hover | None:
    """What the other language says at this place, and what became of the pair since it was approved. None at no block."""
    line, _column = look.text(side).place(position)
    state = look.block_at(side, line)
    if state is None:
        return None
    to = other(side)
    page = look.seen.page
    text = state.side(to).text
    head = f"**{LANGUAGE_NAMES[to][language]}** · {name_of(state).say(language)}"
    parts = [head, _fenced(text)] if text else [head]
    if look.seen.text(to) is None:
        parts.append(server_texts.NO_PAGE[to].say(language))
    else:
        parts.append(meaning_of(page, state).say(language))
    return Hover(MarkupContent(MarkupKind.Markdown, "\n\n".join(parts)))


def counterpart(look: EditorLook, side: Language, position: Position) -> list[Location]:
    """Where the block at this place stands in the other language; where it lacks it, behind which block it belongs."""
    line, _column = look.text(side).place(position)
    state = look.block_at(side, line)
    to = other(side)
    if state is None:
        return []
    return [Location(look.uris[to], look.text(to).span(place)) for place in look.places_across(state, side)]


def _fenced(text: str) -> str:
    """The text as it is written: no Markdown of a page is shown as a link or a picture."""
    longest = max((len(run) for run in BACKTICKS.findall(text)), default=0)
    fence = "`" * max(longest + 1, 3)
    lines = "\n".join(map(printable, text.split("\n")))
    return f"{fence}markdown\n{lines}\n{fence}"
