"""What a spreadsheet says beside its values: merged cells, and how a number is shown."""

import datetime
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from posixpath import join, normpath
from typing import TYPE_CHECKING

from duizhao.normalise.readers.archive import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
# A name that the program gave, not a person.
PLAIN_NAME = re.compile(r"(?:Sheet|工作表|表|Table)\s?\d*", re.IGNORECASE)
MOST_DOWN, MOST_ACROSS = 10_000, 200
# One section of a number format: words, the figures, words. "0.0%", '#,##0 "mg"', "¥0.00".
QUOTED = re.compile(r'"([^"]*)"|\\(.)')
FIGURES = re.compile(r"[#0?,]{0,40}[0#](?:\.([0#?]+))?(%)?")
NO_WORDS = re.compile(r"\[[^\[\]]{0,80}\]|_.|\*.")
LETTERS_OF_DATES = re.compile(r"[ymdhsYMDHS]")


def merged_ranges(archive: Archive) -> Iterator[dict[tuple[int, int], tuple[int, int]]]:
    """For each worksheet, in order: the place of each merged cell (row and column, from 0) and how many rows and
    columns it has."""
    book, relations = archive.tree("xl/workbook.xml"), archive.tree("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return
    targets = {
        one.get("Id"): (one.get("Target", ""), one.get("Type", ""))
        for one in relations.iter("{*}Relationship")
    }
    for sheet in book.iter("{*}sheet"):
        target, kind = targets.get(sheet.get(RELATION), ("", ""))
        if not kind.endswith("/worksheet"):
            continue
        path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        tree = archive.tree(path)
        yield {} if tree is None else dict(_ranges(tree))


def _ranges(tree: "_Element") -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for merged in tree.iter("{*}mergeCell"):
        found = RANGE.fullmatch(merged.get("ref", ""))
        if found:
            left, top, right, bottom = _column(found[1]), int(found[2]), _column(found[3]), int(found[4])
            down, across = bottom - top + 1, right - left + 1
            yield (
                (top - 1, left),
                (max(1, min(down, MOST_DOWN)), max(1, min(across, MOST_ACROSS))),
            )


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def shown(value: object, number_format: str = "") -> str:
    """A cell as a person reads it in the program: a share as "12.5%", a dose as "20 mg" where its format says so. A
    format that is not understood leaves the number as it is stored."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, number_format)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _number(value: float, number_format: str) -> str:
    plain = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    sections = number_format.split(";")
    # The second section is for negative numbers, the third for nothing.
    index = 1 if value < 0 and len(sections) > 1 else 2 if not value and len(sections) > 2 else 0
    words = NO_WORDS.sub("", sections[index].strip())
    bare = QUOTED.sub("", words)
    figures = FIGURES.search(bare)
    if not figures or "/" in bare or "E" in bare or LETTERS_OF_DATES.search(bare):
        return plain
    return _formatted(abs(value) if index == 1 else value, words) or plain


def _formatted(value: float, words: str) -> str:
    """The number in the figures of a format, its words around it; empty where the figures are not understood."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[1] if match[1] is not None else match[2])
        return "\0"

    bare = QUOTED.sub(keep, words)
    figures = FIGURES.search(bare)
    if not figures:
        return ""
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        return ""
    number = number * 100 if figures[2] else number
    decimals = figures[1] or ""
    if number.is_finite():
        number = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    whole = figures.group().split(".")[0]
    text = f"{number:,f}" if "," in whole else f"{number:f}"
    optional = len(decimals) - len(decimals.rstrip("#"))
    while optional and "." in text and text.endswith("0"):
        text, optional = text[:-1], optional - 1
    text = text.rstrip(".")
    least = whole.replace(",", "").count("0")
    sign = "-" if text.startswith("-") else ""
    digits = text.lstrip("-")
    missing = least - len(digits.split(".")[0])
    text = sign + "0" * max(0, missing) + digits
    made = bare[: figures.start()] + text + (figures[2] or "") + bare[figures.end() :]
    parts = made.split("\0")
    return "".join(part + word for part, word in zip(parts, [*kept, ""], strict=False)).strip()
