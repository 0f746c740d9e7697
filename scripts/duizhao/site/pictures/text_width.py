"""How wide a text will be, and where its lines break. SVG breaks no lines itself, and the reader's fonts are not known
here: the widths are those of a wide one, so that no text is ever wider than it was taken for."""

from collections.abc import Sequence

from duizhao.base.bilingual import Language
from duizhao.library.pictures.unbreakable import pieces

# Hundredths of the size, of the characters from the blank to the tilde, in DejaVu Sans: wider than Segoe UI, Roboto,
# Helvetica, Arial and the Latin letters of the Chinese fonts.
_FIRST = 32
_REGULAR = (
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99, 69, 62,
    69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60,
    82, 60, 60, 53, 64, 34, 64, 84,
)  # fmt: skip
_BOLD = (
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84,
    84, 84, 59, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69, 82, 78, 111, 78,
    73, 73, 46, 37, 46, 84, 50, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72,
    66, 93, 65, 66, 59, 72, 37, 72, 84,
)  # fmt: skip
_OTHER = 100
# A last line of less than this share of the others looks lost.
SHORT = 0.28


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide `text` is at most, at `size`."""
    table = _BOLD if bold else _REGULAR
    total = sum(
        table[code - _FIRST] if _FIRST <= (code := ord(character)) < _FIRST + len(table) else _OTHER
        for character in text
    )
    return total * size / 100


def lines(text: str, room: float, size: float, language: Language, bold: bool = False) -> tuple[str, ...]:
    """`text` in lines that are at most `room` wide. A single word that is wider stands alone, and too wide."""
    parts = pieces(text, language)
    made = _broken(parts, room, size, bold)
    narrower = room
    while _looks_lost(made, room, size, bold) and narrower > room / 2:
        narrower -= size / 2
        tried = _broken(parts, narrower, size, bold)
        if len(tried) > len(made):
            break
        if not _looks_lost(tried, room, size, bold):
            return tuple(tried)
    return tuple(made)


def _looks_lost(made: Sequence[str], room: float, size: float, bold: bool) -> bool:
    return len(made) > 1 and width(made[-1], size, bold) < SHORT * room


def _broken(parts: Sequence[str], room: float, size: float, bold: bool) -> list[str]:
    made: list[str] = []
    line = ""
    for piece in parts:
        if line and width((line + piece).rstrip(), size, bold) > room:
            made.append(line.rstrip())
            line = ""
        line += piece
    return [*made, line.rstrip()]
