"""Short lines beside each other in a text whose every other line is in a pair: "Keep it safe" above "请妥善保管".

Of a few words no dictionary can be sure. Where a text goes on line by line in both languages and nothing else of it is
left over, the place of such a line says what its words cannot. In a text with gaps it says nothing.
"""

from collections.abc import Sequence, Set

from duizhao.normalise.layouts.plausible import is_plausible
from duizhao.normalise.pairing.piece_pair import PiecePair
from duizhao.normalise.pairing.shown_numbers import shown_numbers
from duizhao.normalise.piece import Piece
from duizhao.text.language.polarity import differences
from duizhao.text.language.script import han_count

CONFIDENCE = 0.7
LONGEST_CHINESE = 16
LONGEST_ENGLISH = 60
# For each line that nothing but its place speaks for there are so many pairs.
MOST_BARE = 2


def short_between(
    pieces: Sequence[Piece], pairs: Sequence[PiecePair], refused: Set[int] = frozenset()
) -> tuple[PiecePair, ...]:
    """The short lines that are left beside each other, as pairs: where they are all that is left, few beside the pairs,
    and stand as these do, the one language before the other. A pair that a person would be asked about speaks for them
    where it stands so too, and becomes one; elsewhere it speaks against them. `refused` pieces have none, as a person
    said."""
    sure = [one for one in pairs if one.band == "pair"]
    asked = {(one.en, one.zh) for one in pairs if one.band != "pair"}
    paired = {index for one in sure for index in (*one.all_en, *one.all_zh)}
    left = [
        index
        for index, piece in enumerate(pieces)
        if piece.topic and piece.language in ("en", "zh", "mixed") and index not in paired
    ]
    if not left or len(left) % 2 or refused & set(left):
        return ()
    is_english_first = 2 * sum(one.en < one.zh for one in sure) > len(sure)
    slots = list(zip(left[::2], left[1::2], strict=True))
    found = slots if is_english_first else [(second, first) for first, second in slots]
    known = asked.intersection(found)
    if (
        any(second != first + 1 for first, second in slots)
        or asked - known
        or not all(_may_answer(pieces[en], pieces[zh]) for en, zh in found)
        or MOST_BARE * (len(found) - len(known)) > len(sure) + len(known)
    ):
        return ()
    return tuple(PiecePair(en, zh, CONFIDENCE) for en, zh in found)


def _may_answer(en: Piece, zh: Piece) -> bool:
    return (
        en.language == "en"
        and zh.language == "zh"
        and en.kind == zh.kind
        and len(en.text) <= LONGEST_ENGLISH
        and han_count(zh.text) <= LONGEST_CHINESE
        and is_plausible(en.text, zh.text)
        and shown_numbers(en.text, "en") == shown_numbers(zh.text, "zh")
        and not differences(en.text, zh.text)
    )
