"""The list of Chinese words that the package brings along."""

import gzip

from duizhao.text.language.chinese_words import word_list
from duizhao.text.language.chinese_words.make_word_list import packed
from duizhao.text.language.dictionary import is_word, words


def test_the_list_has_each_word_once_and_in_order() -> None:
    listed = word_list().decode().strip("\n").split("\n")
    assert len(listed) == len(words()) == 349_045
    assert listed == sorted(words())


def test_a_word_is_found_only_as_a_whole() -> None:
    assert is_word("马马虎虎")
    assert not any(map(is_word, ("马马虎", "马虎虎", "", "\n", "马马虎虎\n")))


def test_a_dictionary_gives_its_words_and_always_the_same_bytes() -> None:
    made = packed("头晕 3 v\n头 12 n\n头晕 1 n\n\n")
    assert gzip.decompress(made).decode() == "头\n头晕\n"
    assert made == packed("头 1 n\n头晕 1 v\n")
