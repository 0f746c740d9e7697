"""What a person decided about pairs in the placement: `pairs_with = LINE`, or 0 for a piece that has no partner."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from duizhao.base.errors import CannotRun
from duizhao.normalise.pairing.piece_pair import PiecePair
from duizhao.normalise.piece import Piece
from duizhao.text.language.script import matrix


@dataclass(frozen=True, slots=True)
class Shown:
    """What the placement shows of a piece's pair: the band, the lines of the other pieces, how sure; and the line that a
    person wrote (0: no partner, None: nothing was decided)."""

    band: str = ""
    lines: tuple[int, ...] = ()
    confidence: float = 0.0
    pairs_with: int | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The pairs that a person made, the pieces that a person left alone, and, by piece, the piece that it was said to
    pair with. `lapsed` are the pieces whose partner is no longer in the source."""

    pairs: tuple[PiecePair, ...] = ()
    refused: Set[int] = frozenset()
    partners: tuple[tuple[int, int], ...] = ()
    lapsed: Set[int] = frozenset()


def decided(
    pieces: Sequence[Piece],
    wishes: Sequence[int | None],
    old_lines: Sequence[int | None],
    lines: Set[int],
    name: str,
) -> Decided:
    """Read the decisions. `wishes` are the `pairs_with` of each piece; `old_lines` the line at which the placement knows
    it; `lines` all lines of the placement, whose file is `name`. A decision follows its two pieces when their lines
    change. Raises CannotRun where it names no piece, or pieces that cannot be one pair."""
    at = {line: index for index, line in enumerate(old_lines) if line is not None}
    refused = frozenset(index for index, wish in enumerate(wishes) if wish == 0)
    partners, lapsed = list[tuple[int, int]](), set[int]()
    for index, wish in enumerate(wishes):
        if not wish:
            continue
        if wish in at:
            partners.append((index, at[wish]))
        elif wish in lines:
            lapsed.add(index)
        else:
            raise _fault(name, old_lines[index] or pieces[index].line, wish)
    zh_of: dict[int, set[int]] = {}
    en_of: dict[int, set[int]] = {}
    for index, other in partners:
        both = {matrix(pieces[each].text): each for each in (index, other) if pieces[each].topic}
        if len(both) < 2 or both.keys() == {"none"} or refused & {index, other}:
            raise _fault(name, old_lines[index] or pieces[index].line, wishes[index] or 0)
        zh_of.setdefault(both["en"], set()).add(both["zh"])
        en_of.setdefault(both["zh"], set()).add(both["en"])
    pairs = []
    for en, found in sorted(zh_of.items()):
        others = sorted(en_of[min(found)])
        if len(found) > 1 and any(len(en_of[zh]) > 1 for zh in found):
            raise _fault(name, pieces[en].line, pieces[min(found)].line)
        if en == others[0]:
            zh, *more = sorted(found)
            pairs.append(PiecePair(en, zh, 1.0, "pair", tuple(others[1:]), tuple(more)))
    return Decided(tuple(pairs), refused, tuple(partners), frozenset(lapsed))


def _fault(name: str, line: int, wish: int) -> CannotRun:
    return CannotRun(
        f"{name}: line = {line}: pairs_with = {wish} has to be the line of one piece in the other language that is"
        " not refused itself and has no other partner.",
        f"{name}：line = {line}：pairs_with = {wish} 应是另一种语言中某一段的行号，且该段本身未被拒绝配对，也没有别的译文。",
    )


def shown(pieces: Sequence[Piece], pairs: Sequence[PiecePair]) -> dict[int, Shown]:
    """What the placement shows, by piece."""
    found = {}
    for one in pairs:
        for mine, others in ((one.all_en, one.all_zh), (one.all_zh, one.all_en)):
            for index in mine:
                lines = tuple(pieces[other].line for other in others)
                found[index] = Shown(one.band, lines, one.confidence)
    return found
