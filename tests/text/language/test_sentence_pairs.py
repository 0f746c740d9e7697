import time

from duizhao.text.language.sentence_pairs import paired_sentences, sentence_pairs
from duizhao.text.markdown.blocks import Block


def texts(en, zh):
    return [(en[a:b], zh[c:d]) for (a, b), (c, d) in sentence_pairs(en, zh)]


def test_sentences_are_paired_in_order():
    assert texts("Go home. Rest well there.", "请回家。在家好好休息。") == [
        ("Go home.", "请回家。"),
        ("Rest well there.", "在家好好休息。"),
    ]


def test_two_sentences_may_answer_one():
    en = "The medicine was not approved. It is used by doctors. A nurse stays with you for all of the time."
    zh = "这种药未获批准，但医生会使用。护士会全程陪伴您。"
    assert [zh_part for _en, zh_part in texts(en, zh)] == [
        "这种药未获批准，但医生会使用。",
        "护士会全程陪伴您。",
    ]


def test_references_belong_to_the_sentence_before():
    en = "Rest. [S01] [S02] Do not drive."
    assert texts(en, "休息。[S01] [S02]不要开车。")[1] == ("Do not drive.", "不要开车。")


def test_code_has_no_sentences():
    assert not list(paired_sentences(Block("code", "not", 1), Block("code", "不", 1)))


def test_time_grows_with_the_text():
    """Eight times the text takes about eight times as long; a square law would take sixty-four times."""
    small, large = (processor_time(many) for many in (5_000, 40_000))
    assert large < 24 * small + 0.2


def processor_time(many):
    en, zh = "It is not so. " * many, "并非如此。" * many
    times = []
    for _ in range(2):
        start = time.process_time()
        assert len(sentence_pairs(en, zh)) == many
        times.append(time.process_time() - start)
    return min(times)
