"""Ideas that two texts share, whatever their languages."""

import pytest

from duizhao.text.language.lexicon import Lexicon, everyday

PAIRS = [
    ("Wash your hands.", "洗手。"),
    ("She stopped driving.", "她停止开车。"),
    ("Tell the nurses.", "告诉护士。"),
    ("It was seen twice a week.", "每周看到两次。"),
]


@pytest.mark.parametrize(("en", "zh"), PAIRS)
def test_a_sentence_and_its_translation_share_ideas(en: str, zh: str) -> None:
    assert everyday().ideas(en) & everyday().ideas(zh)


def test_two_other_sentences_share_none() -> None:
    assert not everyday().ideas("Wash your hands.") & everyday().ideas("请致电医生。")


def test_terms_of_a_library_are_ideas_too() -> None:
    lexicon = Lexicon.of([("term", ["placebo"], ["安慰剂"])])
    assert lexicon.ideas("a Placebo") == lexicon.ideas("用安慰剂") == {"term"}
