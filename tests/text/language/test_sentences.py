"""Where sentences end. A row is a text with `|` between its sentences; the bar and spaces beside it go."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.language.sentences import sentence_spans, sentences

ROWS = [
    "It starts fast. | It passes the same day.",
    "Is it safe? | Ask the team! | They know.",
    "Dr. Smith and Prof. Li agree.",
    "Take it at 8 a.m. with food.",
    "Take it at 8 a.m. | Then rest.",
    "Use e.g. water, i.e. no alcohol, etc. in the evening.",
    "Water, tea, etc. | Then rest.",
    "The dose was 0.5 mg. | It helped.",
    "See J. Smith, vol. 3, pp. 5 to 9.",
    "He said “Stop.” | Then he left.",
    "(It is rare.) | Ask the team.",
    "1. Sit down.",
    "Wait... then go on.",
    "See www.example.org for more.",
    "起效很快。|当天消退。",
    "安全吗？|请咨询！|他们知道。",
    "他说：“停下。”|然后他走了。",
    "“安全吗？”，他问。",
    "他问“安全吗？”的时候，团队回答了。",
    "（很少见。）|请咨询。",
    "我不知道……也许吧。",
    "起效很快。|It starts fast. | 当天消退。",
    "剂量为 0.5 mg。|有帮助。",
    "氯胺酮（商品名 Ketalar）是麻醉药。",
    "第一行\n第二行。|第三行。",
    "FDA 已批准。|U.S. 也是。",
    "",
    "   ",
]


@pytest.mark.parametrize("row", ROWS)
def test_cut(row: str) -> None:
    expected = [part.strip() for part in row.split("|") if part.strip()]
    assert sentences(re.sub(r"\|", "", row)) == expected


TEXT = st.text(st.sampled_from("aB1 .!?…\n\"'“”()（）。！？，；：氯胺酮e.g"), max_size=60) | st.text(
    max_size=60
)


@given(TEXT)
def test_spans_lie_in_order_and_cover_everything_but_blanks(text: str) -> None:
    end = 0
    for start, stop in sentence_spans(text):
        assert end <= start < stop <= len(text)
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()
