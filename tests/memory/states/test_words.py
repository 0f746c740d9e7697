"""What changed, word by word."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.memory.states.word_difference import word_diff

MARKS = {"same": "{}", "deleted": "[-{}-]", "added": "{{+{}+}}"}
SCRAPS = [
    "药",
    "不",
    "。",
    "，",
    "1 mg",
    "28 毫克",
    " ",
    "\n",
    "a",
    "not",
    "dose.",
    "**",
    "[S01](s.md#s01){ .source }",
    "](",
]
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)


def told(before: str, after: str, language: Language) -> str:
    """The diff as one line."""
    return "".join(MARKS[part.kind].format(part.text) for part in word_diff(before, after, language))


@given(TEXTS, TEXTS, st.sampled_from(LANGUAGES))
def test_both_texts_can_be_read_from_it(before: str, after: str, language: Language) -> None:
    parts = word_diff(before, after, language)
    assert "".join(part.text for part in parts if part.kind != "added") == before
    assert "".join(part.text for part in parts if part.kind != "deleted") == after
    assert all(part.text for part in parts)
    assert all(one.kind != other.kind for one, other in pairwise(parts))


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_equal_texts_have_no_change(text: str, language: Language) -> None:
    assert [part.kind for part in word_diff(text, text, language)] == (["same"] if text else [])


@pytest.mark.parametrize(
    ("before", "after", "language", "reads"),
    [
        # A number and its unit are one thing; the number that stayed stays.
        ("Take 28 mg in 24 hours.", "Take 56 mg in 24 hours.", "en", "Take [-28 mg-]{+56 mg+} in 24 hours."),
        (
            "每次 28 毫克，24 小时一次。",
            "每次 56 毫克，24 小时一次。",
            "zh",
            "每次 [-28 毫克-]{+56 毫克+}，24 小时一次。",
        ),
        ("Above 140/90 mmHg", "Above 140/80 mmHg", "en", "Above [-140/90 mmHg-]{+140/80 mmHg+}"),
        # One small word turns everything.
        ("Esketamine is not approved.", "Esketamine is approved.", "en", "Esketamine is [-not -]approved."),
        ("您可以开车。", "您不可以开车。", "zh", "您{+不+}可以开车。"),
        # A sentence that was put in is shown as that sentence, though its neighbours begin as it does.
        (
            "You may drive. You may eat.",
            "You may drive. You may swim. You may eat.",
            "en",
            "You may drive. {+You may swim. +}You may eat.",
        ),
        (
            "可以喝水。可以吃饭。",
            "可以喝水。可以开车。可以吃饭。",
            "zh",
            "可以喝水。{+可以开车。+}可以吃饭。",
        ),
        # Scraps between two changes join them.
        ("fast for a day", "rest for the night", "en", "[-fast for a day-]{+rest for the night+}"),
        ("尚未证实能预防自杀。", "已证实能减少自杀。", "zh", "[-尚未-]{+已+}证实能[-预防-]{+减少+}自杀。"),
        # A source is one thing.
        (
            "It works. [S01](sources.md#s01){ .source }",
            "It works. [S02](sources.md#s02){ .source }",
            "en",
            "It works. [-[S01](sources.md#s01){ .source }-]{+[S02](sources.md#s02){ .source }+}",
        ),
        ("", "New.", "en", "{+New.+}"),
        ("旧。", "", "zh", "[-旧。-]"),
    ],
)
def test_it_reads_well(before: str, after: str, language: Language, reads: str) -> None:
    assert told(before, after, language) == reads


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("药" * 100_000, "不药" * 50_000),
        ("." * 100_000, "。." * 50_000),
        ("x\n" * 50_000, "y\nx\n" * 25_000),
        ("a b " * 25_000, "b a " * 25_000),
        ("[a](" * 25_000, "](" * 50_000),
        ("1" * 100_000, "1 " * 50_000),
        (
            " ".join(f"word{n % 911}." for n in range(14_000)),
            " ".join(f"word{n % 907}." for n in range(14_000)),
        ),
    ],
)
def test_a_large_text_is_compared_in_no_time(before: str, after: str) -> None:
    start = time.process_time()
    word_diff(before, after, "en")
    # Generous for a slow machine: it takes less than a second.
    assert time.process_time() - start < 15
