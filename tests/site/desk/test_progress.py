"""How far a page is, in numbers."""

from desk_tools import CALM, DOSE, edited, state

from duizhao.site.desk import desk_texts
from duizhao.site.desk.page_progress import Count, by_state, gravest_first, in_order, in_step

CHANGED = edited(
    DOSE,
    ("en", "28 mg", "56 mg"),
    ("zh", "请喝水。", "请多喝温水，并且不要饮酒。"),
    ("en", "Rest after the session.\n\n", ""),
    ("en", "Bring a list", "Bring a friend and a list"),
)


def test_each_language_has_its_own_count() -> None:
    page = state("dose", CHANGED, DOSE)
    assert by_state(page.blocks) == [("en-changed", 2), ("zh-changed", 1), ("missing-en", 1), ("approved", 3)]
    # What English deleted, Chinese still says: the reader of Chinese may be misled.
    assert in_step([page], "zh") == Count(4, 7)
    assert in_step([page], "en") == Count(6, 7)


def test_what_nobody_approved_is_in_step_in_neither_language() -> None:
    page = state("who", CALM)
    assert [in_step([page], language) for language in ("en", "zh")] == [Count(0, 3), Count(0, 3)]


def test_a_page_that_one_language_lacks() -> None:
    page = state("who", {"en": CALM["en"], "zh": ""})
    assert in_step([page], "en") == Count(3, 3)
    assert in_step([page], "zh") == Count(0, 3)


def test_safety_comes_first() -> None:
    page, calm = state("dose", CHANGED, DOSE), state("who", CALM)
    order = in_order(page)
    assert [block.safety for block in order] == sorted((block.safety for block in order), reverse=True)
    assert "56 mg" in order[0].en.text
    assert gravest_first([calm, page, state("calm", CALM, CALM)]) == [page, calm]


def test_a_share_is_full_only_where_nothing_is_left() -> None:
    assert Count(999, 1000).share == 99
    assert Count(1000, 1000).share == Count(0, 0).share == 100


def test_the_summary_is_a_sentence() -> None:
    told = [
        desk_texts.summary(*numbers)
        for numbers in ((0, 0), (1, 0), (1, 1), (3, 0), (3, 1), (3, 2), (3, 3), (1234, 1000))
    ]
    assert [one.en for one in told] == [
        "Everything is in step.",
        "1 block waits, not a safety block.",
        "1 block waits: it is a safety block.",
        "3 blocks wait, none of them a safety block.",
        "3 blocks wait: 1 is a safety block.",
        "3 blocks wait: 2 are safety blocks.",
        "3 blocks wait: all of them are safety blocks.",
        "1,234 blocks wait: 1,000 are safety blocks.",
    ]
    assert told[4].zh == "有 3 个内容块待处理，其中 1 个涉及安全。"
