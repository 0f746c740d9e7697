"""What an engine tells the command that began it: what became of each page, and what is left to do with the finished pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.files import write_atomically
from duizhao.site.build.build_plan import KnownPage, as_tables, known_from_json, read_table, texts_in
from duizhao.site.build.page_spool import SpoolPiece, WaitingView
from duizhao.site.side_by_side.view_links import Addresses
from duizhao.site.side_by_side.view_pages import ViewSide

# Lies beside the handover: the pages that wait for their views.
SPOOL = ".pages"


@dataclass(frozen=True, slots=True)
class Handover:
    """What an engine has done: every page that it laid out by the file that it is written to, and, once it is read, those that were left
    as they are; what the pages were made from beside their texts (files and folders), None where that is not known for sure, so that no
    later build may leave anything as it is; what the desk needs; the folders with the templates of the theme, None where the engine
    has looked at the pages itself; the views that are to
    be made, the file in which their pages wait, and the addresses of all pages as the views in each language see them; the addresses of the pages in
    the order in which the search of each language has them, and the name under which the facts of a page say what can be found."""

    pages: Mapping[str, KnownPage]
    watched: tuple[str, ...] | None
    addresses: tuple[tuple[str, Language, str], ...]
    edits: tuple[tuple[str, Language, str], ...]
    names: tuple[str, str]
    desk: bool
    site_url: str
    theme: tuple[str, ...] | None = None
    spool: str = ""
    views: tuple[WaitingView, ...] = ()
    seen: Mapping[Language, Addresses] = field(default_factory=dict)
    searched: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    searched_as: str = ""


def write_handover(path: Path, handover: Handover) -> None:
    """Write what was done for the command. Raises CannotRun."""
    write_atomically(path, as_tables(handover))


def read_handover(path: Path, known: Mapping[str, KnownPage] | None = None) -> Handover:
    """What an engine has done, beside the pages that are `known` and were left as they are. Raises CannotRun where it left no
    handover."""
    told = read_table(path)
    watched = told["watched"]
    return Handover(
        pages={**(known or {}), **known_from_json(told["pages"])},
        watched=None if watched is None else tuple(watched),
        addresses=tuple((key, language, url) for key, language, url in told["addresses"]),
        edits=tuple((key, language, url) for key, language, url in told["edits"]),
        names=(told["names"][0], told["names"][1]),
        desk=bool(told["desk"]),
        site_url=str(told["site_url"]),
        theme=None if told["theme"] is None else texts_in(told["theme"]),
        spool=str(told["spool"]),
        views=tuple(map(_view, told["views"])),
        seen={language: Addresses(**told["seen"][language]) for language in LANGUAGES if told["seen"]},
        searched={one: texts_in(told["searched"][one]) for one in LANGUAGES if one in told["searched"]},
        searched_as=str(told["searched_as"]),
    )


def spool_of(handover: Path) -> Path:
    """The file beside a handover in which pages wait for their views."""
    return handover.with_suffix(SPOOL)


def _view(told: Mapping[str, Any]) -> WaitingView:
    return WaitingView(
        {language: ViewSide(**told["sides"][language]) for language in LANGUAGES},
        {language: SpoolPiece(**told["pieces"][language]) for language in LANGUAGES},
    )
