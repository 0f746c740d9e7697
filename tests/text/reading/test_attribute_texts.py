"""Which attributes of a tag are read as texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.reading.attribute_texts import attribute_texts, shortcode_texts

CASES = {
    "known by their names": (
        ' alt="Map" ctaText="Go" aria-label="Five" src="map.png"',
        ["Map", "Go", "Five"],
    ),
    "in braces": (" caption={'One'} title={`Two`} label={three}", ["One", "Two"]),
    "a sentence under any name": (
        ' says="Three words here" intro="开放时间"',
        ["Three words here", "开放时间"],
    ),
    "a word under a name that nobody knows": (' tone="calm" icon="Rocket"', []),
    "what only looks like words": (
        ' className="flex two columns" to="a b c" grid="a_b c d e" path="M 0 L 1 Z"',
        [],
    ),
    "the last word of a name decides": (' titleClass="big red box" subTitle="Big"', ["Big"]),
    "what a program fills in": (' :title="name of it all" v-bind:alt="one two three" label={`${a} b c`}', []),
    "nothing in it": (' alt="" title=" "', []),
}


@pytest.mark.parametrize("why", CASES)
def test_texts(why: str) -> None:
    attributes, texts = CASES[why]
    assert [attributes[one.start : one.end] for one in attribute_texts(attributes)] == texts


def test_a_shortcode_shows_its_caption() -> None:
    command = '{{< figure src="a.png" caption="One day" text="word" >}}'
    assert [command[one.start : one.end] for one in shortcode_texts(command)] == ["One day"]


@given(st.text(alphabet="abT =\"'{}`甲1:-", max_size=60))
def test_offsets_hold_a_value_and_ascend(attributes: str) -> None:
    ends = [0]
    for one in attribute_texts(attributes):
        assert ends[-1] < one.start < one.end <= len(attributes)
        assert attributes[one.start : one.end].strip()
        ends.append(one.end)
