"""Headings that stand over pieces which are a pair: "Going home" and "出院须知" over the same first sentence.

A dictionary does not know most headings as the same, for they are not translated word by word. Where they stand says
it: right above two pieces that answer each other, and below two that do, or at the start of both languages.
"""

from collections.abc import Iterator, Sequence, Set

from duizhao.normalise.layouts.plausible import is_plausible
from duizhao.normalise.layouts.switch_point import SENTENCE_END
from duizhao.normalise.pairing.piece_pair import PiecePair
from duizhao.normalise.piece import Piece

HEADINGS = frozenset({"title", "heading"})
CONFIDENCE = 0.8
LONGEST_LINE = 60


def heads_over_pairs(
    pieces: Sequence[Piece], pairs: Sequence[PiecePair], refused: Set[int] = frozenset()
) -> tuple[PiecePair, ...]:
    """The headings without a pair that stand over pieces of one, as pairs. `refused` have none, as a person said."""
    sure = [one for one in pairs if one.band == "pair"]
    # Who is asked about a piece has not decided yet.
    taken = {index for one in pairs for index in (*one.all_en, *one.all_zh)} | set(refused)
    en_side = [index for index, piece in enumerate(pieces) if piece.topic and piece.language == "en"]
    zh_side = [index for index, piece in enumerate(pieces) if piece.topic and piece.language == "zh"]
    places = {index: place for side in (en_side, zh_side) for place, index in enumerate(side)}
    partner = {en: zh for one in sure for en in one.all_en for zh in one.all_zh}
    return tuple(_found(pieces, sure, (en_side, zh_side), places, partner, taken))


def _found(
    pieces: Sequence[Piece],
    sure: Sequence[PiecePair],
    sides: tuple[Sequence[int], Sequence[int]],
    places: dict[int, int],
    partner: dict[int, int],
    taken: Set[int],
) -> Iterator[PiecePair]:
    for one in sure:
        if one.en not in places or one.zh not in places or pieces[one.en].kind in HEADINGS:
            continue
        at_en, at_zh = places[one.en], places[one.zh]
        if not at_en or not at_zh:
            continue
        en, zh = sides[0][at_en - 1], sides[1][at_zh - 1]
        if taken & {en, zh} or not _are_heads(pieces[en], pieces[zh]):
            continue
        above = partner.get(sides[0][at_en - 2]) if at_en > 1 else None
        is_start = at_en == 1 and at_zh == 1
        is_below = above is not None and at_zh > 1 and above == sides[1][at_zh - 2]
        if (is_start or is_below) and is_plausible(pieces[en].text, pieces[zh].text):
            yield PiecePair(en, zh, CONFIDENCE)


def _are_heads(en: Piece, zh: Piece) -> bool:
    """True for two headings, or a heading and a short line that could be one."""
    kinds = {en.kind, zh.kind}
    if kinds <= HEADINGS:
        return True
    return (
        bool(kinds & HEADINGS)
        and kinds <= HEADINGS | {"paragraph"}
        and all(
            one.kind in HEADINGS or (len(one.text) <= LONGEST_LINE and not SENTENCE_END.search(one.text))
            for one in (en, zh)
        )
    )
