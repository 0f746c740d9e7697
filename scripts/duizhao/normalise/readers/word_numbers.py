"""The numbers that Word counts by itself: "2.", "(a)", "第一条". They stand in no text, yet every reader sees them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from duizhao.normalise.readers.archive import Archive
from duizhao.normalise.readers.html_marks import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVEL = re.compile(r"%(\d)")
LETTERS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "taiwaneseDigital",
    }
)
DIGITS = "〇一二三四五六七八九"
LEGAL = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")
CIRCLES = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """How one level of a list is counted: from where, in which numerals, with what around them."""

    start: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """The letters of a paragraph, and the number before it as Word shows it; empty for a bullet."""

    letters: str
    label: str


@dataclass
class _Counters:
    """Where the lists of a document have come to."""

    at: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, list_id: str, level: int, levels: Mapping[int, NumberLevel]) -> dict[int, int]:
        counts = self.at.setdefault(list_id, {})
        counts[level] = counts[level] + 1 if level in counts else levels[level].start
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return counts


def numbered_paragraphs(archive: Archive) -> tuple[NumberedParagraph, ...]:
    """The paragraphs of the text that Word numbers, in order."""
    document, numbering = archive.tree("word/document.xml"), archive.tree("word/numbering.xml")
    if document is None or numbering is None:
        return ()
    lists = dict(_lists(numbering))
    styles = _styles(archive.tree("word/styles.xml"))
    counters = _Counters()
    return tuple(_numbered(document, lists, styles, counters))


def _lists(numbering: "_Element") -> Iterator[tuple[str, tuple[str, dict[int, NumberLevel]]]]:
    """By the number of a list: what it is counted with (lists of one kind go on counting) and its levels."""
    abstract = {
        one.get(f"{W}abstractNumId"): dict(_levels(one)) for one in numbering.iterfind(f"{W}abstractNum")
    }
    for number in numbering.iterfind(f"{W}num"):
        kind = _value(number.find(f"{W}abstractNumId"))
        levels = dict(abstract.get(kind, {}))
        counted_with = f"abstract {kind}"
        for override in number.iterfind(f"{W}lvlOverride"):
            level = int(override.get(f"{W}ilvl", "0"))
            levels |= dict(_levels(override))
            start = _value(override.find(f"{W}startOverride"))
            if start.isdecimal() and level in levels:
                old = levels[level]
                levels[level] = NumberLevel(int(start), old.kind, old.text)
                counted_with = f"list {number.get(f'{W}numId')}"
        yield number.get(f"{W}numId", ""), (counted_with, levels)


def _levels(parent: "_Element") -> Iterator[tuple[int, NumberLevel]]:
    for level in parent.iterfind(f"{W}lvl"):
        start = _value(level.find(f"{W}start"))
        number = level.get(f"{W}ilvl", "0")
        if number.isdecimal():
            yield (
                int(number),
                NumberLevel(
                    int(start) if start.isdecimal() else 1,
                    _value(level.find(f"{W}numFmt")) or "decimal",
                    _value(level.find(f"{W}lvlText")),
                ),
            )


def _styles(styles: "_Element | None") -> dict[str, tuple[str, str]]:
    """The list and the level of each style that has one."""
    if styles is None:
        return {}
    return {
        style.get(f"{W}styleId", ""): _reference(style)
        for style in styles.iterfind(f"{W}style")
        if _reference(style)[0]
    }


def _reference(holder: "_Element") -> tuple[str, str]:
    numbering = holder.find(f"{W}pPr/{W}numPr")
    if numbering is None:
        return "", "0"
    return _value(numbering.find(f"{W}numId")), _value(numbering.find(f"{W}ilvl")) or "0"


def _value(element: "_Element | None") -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _numbered(
    document: "_Element",
    lists: Mapping[str, tuple[str, dict[int, NumberLevel]]],
    styles: Mapping[str, tuple[str, str]],
    counters: _Counters,
) -> Iterator[NumberedParagraph]:
    for paragraph in document.iter(f"{W}p"):
        number, level = _reference(paragraph)
        if not number:
            number, level = styles.get(_value(paragraph.find(f"{W}pPr/{W}pStyle")), ("", "0"))
        if number not in lists or not level.isdecimal():
            continue
        counted_with, levels = lists[number]
        depth = int(level)
        if depth not in levels:
            continue
        counts = counters.next(counted_with, depth, levels)
        letters = "".join(filter(str.isalnum, "".join(text.text or "" for text in paragraph.iter(f"{W}t"))))
        yield NumberedParagraph(letters, _label(levels, counts, depth))


def _label(levels: Mapping[int, NumberLevel], counts: Mapping[int, int], depth: int) -> str:
    if levels[depth].kind in ("bullet", "none"):
        return ""

    def shown(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        known = levels.get(level, levels[depth])
        return in_numerals(counts.get(level, known.start), known.kind)

    return LEVEL.sub(shown, levels[depth].text or "%1.").strip()


def in_numerals(number: int, kind: str) -> str:
    """A number in the numerals that a format of Word names."""
    if kind in LETTERS:
        return numeral(number, LETTERS[kind])
    if kind in CIRCLES and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if kind in CHINESE and 0 < number < 1000:
        if kind.endswith("Digital"):
            return "".join(DIGITS[int(digit)] for digit in str(number))
        words = _chinese(number)
        return words.translate(LEGAL) if kind == "chineseLegalSimplified" else words
    return f"{number:02d}" if kind == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    made = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        made += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif made and ones:
        made += "〇" if not made else "零"
    return made + (DIGITS[ones] if ones else "")


class NumberLabels:
    """Finds the number of an element of the HTML that was made of the paragraphs, in their order."""

    def __init__(self, paragraphs: tuple[NumberedParagraph, ...]) -> None:
        self._paragraphs = paragraphs
        self._next = 0

    def of(self, element: "_Element") -> str:
        """The number of a list item or heading; empty for a bullet and for what has none."""
        letters = "".join(filter(str.isalnum, _own_text(element)))
        for place in range(self._next, min(self._next + 20, len(self._paragraphs))):
            if letters and self._paragraphs[place].letters == letters:
                self._next = place + 1
                return self._paragraphs[place].label
        return ""


def _own_text(element: "_Element") -> str:
    """The text of an item without that of the lists inside it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in ("ul", "ol"):
            parts.append("".join(map(str, child.itertext())))
        parts.append(child.tail or "")
    return "".join(parts)
