"""What `SECURITY.md` says of attacks is said in both languages, and each row names tests that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
ROW = re.compile(r"^\|(?P<cells>.+)\|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/.-]+)`")
WRITERS = ("a source", "translators", "editors", "maintainers", "readers")


def rows() -> list[list[str]]:
    """The rows of both tables, without their heads: who can do what, and what was tried."""
    found = [[cell.strip() for cell in row["cells"].split("|")] for row in ROW.finditer(PAGE)]
    return [row for row in found if not set("".join(row)) <= {"-"} and not row[-1].startswith("tested by")]


def test_every_row_names_tests_that_are_there() -> None:
    assert len(rows()) >= 20
    for row in rows():
        named = TEST.findall(row[-1])
        assert named, row
        assert [name for name in named if not (ROOT / name).is_file()] == []


def test_everybody_who_writes_has_a_row_in_both_languages() -> None:
    told = [row[0] for row in rows() if row[0].startswith("**")]
    assert len(told) == len(WRITERS)
    for who, cell in zip(WRITERS, told, strict=True):
        assert who in cell and re.search("[\u4e00-\u9fff]", cell)


def test_what_was_tried_is_told_in_both_languages_with_its_outcome() -> None:
    tried = [row for row in rows() if row[0] and not row[0].startswith("**")]
    assert len(tried) >= 12
    for row in tried:
        attack, tries, outcome, _tests = row
        assert tries and all(
            re.search("[A-Za-z]", one) and re.search("[\u4e00-\u9fff]", one) for one in (attack, outcome)
        )


def test_every_heading_speaks_both_languages() -> None:
    headings = re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    assert len(headings) >= 5
    assert all(
        re.search("[A-Za-z]", heading) and re.search("[\u4e00-\u9fff]", heading) for heading in headings
    )
