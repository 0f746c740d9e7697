import pytest

from duizhao.text.language.strength import chinese_cues, differences, english_cues


def families(cues):
    return [(cue.text, cue.family) for cue in cues if cue.firm]


def test_english_families():
    text = "You must rest, should drink and may read."
    assert families(english_cues(text)) == [("must", "must"), ("should", "should"), ("may", "may")]


def test_chinese_families():
    assert families(chinese_cues("必须休息，应喝水，可以阅读。")) == [
        ("必须", "must"),
        ("应", "should"),
        ("可以", "can"),
    ]


@pytest.mark.parametrize("text", ["不良反应很可靠", "主要功能", "一定程度", "社会机会", "效应与适应"])
def test_words_that_only_hold_such_a_character(text):
    assert families(chinese_cues(text)) == []


@pytest.mark.parametrize(
    ("en", "zh", "told"),
    [
        ("You must rest.", "您可以休息。", "可以"),
        ("You may rest.", "您必须休息。", "必须"),
        ("You should rest.", "您必须休息。", "必须"),
        ("You must rest.", "您应休息。", "应"),
        ("Rest.", "您必须休息。", "必须"),
        ("You must rest.", "休息。", "must"),
    ],
)
def test_another_grade_is_told(en, zh, told):
    assert [difference.cue.text for difference in differences(en, zh)] == [told]


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("You need not rest.", "您不必休息。"),
        ("You do not have to rest.", "您无需休息。"),
        ("Rest is required.", "必须休息。"),
        ("You must not drive.", "不得驾驶。"),
        ("It could help.", "它会有帮助。"),
        ("You have to rest.", "您需要休息。"),
        ("The trial ran in May.", "试验在五月进行。"),
    ],
)
def test_the_same_grade_in_other_words(en, zh):
    assert differences(en, zh) == ()
