"""A gap names the candidate that was refused, in both reports, with a link to where it stands."""

import re
from pathlib import Path

import pytest
from test_refusing import NOTHING, OTHER, TEXT, halves

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.normalise.console_report import report
from duizhao.normalise.pairing import NearMiss, find
from duizhao.normalise.pairing.find_pairs import BARS
from duizhao.normalise.pairing.model import chance
from duizhao.normalise.pairing.near_miss import near_misses
from duizhao.normalise.report_page.write_report import report_path, write_reports
from duizhao.normalise.run import Normalised, SourceKnowledge, normalise_sources, write

NOT_PARALLEL = halves([(en, other) for (en, _zh), other in zip(TEXT, OTHER, strict=True)])
TOLD: dict[Language, str] = {
    "en": "line {line}, confidence {confidence:.2f}: too unsure to pair or to ask about",
    "zh": "第 {line} 行，置信度 {confidence:.2f}，低于提问的下限，因此没有配对",
}


def run(text: str, tools: SourceKnowledge, folder: Path) -> tuple[Normalised, dict[Language, str]]:
    """A text normalised, and both reports for the terminal; those for the browser are in `folder`."""
    path = folder / "text.txt"
    path.write_text(text, "utf-8")
    (one,) = normalise_sources([path], tools)
    written = write([one], tools, folder)
    write_reports(folder, one, written.conflicts)
    return one, {each: report([one], written, folder, each, details=True) for each in LANGUAGES}


def test_the_best_candidate_of_each_side_is_kept() -> None:
    odds = {(0, 0): -3.0, (0, 1): -2.0, (1, 0): -2.5, (1, 1): -6.0}
    assert near_misses(odds, (4, 5), (7, 9), -1.0) == {
        4: NearMiss(9, 0.12),
        9: NearMiss(4, 0.12),
        5: NearMiss(7, 0.08),
        7: NearMiss(5, 0.08),
    }


def test_a_candidate_that_was_likely_enough_was_not_refused_for_its_chance() -> None:
    assert near_misses({(0, 0): 2.0, (0, 1): -3.0}, (0,), (1, 2), -1.0) == {2: NearMiss(0, 0.05)}


def test_a_piece_in_a_pair_has_no_near_miss(pieces_of, tools: SourceKnowledge) -> None:
    rows = [*TEXT[:4], (TEXT[4][0], OTHER[4]), *TEXT[5:]]
    found = find(pieces_of(halves(rows)), tools.terms, helpers=NOTHING)
    paired = {index for one in found.pairs for index in (*one.all_en, *one.all_zh)}
    assert paired
    assert found.near_misses
    assert not paired & found.near_misses.keys()
    least = round(chance(BARS["base"].doubtful), 2)
    assert all(miss.confidence <= least for miss in found.near_misses.values())


def test_a_refused_piece_is_neither_asked_for_nor_offered(pieces_of, tools: SourceKnowledge) -> None:
    found = find(pieces_of(NOT_PARALLEL), tools.terms, refused={0, 13})
    assert not {0, 13} & found.near_misses.keys()
    assert all(miss.other not in (0, 13) for miss in found.near_misses.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_reports_name_it_and_lead_to_it(
    language: Language, tools: SourceKnowledge, tmp_path: Path
) -> None:
    one, told = run(NOT_PARALLEL, tools, tmp_path)
    assert one.refused
    path = report_path(tmp_path, one.path, language)
    page = path.read_text("utf-8")
    ids = set(re.findall(r'id="([^"]+)"', page))
    lines = [line for line in told[language].splitlines() if f"/{path.name}#" in line]
    assert len(lines) == len(one.refused)
    for start, (nearest, confidence) in one.refused.items():
        (gap,) = (piece for piece in one.pieces if piece.start == start)
        said = TOLD[language].format(line=nearest.line, confidence=confidence)
        (line,) = (line for line in lines if line.startswith(f"    {gap.line}: "))
        assert said in line
        assert line.endswith(f"{path.name}#at-{nearest.start}")
        assert f"at-{nearest.start}" in ids
        row = re.search(rf'<article[^>]* id="at-{start}">.*?</article>', page, re.DOTALL)
        assert row
        where, rest = re.split(r"(?<=\d)(?=, )|(?<=行)(?=，)", said, maxsplit=1)
        link = f'<a href="#at-{nearest.start}">{where}</a>{rest}'
        assert link in row[0]
        # In its row, and in the list of what to look at.
        assert page.count(link) >= 2


def test_what_the_memory_filled_is_no_gap_and_names_nothing(alone: Normalised) -> None:
    assert alone.gaps == 0
    assert alone.refused == {}


def test_a_text_of_pairs_says_nothing_of_it(tools: SourceKnowledge, tmp_path: Path) -> None:
    one, told = run(halves(TEXT), tools, tmp_path)
    assert one.gaps == 0
    assert "refused" not in told["en"]
    assert "refused" not in report_path(tmp_path, one.path, "en").read_text("utf-8")
