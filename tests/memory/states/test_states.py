"""The state of every block pair: the cases in `state-cases.md`, and the same with the languages swapped."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from state_tools import LATER, approved, mirror, mirrored, states, told

from duizhao.checks.check_library import check_texts
from duizhao.checks.rule import Knowledge
from duizhao.memory.states import PageState
from duizhao.memory.states.approval import approve

CASES = Path(__file__).with_name("state-cases.md")
CASE = re.compile(r"^## (?P<title>.+)\n(?P<body>(?:(?!^## ).*\n?)*)", re.MULTILINE)
BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<name>approved-en|approved-zh|en|zh|states)\n(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: the two pages as they were approved (None: never), as they are now, and the states expected."""

    title: str
    before: tuple[str, str] | None
    now: tuple[str | None, str | None]
    expected: tuple[str, ...]


def read_cases(text: str) -> list[Case]:
    blocks = list(BLOCK.finditer(text))
    # Headings inside a page are no titles.
    bare = BLOCK.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return [
        _case(
            match["title"], {b["name"]: b["text"] for b in blocks if match.start() < b.start() < match.end()}
        )
        for match in CASE.finditer(bare)
    ]


def _case(title: str, texts: dict[str, str]) -> Case:
    before = (texts["approved-en"], texts["approved-zh"]) if "approved-en" in texts else None
    now = [texts.get(side, texts.get(f"approved-{side}")) for side in ("en", "zh")]
    en, zh = (None if text == "(no page)\n" else text for text in now)
    return Case(title, before, (en, zh), tuple(texts.get("states", "").splitlines()))


READ = read_cases(CASES.read_text("utf-8"))


def expected_of(found: PageState) -> list[str]:
    return [
        *(told(state) for state in found.blocks if state.state != "approved"),
        *(f"dropped {entry.en}" for entry in found.dropped),
    ]


@pytest.mark.parametrize("case", READ, ids=lambda case: case.title)
def test_a_case(case: Case) -> None:
    entries = approved(*case.before) if case.before else ()
    found = expected_of(states(*case.now, entries))
    assert len(found) == len(case.expected), found
    for line, beginning in zip(found, case.expected, strict=True):
        assert line.startswith(beginning), found


@pytest.mark.parametrize("case", READ, ids=lambda case: case.title)
def test_a_case_with_the_languages_swapped(case: Case) -> None:
    entries = approved(*case.before) if case.before else ()
    en, zh = case.now
    found, swapped = states(en, zh, entries), states(zh, en, mirrored(entries))
    assert sorted((mirror(one.state), one.zh.text, one.en.text) for one in found.blocks) == sorted(
        (one.state, one.en.text, one.zh.text) for one in swapped.blocks
    )
    assert sorted(entry.en for entry in found.dropped) == sorted(entry.zh for entry in swapped.dropped)


@pytest.mark.parametrize("case", READ, ids=lambda case: case.title)
def test_after_the_page_was_approved_nothing_waits_but_halves(case: Case) -> None:
    entries = approved(*case.before) if case.before else ()
    again = approved(*case.now, entries)
    found = states(*case.now, again)
    whole = [state for state in found.blocks if state.en.blocks and state.zh.blocks]
    # That the order differs stays true.
    assert {state.state for state in whole} <= {"approved", "moved"}
    assert found.dropped == ()
    assert approved(*case.now, again, by="Wang", on=LATER) == again


def test_every_state_and_every_block_of_the_cases_is_read() -> None:
    text = CASES.read_text("utf-8")
    assert len(READ) == len({case.title for case in READ}) > 30
    named = re.findall(r"^`{3,}(approved-|en$|zh$|states$)", text, re.MULTILINE)
    assert len(BLOCK.findall(text)) == len(named)
    assert {line.split()[0] for case in READ for line in case.expected} == {
        "minor",
        "moved",
        "en-changed",
        "zh-changed",
        "both-changed",
        "new",
        "missing-en",
        "missing-zh",
        "dropped",
    }


def unnoticed(en: str, zh: str, now: str) -> bool:
    """True where the English page becomes `now`, and nothing waits for a person."""
    return states(now, zh, approved(en, zh)).waiting == ()


@pytest.mark.parametrize(
    ("en", "zh", "now"),
    [
        (
            "## Adults {#a}\n\nTake 10 mg.\n\n## Children {#c}\n\nTake 2 mg.\n",
            "## 成人 {#a}\n\n服用 10 mg。\n\n## 儿童 {#c}\n\n服用 2 mg。\n",
            "## Adults {#a}\n\nTake 2 mg.\n\n## Children {#c}\n\nTake 10 mg.\n",
        ),
        (
            "You may:\n\n- drink wine\n- eat\n\nYou must not:\n\n- drive\n",
            "您可以：\n\n- 喝酒\n- 吃饭\n\n您不得：\n\n- 开车\n",
            "You may:\n\n- drive\n- eat\n\nYou must not:\n\n- drink wine\n",
        ),
    ],
    ids=["below another heading", "into another list"],
)
def test_what_stands_elsewhere_in_one_language_and_says_something_else_there(
    en: str, zh: str, now: str
) -> None:
    assert not unnoticed(en, zh, now)


def test_steps_in_another_order_are_for_a_rule_to_tell() -> None:
    now = "1. Take 5 mg.\n2. Eat.\n"
    zh = "1. 吃饭。\n2. 服用 5 mg。\n"
    assert unnoticed("1. Eat.\n2. Take 5 mg.\n", zh, now)
    assert [finding.rule for finding in check_texts(now, zh, Knowledge())] == ["different-order"]


def test_a_person_may_approve_what_stands_in_another_list() -> None:
    en = "You may:\n\n- drink wine\n- eat\n\nYou must not:\n\n- drive\n- smoke\n"
    zh = "您可以：\n\n- 喝酒\n- 吃饭\n\n您不得：\n\n- 开车\n- 吸烟\n"
    now = "You may:\n\n- eat\n\nYou must not:\n\n- drive\n- smoke\n- drink wine\n"
    entries = approved(en, zh)
    before = states(now, zh, entries)
    assert [state.state for state in before.waiting] == ["en-changed"]
    after = approve(before, entries, lambda _: True, "editor", LATER)
    assert states(now, zh, after).waiting == ()
    assert [entry.en for entry in after if entry.apart] == ["drink wine"]
