"""Which English words count as left in a Chinese sentence."""

import pytest

from duizhao.checks.compare_blocks.left_words import LeftWords, left_words

SEVERAL = (
    ("请按时服用 aspirin。", "Take your aspirin on time.", True, [(6, 13, "possible")]),
    ("请按时服用 aspirin。", "Take your aspirin on time.", False, []),
    # The sentence renders the word beside it.
    ("请按时服用阿司匹林 aspirin。", "Take your aspirin on time.", True, []),
    # A phrase that the English has is certain; one that it lacks may be meant.
    ("请乘坐 the airport line。", "Take the airport line.", False, [(4, 20, "sure")]),
    ("请乘坐 the airport line。", "Take the metro.", False, [(4, 20, "possible")]),
    # Part of a name, of a figure, of a tag.
    ("Zárate 说，Côte d’ivoire 和 5 of the mice 以及 @rate。", "Zárate at the rate of the mice", True, []),
    # No dictionary renders a made-up word.
    ("请用 the glorbnix。", "Use the glorbnix.", True, []),
)


@pytest.mark.parametrize(("zh", "en", "terms", "found"), SEVERAL)
def test_words_that_were_left(zh: str, en: str, terms: bool, found: list[tuple[int, int, str]]) -> None:
    assert list(left_words(zh, en, terms=terms)) == [LeftWords(*one) for one in found]  # type: ignore[arg-type]
