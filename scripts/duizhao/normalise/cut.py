"""Cutting a source into pieces: lines, then blocks, then what kind of block each is.

Plain text says little about its structure, so this reads what people do: an empty line or a mark starts a block, a
line that is as full as the page is wide goes on in the next one, a short line in title case over a text is a heading.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wcwidth import wcswidth

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.chinese_wraps import chinese_wraps
from duizhao.normalise.edits import EditedText
from duizhao.normalise.escape import is_line_across
from duizhao.normalise.heading_lines import (
    SENTENCE_END,
    BlockLine,
    is_bold_line,
    is_heading_like,
    is_title_in_both,
    nested,
    settled,
)
from duizhao.normalise.layouts.unwrapped import stands_apart
from duizhao.normalise.piece import Kind, Piece
from duizhao.normalise.readers.received import Aside
from duizhao.normalise.typed_html import WHY_LEFT_OUT, html_level, is_html_alone, without_html
from duizhao.normalise.watched_phrases import Phrases
from duizhao.text.language.script import begins_and_ends, han_count, is_chinese_side

LINE_ENDS = "\r\n\x85\u2028\u2029"
LINE = re.compile(f"[^{LINE_ENDS}]*")
LINE_END = re.compile(f"\r\n|[{LINE_ENDS}]")
# Marks of direction are among them: in these languages they only serve to show a text in another order than it has.
INVISIBLE = (
    "\ufeff\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069"
)
UNUSUAL_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
SPACES = f" \t\f\v{UNUSUAL_SPACES}\u3000"
# Why words are gone that a source crosses out.
STRUCK = "struck out"
BLANK = re.compile(rf"[{SPACES}{INVISIBLE}]*")
BREAK = re.compile(rf"(?:(?<![{SPACES}])[{SPACES}]++)?(?:\r\n|[{LINE_ENDS}])[{SPACES}]*+")
OTHER_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
BULLET = re.compile(rf"[{SPACES}]*(?:[•●○◦▪■‣·∙▸►–][{SPACES}]*|[-*+][{SPACES}]+)(?=\S)")
NUMBERED = re.compile(
    rf"[{SPACES}]*(?:\d{{1,3}}[.)、．](?:[{SPACES}]*(?=[^\d\s])|[{SPACES}]+(?=\d{{1,3}}[{SPACES}]?[^\d\s.,]))|[（(]\d{{1,3}}[)）][{SPACES}]*)(?=\S)"
)
HASHES = re.compile(rf"[{SPACES}]*(?P<marks>#{{1,6}})(?P<space>[{SPACES}]*)(?=[^#\s])")
FENCE = re.compile(r"\s*(```|~~~)")
TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")
# A file with a longer line than this was not wrapped by hand or by an editor.
WIDEST_WRAP = 100
NARROWEST_WRAP = 40
STRIKE = re.compile(r"(?<![A-Za-z0-9~])~~(?=[^\s~])[^~\n]{0,2000}(?<=[^\s~])~~(?!~)")
QUOTE = re.compile(rf"(?!>{{4}})(?:[{SPACES}]{{0,3}}>(?:[{SPACES}]|(?=>)|$))+")
BOLD_LINE = re.compile(r"(?:\*\*|__)(?P<inner>[^*_\n]+)(?:\*\*|__)")
# A line that begins with a date or a time in brackets or without: a message, a subtitle, an entry of a diary.
TIMED = re.compile(rf"[{SPACES}]*[\[（(【]?\d{{1,4}}[-/.:年]\d{{1,2}}")
ALL_STRUCK = Bilingual("Struck out in the source, all of it.", "原文中已全部划去。")
LINE_OF_QUOTE = Bilingual("An empty line of a quotation.", "引文中的空行。")


@dataclass(frozen=True, slots=True)
class _SourceLine:
    number: int
    start: int
    end: int
    text: str


def cut(
    source: str, phrases: Phrases, asides: Sequence[Aside] = (), *, has_html: bool = False
) -> tuple[Piece, ...]:
    """The pieces of a source in order. Every character that is not white space is in exactly one of them. What stands
    in one of the `asides` (in order) is boilerplate: the reader of the document said so. `has_html`: tags of HTML are
    meant as such."""
    blocks = list(_blocks(source, phrases))
    reasons = [_reason(lines[0].start, asides) for lines in blocks]
    kinds = _kinds(source, blocks, phrases, [reason is not None for reason in reasons], has_html=has_html)
    pieces = []
    for lines, (kind, level), reason in zip(blocks, kinds, reasons, strict=True):
        start, end = lines[0].start, lines[-1].end
        text, starts_anew = without_marks(EditedText.of(source, start, end), kind)
        if has_html and kind == "paragraph" and is_html_alone(text.text):
            kind, level, reason = "boilerplate", 0, reason or WHY_LEFT_OUT
        elif has_html and kind not in ("code", "row"):
            text = without_html(text)
        if not text.text and any(edit.why == STRUCK for edit in text.edits):
            kind, level, reason = "boilerplate", 0, reason or ALL_STRUCK
        pieces.append(
            Piece(
                start,
                end,
                lines[0].number,
                kind,
                level,
                text.text,
                edits=text.edits,
                starts_anew=starts_anew,
                left_out=LINE_OF_QUOTE if kind == "label" else reason,
            )
        )
    return tuple(pieces)


def _reason(start: int, asides: Sequence[Aside]) -> Bilingual | None:
    index = bisect_right(asides, start, key=lambda aside: aside.start) - 1
    return asides[index].why if index >= 0 and start < asides[index].end else None


def _lines(source: str) -> Iterator[_SourceLine]:
    position, number = 0, 1
    while position < len(source):
        match = LINE.match(source, position)
        assert match
        yield _SourceLine(number, position, match.end(), match.group())
        end = LINE_END.match(source, match.end())
        position = end.end() if end else match.end()
        number += 1


def _is_blank(text: str) -> bool:
    return BLANK.fullmatch(text) is not None


def _blocks(source: str, phrases: Phrases) -> Iterator[list[_SourceLine]]:
    lines = list(_lines(source))
    wrap = _wrap_width(lines)
    wrapped = chinese_wraps([line.text for line in lines], _has_mark)
    block: list[_SourceLine] = []
    fence = ""
    for line in lines:
        mark = FENCE.match(line.text)
        if fence or mark:
            if not fence and block:
                yield block
                block = []
            block.append(line)
            if fence and mark and mark.group(1) == fence and len(block) > 1:
                yield block
                block, fence = [], ""
            elif mark and not fence:
                fence = mark.group(1)
            continue
        if _is_blank(line.text):
            if block:
                yield block
            block = []
        elif block and not (
            (wrapped[line.number - 1] and not phrases.is_boilerplate(block[-1].text))
            or _goes_on(block[-1], line, wrap, phrases)
        ):
            yield block
            block = [line]
        else:
            block.append(line)
    if block:
        yield block


def _wrap_width(lines: Sequence[_SourceLine]) -> tuple[int, bool] | None:
    """The width that the text was wrapped at, and whether in characters (else in columns, Chinese counting two)."""
    texts = [line.text.rstrip(SPACES) for line in lines]
    longest = max(map(len, texts), default=0)
    if not NARROWEST_WRAP <= longest <= WIDEST_WRAP:
        return None
    return longest, max(map(_width, texts)) > longest + 2


def _goes_on(above: _SourceLine, line: _SourceLine, wrap: tuple[int, bool] | None, phrases: Phrases) -> bool:
    """True where `line` is the rest of the paragraph that `above` broke off because the page was full."""
    if (
        wrap is None
        or _has_mark(line.text)
        or TABLE_ROW.match(above.text)
        or (TIMED.match(line.text) and TIMED.match(above.text))
        or (
            SENTENCE_END.search(above.text)
            and begins_and_ends(above.text) == begins_and_ends(line.text) != ""
        )
        or phrases.is_boilerplate(above.text)
        or stands_apart(above.text, line.text)
    ):
        return False
    width, in_characters = wrap
    first_word = re.match(r"\S+", line.text.strip(SPACES))
    assert first_word
    needed = first_word.group()
    if needed[0].islower() and not SENTENCE_END.search(above.text):
        return True
    if han_count(needed):
        # A Chinese line may stop short so that no mark stands at the start of the next.
        needed = needed[0] * 2
    measure = len if in_characters or not han_count(above.text) else _width
    glue = "" if han_count(needed) or above.text.endswith("-") else " "
    return measure(above.text.rstrip(SPACES) + glue + needed) > width


def _width(text: str) -> int:
    return max(wcswidth(text), len(text))


def _has_mark(text: str) -> bool:
    marks = (BULLET, NUMBERED, HASHES, TABLE_ROW, QUOTE)
    return any(mark.match(text) for mark in marks)


def _kinds(
    source: str,
    blocks: list[list[_SourceLine]],
    phrases: Phrases,
    is_aside: Sequence[bool],
    *,
    has_html: bool,
) -> list[tuple[Kind, int]]:
    kinds: list[tuple[Kind, int]] = []
    for index, lines in enumerate(blocks):
        text = source[lines[0].start : lines[-1].end].strip(SPACES + INVISIBLE)
        if is_aside[index]:
            kinds.append(("boilerplate", 0))
            continue
        level = html_level(text) if has_html else 0
        if level:
            kinds.append(("heading", level))
            continue
        kinds.append(_kind(text, len(lines), is_last=index == len(blocks) - 1, phrases=phrases))
    lines_of = [
        BlockLine(
            source[lines[0].start : lines[-1].end].strip(SPACES + INVISIBLE),
            lines[0].number,
            lines[-1].number,
        )
        for lines in blocks
    ]
    kinds = settled(kinds, lines_of)
    first = next((index for index, aside in enumerate(is_aside) if not aside), None)
    if first is not None and (kinds[first][0] == "heading" or is_title_in_both(kinds, lines_of, first)):
        kinds[first] = ("title", 1)
    return nested(kinds, [line.text for line in lines_of])


def _kind(text: str, line_count: int, *, is_last: bool, phrases: Phrases) -> tuple[Kind, int]:
    if phrases.is_boilerplate(text):
        return "boilerplate", 0
    if FENCE.match(text):
        return "code", 0
    if TABLE_ROW.match(text):
        return "row", 0
    if is_line_across(text):
        return "paragraph", 0
    if QUOTE.match(text):
        return ("paragraph", 0) if QUOTE.sub("", text, count=1) else ("label", 0)
    if BULLET.match(text):
        return "item", 0
    if NUMBERED.match(text):
        return "step", 0
    hashes = HASHES.match(text)
    if hashes:
        # "##" stuck to whole sentences is a stray mark: no heading ends with a full stop.
        is_heading = hashes["space"] or not SENTENCE_END.search(text)
        return ("heading", len(hashes["marks"])) if is_heading else ("paragraph", 0)
    if line_count == 1 and not is_last and (is_bold_line(text) or is_heading_like(text)):
        return "heading", 0
    return "paragraph", 0


def mark_length(text: str, kind: Kind) -> int:
    """How many characters the list or heading mark of a piece takes, 0 where there is none."""
    mark = _mark(text, kind)
    return mark.end() if mark else 0


def _mark(text: str, kind: Kind) -> re.Match[str] | None:
    if kind in ("item", "step"):
        return BULLET.match(text) or NUMBERED.match(text)
    return HASHES.match(text) if kind in ("heading", "title", "paragraph") else None


def without_marks(text: EditedText, kind: Kind) -> tuple[EditedText, bool]:
    """Take marks, edge spaces and line breaks off; say whether a stray heading mark stood there."""
    text = _plain(text)
    if kind not in ("code", "row"):
        text = _unquoted(text)
    mark = _mark(text.text, kind)
    starts_anew = bool(mark) and kind == "paragraph"
    if mark:
        why = {"item": "list mark", "step": "list mark", "paragraph": "stray heading mark"}
        text = text.replace(0, mark.end(), "", why.get(kind, "heading mark"))
    bold = BOLD_LINE.fullmatch(text.text.rstrip(SPACES)) if kind in ("heading", "title") else None
    if bold:
        # A heading is bold as it is.
        text = text.replace(bold.end("inner"), bold.end(), "", "heading mark")
        text = text.replace(0, bold.start("inner"), "", "heading mark")
    if kind == "code":
        ends = [(match.start(), match.end(), "\n") for match in OTHER_LINE_END.finditer(text.text)]
        text = text.replace_many(ends, "line break")
    elif kind != "row":
        text = _joined(text)
    return _trimmed(text), starts_anew


def tidied(text: EditedText, *, is_row: bool = False) -> EditedText:
    """A part of a piece without invisible characters, line breaks and blanks around it; a row has no line breaks."""
    text = _plain(text)
    return _trimmed(text if is_row else _joined(text))


def _plain(text: EditedText) -> EditedText:
    """A text without what no reader sees, and without what its author struck out: "~~5 mg~~ 7 mg" is one dose."""
    text = _without_invisible(text)
    if "~~" not in text.text:
        return text
    struck = [(match.start(), match.end(), "") for match in STRIKE.finditer(text.text)]
    text = text.replace_many(struck, STRUCK)
    doubled = [(match.start(), match.end(), " ") for match in re.finditer(r"(?<=\S) {2,}(?=\S)", text.text)]
    return text.replace_many(doubled, "space around struck words") if struck else text


def _unquoted(text: EditedText) -> EditedText:
    """A text without the marks of a quotation at the start of its lines."""
    if ">" not in text.text:
        return text
    starts = [0, *(match.end() for match in LINE_END.finditer(text.text))]
    marks = [match.span() for start in starts if (match := QUOTE.match(text.text, start))]
    return text.replace_many([(start, end, "") for start, end in marks], "quote mark")


def _without_invisible(text: EditedText) -> EditedText:
    # All of them are beyond ASCII.
    if text.text.isascii():
        return text
    invisible = [(match.start(), match.end(), "") for match in re.finditer(f"[{INVISIBLE}]", text.text)]
    text = text.replace_many(invisible, "invisible character")
    unusual = [(match.start(), match.end(), " ") for match in re.finditer(f"[{UNUSUAL_SPACES}]", text.text)]
    return text.replace_many(unusual, "unusual space")


def _joined(text: EditedText) -> EditedText:
    if not LINE_END.search(text.text):
        return text
    spots = []
    for match in BREAK.finditer(text.text):
        before, after = text.text[match.start() - 1 : match.start()], text.text[match.end() : match.end() + 1]
        spots.append((match.start(), match.end(), _glue(text.text, match, before, after)))
    return text.replace_many(spots, "line break")


def _glue(text: str, broken: re.Match[str], before: str, after: str) -> str:
    if is_chinese_side(before) or is_chinese_side(after):
        # A break beside Chinese hides no space, except between Chinese and a Latin word.
        latin = (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum())
        return " " if latin else ""
    if before == "-" and text[broken.start() - 2 : broken.start() - 1].isalnum():
        return " " if re.match(r"(?:and|or|to)\b", text[broken.end() : broken.end() + 4]) else ""
    return " "


def _trimmed(text: EditedText) -> EditedText:
    tail = len(text.text) - len(text.text.rstrip(SPACES))
    if tail:
        text = text.replace(len(text.text) - tail, len(text.text), "", "space at the end")
    lead = len(text.text) - len(text.text.lstrip(SPACES))
    return text.replace(0, lead, "", "space at the start") if lead else text
