"""The names that a misspelt one may have meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.base.nearest import MOST, did_you_mean, nearest

COMMANDS = ("check", "status", "approve", "suggest", "export", "import")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chekc", ("check",)),
        ("CHECK", ("check",)),
        ("xport", ("export", "import")),
        ("zzz", ()),
        ("", ()),
        ("检查", ()),
        (" check ", ("check",)),
    ],
)
def test_the_likest_come_first(typed: str, meant: tuple[str, ...]) -> None:
    assert nearest(typed, COMMANDS) == meant


@given(st.text(), st.lists(st.text(), unique_by=str.lower))
def test_only_names_that_are_known_are_offered(typed: str, known: list[str]) -> None:
    offered = nearest(typed, known)
    assert set(offered) <= set(known) and len(offered) <= MOST


def as_compared(name: str) -> str:
    return name.strip().casefold()


@given(st.lists(st.text(), min_size=1, unique_by=as_compared), st.data())
def test_a_name_itself_comes_first(known: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(known))
    assert nearest(name, known)[0] == name
    assert nearest(f" {name} ", known)[0] == name


def test_no_name_no_question() -> None:
    assert (did_you_mean(()).en, did_you_mean(()).zh) == ("", "")
    assert did_you_mean(("a", "b")).zh == "您是否想输入 a、b？"
