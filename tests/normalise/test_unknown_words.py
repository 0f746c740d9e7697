"""Finding a misspelt name that no list names: a word that no dictionary knows, beside a term."""

import csv
import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.library.terms.term_base import COLUMNS, TermBase
from duizhao.normalise.repair import UNKNOWN_WORD
from duizhao.normalise.run import Normalised, SourceKnowledge, normalise_sources
from duizhao.text.language.dictionary import Suspect, _likeness, _may_be_near, _names, suspects, words

NAMES = frozenset(
    {"氯胺酮", "艾司氯胺酮", "盐酸氯胺酮", "抑郁症", "青光眼", "苯二氮䓬类药物", "静脉输注", "副作用"}
)
# Words that are not in the dictionary, the term that is meant, and whether that is sure.
MISSPELT = [
    ("酮胺", "氯胺酮", True, "one character is missing"),
    ("氯酮胺", "氯胺酮", True, "in another order"),
    ("酮胺氯", "氯胺酮", True, "the other way round"),
    ("氯胺铜酮", "氯胺酮", True, "one character too many"),
    ("艾司氯酮", "艾司氯胺酮", True, "a longer name"),
    ("氯安酮", "氯胺酮", False, "one character sounds alike"),
    ("氟胺酮", "氯胺酮", False, "one character makes it another medicine"),
]
# Ordinary sentences of health pages: right as they are.
ORDINARY = [
    "用药后四十分钟内，护士会为您测量血压。",
    "如果您怀孕或正在哺乳，请先告诉医生。",
    "请不要自行停药、换药或调整剂量。",
    "有些患者在输注时感到头晕、恶心或视物模糊。",
    "治疗当天请不要开车，也不要操作机器。",
    "艾司氯胺酮鼻喷雾剂只能在医疗机构内使用。",
    "氯胺酮是一种麻醉药，用量较小时也用于难治性抑郁症。",
    "苯二氮䓬类药物可能减弱疗效。",
    "青光眼患者应先请眼科医生评估。",
    "既往有脑出血或动脉瘤的人不能使用。",
    "长期大量使用可能损伤膀胱，出现尿频和尿痛。",
    "心跳加快、胸痛或呼吸困难时，请立即拨打急救电话。",
    "家属可以陪同，但不能代替医护人员观察。",
    "研究随访了二百三十名成人，为期四周。",
    "安慰剂组也有一部分人症状减轻。",
    "单胺氧化酶抑制剂与其他抗抑郁药合用时要谨慎。",
    "胺碘酮用于治疗心律失常，美沙酮用于阿片类药物依赖。",
    "甲状腺功能亢进、高血压控制不佳者，需由医生权衡利弊。",
    "诊所会在您清醒、能够独自行走之后才让您离开。",
    "如有轻生的念头，请马上告诉身边的人，并联系危机热线。",
]


@pytest.fixture(scope="module")
def names(tools: SourceKnowledge) -> frozenset[str]:
    """Every Chinese name of this library."""
    return tools.terms.zh_names


@pytest.mark.parametrize(("word", "meant", "is_sure", "why"), MISSPELT)
def test_a_misspelt_name_is_found_where_it_stands(word: str, meant: str, is_sure: bool, why: str) -> None:
    text = f"接受{word}治疗前，请咨询医生。"
    assert suspects(text, NAMES) == (Suspect(word, meant, 2, 2 + len(word), is_sure),), why


def test_what_may_be_another_medicine_is_asked_about_and_not_replaced(pieces_of) -> None:
    (piece,) = pieces_of("他使用氟胺酮。")
    assert piece.text == "他使用氟胺酮。"
    assert [(flag.words, flag.why.zh) for flag in piece.flags] == [
        ("氟胺酮", "词典中没有这个词，是否指“氯胺酮”？")
    ]


@pytest.mark.parametrize("sentence", ORDINARY)
def test_no_suspect_in_an_ordinary_sentence(sentence: str, names: frozenset[str]) -> None:
    assert suspects(sentence, names) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("氯胺酮", "the name itself"),
        ("艾司氯胺酮", "a longer name that holds it"),
        ("胺碘酮", "another medicine"),
        ("氟西汀", "another medicine"),
        ("氯", "one character is too little"),
        ("ketamine", "no Chinese"),
        ("", "nothing"),
        ("𠮷野家", "characters beyond the basic plane"),
    ],
)
def test_what_is_no_suspect(text: str, why: str) -> None:
    assert suspects(text, NAMES) == (), why


def test_a_word_between_two_names_is_left_to_a_person() -> None:
    assert suspects("使用甲乙酮", frozenset({"甲乙酮丙", "甲乙酮丁"})) == ()


def test_the_dictionary_knows_everyday_words() -> None:
    assert {"医生", "抑郁症", "副作用"} <= words()
    assert "酮胺" not in words()


@given(st.text(alphabet="氯胺酮抑郁症的医生，a 。", max_size=30))
def test_suspects_stand_in_order_and_apart(text: str) -> None:
    found = suspects(text, NAMES)
    assert all(text[one.start : one.end] == one.word != one.term for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.fixture
def without_list(tools: SourceKnowledge, settings, source_path: Path, tmp_path: Path) -> Normalised:
    """The committed source, normalised with terms that name no misspelling."""
    rows = list(csv.DictReader(io.StringIO(settings.terms.read_text("utf-8"))))
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows({**row, "zh_misspelt": "", "zh_forbidden": ""} for row in rows)
    terms = TermBase.parse(text.getvalue(), tmp_path / "terms.csv")
    path = tmp_path / source_path.name
    path.write_bytes(source_path.read_bytes())
    (done,) = normalise_sources([path], replace(tools, terms=terms))
    return done


def test_without_the_list_the_name_is_repaired_8_times(without_list: Normalised) -> None:
    edits = [edit for piece in without_list.pieces for edit in piece.edits if edit.why == UNKNOWN_WORD]
    assert [(edit.old, edit.new) for edit in edits] == [("酮胺", "氯胺酮")] * 8
    assert all(without_list.source.text[edit.start : edit.end] == "酮胺" for edit in edits)


def test_without_the_list_every_guess_is_flagged(without_list: Normalised) -> None:
    flags = [flag for piece in without_list.pieces for flag in piece.flags if flag.words == "酮胺"]
    assert len(flags) == 8
    assert {flag.why.en for flag in flags} == {"no dictionary knows it; is “氯胺酮” meant?"}


def test_without_the_list_the_pages_are_the_same(without_list: Normalised, alone: Normalised) -> None:
    assert [piece.text for piece in without_list.pieces] == [piece.text for piece in alone.pieces]


@given(
    st.text("氯胺酮艾司抑郁症青光眼药的一", min_size=2, max_size=5), st.text("氯胺司药的一，a", max_size=3)
)
def test_the_quick_look_passes_over_no_word_that_is_near_a_term(word: str, around: str) -> None:
    names = _names(NAMES)
    assert _likeness(word, names.near) is None or _may_be_near(around + word + around, names)
