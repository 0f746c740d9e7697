"""One decision on many pieces: `[[decision]]` tables at the top of a placement, by language, kind, heading, topic or lines.

A decision says what becomes of every piece that it fits and that nobody has decided about by itself. What it settles is
marked in the placement, and follows it: a decision that is taken out leaves nothing behind.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from duizhao.base.bilingual import LANGUAGES, Bilingual
from duizhao.base.toml_writing import toml_line, toml_list
from duizhao.normalise.piece import Kind, Piece
from duizhao.text.language.other_languages import OTHER_NAMES

TABLE = "[[decision]]"
SELECTORS = ("language", "kind", "heading", "topic", "lines")
KEYS = frozenset({*SELECTORS, "outcome", "went_to", "reason_en", "reason_zh", "move_to"})
# `kept` is what becomes of a piece without a decision.
OUTCOMES = ("left out", "reworded", "replaced")
LINES = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
NO_REASON = Bilingual("", "")
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class BulkDecision:
    """What a person decided about every piece that has all that is asked of it. Of `outcome` and `move_to` (a topic) one is
    there."""

    language: str = ""
    kind: str = ""
    heading: str = ""
    topic: str = ""
    lines: str = ""
    outcome: str = ""
    went_to: tuple[str, ...] = ()
    reason: Bilingual = NO_REASON
    move_to: str = ""
    comment: str = ""

    def fits(self, piece: Piece, above: Sequence[str]) -> bool:
        """True for a piece that the decision is about; `above` are the headings that it stands under, itself included."""
        language = piece.foreign or piece.language
        return (
            self.language in ("", language)
            and self.kind in ("", piece.kind)
            and self.topic in ("", piece.topic)
            and (not self.heading or any(self.heading.casefold() in text.casefold() for text in above))
            and (not self.lines or _in_lines(piece.line, self.lines))
        )


def read_decision(entry: Mapping[str, object]) -> BulkDecision:
    """The decision of a table. Raises KeyError or ValueError, naming what is wrong: the caller knows the file."""
    for key in entry:
        if key not in KEYS:
            raise KeyError(key)
    went_to = entry.get("went_to", [])
    if not isinstance(went_to, list):
        raise TypeError("went_to")
    said = {key: str(entry.get(key, "")) for key in (*SELECTORS, "outcome", "move_to")}
    if not any(said[key] for key in SELECTORS):
        raise ValueError(f"one of {', '.join(SELECTORS)}")
    if said["outcome"] not in (*OUTCOMES, "") or bool(said["outcome"]) == bool(said["move_to"]):
        raise ValueError(f"outcome ({', '.join(OUTCOMES)}) or move_to")
    if said["kind"] and said["kind"] not in KINDS:
        raise ValueError(f"kind {said['kind']!r}")
    if said["language"] and said["language"] not in (*LANGUAGES, "mixed", "none", *OTHER_NAMES):
        raise ValueError(f"language {said['language']!r}")
    if said["lines"] and not LINES.fullmatch(said["lines"]):
        raise ValueError(f"lines {said['lines']!r}, such as 12 or 12-40,")
    reason = Bilingual(str(entry.get("reason_en", "")), str(entry.get("reason_zh", "")))
    return BulkDecision(**said, went_to=tuple(map(str, went_to)), reason=reason)


def decisions_of(decisions: Sequence[BulkDecision], pieces: Sequence[Piece]) -> list[BulkDecision | None]:
    """For each piece the decision about it; of several the last one in the file."""
    found: list[BulkDecision | None] = []
    headings: list[tuple[int, str]] = []
    for piece in pieces:
        if piece.kind in ("title", "heading"):
            level = 1 if piece.kind == "title" else piece.level
            headings = [one for one in headings if one[0] < level] + [(level, piece.text)]
        above = [text for _level, text in headings]
        found.append(next((one for one in reversed(decisions) if one.fits(piece, above)), None))
    return found


def settled(piece: Piece, decision: BulkDecision | None) -> Piece:
    """The piece after the decision about it: in no page, or under another topic."""
    if decision is None or not piece.topic:
        return piece
    if decision.move_to:
        return replace(piece, topic=decision.move_to)
    return replace(piece, topic="", left_out=decision.reason) if decision.outcome == "left out" else piece


def decision_lines(decision: BulkDecision) -> Iterator[str]:
    """The decision as lines of its table."""
    if decision.comment:
        yield decision.comment
    yield TABLE
    for key in (*SELECTORS, "outcome", "move_to"):
        if value := getattr(decision, key):
            yield toml_line(key, value)
    if decision.went_to:
        yield f"went_to = {toml_list(decision.went_to)}"
    for key, words in (("reason_en", decision.reason.en), ("reason_zh", decision.reason.zh)):
        if words:
            yield toml_line(key, words)
    yield ""


def _in_lines(line: int, lines: str) -> bool:
    match = LINES.fullmatch(lines)
    assert match
    return int(match[1]) <= line <= int(match[2] or match[1])
