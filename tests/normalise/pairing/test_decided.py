"""What a person decides about a pair in the placement survives every later run."""

from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.normalise.console_report import report
from duizhao.normalise.pairing import FoundPairs, PiecePair
from duizhao.normalise.placement import placement_path, read_placement
from duizhao.normalise.run import Normalised, SourceKnowledge, normalise_sources, write

EN = "Please tell the team about every medicine that you take."
ZH = "这里会写上您要告诉我们的事。"
TEXT = f"{EN}\n\n{ZH}\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A source with two pieces that may be a pair."""
    found = tmp_path / "text.txt"
    found.write_text(TEXT, "utf-8")
    return found


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever nobody decided about is asked."""

    def find(pieces, _terms, known=(), *, refused=frozenset()):
        taken = {*refused, *(index for one in known for index in (*one.all_en, *one.all_zh))}
        en, zh = ([k for k, one in enumerate(pieces) if one.language == side] for side in ("en", "zh"))
        free = [(a, b) for a, b in zip(en, zh, strict=False) if not {a, b} & taken]
        return FoundPairs((*known, *(PiecePair(a, b, 0.44, "ask") for a, b in free)))

    monkeypatch.setattr("duizhao.normalise.layouts.all_pairs.find", find)


def once(path: Path, tools: SourceKnowledge) -> Normalised:
    """Normalise and write."""
    done = normalise_sources([path], tools)
    write(done, tools, path.parent / "pages")
    return done[0]


def decide(path: Path, text: str, wish: str) -> None:
    """Write a decision below the text of a piece."""
    placement = placement_path(path)
    line = f'text = "{text}"\n'
    placement.write_text(placement.read_text("utf-8").replace(line, f"{line}pairs_with = {wish}\n"), "utf-8")


def test_a_question_is_shown_and_merges_nothing(path: Path, tools: SourceKnowledge, unsure: None) -> None:
    done = once(path, tools)
    told = placement_path(path).read_text("utf-8")
    assert 'pair = "ask"\npair_lines = [3]\nconfidence = 0.44\n' in told
    assert 'pair = "ask"\npair_lines = [1]\n' in told
    assert len(done.questions) == 1 and done.gaps_before_memory == 2
    said = report([done], write([done], tools, path.parent / "pages"), path.parent, "en", details=False)
    assert "0 pairs, 2 gaps" in said and "1 ? 3  (0.44)" in said
    assert "1 对可能是译文" in report(
        [done], write([done], tools, path.parent / "pages"), path.parent, "zh", details=False
    )


@pytest.mark.parametrize(("text", "wish"), [(EN, "3"), (ZH, "1")])
def test_a_person_says_that_it_is_a_pair(
    text: str, wish: str, path: Path, tools: SourceKnowledge, unsure: None
) -> None:
    once(path, tools)
    decide(path, text, wish)
    done = once(path, tools)
    assert (done.gaps_before_memory, done.questions) == (0, ())
    told = placement_path(path).read_bytes()
    once(path, tools)
    assert placement_path(path).read_bytes() == told


def test_a_person_says_that_it_is_none(path: Path, tools: SourceKnowledge, unsure: None) -> None:
    once(path, tools)
    decide(path, EN, "0")
    assert once(path, tools).pairs == ()
    assert once(path, tools).pairs == ()


def test_the_decision_follows_its_pieces(path: Path, tools: SourceKnowledge, unsure: None) -> None:
    once(path, tools)
    decide(path, EN, "3")
    once(path, tools)
    path.write_text(f"Rest at home today.\n\n今天请在家休息。\n\n{TEXT}", "utf-8")
    done = once(path, tools)
    assert PiecePair(2, 3, 1.0) in done.pairs
    assert "pairs_with = 7" in placement_path(path).read_text("utf-8")


def test_a_decision_whose_partner_is_gone_is_told(path: Path, tools: SourceKnowledge, unsure: None) -> None:
    once(path, tools)
    decide(path, EN, "3")
    once(path, tools)
    path.write_text(f"{EN}\n\n今天请在家休息。\n", "utf-8")
    once(path, tools)
    record = read_placement(placement_path(path)).records[0]  # type: ignore[union-attr]
    assert record.pair.pairs_with is None and "pairs_with = 3: that piece is gone" in record.note


@pytest.mark.parametrize("wish", ["2", "1", "99"])
def test_a_line_that_cannot_be_is_refused_by_name(
    wish: str, path: Path, tools: SourceKnowledge, unsure: None
) -> None:
    once(path, tools)
    decide(path, EN, wish)
    with pytest.raises(CannotRun, match=f"text.placement.toml: line = 1: pairs_with = {wish}"):
        once(path, tools)


@pytest.mark.parametrize("wish", ['"3"', "-1", "true"])
def test_a_decision_has_to_be_a_line(wish: str, path: Path, tools: SourceKnowledge, unsure: None) -> None:
    once(path, tools)
    decide(path, EN, wish)
    with pytest.raises(CannotRun, match="pairs_with"):
        once(path, tools)


def test_several_pieces_may_be_decided_to_be_one(
    tools: SourceKnowledge, unsure: None, tmp_path: Path
) -> None:
    path = tmp_path / "text.txt"
    path.write_text(f"{EN}\n\n{ZH}\n\n今天请在家休息。\n", "utf-8")
    once(path, tools)
    decide(path, ZH, "1")
    decide(path, "今天请在家休息。", "1")
    done = once(path, tools)
    assert done.pairs == (replace(PiecePair(0, 1, 1.0), more_zh=(2,)),)
    assert [one.zh.text for one in done.filled] == [ZH + "今天请在家休息。"]
