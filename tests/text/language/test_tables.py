"""Word tables: which of many known words a text holds."""

from hypothesis import given
from hypothesis import strategies as st

from duizhao.text.language.word_tables import ChineseTable, EnglishTable, tokens


def test_a_stem_takes_every_word_that_begins_with_it():
    table = EnglishTable({"increas*": "up", "fell": "down"})
    text = tokens("Increased pressure fell; increases. Fellow")
    assert [(text.words[index], meaning) for index, meaning in table.find(text)] == [
        ("increased", "up"),
        ("fell", "down"),
        ("increases", "up"),
    ]


def test_a_whole_word_goes_before_a_stem_and_a_longer_stem_before_a_shorter():
    table = EnglishTable({"no*": 1, "not*": 2, "nothing": 3})
    assert [table.get(word) for word in ("nothing", "noted", "noble", "on")] == [3, 2, 1, None]


def test_a_word_that_is_not_listed_is_asked_about_once():
    asked = []
    table = EnglishTable(
        {"safe": 1}, lambda word: asked.append(word) or (2 if word.startswith("un") else None)
    )
    assert [table.get(word) for word in ("safe", "unsafe", "unsafe", "sound", "sound")] == [
        1,
        2,
        2,
        None,
        None,
    ]
    assert asked == ["unsafe", "sound"]


def test_the_longest_chinese_word_hides_those_inside_it():
    table = ChineseTable({"不得": "forbid", "不得不": "must", "得不": "none"})
    assert table.find("他不得不走，不得停") == [("must", 1, 4), ("forbid", 6, 8)]


@given(st.text())
def test_words_stand_where_they_are_said_to_stand(text):
    cut = tokens(text)
    assert len(cut.lower) == len(text)
    assert tuple(cut.lower[start:end] for start, end in cut.spans) == cut.words
