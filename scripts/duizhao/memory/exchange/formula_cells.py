"""Cells of a table that no spreadsheet takes for a formula, and back again.

A spreadsheet computes what begins with `=`, `+`, `-` or `@`, also in their full-width forms, or with a tab or an end of a
line. Such a cell begins with an apostrophe; one that begins with apostrophes before such a sign gets one more, so that each
cell can be read as it was.
"""

import re

FORMULA = re.compile(r"(?P<quotes>'*+)[=+\-@＝＋－＠\t\r\n]")


def no_formula(cell: str) -> str:
    """The cell as it is written: a text to every spreadsheet."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def as_it_was(cell: str) -> str:
    """The cell that `no_formula` wrote as `cell`."""
    found = FORMULA.match(cell)
    return cell[1:] if found and found["quotes"] else cell
