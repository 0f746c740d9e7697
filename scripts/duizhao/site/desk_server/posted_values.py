"""What a browser sent to the desk, held against what a page of the desk sends."""

from collections.abc import Mapping
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import said
from duizhao.library.settings import Settings
from duizhao.memory.states.library_states import is_remembered
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.desk_state import DeskState, Signer

# How much a person may type where a name or a reason is asked for.
LONGEST_LINE = 2_000


class BadRequest(CannotRun):
    """A request that no page of the desk sends."""

    def __init__(self) -> None:
        super().__init__(served_texts.BAD_REQUEST.en, served_texts.BAD_REQUEST.zh)


class NoSuchPage(CannotRun):
    """A page is asked for that the library does not have."""

    def __init__(self) -> None:
        super().__init__(served_texts.NO_SUCH_PAGE.en, served_texts.NO_SUCH_PAGE.zh)


def text_in(values: Mapping[str, Any], name: str, longest: int | None = None) -> str:
    """A text that was sent, with its lines as files here have them. Raises BadRequest for anything else."""
    value = values.get(name)
    if not isinstance(value, str) or (longest is not None and len(value) > longest):
        raise BadRequest
    # A page may have been shown by a browser that ends lines in its own way.
    return value.replace("\r\n", "\n").replace("\r", "\n")


def side_in(values: Mapping[str, Any]) -> Language:
    """The language of the side that is meant. Raises BadRequest where it is neither."""
    found = next((one for one in LANGUAGES if one == values.get("side")), None)
    if found is None:
        raise BadRequest
    return found


def where_in(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The block pair that was shown. Raises BadRequest where nothing names one."""
    where = values.get("where")
    if not isinstance(where, dict):
        raise BadRequest
    return where


def signer_in(values: Mapping[str, Any]) -> Signer:
    """Who the person at the desk is. Raises BadRequest where no names were sent; they may be empty."""
    by, role = (said(" ".join(text_in(values, name, LONGEST_LINE).split())) for name in ("by", "role"))
    return Signer(by, role)


def key_in(values: Mapping[str, Any], state: DeskState) -> str:
    """The page that is meant. Raises NoSuchPage for a name that is none of the library's."""
    key = values.get("page")
    settings = state.workspace.settings
    if not isinstance(key, str) or not is_remembered(key, settings):
        raise NoSuchPage
    if not any(_stands(settings, key, language) for language in LANGUAGES):
        raise NoSuchPage
    return key


def _stands(settings: Settings, key: str, language: Language) -> bool:
    """True where the library has the page in that language. Not all pages are looked at for it: there may be thousands."""
    try:
        path = settings.page_path(key, language)
        return path.is_file() and settings.layout.of_file(path) == (key, language)
    except (CannotRun, OSError, ValueError):
        # The name leads out of the folder, or no file can have it.
        return False
