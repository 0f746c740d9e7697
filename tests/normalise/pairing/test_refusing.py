"""Pairs are found in any layout, and refused where nothing is parallel, whatever is installed."""

import random

import pytest

from duizhao.normalise.pairing import Helpers, PiecePair, pair
from duizhao.normalise.pairing.encoder import encoder
from duizhao.normalise.run import Normalised, SourceKnowledge

TEXT = [
    (
        "Drink water before the treatment, but do not eat for six hours.",
        "治疗前可以喝水，但六小时内不要进食。",
    ),
    ("A nurse measures your blood pressure every 15 minutes.", "护士每 15 分钟给您测一次血压。"),
    ("Do you take any medicine for your heart?", "您在服用治疗心脏的药物吗？"),
    ("Ask a friend or a relative to take you home by car.", "请让朋友或家人开车送您回家。"),
    ("Call the hospital at 555-0137 if you have chest pain.", "如果胸痛，请致电 555-0137 联系医院。"),
    ("Most adults sleep well in the following night.", "多数成人当晚睡得很好。"),
    ("Children under 12 years need another dose.", "12 岁以下儿童需要另外的剂量。"),
    ("Tell your doctor if you are pregnant or breastfeeding.", "如果您怀孕或正在哺乳，请告诉医生。"),
]
OTHER = [
    "请带上 3 张照片和身份证，到窗口办理图书证。",
    "每人最多可以借 20 本书，借期为 30 天。",
    "自习室在二楼，周一闭馆。",
    "电子资源只能在馆内使用。",
    "丢失的图书按原价赔偿。",
    "讲座的时间会提前一周公布。",
    "您需要帮助吗？请到服务台。",
    "闭馆前 15 分钟会播放音乐。",
]
NOTHING = Helpers(dictionary=False, meaning=False)
EVERYTHING = Helpers()


def halves(rows: list[tuple[str, str]]) -> str:
    """All English, then all Chinese."""
    return "\n\n".join([en for en, _zh in rows] + [zh for _en, zh in rows])


@pytest.mark.parametrize("helpers", [NOTHING, EVERYTHING], ids=["nothing", "everything"])
def test_nothing_is_wrong_in_a_parallel_text(helpers: Helpers, pieces_of, tools: SourceKnowledge) -> None:
    found = pair(pieces_of(halves(TEXT)), tools.terms, helpers=helpers)
    assert len(found) >= 6
    assert all(one.zh == one.en + len(TEXT) for one in found)


def test_nothing_is_paired_where_nothing_is_parallel(pieces_of, tools: SourceKnowledge) -> None:
    rows = [(en, other) for (en, _zh), other in zip(TEXT, OTHER, strict=True)]
    bare = pair(pieces_of(halves(rows)), tools.terms, helpers=NOTHING)
    # Two sentences with "15 minutes" are all that can be seen without a dictionary and an encoder.
    assert all("15" in TEXT[one.en][0] for one in bare)
    if encoder():
        assert pair(pieces_of(halves(rows)), tools.terms) == ()


@pytest.mark.parametrize("dictionary", [True, False])
@pytest.mark.parametrize("meaning", [True, False])
def test_the_committed_source_has_no_pair(
    dictionary: bool, meaning: bool, alone: Normalised, tools: SourceKnowledge
) -> None:
    helpers = Helpers(dictionary=dictionary, meaning=meaning)
    assert pair(alone.pieces, tools.terms, helpers=helpers) == ()


def test_an_order_that_was_destroyed_is_no_obstacle_where_it_is_said(
    pieces_of, tools: SourceKnowledge
) -> None:
    rows = list(range(len(TEXT)))
    random.Random(3).shuffle(rows)
    text = "\n\n".join([en for en, _zh in TEXT] + [TEXT[row][1] for row in rows])
    pieces = pieces_of(text)
    loose = pair(pieces, tools.terms, ordered=False)
    strict = pair(pieces, tools.terms)
    assert all(rows[one.zh - len(TEXT)] == one.en for one in loose)
    assert len(loose) > len(strict)


def test_known_pairs_stand_and_take_part_in_nothing_else(pieces_of, tools: SourceKnowledge) -> None:
    pieces = pieces_of(halves(TEXT))
    known = (PiecePair(0, 15, 1.0),)
    found = pair(pieces, tools.terms, known)
    assert known[0] in found
    assert sorted({one.zh for one in found}) == sorted(one.zh for one in found)
    assert sum(one.en == 0 for one in found) == 1


def test_a_refused_piece_has_no_pair(pieces_of, tools: SourceKnowledge) -> None:
    found = pair(pieces_of(halves(TEXT)), tools.terms, refused={1})
    assert all(one.en != 1 and one.zh != 9 for one in found)


def test_two_paragraphs_that_are_one_become_one_pair(pieces_of, tools: SourceKnowledge) -> None:
    rows = [TEXT[0], TEXT[1], TEXT[4], TEXT[7]]
    en = [rows[0][0], f"{rows[1][0]} {rows[2][0]}", rows[3][0]]
    text = "\n\n".join([*en, *(zh for _en, zh in rows)])
    found = pair(pieces_of(text), tools.terms)
    assert [one.all_zh for one in found] == [(3,), (4, 5), (6,)]


def test_pieces_of_different_kinds_are_no_pair(pieces_of, tools: SourceKnowledge) -> None:
    text = "# Room 555-0137\n\n请致电 555-0137 求助。\n"
    assert pair(pieces_of(text), tools.terms) == ()
