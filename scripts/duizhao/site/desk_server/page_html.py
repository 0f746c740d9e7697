"""One page pair at the served desk, as HTML: block by block, or both whole texts."""

from collections.abc import Iterator, Mapping

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.memory.status.page_look import PageLook, text_digest
from duizhao.site.desk import desk_texts
from duizhao.site.desk.block_place import page_name
from duizhao.site.desk.desk_context import said_in
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.block_html import block_card, editor, whole_address
from duizhao.site.desk_server.desk_frame import DeskTeller, framed
from duizhao.site.desk_server.findings_html import findings_list, waived_list
from duizhao.site.desk_server.list_html import page_address
from duizhao.text.html.element import Html, element, together

# Where the built site shows a page to readers, by language; a language without one is left out.
ReaderAddresses = Mapping[Language, str]
ROWS_OF_A_PAGE = 26


def block_page(seen: PageLook, site: ReaderAddresses, teller: DeskTeller) -> str:
    """The whole page on which the blocks of a page pair stand side by side."""
    return _page(seen, site, teller, blocks_main(seen, teller), page_address(seen.page.key))


def text_page(seen: PageLook, site: ReaderAddresses, teller: DeskTeller) -> str:
    """The whole page on which both whole texts of a page pair are edited."""
    return _page(seen, site, teller, texts_main(seen, teller), whole_address(seen.page.key))


def blocks_main(seen: PageLook, teller: DeskTeller) -> Html:
    """What changes on the page with the blocks when something is saved or approved."""
    waiting = len(seen.page.waiting)
    return element(
        "div",
        _filters(seen, teller),
        _whole(seen, teller),
        *(block_card(seen, state, teller) for state in seen.page.blocks),
        _approve_all(teller) if waiting > 1 else None,
        class_="blocks",
        **_known(seen, "blocks"),
    )


def texts_main(seen: PageLook, teller: DeskTeller) -> Html:
    """What changes on the page with the whole texts when one is saved."""
    return element(
        "div",
        element(
            "p",
            element("a", teller.say(served_texts.BLOCKS), href=page_address(seen.page.key)),
            class_="panel",
        ),
        element("div", *(_text(seen, side, teller) for side in LANGUAGES), class_="texts"),
        element(
            "section",
            element("h2", teller.say(served_texts.FINDINGS)),
            element(
                "div",
                findings_list(seen.live, teller, "all", saved=False),
                class_="card__found",
                aria_live="polite",
            ),
            class_="panel",
        ),
        data_whole=True,
        **_known(seen, "texts"),
    )


def _known(seen: PageLook, what: str) -> dict[str, str]:
    return {
        "data_page": seen.page.key,
        "data_main": what,
        "data_text_en": text_digest(seen.text("en")),
        "data_text_zh": text_digest(seen.text("zh")),
    }


def _page(seen: PageLook, site: ReaderAddresses, teller: DeskTeller, main: Html, here: str) -> str:
    name = page_name(seen.page, teller.language)
    other_name = next((n for side in LANGUAGES if (n := page_name(seen.page, side)).text != name.text), None)
    links = [
        element(
            "a", teller.say(served_texts.AS_READERS[side]), href=site[side], hreflang=side, target="_blank"
        )
        for side in LANGUAGES
        if side in site
    ]
    banner = together(
        element(
            "p",
            element("a", teller.say(served_texts.ALL_PAGES), href="./", data_do="up"),
            class_="banner__up",
        ),
        element("h1", said_in(name)),
        element("p", said_in(other_name), class_="banner__summary") if other_name else None,
        element("p", element("code", seen.page.key, translate="no"), class_="banner__made"),
        element("p", *links, " ", teller.say(served_texts.AS_BUILT), class_="banner__made banner__links")
        if links
        else None,
    )
    return framed(name.text, teller, here, banner, (_you(teller), element("div", main, id="changing")))


def _you(teller: DeskTeller) -> Html:
    signer = teller.state.signer
    fields = (
        ("by", served_texts.NAME, signer.by, "name"),
        ("role", served_texts.ROLE, signer.role, "organization-title"),
    )
    return element(
        "form",
        element("h2", teller.say(served_texts.YOU), class_="unseen"),
        *(
            element(
                "div",
                element("label", teller.say(label), for_=name),
                element(
                    "input", id=name, name=name, value=value, autocomplete=auto, aria_describedby="you-hint"
                ),
                class_="field",
            )
            for name, label, value, auto in fields
        ),
        element("p", teller.say(served_texts.YOU_HINT), class_="side__note", id="you-hint"),
        class_="you panel",
        data_do="you",
    )


def _filters(seen: PageLook, teller: DeskTeller) -> Html:
    counts = (
        ("all", served_texts.BLOCKS_ALL, len(seen.page.blocks)),
        ("waiting", served_texts.BLOCKS_WAITING, len(seen.page.waiting)),
        ("found", served_texts.BLOCKS_FOUND, len(seen.found)),
    )
    return element(
        "div",
        element(
            "fieldset",
            element("legend", teller.say(served_texts.FILTER)),
            *(
                element(
                    "label",
                    element("input", type="radio", name="show", value=value, checked=value == "all"),
                    element("span", teller.say(label)),
                    element("span", str(number), class_="number"),
                    class_="choice choice--plain",
                )
                for value, label, number in counts
            ),
        ),
        element(
            "div",
            element("label", teller.say(served_texts.FIND_HERE), for_="find"),
            element("input", type="search", id="find", autocomplete="off"),
            class_="field",
        ),
        element("p", element("a", teller.say(served_texts.WHOLE), href=whole_address(seen.page.key))),
        element("button", teller.say(served_texts.FIX), type="button", class_="button", data_do="mend")
        if seen.mendable
        else None,
        class_="narrow panel",
    )


def _whole(seen: PageLook, teller: DeskTeller) -> Iterator[Html | None]:
    if seen.elsewhere:
        yield element(
            "section",
            element("h2", teller.say(served_texts.ELSEWHERE)),
            findings_list(seen.elsewhere, teller, "page"),
            class_="panel",
        )
    if seen.page.dropped:
        yield element("p", teller.say(desk_texts.dropped(len(seen.page.dropped))), class_="panel")
    yield waived_list(seen.waived, teller)


def _approve_all(teller: DeskTeller) -> Html:
    return element(
        "details",
        element("summary", teller.say(served_texts.APPROVE_PAGE)),
        element("p", teller.say(served_texts.APPROVE_PAGE_SURE)),
        element(
            "button",
            teller.say(served_texts.APPROVE_PAGE),
            type="button",
            class_="button button--main",
            data_do="approve-page",
        ),
        class_="panel more",
    )


def _text(seen: PageLook, side: Language, teller: DeskTeller) -> Html:
    text = seen.text(side)
    note = " " if text is not None else teller.say(served_texts.MAKE_PAGE)
    form = editor(f"whole-{side}", text or "", side, teller, rows=ROWS_OF_A_PAGE, note=note, is_open=True)
    return element(
        "section",
        element("h2", teller.say(desk_texts.LANGUAGE[side])),
        element("span", teller.say(served_texts.KEPT), class_="kept", hidden=True),
        form,
        class_="panel side",
        data_side=side,
        **{"data_" + side: text_digest(text)},
    )
