"""One block pair at the served desk, as HTML: both sides, to be read and to be edited, and what can be done about it."""

from collections.abc import Iterator
from urllib.parse import urlencode

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.memory.states.approval import approvable
from duizhao.memory.states.pair_state import IN_STEP, BlockState, PageState
from duizhao.memory.status.page_look import PageLook, pair_digest, text_digest
from duizhao.memory.status.show_pair import draft_of, say_draft
from duizhao.site.desk import desk_texts
from duizhao.site.desk.block_place import excerpt
from duizhao.site.desk.pair_card import card_approved, said_of_numbers
from duizhao.site.desk.wording import compared, differs, shown
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.desk_frame import DeskTeller
from duizhao.site.desk_server.findings_html import findings_list
from duizhao.text.html.element import Html, element

# A textarea is as high as its text, within these bounds.
LEAST_ROWS, MOST_ROWS = 3, 14
# Characters of a line of a textarea, about.
WIDTH: dict[Language, int] = {"en": 60, "zh": 32}


def block_card(seen: PageLook, state: BlockState, teller: DeskTeller) -> Html:
    """The card of a block pair of the page. Scripts find in its attributes what was shown."""
    name = f"b{state.number}"
    found = seen.found.get(state.number or 0, ())
    waits = state.state not in IN_STEP
    return element(
        "article",
        _head(seen.page, state, name, teller),
        element("div", *(_side(seen, state, side, name, teller) for side in LANGUAGES), class_="sides"),
        element(
            "div",
            findings_list(found, teller, name) if found or waits else None,
            class_="card__found",
            aria_live="polite",
        ),
        card_approved(state, teller.context) if waits else None,
        _helps(name, teller) if waits or found else None,
        _actions(state, teller) if waits else None,
        class_="card card--safety" if state.safety and waits else "card",
        id=name,
        tabindex="-1",
        aria_labelledby=f"{name}-title",
        data_block=True,
        data_number=str(state.number),
        data_pair=pair_digest(state),
        data_en=text_digest(state.en.text),
        data_zh=text_digest(state.zh.text),
        data_state=state.state,
        data_behind=_behind(state),
        data_waits="yes" if waits else "no",
        data_found="yes" if found else "no",
    )


def _behind(state: BlockState) -> Language:
    """The side that one would edit first."""
    for language in LANGUAGES:
        if not state.side(language).blocks:
            return language
    return state.stale[0] if len(state.stale) == 1 else "zh"


def _head(page: PageState, state: BlockState, name: str, teller: DeskTeller) -> Html:
    told = desk_texts.happened(state) if state.state not in IN_STEP else desk_texts.NAMES[state.state]
    settings = teller.state.workspace.settings
    program = draft_of(page, state, settings) if state.waits else ""
    # A screen reader tells one card from another by its first words.
    words = excerpt(state.first.text)[:40]
    language: Language = "en" if state.en.blocks else "zh"
    return element(
        "header",
        element(
            "p",
            element("span", teller.say(desk_texts.SAFETY), class_="badge") if state.safety else None,
            element("span", teller.say(desk_texts.kind_of(state)), class_="card__section"),
            class_="card__where",
        ),
        element(
            "h2",
            element("span", teller.say(told)),
            element("span", " ", element("span", words, lang=language), class_="unseen"),
            class_="card__title",
            id=f"{name}-title",
        ),
        said_of_numbers(state, teller.context),
        element("p", teller.say(say_draft(program)), class_="card__numbers") if program else None,
    )


def _side(seen: PageLook, state: BlockState, side: Language, name: str, teller: DeskTeller) -> Html:
    one = state.side(side)
    changed = one.change in ("changed", "gone")
    editable = seen.page.pair.side(side) is not None
    tag = None
    if not one.blocks:
        tag = desk_texts.GONE if one.approved else desk_texts.ABSENT
    elif one.change == "changed":
        tag = desk_texts.CHANGED
    button = served_texts.EDIT[side] if one.blocks else served_texts.WRITE[side]
    return element(
        "section",
        element(
            "div",
            element("h3", teller.say(desk_texts.LANGUAGE[side])),
            element("span", teller.say(tag), class_="tag tag--changed" if changed else "tag")
            if tag
            else None,
            element("button", teller.say(button), type="button", class_="button", data_do="edit")
            if editable
            else element("a", teller.say(served_texts.WHOLE), href=whole_address(seen.page.key)),
            element("span", teller.say(served_texts.KEPT), class_="kept", hidden=True),
            class_="side__head",
        ),
        *_reading(state, side, teller),
        editor(f"{name}-{side}", one.text, side, teller) if editable else None,
        class_="side side--changed" if changed else "side side--absent" if not one.blocks else "side",
        data_side=side,
    )


def _reading(state: BlockState, side: Language, teller: DeskTeller) -> Iterator[Html]:
    one = state.side(side)
    if one.blocks:
        text = (
            compared(one.approved, one.text, side, teller.language)
            if one.change == "changed" and differs(one.approved, one.text)
            else shown(one.text)
        )
        code = " text--code" if state.first.kind in ("code", "html") else ""
        yield element("div", text, class_=f"text{code}", lang=side)
    elif one.approved:
        yield element("div", compared(one.approved, "", side, teller.language), class_="text", lang=side)
    if one.note:
        yield element("p", teller.say(one.note), class_="side__note")


def editor(
    name: str,
    text: str,
    side: Language,
    teller: DeskTeller,
    rows: int = 0,
    note: str = "",
    is_open: bool = False,
) -> Html:
    """An editor of a text, closed until somebody wants it. `name` begins the ids in it; the browser undoes what is typed."""
    width = WIDTH[side]
    lines = sum(1 + len(line) // width for line in text.split("\n"))
    height = rows or min(max(lines + 1, LEAST_ROWS), MOST_ROWS)
    return element(
        "form",
        element("label", teller.say(served_texts.TEXT_OF[side]), for_=f"{name}-text"),
        # A browser drops a line end that stands first.
        element(
            "textarea",
            "\n" + text,
            id=f"{name}-text",
            rows=height,
            lang=side,
            spellcheck="true",
            autocomplete="off",
            aria_describedby=f"{name}-note",
        ),
        element(
            "p", note or teller.say(served_texts.EMPTY_TAKES_OUT), class_="side__note", id=f"{name}-note"
        ),
        element(
            "div",
            element("button", teller.say(served_texts.SAVE), class_="button button--main"),
            None
            if is_open
            else element(
                "button", teller.say(served_texts.CLOSE), type="button", class_="button", data_do="close"
            ),
            element(
                "button", teller.say(served_texts.CANCEL), type="button", class_="button", data_do="drop"
            ),
            class_="row",
        ),
        class_="editor",
        hidden=not is_open,
        data_do="save",
    )


def whole_address(key: str) -> str:
    """The address at which both whole texts of a page are edited."""
    return f"text?{urlencode({'page': key})}"


def _helps(name: str, teller: DeskTeller) -> Html:
    return element(
        "details",
        element("summary", teller.say(served_texts.HELPS)),
        element("div", element("p", teller.say(served_texts.LOADING)), class_="helps", id=f"{name}-helps"),
        class_="more card__more",
        data_do="helps",
    )


def _actions(state: BlockState, teller: DeskTeller) -> Html:
    whole = approvable(state)
    return element(
        "div",
        element("p", teller.say(served_texts.SECOND), class_="scope") if state.safety else None,
        None if whole else element("p", teller.say(_half(state)), class_="scope"),
        element(
            "div",
            element(
                "button",
                teller.say(served_texts.APPROVE),
                type="button",
                class_="button button--main",
                data_do="approve",
                disabled=not whole,
            ),
            element("button", teller.say(served_texts.SKIP), type="button", class_="button", data_do="skip"),
            class_="row",
        ),
        class_="card__next",
    )


def _half(state: BlockState) -> Bilingual:
    lacking = desk_texts.lacking_side(state)
    if lacking and state.side(lacking).approved:
        # What one language deleted may go from the other, too.
        return Bilingual(
            f"{served_texts.HALF.en} Or empty the {desk_texts.LANGUAGE[other(lacking)].en} text, if it shall go too.",
            f"{served_texts.HALF.zh}如果另一边也应删去，请清空{desk_texts.LANGUAGE[other(lacking)].zh}后保存。",
        )
    return served_texts.HALF
