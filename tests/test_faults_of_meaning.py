"""The generator of faults of meaning, and that the rules find what it makes."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.faults.meaning import KINDS, faults

from duizhao.text.language import direction, polarity, strength

# Our own sentences; good translations.
PAIRS = (
    ("1", "You must not drive after the treatment.", "治疗之后您不能开车。"),
    ("2", "The nurse is with you, and you may ask for water.", "护士是陪着您的，您可以要水喝。"),
    ("3", "Your blood pressure is higher at the start.", "开始时血压较高。"),
    ("4", "Patients should rest before the next dose.", "患者应该在下一次用药之前休息。"),
    ("5", "The cause is unknown, but the symptoms are mild.", "病因未知，但症状是轻微的。"),
    ("6", "The dose was increased and the pain was reduced.", "剂量已增加，疼痛已减轻。"),
)
FINDERS = {"polarity": polarity, "strength": strength, "direction": direction}


def test_the_same_seed_gives_the_same_faults():
    assert list(faults(PAIRS, 3)) == list(faults(PAIRS, 3))
    assert list(faults(PAIRS, 3)) != list(faults(PAIRS, 4))


def test_every_kind_is_made_on_both_sides():
    made = {(id_.split("/")[1], id_.split("/")[2]) for id_, _en, _zh, _kind in faults(PAIRS, 1)}
    assert made >= {(kind, side) for kind in KINDS if kind != "polarity-moved" for side in ("en", "zh")}
    assert any(kind == "polarity-moved" for kind, _side in made)


def test_exactly_one_side_is_changed():
    good = {id_: (en, zh) for id_, en, zh in PAIRS}
    for id_, en, zh, kind in faults(PAIRS, 2):
        pair, named, side = id_.split("/")
        assert named == kind
        assert (en != good[pair][0], zh != good[pair][1]) == (
            (True, False) if side == "en" else (False, True)
        )


def test_questions_are_not_made_into_nonsense():
    assert not [
        zh for _id, _en, zh, _kind in faults([("1", "Ask.", "您是不是有没有发热")], 1) if "不不" in zh
    ]


@pytest.mark.parametrize("name", FINDERS)
def test_good_pairs_are_silent(name):
    assert [id_ for id_, en, zh in PAIRS if FINDERS[name].differences(en, zh)] == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "polarity-moved"])
def test_the_faults_are_found(kind):
    made = [(en, zh) for seed in range(5) for _id, en, zh, _kind in faults(PAIRS, seed, [kind])]
    found = [pair for pair in made if any(finder.differences(*pair) for finder in FINDERS.values())]
    assert len(found) >= 0.85 * len(made) > 0
