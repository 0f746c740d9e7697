import pytest

from duizhao.text.language.direction import chinese_cues, differences, english_cues


@pytest.mark.parametrize(
    ("en", "zh", "told"),
    [
        ("It rises.", "它会下降。", "下降"),
        ("Eat after the dose.", "用药之前进食。", "之前"),
        ("the left arm", "右臂", "右"),
        ("It may increase anxiety.", "这可能减少焦虑。", "减少"),
        ("The fever is low.", "体温高。", "高"),
        ("It is more common.", "这种情况更少。", "更少"),
        ("Wait inside.", "请在室外等候。", "室外"),
    ],
)
def test_opposite_directions_are_told(en, zh, told):
    assert [opposed.zh.text for opposed in differences(en, zh)][:1] == [told]


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("It rises.", "它会升高。"),
        ("Day 1 was the last quiet one.", "第一天过后就不安静了。"),
        ("Part I of the last series", "上一系列的第一部分"),
        ("no more than 5", "5 以下"),
        ("at least 5", "不少于 5"),
        ("It stays for now.", "目前保持。"),
        ("He was named after his father.", "他的名字来自之前的父亲。"),
        ("Right now it is open.", "现在左边开着。"),
        ("That is right.", "说得对。"),
    ],
)
def test_no_contradiction(en, zh):
    assert differences(en, zh) == ()


def test_offsets_are_those_of_the_text():
    en, zh = "It is higher.", "血压 升 高 了，此后降低"
    assert [en[cue.start : cue.end] for cue in english_cues(en)] == ["higher"]
    assert next(zh[cue.start : cue.end] for cue in chinese_cues(zh)) == "升 高"
