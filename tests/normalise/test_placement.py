"""The placement file: written, read, kept, and refused where it is wrong."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from normalise_tools import as_source

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.normalise.piece import Piece
from duizhao.normalise.placement import (
    OUTCOMES,
    Fate,
    PlacedPart,
    PlacedPiece,
    Placement,
    as_toml,
    decide,
    place,
    placement_path,
    read_placement,
)
from duizhao.normalise.run import Normalised

# Everything that a TOML file can hold.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FATES = st.builds(Fate, st.sampled_from(OUTCOMES), st.tuples(TEXTS), st.builds(Bilingual, TEXTS, TEXTS))
RECORDS = st.builds(
    PlacedPiece,
    st.builds(
        Piece,
        st.integers(0, 9),
        st.integers(0, 9),
        st.integers(1, 9),
        kind=st.sampled_from(["title", "heading", "item"]),
        level=st.integers(0, 6),
        text=st.just(""),
        topic=TEXTS,
    ),
    TEXTS,
    FATES,
    note=TEXTS,
)
PIECE = '[[piece]]\nline = 1\nstart = 0\nend = 2\nkind = "item"\ntext = "ab"\n'
FAULTS = {
    "no toml": ("[[piece]\n", "not valid TOML"),
    "a key is missing": (PIECE.replace("start = 0\n", ""), "piece 1: 'start'"),
    "a key that nobody reads": (PIECE + 'reson_en = "typo"\n', "piece 1: 'reson_en'"),
    "a key of a part that nobody reads": (
        PIECE + '[[piece.part]]\ntext = "ab"\nnote = ""\n',
        "piece 1: 'note'",
    ),
    "an unknown kind": (PIECE + PIECE.replace("item", "poem"), "piece 2: kind 'poem'"),
    "an offset is no number": (PIECE.replace("end = 2", 'end = "b"'), "piece 1"),
    "an offset without end": (PIECE.replace("end = 2", "end = inf"), "piece 1"),
    "a level that is no number": (PIECE + "level = nan\n", "piece 1"),
    "the text is no text": (PIECE.replace('"ab"', "3"), "piece 1"),
    "went_to is no list": (PIECE + 'went_to = "a#b"\n', "piece 1"),
    "parts are no tables": (PIECE + "part = 3\n", "piece 1"),
    "a piece is no table": ("piece = [3]\n", "piece 1"),
    "pieces are no list": ("piece = 3\n", "`piece`"),
    "characters is no number": ('characters = "many"\n', "`characters`"),
    "not UTF-8": (b"# \xff", "offset 2"),
}


@given(records=st.lists(RECORDS, max_size=3))
def test_what_is_written_is_read_back(
    records: list[PlacedPiece], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "round.placement.toml"
    placement = Placement("a.txt", "0" * 64, 9, tuple(records))
    path.write_text(as_toml(placement), "utf-8", newline="")
    assert read_placement(path) == placement


def test_parts_and_comments_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a.placement.toml"
    parts = (
        PlacedPart("a", Fate("kept", ("p#q",))),
        PlacedPart("b", Fate("left out", (), Bilingual("no", "否"))),
    )
    record = PlacedPiece(Piece(0, 2, 1, "item", 0, ""), "ab", Fate(""), parts, comment="# why\n# so")
    path.write_text(as_toml(Placement("a.txt", "", 2, (record,))), "utf-8")
    read = read_placement(path)
    assert read and read.records[0].parts == parts
    assert read.records[0].comment == "# why\n# so"
    assert as_toml(read) == path.read_text("utf-8")


def test_the_placement_stands_beside_its_source() -> None:
    assert placement_path(Path("source/a.b.txt")) == Path("source/a.b.placement.toml")


def test_no_file_is_no_placement(tmp_path: Path) -> None:
    assert read_placement(tmp_path / "a.placement.toml") is None


@pytest.mark.parametrize(("content", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_placement_that_cannot_be_read(content: str | bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.placement.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CannotRun) as stopped:
        read_placement(path)
    assert stopped.value.message.en.startswith(f"{path}:") and told in stopped.value.message.en
    assert stopped.value.message.zh.startswith(f"{path}：")


def test_a_person_tells_a_string_in_any_way_of_toml(tmp_path: Path) -> None:
    path = tmp_path / "a.placement.toml"
    path.write_text(PIECE + "outcome = 'kept'\nreason_en = '''\nbecause\n'''\n", "utf-8")
    read = read_placement(path)
    assert read and read.records[0].fate == Fate("kept", (), Bilingual("because\n", ""))


def test_kind_level_and_topic_of_a_person_stand(alone: Normalised) -> None:
    first = alone.placement.records[0]
    changed = replace(first, piece=replace(first.piece, kind="heading", level=4, topic="benefits"))
    known = replace(alone.placement, records=(changed, *alone.placement.records[1:]))
    decided = decide(alone.pieces, alone.source, known)
    assert (decided[0].kind, decided[0].level, decided[0].topic) == ("heading", 4, "benefits")
    assert decided[1:] == alone.pieces[1:]


def test_decisions_stay_with_their_words_when_a_line_comes_before_them(pieces_of, tools) -> None:
    fate = Fate("replaced", ("p#q",), Bilingual("old", "旧"))
    old = place(as_source("One.\n\nTwo.\n"), pieces_of("One.\n\nTwo.\n"), {}, None)
    old = replace(old, records=(old.records[0], replace(old.records[1], fate=fate)))
    text = "New.\n\nOne.\r\n\r\nTwo.\u200b\n\nThree.\n"
    new = place(as_source(text), pieces_of(text), {}, old)
    assert [record.fate.outcome for record in new.records] == ["kept", "kept", "replaced", "kept"]
    assert new.records[2].fate == fate
    assert new.records[2].text == "Two.\u200b"


def test_the_file_is_toml_that_tells_a_person_what_to_change(alone: Normalised) -> None:
    told = as_toml(alone.placement)
    assert len(tomllib.loads(told)["piece"]) == 34
    assert all(outcome in told.split("\n\n")[0] for outcome in OUTCOMES)
