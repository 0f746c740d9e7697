"""The filters: they narrow down what is shown, and are themselves only shown where a script can run."""

from collections.abc import Iterator, Sequence

from duizhao.base.bilingual import LANGUAGES
from duizhao.memory.states.pair_state import BlockState
from duizhao.site.desk import desk_texts
from duizhao.site.desk.desk_context import DeskContext
from duizhao.site.desk.page_progress import by_state, waits_in
from duizhao.site.desk.step_texts import wait_name
from duizhao.text.html.element import Html, element


def filters(waiting: Sequence[BlockState], teller: DeskContext) -> Html:
    """The filters for the blocks that wait. What is chosen stands in the address of the page behind `#`."""
    safety = sum(block.safety for block in waiting)
    form = element(
        "form",
        element(
            "div",
            element("label", teller.say(desk_texts.FIND), for_="find"),
            element("input", type="search", id="find", name="find", autocomplete="off", spellcheck="false"),
            class_="field",
        ),
        _check("safety", "1", teller.say(desk_texts.SAFETY_ONLY), safety, "safety-only") if safety else None,
        element(
            "fieldset",
            element("legend", teller.say(desk_texts.STATE)),
            *(
                _check("state", state, teller.say(wait_name(state)), number, f"state-{state}")
                for state, number in by_state(waiting)
            ),
        ),
        element("fieldset", element("legend", teller.say(desk_texts.BEHIND)), *_behind(waiting, teller)),
        element("button", teller.say(desk_texts.CLEAR), type="reset", class_="clear"),
        class_="filters__form",
    )
    return element(
        "aside",
        element("details", element("summary", teller.say(desk_texts.FILTERS)), form, open=True),
        element("p", role="status", class_="shown"),
        # What a copy button says when it is done is heard too.
        element("p", role="status", class_="told unseen"),
        class_="filters",
        aria_label=teller.say(desk_texts.FILTERS),
        data_shown=teller.say(desk_texts.SHOWN),
        data_copied=teller.say(desk_texts.COPIED),
        data_by_hand=teller.say(desk_texts.COPY_BY_HAND),
    )


def _behind(waiting: Sequence[BlockState], teller: DeskContext) -> Iterator[Html]:
    yield _radio("", teller.say(desk_texts.EITHER), len(waiting))
    for language in LANGUAGES:
        number = sum(waits_in(block, language) for block in waiting)
        yield _radio(language, teller.say(desk_texts.LANGUAGE[language]), number)


def _check(name: str, value: str, label: str, number: int, own: str) -> Html:
    return _choice("checkbox", name, value, label, number, own)


def _radio(value: str, label: str, number: int) -> Html:
    return _choice("radio", "behind", value, label, number, f"behind-{value or 'either'}", checked=not value)


def _choice(
    kind: str, name: str, value: str, label: str, number: int, own: str, *, checked: bool = False
) -> Html:
    return element(
        "label",
        element("input", type=kind, name=name, value=value, id=own, checked=checked),
        element("span", label),
        element("span", f"{number:,}", class_="number"),
        class_="choice",
    )
