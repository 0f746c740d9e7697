"""A page as the units that are merged: one heading, paragraph, list item, table row, box, comment or code block each.

Nothing is read into a text here: the units and the gaps between them are the page, character by character. The reader
of `markdown/` knows more about Markdown and keeps less of the page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["meta", "heading", "paragraph", "item", "row", "box", "comment", "code"]

HEAD = re.compile(r"---\n(?P<head>(?:.*\n)*?)---(?:\n|\Z)")
# A definition or a footnote.
HOLDS_MORE = re.compile(r"\s*(?:: |\[\^)")
FENCE = re.compile(r"\s*(?P<mark>`{3,}|~{3,})")
STARTS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("heading", re.compile(r"#{1,6}(?:\s|$)")),
    ("item", re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")),
    ("row", re.compile(r"\|")),
    ("box", re.compile(r"(?:!!!|\?\?\?\+?|===\+?)\s")),
    ("comment", re.compile(r"<!--")),
)
# A block of one of these kinds may follow another without an empty line between them.
TIGHT = frozenset({"item", "row", "meta"})


@dataclass(frozen=True, slots=True)
class MergeUnit:
    """`gap` is what stands before it: blank lines and line ends. `text` ends without a line end."""

    gap: str
    text: str
    kind: Kind
    section: str = ""


@dataclass(frozen=True, slots=True)
class PageUnits:
    """A page: the lines of its front matter (None without one), its body, and the line ends at its end."""

    head: tuple[MergeUnit, ...] | None
    body: tuple[MergeUnit, ...]
    tail: str


def cut_page(text: str) -> PageUnits:
    """The units of a page. `put_together` gives the same page again."""
    match = HEAD.match(text)
    if match is None:
        return PageUnits(None, *_body(text))
    return PageUnits(_head(match["head"]), *_body(text[match.end() :]))


def put_together(page: PageUnits) -> str:
    """Write the units of a page as its text again."""
    body = "".join(unit.gap + unit.text for unit in page.body) + page.tail
    if page.head is None:
        return body
    head = "".join(f"{unit.text}\n" for unit in page.head)
    return f"---\n{head}---\n{body}"


def _head(text: str) -> tuple[MergeUnit, ...]:
    """A key with what belongs to it; indented lines and lists go on."""
    units: list[str] = []
    for line in text.split("\n")[:-1]:
        if units and (not line.strip() or line[0] in " \t-"):
            units[-1] += f"\n{line}"
        else:
            units.append(line)
    return tuple(MergeUnit("\n" if index else "", unit, "meta") for index, unit in enumerate(units))


def _body(text: str) -> tuple[tuple[MergeUnit, ...], str]:
    lines = text.split("\n")
    units: list[MergeUnit] = []
    section = gap = ""
    index = 0
    while index < len(lines):
        if not lines[index].strip():
            gap += lines[index] + "\n" * (index < len(lines) - 1)
            index += 1
            continue
        kind = _kind(lines[index])
        end = _end(lines, index, kind)
        unit = "\n".join(lines[index:end])
        if kind == "heading":
            section = unit
        units.append(MergeUnit(gap, unit, kind, section))
        gap = "\n" if end < len(lines) else ""
        index = end
    return tuple(units), gap


def _kind(line: str) -> Kind:
    if FENCE.match(line):
        return "code"
    return next((kind for kind, start in STARTS if start.match(line)), "paragraph")


def _end(lines: Sequence[str], start: int, kind: Kind) -> int:
    """The line behind the unit that begins on line `start`."""
    if kind == "code":
        mark = FENCE.match(lines[start])
        assert mark
        closing = re.compile(rf"\s*{re.escape(mark['mark'])}\s*$")
        return next((i + 1 for i in range(start + 1, len(lines)) if closing.match(lines[i])), _last(lines))
    if kind == "comment":
        return next((i + 1 for i in range(start, len(lines)) if "-->" in lines[i]), _last(lines))
    if kind in ("heading", "row"):
        return start + 1
    end = start + 1
    while end < len(lines):
        after = _after_blank(lines, end)
        if after == len(lines):
            break
        indented = lines[after].startswith(("  ", "\t")) and _may_hold_more(lines[start:end], kind)
        is_new = _kind(lines[after]) != "paragraph" and not (indented and kind == "box")
        if is_new or (after > end and not indented) or (kind == "box" and not indented):
            break
        end = after + 1
    return end


def _may_hold_more(lines: Sequence[str], kind: Kind) -> bool:
    """Whether an indented paragraph below these lines belongs to them: below a plain paragraph it does not."""
    return kind != "paragraph" or any(HOLDS_MORE.match(line) for line in lines)


def _after_blank(lines: Sequence[str], index: int) -> int:
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _last(lines: Sequence[str]) -> int:
    """The line behind the last that is not blank."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return end
