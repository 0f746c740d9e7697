"""The placement of a source: where each of its pieces went, in a TOML file that people read and edit.

What a person decides (kind, level, topic, pairs_with, outcome, went_to, reasons, parts, a note) is kept on every later run;
what the program finds out (offsets, language, repairs, flags) is written anew.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, TypeVar, get_args

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import LARGEST_TABLE, parse_toml, text_if_there
from duizhao.base.toml_writing import table_comments, toml_line
from duizhao.normalise.bulk_decisions import TABLE as DECISION_TABLE
from duizhao.normalise.bulk_decisions import (
    BulkDecision,
    decision_lines,
    decisions_of,
    read_decision,
    settled,
)
from duizhao.normalise.pairing import PiecePair
from duizhao.normalise.pairing.decided import Decided, Shown, decided, shown
from duizhao.normalise.piece import Kind, Piece
from duizhao.normalise.placement_lines import TABLE, piece_lines
from duizhao.normalise.source import Source

Read = TypeVar("Read")
OUTCOMES = ("kept", "reworded", "replaced", "left out")
KINDS: tuple[Kind, ...] = get_args(Kind)
BOILERPLATE = Bilingual(
    "Written by the weblog around the text, not part of it.", "博客系统自动加上的文字，不属于正文。"
)
LABEL = Bilingual(
    "It only names the language or version of the text beside it.", "只标明旁边文字的语言或版本。"
)
# Kinds of pieces that go into no page, and why.
LEFT_OUT = {"boilerplate": BOILERPLATE, "label": LABEL}
HEADER = """\
# Where every piece of {name} went. Made by `duizhao normalise`, decided by people.
#
# You may change: kind, level, topic, outcome, went_to, reason_en, reason_zh, note. The rest is written anew. A reason in one
# language is enough.
# pair = "ask": look whether it and the pieces at pair_lines say the same. pairs_with = LINE: they do; 0: it has no pair.
# outcome: kept (as it is), reworded (the same said in other words), replaced (by what is right), left out.
# went_to: page#heading, such as "side-effects#driving"; several are allowed. reason: why it was not simply kept.
# One decision on many pieces, above the first of them: [[decision]] with language, kind, heading, topic or lines ("12-40"),
# and with outcome, reason and went_to, or with move_to = TOPIC. What it settles bears settled = true.
# A piece that went to several places in parts has [[piece.part]] tables, whose texts together are its text.
"""
PART_KEYS = frozenset({"text", "outcome", "went_to", "reason_en", "reason_zh"})
PIECE_KEYS = PART_KEYS | {
    "line",
    "start",
    "end",
    "kind",
    "level",
    "language",
    "topic",
    "repairs",
    "flags",
    "note",
    "part",
    "pair",
    "pair_lines",
    "confidence",
    "pairs_with",
    "settled",
}
NO_REASON = Bilingual("", "")
NO_PAIR = Shown()
SPACE = re.compile(r"[\s\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a text: the outcome, the places (`page#heading`) it went to, and why."""

    outcome: str
    went_to: tuple[str, ...] = ()
    reason: Bilingual = NO_REASON


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A stretch of a piece with a fate of its own. `text` is the source's, word for word."""

    text: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """One piece in the placement. `text` is the source's, word for word; offsets in characters. It is `settled` by a decision
    on many pieces or by the settings: nobody decided about it alone."""

    piece: Piece
    text: str
    fate: Fate
    parts: tuple[PlacedPart, ...] = ()
    note: str = ""
    comment: str = field(default="", compare=False)
    pair: Shown = NO_PAIR
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """Where every piece of one source went, and why."""

    name: str
    digest: str
    characters: int
    records: tuple[PlacedPiece, ...]
    decisions: tuple[BulkDecision, ...] = ()


def placement_path(source: Path) -> Path:
    """Where the placement of a source stands: beside it."""
    return source.with_name(source.stem + ".placement.toml")


def read_placement(path: Path) -> Placement | None:
    """The placement in a file, None where there is none. Raises CannotRun, naming the piece, where it is not valid."""
    text = text_if_there(path, LARGEST_TABLE)
    if text is None:
        return None
    data = parse_toml(text, path)
    comments = table_comments(text, TABLE)
    entries, characters = data.get("piece", []), data.get("characters", 0)
    if not isinstance(entries, list) or not isinstance(characters, int):
        raise CannotRun(
            f"{path}: `piece` has to be a list of tables and `characters` a number.",
            f"{path}：`piece` 应是一组表，`characters` 应是数字。",
        )
    records = [
        replace(record, comment=comments.get(number, ""))
        for number, record in enumerate(_tables("piece", entries, _record, path), start=1)
    ]
    return Placement(
        str(data.get("source", "")),
        str(data.get("sha256", "")),
        characters,
        tuple(records),
        _decisions(data.get("decision", []), text, path),
    )


def _decisions(entries: object, text: str, path: Path) -> tuple[BulkDecision, ...]:
    comments = table_comments(text[: text.find(f"\n{TABLE}")], DECISION_TABLE)
    tables = entries if isinstance(entries, list) else [entries]
    return tuple(
        replace(decision, comment=comments.get(number, ""))
        for number, decision in enumerate(_tables("decision", tables, read_decision, path), start=1)
    )


def _tables(name: str, entries: Sequence[Any], read: Callable[[Any], Read], path: Path) -> Iterator[Read]:
    """What `read` makes of each of the tables called `name` in the file at `path`. Raises CannotRun, with the number of the table."""
    for number, entry in enumerate(entries, start=1):
        try:
            yield read(entry)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as fault:
            raise CannotRun(
                f"{path}: {name} {number}: {fault} is missing, unknown or not of the right kind.",
                f"{path}：第 {number} 个 {name}：{fault} 缺失、未知或类型不对。",
            ) from fault


def decide(pieces: Sequence[Piece], source: Source, known: Placement | None) -> tuple[Piece, ...]:
    """The pieces with the kind, level and topic that a person gave them in the placement, alone or with many others."""
    decided = []
    of_many = decisions_of(known.decisions, pieces) if known else []
    for index, (piece, record) in enumerate(zip(pieces, _matched(pieces, source, known), strict=True)):
        if record is not None and not _is_decided_anew(piece, record):
            piece = replace(piece, kind=record.piece.kind, level=record.piece.level, topic=record.piece.topic)
        if of_many and not _is_decided_alone(record):
            piece = settled(piece, of_many[index])
        decided.append(piece)
    return tuple(decided)


def _is_decided_anew(piece: Piece, old: PlacedPiece) -> bool:
    """True where the settings of the library say otherwise than when the record was written, and no person decided about
    this piece: what they leave out now, and what they no longer leave out."""
    return old.settled or (_is_left_out(piece) and not _is_decided_alone(old))


def _is_left_out(piece: Piece) -> bool:
    """True for a piece that the settings or a decision on many leave out, not what it is."""
    return piece.left_out is not None and not piece.topic and piece.kind not in LEFT_OUT


def _is_decided_alone(record: PlacedPiece | None) -> bool:
    """True where a person said what becomes of this very piece."""
    if record is None or record.settled:
        return False
    return (
        bool(record.parts or record.fate.reason.en or record.fate.reason.zh) or record.fate.outcome != "kept"
    )


def decided_pairs(pieces: Sequence[Piece], source: Source, known: Placement | None) -> Decided:
    """What a person decided about pairs. Raises CannotRun where it cannot be."""
    old = _matched(pieces, source, known)
    return decided(
        pieces,
        [record.pair.pairs_with if record else None for record in old],
        [record.piece.line if record else None for record in old],
        {record.piece.line for record in known.records} if known else set(),
        placement_path(Path(source.name)).name,
    )


def place(
    source: Source,
    pieces: Sequence[Piece],
    places: Mapping[int, str],
    known: Placement | None,
    pairs: Sequence[PiecePair] = (),
) -> Placement:
    """The placement of `pieces`; `places` is the `page#heading` that each (by its start) stands under in the drafts.
    What a person decided in the `known` placement stays for every piece whose text is still there."""
    records = []
    decisions, pair_of = decided_pairs(pieces, source, known), shown(pieces, pairs)
    wishes = {index: pieces[other].line for index, other in decisions.partners} | dict.fromkeys(
        decisions.refused, 0
    )
    of_many = decisions_of(known.decisions, pieces) if known else [None] * len(pieces)
    for index, (piece, old) in enumerate(zip(pieces, _matched(pieces, source, known), strict=True)):
        text = source.text[piece.start : piece.end]
        pair = replace(pair_of.get(index, NO_PAIR), pairs_with=wishes.get(index))
        decision = None if _is_decided_alone(old) else of_many[index]
        if decision and decision.outcome in ("reworded", "replaced") and piece.topic:
            fate = Fate(decision.outcome, decision.went_to, decision.reason)
            records.append(PlacedPiece(piece, text, fate, pair=pair, settled=True))
        elif old is not None and not _is_decided_anew(piece, old):
            note = old.note
            if index in decisions.lapsed:
                # A person's decision is told, not dropped.
                gone = f"pairs_with = {old.pair.pairs_with}: that piece is gone / 该段已不在原文中"
                note = f"{note}; {gone}" if note else gone
            records.append(replace(old, piece=piece, text=text, pair=pair, note=note))
        elif piece.kind in LEFT_OUT or (piece.left_out and not piece.topic):
            fate = Fate("left out", (), piece.left_out or LEFT_OUT[piece.kind])
            records.append(PlacedPiece(piece, text, fate, pair=pair, settled=_is_left_out(piece)))
        else:
            where = places.get(piece.start, f"{piece.topic}#{piece.topic}")
            records.append(PlacedPiece(piece, text, Fate("kept", (where,)), pair=pair))
    bulk = known.decisions if known else ()
    return Placement(source.name, source.digest, len(source.text), tuple(records), bulk)


def as_toml(placement: Placement) -> str:
    """The placement as the text of its file."""
    lines = [HEADER.format(name=placement.name)]
    lines += [toml_line("source", placement.name), toml_line("sha256", placement.digest)]
    lines += [toml_line("characters", placement.characters), ""]
    for decision in placement.decisions:
        lines += decision_lines(decision)
    for record in placement.records:
        lines += piece_lines(record)
    return "\n".join(lines)


def _matched(pieces: Sequence[Piece], source: Source, known: Placement | None) -> list[PlacedPiece | None]:
    """For each piece the record with the same words, in the same order; white space does not count."""
    if known is None:
        return [None] * len(pieces)
    mine = [_words(source.text[piece.start : piece.end]) for piece in pieces]
    theirs = [_words(record.text) for record in known.records]
    # Most runs find what the last one left: only what lies between the same start and the same end is compared.
    head = _same(mine, theirs)
    tail = _same(mine[head:][::-1], theirs[head:][::-1])
    found: list[PlacedPiece | None] = [None] * len(pieces)
    found[:head] = known.records[:head]
    if tail:
        found[-tail:] = known.records[-tail:]
    middle = SequenceMatcher(
        None, mine[head : len(mine) - tail], theirs[head : len(theirs) - tail], autojunk=False
    )
    for a, b, size in middle.get_matching_blocks():
        found[head + a : head + a + size] = known.records[head + b : head + b + size]
    return found


def _same(a: Sequence[str], b: Sequence[str]) -> int:
    """How many elements two lists have in common from the start."""
    return next(
        (index for index, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _words(text: str) -> str:
    return SPACE.sub("", text)


def _record(entry: Mapping[str, object]) -> PlacedPiece:
    kind, outcome = entry["kind"], entry.get("outcome", "")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"kind {kind!r}")
    _refuse_unknown(entry, PIECE_KEYS)
    # What is no number raises here, and is told with the name of the file: no type has to say it before.
    piece = Piece(
        start=int(entry["start"]),  # type: ignore[call-overload]
        end=int(entry["end"]),  # type: ignore[call-overload]
        line=int(entry["line"]),  # type: ignore[call-overload]
        kind=kind,
        level=int(entry.get("level", 0)),  # type: ignore[call-overload]
        text="",
        topic=str(entry.get("topic", "")),
    )
    given = entry.get("part", [])
    if not isinstance(given, list):
        raise TypeError("part")
    for part in given:
        _refuse_unknown(part, PART_KEYS)
    parts = tuple(
        PlacedPart(_text(part["text"]), _fate(part, str(part.get("outcome", "")))) for part in given
    )
    note = str(entry.get("note", ""))
    fate = _fate(entry, str(outcome))
    is_settled = bool(entry.get("settled", False))
    return PlacedPiece(piece, _text(entry["text"]), fate, parts, note, pair=_pair(entry), settled=is_settled)


def _pair(entry: Mapping[str, object]) -> Shown:
    """What a person decided; the rest is found anew."""
    wish = entry.get("pairs_with")
    if wish is not None and (not isinstance(wish, int) or isinstance(wish, bool) or wish < 0):
        raise TypeError("pairs_with")
    lines = entry.get("pair_lines", ())
    if not isinstance(lines, list | tuple):
        raise TypeError("pair_lines")
    # What is no number raises here too.
    confidence = float(entry.get("confidence", 0.0))  # type: ignore[arg-type]
    return Shown(str(entry.get("pair", "")), tuple(int(line) for line in lines), confidence, wish)


def _refuse_unknown(entry: Mapping[str, object], known: frozenset[str]) -> None:
    """A key that nobody reads would be dropped by the next run: `reson_en` has to be told."""
    for key in entry:
        if key not in known:
            raise KeyError(key)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value


def _fate(entry: Mapping[str, object], outcome: str) -> Fate:
    went_to = entry.get("went_to", [])
    if not isinstance(went_to, list):
        raise TypeError("went_to")
    return Fate(
        outcome,
        tuple(str(place) for place in went_to),
        Bilingual(str(entry.get("reason_en", "")), str(entry.get("reason_zh", ""))),
    )
