"""From a request to its answer: which page is shown, and what is done."""

from collections.abc import Callable, Mapping
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.base.errors import CannotRun, told_in_one_line
from duizhao.library.pages import PagePair
from duizhao.memory.states.pair_state import PageState
from duizhao.memory.status.page_look import PageLook
from duizhao.site.desk.block_place import page_name
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.built_site import reader_addresses, site_file
from duizhao.site.desk_server.desk_changes import look_again
from duizhao.site.desk_server.desk_frame import HEADERS, DeskTeller
from duizhao.site.desk_server.desk_gate import refusal
from duizhao.site.desk_server.desk_request import (
    HTML,
    DeskAnswer,
    DeskRequest,
    json_answer,
    page_answer,
    read_json,
    told_answer,
)
from duizhao.site.desk_server.desk_state import DeskState
from duizhao.site.desk_server.known_lines import SECONDS, SECONDS_TO_FILL
from duizhao.site.desk_server.list_html import list_page
from duizhao.site.desk_server.listed_pages import ListAsked, listed
from duizhao.site.desk_server.page_html import block_page, text_page
from duizhao.site.desk_server.posted_routes import POSTED
from duizhao.site.desk_server.posted_values import BadRequest, NoSuchPage, key_in
from duizhao.text.html.whole_document import own_file

SCRIPT = "text/javascript; charset=utf-8"
STYLE = "text/css; charset=utf-8"
# What stands in the look of the desk, one behind the other.
LOOK = (("duizhao.text.html", "base.css"), ("duizhao.site.desk", "desk.css"), (__package__, "served.css"))
SCRIPTS = {"desk.js": "served.js", "talk.js": "talk.js", "kept.js": "kept.js", "keys.js": "keys.js"}
CANNOT, BAD, MISSING = 422, 400, 404


def answer(request: DeskRequest, state: DeskState) -> DeskAnswer:
    """The answer to a request: what is asked for, or why it is refused. Raises nothing that a person could mend."""
    refused = refusal(request, state.keys)
    if refused:
        return _with_headers(refused)
    first, _, rest = request.path.removeprefix("/").partition("/")
    if first != state.keys.token:
        return site_file(state.workspace.settings, rest)
    if not rest:
        return _with_headers(DeskAnswer(302, HTML, b"", {"Location": f"/{first}/{state.language}/"}))
    return _with_headers(_answer(request, rest, state))


def _with_headers(one: DeskAnswer) -> DeskAnswer:
    return DeskAnswer(one.status, one.kind, one.body, {**HEADERS, **one.headers})


def _answer(request: DeskRequest, rest: str, state: DeskState) -> DeskAnswer:
    if rest == "desk.css":
        return DeskAnswer(200, STYLE, "".join(own_file(*one) for one in LOOK).encode())
    if rest in SCRIPTS:
        return DeskAnswer(200, SCRIPT, own_file(str(__package__), SCRIPTS[rest]).encode())
    language, _, name = rest.partition("/")
    chosen = next((one for one in LANGUAGES if one == language), None)
    posts = request.method == "POST"
    routes: Mapping[str, Callable[..., DeskAnswer]] = POSTED if posts else SHOWN
    if chosen is None or name not in routes or rest == language:
        return told_answer(served_texts.NOT_FOUND, MISSING)
    teller = DeskTeller(chosen, state)
    try:
        with state.lock, told_in_one_line():
            state.renew()
            return routes[name](_sent(request) if posts else request.query, teller)
    except BadRequest:
        return _told(served_texts.BAD_REQUEST, BAD, teller, posts)
    except NoSuchPage:
        return _told(served_texts.NO_SUCH_PAGE, MISSING, teller, posts)
    except CannotRun as fault:
        return _told(fault.message, CANNOT, teller, posts)


def _told(message: Bilingual, status: int, teller: DeskTeller, posts: bool) -> DeskAnswer:
    if posts:
        return json_answer({"said": teller.say(message)}, status)
    return told_answer(message, status, teller.language)


def _list(query: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    state = teller.state
    asked = ListAsked.of(query)
    names = state.lines.names(state.workspace)
    first = [key for key, _line in listed(state.workspace, state.lines.known(names), asked).lines]
    # A list that is shown already fills itself with this.
    seconds = SECONDS_TO_FILL if query.get("fill") else SECONDS
    lines = state.lines.find_out(state.workspace, names, first, seconds)
    found = listed(state.workspace, lines, asked)
    titles = {key: _titles(key, state) for key, _line in found.lines}
    return page_answer(list_page(found, titles, teller))


def _titles(key: str, state: DeskState) -> dict[Language, str]:
    workspace = state.workspace
    try:
        pair = PagePair(key, workspace.page(key, "en"), workspace.page(key, "zh"))
    except CannotRun:
        return {}
    named = {one: page_name(PageState(key, pair, ()), one) for one in LANGUAGES}
    return {one: named[one].text for one in LANGUAGES if pair.side(one) and named[one].language == one}


def _blocks(query: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    seen = look_again(teller.state, key_in(query, teller.state))
    return page_answer(block_page(seen, _site(seen, teller), teller))


def _texts(query: Mapping[str, Any], teller: DeskTeller) -> DeskAnswer:
    seen = look_again(teller.state, key_in(query, teller.state))
    return page_answer(text_page(seen, _site(seen, teller), teller))


def _site(seen: PageLook, teller: DeskTeller) -> dict[Language, str]:
    state = teller.state
    return reader_addresses(state.workspace.settings, seen.page.key, state.keys.site_token)


def _sent(request: DeskRequest) -> dict[str, Any]:
    try:
        return read_json(request.body)
    except ValueError as fault:
        raise BadRequest from fault


SHOWN: Mapping[str, Callable[..., DeskAnswer]] = {"": _list, "page": _blocks, "text": _texts}
