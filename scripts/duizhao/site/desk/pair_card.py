"""One block pair that waits for a person: what happened, both sides, what was approved, what to do."""

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.library.approval_settings import LAST
from duizhao.memory.states.approval import approvable
from duizhao.memory.states.changed_numbers import changed_numbers
from duizhao.memory.states.pair_state import BlockState, PageState
from duizhao.memory.status.approve_line import approve_command, due_step
from duizhao.site.desk import desk_texts, step_texts
from duizhao.site.desk.block_place import block_address, excerpt, section_name
from duizhao.site.desk.desk_context import DeskContext, said_in
from duizhao.site.desk.page_progress import waits_in
from duizhao.site.desk.step_texts import wait_of
from duizhao.site.desk.wording import compared, differs, shown
from duizhao.text.html.element import Html, element


def card(page: PageState, state: BlockState, name: str, teller: DeskContext) -> Html:
    """The card of `state`, a block of `page` that waits; `name` is its id in the desk."""
    behind = " ".join(language for language in LANGUAGES if waits_in(state, language))
    return element(
        "article",
        card_head(page, state, name, teller),
        element(
            "div",
            *(_side(page, state, language, teller) for language in sides_of(state)),
            class_="sides",
        ),
        card_approved(state, teller),
        _next_step(page, state, teller),
        class_="card card--safety" if state.safety else "card",
        id=name,
        aria_labelledby=f"{name}-title",
        data_state=wait_of(state),
        data_behind=behind,
        data_safety="yes" if state.safety else None,
    )


def sides_of(state: BlockState) -> tuple[Language, Language]:
    """The side that changed stands first: it is what the other one is held against."""
    return ("zh", "en") if state.state in ("zh-changed", "missing-en") else ("en", "zh")


def card_head(page: PageState, state: BlockState, name: str, teller: DeskContext) -> Html:
    """Where the block stands, and what happened to it: the title of its card."""
    section = section_name(page, state, teller.language)
    return element(
        "header",
        element(
            "p",
            element("span", teller.say(desk_texts.SAFETY), class_="badge") if state.safety else None,
            element(
                "span",
                said_in(section) if section else teller.say(desk_texts.TOP_OF_PAGE),
                class_="card__section",
            ),
            element("span", teller.say(desk_texts.kind_of(state)), class_="card__kind"),
            class_="card__where",
        ),
        element("h4", teller.say(step_texts.happened(page, state)), class_="card__title", id=f"{name}-title"),
        said_of_numbers(state, teller),
    )


def said_of_numbers(state: BlockState, teller: DeskContext) -> Html | None:
    """That numbers changed in both languages alike, where they did: only a person can tell whether they are right."""
    told = changed_numbers(state)
    return element("p", teller.say(told), class_="card__numbers") if told else None


def _side(page: PageState, state: BlockState, language: Language, teller: DeskContext) -> Html:
    side = state.side(language)
    tag: Bilingual | None
    body: Html | list[Html]
    if not side.blocks:
        tag = desk_texts.GONE if side.approved else desk_texts.ABSENT
        body = _absent(state, language, teller)
    else:
        is_changed = side.change == "changed"
        tag = desk_texts.CHANGED if is_changed else desk_texts.UNCHANGED if side.change != "none" else None
        text = (
            compared(side.approved, side.text, language, teller.language)
            if is_changed and differs(side.approved, side.text)
            else shown(side.text)
        )
        code = " text--code" if state.first.kind in ("code", "html") else ""
        body = element("div", text, class_=f"text{code}", lang=language)
    changed = side.change in ("changed", "gone")
    return element(
        "section",
        element(
            "header",
            element("h5", teller.say(desk_texts.LANGUAGE[language])),
            element("span", teller.say(tag), class_="tag tag--changed" if changed else "tag")
            if tag
            else None,
            _link(page, state, language, teller),
            class_="side__head",
        ),
        body,
        element("p", teller.say(side.note), class_="side__note") if side.note else None,
        class_="side side--changed" if changed else "side side--absent" if not side.blocks else "side",
    )


def _link(page: PageState, state: BlockState, language: Language, teller: DeskContext) -> Html | None:
    where = block_address(page, state, language, teller.address)
    if where is None:
        return None
    blocks = state.side(language).blocks
    line = element("span", teller.say(desk_texts.line(blocks[0].line)), class_="line") if blocks else None
    told = teller.say(desk_texts.OPEN_BLOCK if blocks else desk_texts.OPEN_PLACE)
    label = f"{told} ({teller.say(desk_texts.LANGUAGE[language])})"
    link = element("a", told, href=where, hreflang=language, aria_label=label)
    return element("span", line, link, class_="side__link")


def _absent(state: BlockState, language: Language, teller: DeskContext) -> list[Html]:
    """What stands where a text is missing: what was there, and where it belongs."""
    side, before = state.side(language), state.before
    body = []
    if side.approved:
        was = compared(side.approved, "", language, teller.language)
        body.append(element("div", was, class_="text", lang=language))
    if before is None:
        told = desk_texts.STOOD_AT_TOP if side.approved else desk_texts.AT_TOP
        body.append(element("p", teller.say(told), class_="side__note"))
    else:
        quoted = element("q", excerpt(before.text), lang=language)
        told = desk_texts.STOOD_BELOW if side.approved else desk_texts.BELONGS_BELOW
        body.append(element("p", teller.say(told), " ", quoted, class_="side__note"))
    return body


def card_approved(state: BlockState, teller: DeskContext) -> Html:
    """The text that was approved, and by whom; that nobody has approved the pair where nobody has."""
    if state.entry is None:
        return element("p", teller.say(desk_texts.NEVER_APPROVED), class_="card__approval")
    entry = state.entry
    signed = [
        element("span", teller.say(step_texts.signed(one)), class_="card__approval")
        for one in entry.signatures
    ]
    if state.is_on_its_way:
        # Its text is the one that stands above.
        return element("p", *signed)
    return element(
        "details",
        element("summary", element("span", teller.say(desk_texts.APPROVED_TEXT)), *signed),
        element(
            "div",
            *(
                element(
                    "section",
                    element("h5", teller.say(desk_texts.LANGUAGE[language])),
                    element("div", shown(entry.side(language)), class_="text", lang=language),
                    class_="side",
                )
                for language in sides_of(state)
            ),
            class_="sides",
        ),
        class_="card__approved",
    )


def _next_step(page: PageState, state: BlockState, teller: DeskContext) -> Html:
    step = due_step(page, state)
    command = approve_command(f"{page.key}#{state.section}", step)
    # Half a pair is not approved; this one will be whole by then.
    approved = [
        one
        for one in page.waiting
        if one.section == state.section and (one is state or approvable(one)) and due_step(page, one) == step
    ]
    scope = desk_texts.scope(len(approved), bool(state.section)) if step == LAST else None
    label = teller.say(desk_texts.COPY_LABEL).replace("{command}", command)
    return element(
        "footer",
        element("p", teller.say(step_texts.to_do(page, state))),
        element(
            "div",
            # Neither language's words: a screen reader spells it out, and a browser must not translate it.
            element("code", command, translate="no"),
            element("button", teller.say(desk_texts.COPY), type="button", class_="copy", aria_label=label),
            class_="command",
        ),
        element("p", teller.say(desk_texts.SECOND_PERSON), class_="scope") if state.safety else None,
        element("p", teller.say(scope), class_="scope") if scope else None,
        class_="card__next",
    )
