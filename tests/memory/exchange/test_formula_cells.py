"""No cell of an exported table begins a formula, and each can be read as it was."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.memory.exchange.formula_cells import as_it_was, no_formula

CELLS = some.text(some.sampled_from("'=+-@＝＋－＠\t\r\n a药"), max_size=6) | some.text()


@given(CELLS)
def test_every_cell_comes_back(cell: str) -> None:
    assert as_it_was(no_formula(cell)) == cell
    assert no_formula(cell)[:1] not in tuple("=+-@＝＋－＠\t\r\n")


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("'=1", "''=1"), ("-5", "'-5"), ("it's", "it's"), ("'s", "'s"), (" =1", " =1")],
)
def test_how_it_is_written(cell: str, written: str) -> None:
    assert no_formula(cell) == written


def test_the_terms_hold_no_formula(library: Path, run) -> None:
    (library / "terms.csv").write_text(
        "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n"
        'link,"=HYPERLINK(""x"")",,+1,链接,,,@a,here,,,\n',
        "utf-8",
    )
    code, told, said = run("export", "--format", "csv")
    assert code == 0, said
    (row,) = csv.DictReader(io.StringIO(told))
    assert row["en"] == '\'=HYPERLINK("x")'
    assert (row["en_forbidden"], row["zh_forbidden"]) == ("'+1", "'@a")
