"""Where a block stands, as a person finds it: the title of its page, its heading, its address."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from duizhao.base.bilingual import Language, other
from duizhao.library.pages import Page
from duizhao.memory.states.pair_state import BlockState, PageState
from duizhao.text.markdown.inline import ATTRIBUTES

# The first words of a text are enough to find it.
EXCERPT = 90
SOURCE = re.compile(r"\[[A-Z]{1,3}\d{1,4}\]\([^()\s]{0,500}\)")

Address = Callable[[str, Language], str | None]


@dataclass(frozen=True, slots=True)
class Name:
    """Words and the language they are in."""

    text: str
    language: Language


def page_name(page: PageState, language: Language) -> Name:
    """The title of a page, in `language` where it has one; else its key."""
    for side in (language, other(language)):
        if (one := page.pair.side(side)) and (title := title_of(one)):
            return Name(title, side)
    return Name(page.key, "en")


def section_name(page: PageState, state: BlockState, language: Language) -> Name | None:
    """The heading that a block stands below, in `language` where that page has it; None above the first."""
    if not state.section:
        return None
    for side in (language, other(language)):
        one = page.pair.side(side)
        for block in one.blocks if one else ():
            if block.kind == "heading" and state.section in (block.anchor, block.text):
                return Name(_plain(block.text), side)
    return Name(state.section, "en")


def block_address(page: PageState, state: BlockState, language: Language, address: Address) -> str | None:
    """The address of the heading above a block, or above the place where it belongs; of its page, where the
    heading has no id of its own. None where there is no such page."""
    where = address(page.key, language)
    one = page.pair.side(language)
    if where is None or one is None:
        return None
    blocks = state.side(language).blocks
    block = blocks[0] if blocks else state.before
    section = (block.anchor or block.section) if block else ""
    return f"{where}#{quote(section)}" if section in one.anchors else where


def excerpt(text: str) -> str:
    """The beginning of a text, on one line, without ids and the addresses of its sources."""
    line = " ".join(SOURCE.sub("", _plain(text)).split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "…"


def page_id(key: str) -> str:
    """The id of the part of the desk that is about a page."""
    return "page-" + "_".join(key.split())


def title_of(page: Page) -> str:
    """The title in the front matter of a page, else its first heading; empty where it has neither."""
    title = page.meta.get("title")
    if isinstance(title, str) and title.strip():
        return title.strip()
    return next((_plain(block.text) for block in page.blocks if block.kind == "heading"), "")


def _plain(text: str) -> str:
    return ATTRIBUTES.sub("", text).strip()
