"""Where several pieces of one language are one of the other, they become one pair.

A pair takes in a piece beside it that has no pair of its own, where the two together answer the other side clearly
better than one alone: nearer in length, and by all evidence.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from duizhao.align.block_features import distance
from duizhao.library.terms.term_base import TermBase
from duizhao.normalise.pairing.dictionary_glosses import DictionaryGlosses
from duizhao.normalise.pairing.encoder import vectors
from duizhao.normalise.pairing.evidence import Evidence
from duizhao.normalise.pairing.model import model, score
from duizhao.normalise.pairing.piece_pair import PiecePair
from duizhao.normalise.pairing.traits import Traits, traits
from duizhao.normalise.piece import Piece

JOINABLE = ("paragraph", "item", "step")
# How much the log of the odds has to gain.
LEAST_GAIN = 1.0
# Rounds: each takes one more piece in.
ROUNDS = 2
# The indexes of the English and of the Chinese pieces, and the place of each among them.
Sides = tuple[Sequence[int], Sequence[int]]
Places = tuple[Mapping[int, int], Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class _Trial:
    place: int
    wider: PiecePair
    en: Traits
    zh: Traits
    before: tuple[Traits, Traits]


def join(
    pieces: Sequence[Piece],
    sides: Sides,
    pairs: Sequence[PiecePair],
    evidence: Evidence,
    terms: TermBase,
    dictionary: DictionaryGlosses | None,
) -> list[PiecePair]:
    """The pairs, each with the pieces beside it that belong to it. `sides` are the indexes of the pieces that were
    compared, English and Chinese, in order."""
    found = list(pairs)
    places = (
        {index: row for row, index in enumerate(sides[0])},
        {index: row for row, index in enumerate(sides[1])},
    )
    for _round in range(ROUNDS):
        taken = {index for one in found for index in (*one.all_en, *one.all_zh)}
        trials = [
            trial
            for place, one in enumerate(found)
            for wider in _wider(pieces, sides, places, one, taken)
            if (trial := _trial(pieces, place, one, wider, terms, dictionary))
        ]
        gains = _gains(trials, places, evidence)
        grown = set[int]()
        for gain, trial in sorted(zip(gains, trials, strict=True), key=lambda both: -both[0]):
            before = found[trial.place]
            new = {*trial.wider.all_en, *trial.wider.all_zh} - {*before.all_en, *before.all_zh}
            if gain >= LEAST_GAIN and trial.place not in grown and not new & taken:
                found[trial.place] = trial.wider
                grown.add(trial.place)
                taken |= new
        if not grown:
            break
    return found


def _wider(
    pieces: Sequence[Piece],
    sides: Sides,
    places: Places,
    one: PiecePair,
    taken: Set[int],
) -> Iterator[PiecePair]:
    """The pair with a free piece above or below it; one side stays a single piece."""
    if pieces[one.en].kind not in JOINABLE:
        return
    for language, mine, other in ((0, one.all_en, one.all_zh), (1, one.all_zh, one.all_en)):
        if len(other) > 1:
            continue
        side, place = sides[language], places[language]
        for beside, above in ((place[mine[0]] - 1, True), (place[mine[-1]] + 1, False)):
            if not 0 <= beside < len(side) or side[beside] in taken:
                continue
            new = side[beside]
            if pieces[new].kind != pieces[mine[0]].kind or not _together(pieces, mine, new):
                continue
            first, *more = (new, *mine) if above else (*mine, new)
            if language == 0:
                yield replace(one, en=first, more_en=tuple(more))
            else:
                yield replace(one, zh=first, more_zh=tuple(more))


def _together(pieces: Sequence[Piece], mine: Sequence[int], new: int) -> bool:
    low, high = sorted((mine[0] if new < mine[0] else mine[-1], new))
    return not any(piece.kind in ("heading", "title") for piece in pieces[low + 1 : high])


def _trial(
    pieces: Sequence[Piece],
    place: int,
    one: PiecePair,
    wider: PiecePair,
    terms: TermBase,
    dictionary: DictionaryGlosses | None,
) -> _Trial | None:
    """What is to be compared; None where the lengths are no nearer together than apart."""
    before = (
        traits(one.en, [pieces[index] for index in one.all_en], "en", terms, dictionary),
        traits(one.zh, [pieces[index] for index in one.all_zh], "zh", terms, dictionary),
    )
    en = traits(wider.en, [pieces[index] for index in wider.all_en], "en", terms, dictionary)
    zh = traits(wider.zh, [pieces[index] for index in wider.all_zh], "zh", terms, dictionary)
    if distance(en.size, zh.size) > distance(before[0].size, before[1].size) - 0.1:
        return None
    return _Trial(place, wider, en, zh, before)


def _gains(trials: Sequence[_Trial], places: Places, evidence: Evidence) -> list[float]:
    """How much the log of the odds gains in each trial."""
    texts = [one.text for trial in trials for one in (trial.en, trial.zh, *trial.before)]
    found = vectors(texts) if evidence.near and trials else None
    weights = model(evidence.kind).first
    gains = []
    for number, trial in enumerate(trials):
        odds = []
        for step, (en, zh) in enumerate(((trial.en, trial.zh), trial.before)):
            near = None
            if evidence.near is not None and found is not None:
                at = 4 * number + 2 * step
                i, j = places[0][trial.before[0].index], places[1][trial.before[1].index]
                near = (
                    float(found[at] @ found[at + 1]),
                    evidence.near.en.levels[i],
                    evidence.near.zh.levels[j],
                    True,
                )
            odds.append(
                score(weights, evidence.of(evidence.scales.weigh(en), evidence.scales.weigh(zh), near))
            )
        gains.append(odds[0] - odds[1])
    return gains
