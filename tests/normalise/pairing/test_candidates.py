"""Which pieces are compared: all of few, and of many a number that grows with their number, gaps or not."""

import random

from duizhao.library.terms.term_base import TermBase
from duizhao.normalise.pairing.candidates import MOST_CELLS, candidates
from duizhao.normalise.pairing.dictionary_glosses import glosses
from duizhao.normalise.pairing.traits import Traits, traits
from duizhao.normalise.piece import Piece
from duizhao.text.bilingual import rendering_table


def sides(size: int, seed: int) -> tuple[list[Traits], list[Traits]]:
    """Pieces of four words each, the k-th English with the words of the k-th Chinese."""
    chance = random.Random(seed)
    words = [
        (word, max(answers, key=lambda answer: answers[answer]))
        for word, answers in rendering_table().rows()
        if word.isalpha() and len(word) > 4 and max(answers.values()) > 0.5
    ]
    rows = [[chance.choice(words) for _word in range(4)] for _piece in range(size)]
    known = glosses()
    found: tuple[list[Traits], list[Traits]] = [], []
    for number, row in enumerate(rows):
        for side, language in enumerate(("en", "zh")):
            text = ("，" if side else " ").join(pair[side] for pair in row)
            piece = Piece(0, len(text), 1, "paragraph", 0, text)
            found[side].append(
                traits(number, (piece,), "zh" if language == "zh" else "en", TermBase(()), known)
            )
    return found


def test_of_few_all_are_compared() -> None:
    en, zh = sides(12, 0)
    assert candidates(en, zh, None) == [(i, j) for i in range(12) for j in range(12)]


def test_the_work_grows_with_the_text() -> None:
    en, zh = sides(600, 1)
    assert len(candidates(en, zh, None)) < 40 * 600
    assert len(en[:200]) * len(zh[:200]) > MOST_CELLS
    assert len(candidates(en[:200], zh[:200], None)) < 40 * 200


def test_a_piece_meets_its_translation_behind_a_long_gap() -> None:
    en, zh = sides(400, 2)
    rest = zh[:50] + zh[230:]
    places = {one.index: column for column, one in enumerate(rest)}
    found = set(candidates(en, rest, None))
    wanted = [(row, places[row]) for row in range(400) if row in places]
    assert sum(cell in found for cell in wanted) >= 0.98 * len(wanted)
