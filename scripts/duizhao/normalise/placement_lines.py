"""A piece of a placement as the lines of its table in TOML."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duizhao.base.toml_writing import toml_line, toml_list, toml_string

if TYPE_CHECKING:
    from duizhao.normalise.placement import Fate, PlacedPiece

# What each record begins with.
TABLE = "[[piece]]"


def piece_lines(record: "PlacedPiece") -> Iterator[str]:
    """The record of one piece, line by line."""
    piece = record.piece
    if record.comment:
        yield record.comment
    yield TABLE
    yield toml_line("line", piece.line)
    yield toml_line("start", piece.start)
    yield toml_line("end", piece.end)
    yield toml_line("kind", piece.kind)
    if piece.level:
        yield toml_line("level", piece.level)
    yield toml_line("language", piece.foreign or piece.language)
    yield toml_line("topic", piece.topic)
    yield toml_line("text", record.text)
    if piece.edits:
        yield "repairs = ["
        for edit in piece.edits:
            yield (
                f"    {{ start = {edit.start}, end = {edit.end}, old = {toml_string(edit.old)}, "
                f"new = {toml_string(edit.new)}, why = {toml_string(edit.why)} }},"
            )
        yield "]"
    if piece.flags:
        yield "flags = ["
        for flag in piece.flags:
            yield f"    {toml_string(f'{flag.words}: {flag.why.en} / {flag.why.zh}')},"
        yield "]"
    if record.pair.band:
        yield toml_line("pair", record.pair.band)
        yield f"pair_lines = {toml_list(record.pair.lines)}"
        yield f"confidence = {record.pair.confidence:.2f}"
    if record.pair.pairs_with is not None:
        yield toml_line("pairs_with", record.pair.pairs_with)
    if record.settled:
        yield "settled = true"
    if record.note:
        yield toml_line("note", record.note)
    if not record.parts:
        yield from _fate_lines(record.fate)
    for part in record.parts:
        yield ""
        yield "[[piece.part]]"
        yield toml_line("text", part.text)
        yield from _fate_lines(part.fate)
    yield ""


def _fate_lines(fate: "Fate") -> Iterator[str]:
    yield toml_line("outcome", fate.outcome)
    if fate.went_to:
        yield f"went_to = {toml_list(fate.went_to)}"
    for key, words in (("reason_en", fate.reason.en), ("reason_zh", fate.reason.zh)):
        if words:
            yield toml_line(key, words)
