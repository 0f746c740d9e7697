"""What changed in a text, word by word, so that a person sees it at a glance.

Tokens are compared, not characters: a word, a number with its unit, one Chinese character, one mark, the address
of a link. Then what no reader cares for is mended: scraps that stayed between two changes join them, and a sentence
that was put in begins where the sentence begins. A scrap with a number in it is left to stand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import Indel

from duizhao.base.bilingual import Language
from duizhao.text.language.quantities.measurement_units import unit_at

Kind = Literal["same", "deleted", "added"]
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# An address with its attributes is one token; so is a source (`[S01](sources.md#s01){ .source }`).
ADDRESS = r"\]\([^()\s]{0,500}\)(?:\{[^{}\n]{0,200}\})?"
TOKEN = re.compile(
    rf"\[[A-Z]{{1,3}}\d{{1,4}}{ADDRESS}"
    rf"|{ADDRESS}"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)"
    r"|\s+"
    rf"|[{HAN}]"
    rf"|[^\W\d_{HAN}]+(?:['’][^\W\d_{HAN}]+)*"
    r"|(?s:.)"
)
SENTENCE_END = frozenset(".!?。！？\n")
# Behind these no blank is needed.
FULL_STOP = frozenset("。！？\n")
PAUSE = frozenset(",;:，、；：")
# No change moves further than so many tokens.
FURTHEST = 200
# So many letters that stayed between two changes say nothing by themselves.
SCRAP = {"en": 3, "zh": 1}
# Above so many pairs of tokens, sentences are compared first; above so many pairs of sentences, nothing is.
MOST_TOKENS = 250_000
MOST_SENTENCES = 100_000_000


@dataclass(frozen=True, slots=True)
class DifferenceRun:
    """A run of text that both texts have, or only the one before, or only the one after."""

    kind: Kind
    text: str


@dataclass(slots=True)
class _Run:
    """Tokens that were exchanged for others, and the tokens that stayed behind them."""

    deleted: list[str]
    added: list[str]
    same: list[str]


def word_diff(before: str, after: str, language: Language) -> tuple[DifferenceRun, ...]:
    """What became of `before`. What is not added gives `before` again, what is not deleted `after`; no part is
    empty, and no two of a kind follow each other. `language` says how units and words are written."""
    one, other = _tokens(before, language), _tokens(after, language)
    runs = _runs(one, other)
    runs = _joined(runs, SCRAP[language])
    for number in range(1, len(runs)):
        _slide(runs[number - 1], runs[number])
    return tuple(_parts(runs))


def _tokens(text: str, language: Language) -> list[str]:
    tokens = []
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        assert match is not None
        end = match.end()
        if match["number"]:
            _unit, end = unit_at(text, end, language)
        tokens.append(text[position:end])
        position = end
    return tokens


def _runs(one: Sequence[str], other: Sequence[str]) -> list[_Run]:
    runs = [_Run([], [], [])]
    for start, end, start_other, end_other, equal in _opcodes(one, other):
        if equal:
            runs[-1].same += one[start:end]
            continue
        if runs[-1].same or len(runs) == 1:
            runs.append(_Run([], [], []))
        runs[-1].deleted += one[start:end]
        runs[-1].added += other[start_other:end_other]
    return runs


Step = tuple[int, int, int, int, bool]


def _opcodes(one: Sequence[str], other: Sequence[str]) -> Iterator[Step]:
    """Which tokens became which, and whether they are equal."""
    # What both begin and end with costs nothing.
    shorter = min(len(one), len(other))
    head = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    most = shorter - head
    tail = next((n for n in range(most) if one[-1 - n] != other[-1 - n]), most)
    middle, middle_other = one[head : len(one) - tail], other[head : len(other) - tail]
    if head:
        yield 0, head, 0, head, True
    if middle or middle_other:
        large = len(middle) * len(middle_other) > MOST_TOKENS
        steps = _by_sentence(middle, middle_other) if large else _by_token(middle, middle_other)
        for start, end, start_other, end_other, equal in steps:
            yield start + head, end + head, start_other + head, end_other + head, equal
    if tail:
        yield len(one) - tail, len(one), len(other) - tail, len(other), True


def _by_token(one: Sequence[str], other: Sequence[str]) -> Iterator[Step]:
    # Blanks are equal everywhere: as junk, they are no reason to call two places the same.
    matcher = SequenceMatcher(str.isspace, one, other, autojunk=False)
    for tag, start, end, start_other, end_other in matcher.get_opcodes():
        yield start, end, start_other, end_other, tag == "equal"


def _by_sentence(one: Sequence[str], other: Sequence[str]) -> Iterator[Step]:
    """As by token, but a sentence is only looked into where its neighbours show what became of it."""
    cuts, cuts_other = _sentence_starts(one), _sentence_starts(other)
    if len(cuts) * len(cuts_other) > MOST_SENTENCES:
        yield 0, len(one), 0, len(other), False
        return
    sentences = ["".join(one[a:b]) for a, b in pairwise(cuts)]
    sentences_other = ["".join(other[a:b]) for a, b in pairwise(cuts_other)]
    for step in Indel.opcodes(sentences, sentences_other):
        start, end = cuts[step.src_start], cuts[step.src_end]
        start_other, end_other = cuts_other[step.dest_start], cuts_other[step.dest_end]
        if step.tag == "equal":
            yield start, end, start_other, end_other, True
        elif 0 < (end - start) * (end_other - start_other) <= MOST_TOKENS:
            for a, b, c, d, equal in _by_token(one[start:end], other[start_other:end_other]):
                yield a + start, b + start, c + start_other, d + start_other, equal
        else:
            yield start, end, start_other, end_other, False


def _sentence_starts(tokens: Sequence[str]) -> list[int]:
    """The numbers of the tokens that begin a sentence, and the number behind the last token."""
    starts = [0]
    for number, token in enumerate(tokens[:-1], start=1):
        ended = token[-1] in SENTENCE_END or (
            token.isspace() and number > 1 and tokens[number - 2][-1] in SENTENCE_END
        )
        if ended and not tokens[number].isspace() and tokens[number] not in SENTENCE_END:
            starts.append(number)
    return [*starts, len(tokens)]


def _joined(runs: Sequence[_Run], scrap: int) -> list[_Run]:
    """The runs without the scraps between them."""
    joined = [runs[0]]
    for run in runs[1:]:
        last = joined[-1]
        if len(joined) > 1 and _is_scrap(last, run, scrap):
            last.deleted += [*last.same, *run.deleted]
            last.added += [*last.same, *run.added]
            last.same = run.same
        else:
            joined.append(run)
    for run, next_run in pairwise(joined):
        _give_back_blanks(run, next_run)
    return joined


def _is_scrap(run: _Run, following: _Run, scrap: int) -> bool:
    """True where what stayed between two changes is shorter than both, or a scrap."""
    if any(token[0].isdigit() or token.startswith("[") for token in run.same):
        return False
    letters = _letters(run.same)
    if letters <= scrap:
        return True
    changes = (max(_letters(one.deleted), _letters(one.added)) for one in (run, following))
    return letters * 2 < min(changes)


def _letters(tokens: Sequence[str]) -> int:
    return sum(len(token) for token in tokens if token[0].isalnum())


def _give_back_blanks(before: _Run, run: _Run) -> None:
    """Blanks that a change begins or ends with on both sides stayed."""
    while run.deleted and run.added and run.deleted[0] == run.added[0] and run.deleted[0].isspace():
        before.same.append(run.deleted.pop(0))
        run.added.pop(0)
    while run.deleted and run.added and run.deleted[-1] == run.added[-1] and run.deleted[-1].isspace():
        run.same.insert(0, run.deleted.pop())
        run.added.pop()


def _slide(before: _Run, run: _Run) -> None:
    """Move a change that only adds or only deletes to the left, as long as it stays the same change, to where
    it begins most like a sentence."""
    if bool(run.deleted) == bool(run.added):
        return
    change, same = run.deleted or run.added, before.same
    limit = 0
    # It may move by a token where it ends with the token before it; by more, where it repeats itself.
    while limit < min(len(same), FURTHEST) and same[-1 - limit] == change[-1 - limit % len(change)]:
        limit += 1
    begins_text = not (before.deleted or before.added)
    best = max(range(limit + 1), key=lambda by: (_start(same, len(same) - by, begins_text), -by))
    if best:
        whole = same[-best:] + change
        del same[-best:]
        change[:] = whole[: len(change)]
        run.same[:0] = whole[len(change) :]


def _start(same: Sequence[str], end: int, begins_text: bool) -> int:
    """How well a change begins behind the first `end` of these tokens, 0 to 3."""
    if end == 0:
        return 3 if begins_text else 0
    last = same[end - 1]
    if last.isspace() and end > 1:
        return 3 if same[end - 2][-1] in SENTENCE_END else 1
    return 3 if last in FULL_STOP else 2 if last in PAUSE else 0


def _parts(runs: Sequence[_Run]) -> Iterator[DifferenceRun]:
    kind: Kind = "same"
    held = ""
    for run in runs:
        steps: tuple[tuple[Kind, list[str]], ...] = (
            ("deleted", run.deleted),
            ("added", run.added),
            ("same", run.same),
        )
        for now, tokens in steps:
            if not tokens:
                continue
            if now != kind and held:
                yield DifferenceRun(kind, held)
                held = ""
            kind = now
            held += "".join(tokens)
    if held:
        yield DifferenceRun(kind, held)
