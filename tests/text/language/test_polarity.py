import pytest

from duizhao.text.language.polarity import chinese_cues, differences, english_cues


def firm(cues):
    return [cue.text for cue in cues if cue.force == "firm"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You must not drive.", ["not"]),
        ("She doesn't and won’t go.", ["doesn't"]),
        ("It cannot be said without proof of non-lethal effects.", ["cannot", "without", "non"]),
        ("No fever was seen.", ["No"]),
        ("not only common but also mild", []),
        ("no later than Monday, whether or not it rains", []),
        ("under the union's uniform until unless", []),
        (
            "An unfamiliar thing. It is nonlethal; the cause is unknown",
            ["unfamiliar", "nonlethal", "unknown"],
        ),
    ],
)
def test_firm_denials_in_english(text, found):
    assert firm(english_cues(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("不要驾驶。", ["不"]),
        ("没有发热，无症状", ["没有", "无"]),
        ("是否有发热，能否走动，有没有疼痛，会不会复发", []),
        ("不同、不断、不仅、非常、未来、无论、不过、特别、避难", []),
        ("不得不停药", []),
        ("请别走，特别是别人", ["别"]),
        ("切勿自行停药，禁止饮酒", ["切勿", "禁止"]),
        ("病因未知，无法确定", ["未", "无法"]),
        ("不到一小时，不超过两片", []),
    ],
)
def test_firm_denials_in_chinese(text, found):
    assert firm(chinese_cues(text)) == found


def test_offsets_are_those_of_the_text():
    en, zh = "You must NOT go.", "你 不 能 去，也 没 有 车。"
    assert [en[cue.start : cue.end] for cue in english_cues(en)] == ["NOT"]
    assert [zh[cue.start : cue.end] for cue in chinese_cues(zh)] == ["不", "没 有"]


def test_a_denial_that_the_other_language_lacks_is_left_over():
    assert [(left.language, left.cue.text) for left in differences("Do not go.", "去吧。")] == [("en", "not")]
    assert [(left.language, left.cue.text) for left in differences("Go.", "不去。")] == [("zh", "不")]


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("Avoid alcohol.", "不要饮酒。"),
        ("The pain is unbearable.", "疼痛无法忍受。"),
        ("He failed to answer.", "他没有回答。"),
        ("Few patients stopped.", "停药的患者不多。"),
        ("It is too late to change.", "现在已无法更改。"),
        ("Rather than wait, call.", "不要等，请打电话。"),
        ("Not until Monday may you drive.", "星期一才可以开车。"),
        ('It returns "Unauthorized".', '返回 "Unauthorized"。'),
        ("The contents stay the same.", "内容保持不变。"),
    ],
)
def test_denials_answer_each_other_in_other_words(en, zh):
    assert differences(en, zh) == ()


def test_a_denial_in_an_idiom_needs_no_answer():
    assert differences("Treatment made no headway.", "治疗停滞不前。") == ()
    assert differences("Treatment stalled.", "治疗停滞不前。") == ()
