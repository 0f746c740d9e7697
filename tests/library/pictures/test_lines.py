"""Where the lines of a picture break: nothing is lost, nothing is too wide, nothing that belongs together is parted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.library.pictures.unbreakable import pieces
from duizhao.site.pictures.text_width import lines, width

EN = some.lists(
    some.sampled_from(["no", "food", "at", "2", "hours", "(a", "fit)", "before,", "911", "US."]), min_size=1
)
ZH = some.text("不进食至少用药前后医务人员2小时（如抽搐）911，。：“”mg ", min_size=1).filter(str.strip)


@given(EN.map(" ".join), some.integers(90, 600))
def test_english_lines_hold_every_word_and_are_not_too_wide(text: str, room: int) -> None:
    made = lines(text, room, 16, "en")
    assert " ".join(made).split() == text.split()
    assert all(
        width(line, 16) <= room or " " not in line or re.match(r"(?:[\d.,]+ )+\S+$", line) for line in made
    )


@given(ZH, some.integers(40, 600))
def test_chinese_lines_hold_every_character_in_order(text: str, room: int) -> None:
    text = text.strip()
    made = lines(text, room, 16, "zh")
    assert re.sub(r"\s", "", "".join(made)) == re.sub(r"\s", "", text)
    assert "".join(pieces(text, "zh")) == text
    for line in made:
        assert width(line, 16) <= room or len(pieces(line, "zh")) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("每支之间间隔 5 分钟。", "每支|之间|间隔 |5 分钟。"),
        ("用药后约 40 分钟", "用药|后|约 |40 分钟"),
        ("癫痫发作（如抽搐）。", "癫痫|发作|（如|抽搐）。"),
        ("剂量 28 mg，分 2 喷", "剂量 |28 mg，|分 |2 喷"),
        ("规定。请询问您，不要驾驶", "规定。|请询问|您，|不要|驾驶"),
        ("怎么叫都叫不醒。", "怎么|叫|都|叫|不醒。"),
        ("美国 911，中国大陆 120", "美国 |911，|中国|大陆 |120"),
        ("英国 116 123，每天", "英国 |116 123，|每天"),
    ],
)
def test_what_stays_in_one_line_in_chinese(text: str, parts: str) -> None:
    assert "|".join(pieces(text, "zh")) == parts


def test_what_stays_in_one_line_in_english() -> None:
    assert (
        "|".join(pieces("About 40 minutes after 911, or 120", "en"))
        == "About |40 minutes |after |911, |or |120"
    )
    assert "|".join(pieces("Call 116 123, 24 hours a day", "en")) == "Call |116 123, |24 hours |a |day"


def test_a_last_line_of_one_short_word_is_not_left_alone() -> None:
    text = "You leave only when staff say that you are stable."
    room = width(text, 16) - 5
    made = lines(text, room, 16, "en")
    assert len(made) == 2 and width(made[1], 16) >= 0.28 * room


def test_bold_is_taken_for_wider() -> None:
    assert width("At least 2 hours", 16, bold=True) > width("At least 2 hours", 16)
