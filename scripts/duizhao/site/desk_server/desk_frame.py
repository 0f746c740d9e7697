"""What every page of the served desk has around it, and what a browser may do on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual, Language, other
from duizhao.site.desk import desk_texts
from duizhao.site.desk.desk_context import DeskContext
from duizhao.site.desk_server import served_texts
from duizhao.site.desk_server.desk_state import DeskState
from duizhao.text.html.element import Child, Html, element, together

# No script stands inside a page, nothing is loaded from anywhere else, and no other site may show a page in a frame.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class DeskTeller:
    """In which language the desk speaks, and to whom: what all its parts have to know."""

    language: Language
    state: DeskState

    @property
    def context(self) -> DeskContext:
        """The same for the parts that the desk shares with the one that is a file; those link to nothing here."""
        return DeskContext(self.language, lambda _key, _language: None)

    def say(self, text: Bilingual) -> str:
        """`text` in the language of the desk."""
        return text.say(self.language)


def framed(title: str, teller: DeskTeller, here: str, banner: Child, main: Child) -> str:
    """A whole page of the desk. `here` is its address below the folder of the language, for the switch to the other one."""
    language, there = teller.language, other(teller.language)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="robots", content="noindex"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{title} · {teller.say(desk_texts.TITLE)}"),
        element("link", rel="icon", href="data:,"),
        element("link", rel="stylesheet", href="../desk.css"),
        element("script", type="module", src="../desk.js"),
    )
    switch = element(
        "a",
        teller.say(desk_texts.OTHER_DESK),
        href=f"../{there}/{here}",
        lang=there,
        hreflang=there,
        class_="switch",
    )
    body = element(
        "body",
        element("a", teller.say(desk_texts.SKIP), href="#main", class_="skip"),
        element(
            "header",
            element(
                "div",
                element("p", teller.state.root.name, class_="banner__library"),
                element(
                    "button", teller.say(served_texts.HELP), type="button", class_="switch", data_do="help"
                ),
                switch,
                class_="banner__top",
            ),
            banner,
            class_="banner",
        ),
        element("main", main, id="main", tabindex="-1"),
        element("p", role="status", aria_live="polite", class_="said", id="said"),
        _help(teller),
        data_token=teller.state.keys.token,
        data_library=teller.state.name,
        data_lost=teller.say(served_texts.LOST),
        data_sure=teller.say(served_texts.SURE),
        data_kept_here=teller.say(served_texts.KEPT_HERE),
        data_wait=teller.say(served_texts.WAIT),
        data_by=teller.state.signer.by,
        data_role=teller.state.signer.role,
    )
    return f"<!doctype html>\n{element('html', head, body, lang=language)}\n"


def _help(teller: DeskTeller) -> Html:
    keys = together(
        *(
            element("div", element("dt", element("kbd", key)), element("dd", teller.say(told)))
            for key, told in served_texts.KEYS
        )
    )
    return element(
        "dialog",
        element("h2", teller.say(served_texts.HELP), id="keys-title"),
        element("dl", keys),
        element(
            "label",
            element("input", type="checkbox", id="keys-off"),
            element("span", teller.say(served_texts.KEYS_OFF)),
            class_="choice choice--plain",
        ),
        element(
            "button", teller.say(served_texts.CLOSE), type="button", class_="button", data_do="close-help"
        ),
        id="keys",
        aria_labelledby="keys-title",
    )
