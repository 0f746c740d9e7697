"""Putting a token for each mark into the Markdown of a page, where it harms nothing.

A token is two signs that nobody writes, with letters and digits between them. It means nothing in Markdown, and the
signs are no letters, so that emphasis may end right before it. It never stands in a heading or in the title of a box:
from there it would get into the menu, the contents and the search.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.site.notices.notice_spot import NoticeMark
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.boxes import OPTION
from duizhao.text.markdown.snippet_lines import SNIPPET
from duizhao.text.markdown.table_cells import cell_spans, is_html_row

OPEN, CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{OPEN}(?P<name>[a-z0-9]+){CLOSE}")
# Marks at the start of a text that Markdown would no longer see behind a token: footnotes, abbreviations, boxes to tick.
PLAIN_START = re.compile(r"(?!\[\^|\[.\]\s|\*\[)[\w*\[\"'“‘（(《「【]")
# An attribute list that belongs to the whole block: on a line of its own, or behind a space in a cell or a term.
OWN_LINE = re.compile(r"\s*\{:?[^{}]*\}\s*")
IN_CELL = re.compile(r"(?<!\s)\s++\{:?[^{}]*+\}$")
UNDERLINE = re.compile(r"\s*(?:=+|-+)\s*")
# The mark of a list item.
ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s")
FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(?:`{3,}|~{3,}|\{\{[<%]|<)")
INDENT = 4
LISTS = frozenset({"list", "steps"})


@dataclass(frozen=True, slots=True)
class TokenInsertion:
    """A token and where it goes: into line `row` (from 0) before `column`, or, without a column, as a paragraph of its
    own with `prefix` before it, below the line or, with row -1, above the first."""

    token: str
    row: int
    column: int | None = None
    prefix: str = ""


def token(mark: NoticeMark) -> str:
    """What stands for `mark` in the Markdown."""
    return f"{OPEN}{mark.name}{CLOSE}"


def insert(lines: Sequence[str], marks: Sequence[NoticeMark]) -> tuple[str, ...]:
    """The lines of a page, each with the tokens in it and the paragraphs of tokens below it.

    As many lines come out as went in; one with paragraphs below it holds line ends. Marks without a block are left out.
    """
    within: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    below: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for edit in _edits(lines, marks):
        if edit.column is None:
            below[edit.row].append((edit.prefix, edit.token))
        else:
            within[edit.row].append((edit.column, edit.token))
    return tuple(_line(line, within.get(row, ()), below.get(row, ())) for row, line in enumerate(lines))


def _line(line: str, within: Sequence[tuple[int, str]], below: Sequence[tuple[str, str]]) -> str:
    parts: list[str] = []
    position = 0
    # The order of marks at one place is kept.
    for column, put in sorted(within, key=lambda one: one[0]):
        parts += [line[position:column], put]
        position = column
    parts.append(line[position:])
    for prefix, put in _together(below):
        # An empty line inside a quotation bears its mark too: without it the quotation would end.
        parts.append(f"\n{prefix.rstrip()}\n{prefix}{put}\n{prefix.rstrip()}")
    return "".join(parts)


def _together(below: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Tokens with the same prefix share a paragraph."""
    shared: dict[str, list[str]] = {}
    for prefix, put in below:
        shared.setdefault(prefix, []).append(put)
    for prefix, puts in shared.items():
        yield prefix, " ".join(puts)


def _edits(lines: Sequence[str], marks: Sequence[NoticeMark]) -> Iterator[TokenInsertion]:
    for mark in marks:
        if mark.block is not None:
            yield _edit(lines, mark.block, mark)


def _edit(lines: Sequence[str], block: Block, mark: NoticeMark) -> TokenInsertion:
    row = block.line - 1
    match block.kind:
        case "heading":
            return _below(lines, block, mark, _last_row_of_heading(lines, row))
        case "title":
            return _in_box(lines, block, mark)
        case "code":
            return _below_code(lines, block, mark)
        case "html" | "snippet":
            return _below(lines, block, mark, row + block.text.rstrip("\n").count("\n"))
        case "row":
            return _in_row(lines, block, mark)
        case _:
            return _in_text(lines, block, mark)


def _in_text(lines: Sequence[str], block: Block, mark: NoticeMark) -> TokenInsertion:
    row = block.line - 1
    texts = block.text.split("\n")
    if mark.place == "start" and PLAIN_START.match(texts[0]):
        column = block.columns[0]
        if lines[row][column:].startswith(texts[0]):
            return TokenInsertion(token(mark), row, column)
    last = len(texts) - 1
    while last > 0 and (OWN_LINE.fullmatch(texts[last]) or SNIPPET.fullmatch(texts[last])):
        last -= 1
    if SNIPPET.fullmatch(texts[last]):
        return _below(lines, block, mark, row + len(texts) - 1)
    line, text = lines[row + last], texts[last].rstrip()
    end = (block.columns[last] if last < len(block.columns) else 0) + len(text)
    if not text or line[end - len(text) : end] != text:
        end = len(line.rstrip())
    if block.kind == "term" and (attributes := IN_CELL.search(line[:end])):
        end = attributes.start()
    return TokenInsertion(" " + token(mark), row + last, end)


def _in_row(lines: Sequence[str], block: Block, mark: NoticeMark) -> TokenInsertion:
    row = block.line - 1
    if is_html_row(block.text):
        # Between two cells a browser would take it out of the table.
        spans = cell_spans(block.text)
        start, end = spans[0] if mark.place == "start" else spans[-1]
        words = block.text[start:end]
        at = (
            start + len(words) - len(words.lstrip()) if mark.place == "start" else start + len(words.rstrip())
        )
        line_number, column = block.position(at)
        return TokenInsertion(
            token(mark) if mark.place == "start" else " " + token(mark), line_number - 1, column - 1
        )
    line = lines[row]
    start = max(line.find(block.text), 0)
    if mark.place == "start":
        first = start + 1 if block.text.startswith("|") else start
        return TokenInsertion(token(mark), row, first + len(line[first:]) - len(line[first:].lstrip()))
    end = start + len(block.text)
    if block.text.endswith("|") and not block.text.endswith("\\|"):
        end -= 1
    end = len(line[:end].rstrip())
    if attributes := IN_CELL.search(line[:end]):
        end = attributes.start()
    return TokenInsertion(" " + token(mark), row, end)


def _last_row_of_heading(lines: Sequence[str], row: int) -> int:
    """The row of the heading, or of the line below it that makes it one."""
    if lines[row].lstrip("> \t").startswith("#") or row + 1 >= len(lines):
        return row
    return row + 1 if UNDERLINE.fullmatch(lines[row + 1].lstrip("> \t")) else row


def _below(lines: Sequence[str], block: Block, mark: NoticeMark, last: int) -> TokenInsertion:
    return TokenInsertion(
        token(mark), min(last, len(lines) - 1), prefix=_prefix(lines[block.line - 1], block)
    )


def _below_code(lines: Sequence[str], block: Block, mark: NoticeMark) -> TokenInsertion:
    first = lines[min(block.line - 1, len(lines) - 1)]
    last = min(block.line - 1 + block.text.rstrip("\n").count("\n"), len(lines) - 1)
    column = block.columns[0] if block.columns else 0
    if (
        column >= INDENT
        and not first[:column].strip(" >\t")
        and not FENCE.match(lines[max(block.line - 2, 0)])
    ):
        # Indented code has no fence.
        return TokenInsertion(token(mark), last, prefix=first[: len(first) - len(first.lstrip()) - INDENT])
    # Above its text stands the opening line of the fence, below it the closing one.
    opening = max(block.line - 2, 0)
    closing = min(block.line - 1 + block.text.count("\n"), len(lines) - 1)
    return TokenInsertion(token(mark), closing, prefix=_prefix(lines[opening], block))


def _in_box(lines: Sequence[str], block: Block, mark: NoticeMark) -> TokenInsertion:
    """A title is read with the first paragraph of its box; that of a closed box with what stands above the box."""
    row = block.line - 1
    line = lines[row]
    prefix = _prefix(line, block)
    text = line[len(prefix) :] if line.startswith(prefix) else line.lstrip("> \t")
    if text.startswith("???") and not text.startswith("???+"):
        return TokenInsertion(token(mark), row - 1, prefix=prefix)
    if text.startswith(("!!!", "???", "===")):
        return TokenInsertion(token(mark), row, prefix=prefix + " " * INDENT)
    if text.startswith("///"):
        while row + 1 < len(lines) and OPTION.match(lines[row + 1]):
            row += 1
        return TokenInsertion(token(mark), row, prefix=prefix)
    # The title of a box that is written as a quotation is a line like any other.
    return TokenInsertion(" " + token(mark), row, len(line.rstrip()))


def _prefix(line: str, block: Block) -> str:
    """What a further paragraph beside the one in `line` begins with: quotation marks stay, marks of a list are
    blanks."""
    text = line.lstrip("> \t")
    prefix = line[: len(line) - len(text)]
    if LISTS.intersection(block.within) and ITEM.match(text):
        # The block stands on the line of the item itself; Markdown wants what belongs to it four blanks in.
        return prefix + " " * INDENT
    return prefix
