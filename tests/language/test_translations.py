"""What a dictionary says about two texts: evidence for their saying the same."""

import pytest

from duizhao.language.translations import content_words, english_of, places, stem


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("患者", "patients"),
        ("感染", "infected"),
        ("建议", "recommends"),
        ("开车", "driving"),
        ("禁忌", "taboo"),
    ],
)
def test_a_word_has_its_translations_in_every_form(chinese, english):
    assert stem(english) in english_of(chinese)


def test_a_word_that_no_dictionary_has_has_no_translation():
    assert english_of("酮胺") == frozenset()


def test_classifiers_and_asides_are_no_translations():
    assert "person" not in english_of("建议")
    assert not {stem("glasses"), stem("hat")} & english_of("戴")


def test_a_text_is_asked_where_it_says_a_word():
    chinese = "患者不要开车。"
    found = places(chinese)
    assert [chinese[start:end] for start, end in found[stem("patient")]] == ["患者"]
    assert "开车" in [chinese[start:end] for start, end in found[stem("drive")]]


def test_words_that_say_little_are_left_out():
    text = "You should not drive after the treatment."
    assert [text[start:end] for _stem, (start, end) in content_words(text)] == ["drive", "treatment"]
