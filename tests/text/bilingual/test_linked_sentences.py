"""The links between the words of two sentences."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.text.bilingual import LinkedSentences, link, linked_sentences, sentence_tokens

PAIRS = [
    (
        "Patients with high blood pressure should not take sleeping pills.",
        "患有高血压的患者不应服用安眠药。",
    ),
    ("Ask Dr Wong about vitamin C and SARS-CoV-2.", "请向黄医生询问维生素 C 和 SARS-CoV-2 的情况。"),
    ("Blood, pressure and pain.", "血液、压力和疼痛。"),
    ("", ""),
    ("Take the tablets.", ""),
    ("", "服用药片。"),
]
ENGLISH = [
    "blood",
    "pressure",
    "high",
    "the",
    "of",
    "pain",
    "pills,",
    "sleeping",
    "Wong",
    "WHO",
    "B12",
    "—",
    "don’t",
]
CHINESE = ["血压", "高", "药片", "肝", "的", "，", " ", "B12", "世界卫生组织", "疼痛", "。", "3 月"]
WORDS = st.sampled_from([*ENGLISH, *CHINESE])
TEXTS = st.lists(WORDS, max_size=12)


def _holds(found: LinkedSentences) -> None:
    """What is true of any two sentences."""
    for text, tokens in ((found.en, found.en_tokens), (found.zh, found.zh_tokens)):
        assert [token.start for token in tokens] == sorted(token.start for token in tokens)
        for token in tokens:
            written = text[token.start : token.end]
            assert token.text in (written, written.replace(" ", ""))
            assert 0 <= token.reliability <= 1
        for before, after in pairwise(tokens):
            assert before.end <= after.start
    assert len({one.en for one in found.links}) == len(found.links)
    characters = [at for one in found.links for at in range(one.start, one.end)]
    assert len(characters) == len(set(characters))
    assert set(found.links) <= set(found.candidates)
    for one in found.candidates:
        assert 0 <= one.start < one.end <= len(found.zh) and 0 < one.score <= 1
        for number in one.zh:
            assert found.zh_tokens[number].start < one.end and one.start < found.zh_tokens[number].end
        assert one.en in found.excused_en and set(one.zh) <= found.excused_zh
    assert not set(found.unanswered_en) & found.excused_en
    assert not set(found.unanswered_zh) & found.excused_zh
    assert 0 <= found.coverage <= 1


@pytest.mark.parametrize(("en", "zh"), PAIRS)
def test_the_laws_hold(en: str, zh: str) -> None:
    _holds(link(en, zh))


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_the_laws_hold_for_anything(en: list[str], zh: list[str]) -> None:
    _holds(link(" ".join(en), "".join(zh)))


@pytest.mark.parametrize(("en", "zh"), PAIRS)
def test_the_same_sentences_have_the_same_links(en: str, zh: str) -> None:
    first = link(en, zh)
    for remembered in (link, sentence_tokens.english_tokens, sentence_tokens.chinese_tokens):
        remembered.cache_clear()
    assert link(en, zh) == first


def _linked(en: str, zh: str) -> dict[str, str]:
    found = link(en, zh)
    return {found.en_tokens[one.en].text: zh[one.start : one.end] for one in found.links}


def test_a_phrase_is_one_word() -> None:
    links = _linked(*PAIRS[0])
    assert links["high blood pressure"] == "高血压" and links["sleeping pills"] == "安眠药"
    assert [token.forms for token in link(*PAIRS[0]).en_tokens if " " in token.text] == [
        ("high blood pressure",),
        ("sleeping pills", "sleeping pill"),
    ]


def test_no_phrase_goes_beyond_a_comma() -> None:
    assert [token.text for token in link(*PAIRS[2]).en_tokens] == ["Blood", "pressure", "and", "pain"]


def test_blanks_beside_chinese_characters_are_ignored() -> None:
    zh = "患 有 高 血 压 的患者在 3 月 就诊"
    found = link("Patients with high blood pressure came in March.", zh)
    places = {zh[one.start : one.end] for one in found.links}
    assert {"高 血 压", "患者", "3 月"} <= places
    assert "高血压" in [token.text for token in found.zh_tokens]


def test_what_stands_in_both_texts_is_linked() -> None:
    links = _linked(*PAIRS[1])
    assert links["Wong"] == "黄"
    assert links["SARS-CoV"] in ("SARS", "CoV")
    found = link(*PAIRS[1])
    latin = {number for number, token in enumerate(found.zh_tokens) if token.text.isascii()}
    assert latin <= found.excused_zh


def test_what_nothing_answers_is_told() -> None:
    found = link("Take aspirin in the evening.", "早上服用华法林。")
    assert "aspirin" in [found.en_tokens[number].text for number in found.unanswered_en]
    assert "华法林" in [found.zh_tokens[number].text for number in found.unanswered_zh]
    assert found.coverage < 1


def test_a_word_inside_a_phrase_excuses_but_does_not_link() -> None:
    found = link("high blood pressure", "血液")
    assert found.links == () and found.unanswered_en == (0,)
    assert found.unanswered_zh == ()


def test_a_character_inside_a_word_answers_less_surely() -> None:
    alone = link("hand", "手。").candidates[0]
    inside = next(one for one in link("hand", "手术。").candidates if "手术。"[one.start : one.end] == "手")
    assert inside.score == pytest.approx(alone.score * linked_sentences.INSIDE)
