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
from duizhao.normalise.edits import EditedText
from duizhao.normalise.layouts.unwrapped import stands_apart
from duizhao.normalise.piece import Kind, Piece
from duizhao.normalise.readers.received import Aside
from duizhao.normalise.watched_phrases import Phrases
from duizhao.text.language.script import han_count, is_chinese_side

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
BLANK = re.compile(rf"[{SPACES}{INVISIBLE}]*")
BREAK = re.compile(rf"(?:(?<![{SPACES}])[{SPACES}]++)?(?:\r\n|[{LINE_ENDS}])[{SPACES}]*+")
OTHER_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
BULLET = re.compile(rf"[{SPACES}]*(?:[•●○◦▪■‣·∙▸►–][{SPACES}]*|[-*+][{SPACES}]+)(?=\S)")
NUMBERED = re.compile(
    rf"[{SPACES}]*(?:\d{{1,3}}[.)、．][{SPACES}]*(?=[^\d\s])|[（(]\d{{1,3}}[)）][{SPACES}]*)(?=\S)"
)
HASHES = re.compile(rf"[{SPACES}]*(?P<marks>#{{1,6}})(?P<space>[{SPACES}]*)(?=[^#\s])")
FENCE = re.compile(r"\s*(```|~~~)")
TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")
# A file with a longer line than this was not wrapped by hand or by an editor.
WIDEST_WRAP = 100
NARROWEST_WRAP = 40
SENTENCE_END = re.compile(r"[.。!！;；,，:：、…][”’」』）)\"']*$")
QUESTION = re.compile(r"[?？]$")
LONGEST_ENGLISH_HEADING = 14
LONGEST_CHINESE_HEADING = 30
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "with",
        "from",
        "as",
        "is",
        "are",
        "be",
        "not",
        "vs",
        "via",
        "may",
        "can",
        "your",
        "you",
    ]
)
# Sections that every text has, whatever it is about: never below another heading.
STANDARD_SECTIONS = frozenset(
    [
        "introduction",
        "overview",
        "background",
        "summary",
        "conclusion",
        "conclusions",
        "references",
        "sources",
        "faq",
        "引言",
        "简介",
        "概述",
        "背景",
        "总结",
        "结论",
        "小结",
        "参考文献",
        "来源",
        "常见问题",
    ]
)


@dataclass(frozen=True, slots=True)
class _SourceLine:
    number: int
    start: int
    end: int
    text: str


def cut(source: str, phrases: Phrases, asides: Sequence[Aside] = ()) -> tuple[Piece, ...]:
    """The pieces of a source in order. Every character that is not white space is in exactly one of them. What stands
    in one of the `asides` (in order) is boilerplate: the reader of the document said so."""
    blocks = list(_blocks(source, phrases))
    reasons = [_reason(lines[0].start, asides) for lines in blocks]
    kinds = _kinds(source, blocks, phrases, [reason is not None for reason in reasons])
    pieces = []
    for lines, (kind, level), reason in zip(blocks, kinds, reasons, strict=True):
        start, end = lines[0].start, lines[-1].end
        text, starts_anew = without_marks(EditedText.of(source, start, end), kind)
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
                left_out=reason,
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
        elif block and not _goes_on(block[-1], line, wrap, phrases):
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
    return bool(BULLET.match(text) or NUMBERED.match(text) or HASHES.match(text) or TABLE_ROW.match(text))


def _kinds(
    source: str, blocks: list[list[_SourceLine]], phrases: Phrases, is_aside: Sequence[bool]
) -> list[tuple[Kind, int]]:
    kinds: list[tuple[Kind, int]] = []
    for index, lines in enumerate(blocks):
        text = source[lines[0].start : lines[-1].end].strip(SPACES + INVISIBLE)
        if is_aside[index]:
            kinds.append(("boilerplate", 0))
            continue
        kinds.append(_kind(text, len(lines), is_last=index == len(blocks) - 1, phrases=phrases))
    first = next((index for index, aside in enumerate(is_aside) if not aside), None)
    if first is not None and kinds[first][0] == "heading":
        kinds[first] = ("title", 1)
    return _nest(
        kinds, [source[lines[0].start : lines[-1].end].strip(SPACES + INVISIBLE) for lines in blocks]
    )


def _kind(text: str, line_count: int, *, is_last: bool, phrases: Phrases) -> tuple[Kind, int]:
    if phrases.is_boilerplate(text):
        return "boilerplate", 0
    if FENCE.match(text):
        return "code", 0
    if TABLE_ROW.match(text):
        return "row", 0
    if BULLET.match(text):
        return "item", 0
    if NUMBERED.match(text):
        return "step", 0
    hashes = HASHES.match(text)
    if hashes:
        # "##" stuck to whole sentences is a stray mark: no heading ends with a full stop.
        is_heading = hashes["space"] or not SENTENCE_END.search(text)
        return ("heading", len(hashes["marks"])) if is_heading else ("paragraph", 0)
    if line_count == 1 and not is_last and is_heading_like(text):
        return "heading", 0
    return "paragraph", 0


def is_heading_like(text: str) -> bool:
    """True for a short line that is built like a heading: no sentence end, title case or a question."""
    if SENTENCE_END.search(text) or LINE_END.search(text):
        return False
    if han_count(text) * 2 > len(text):
        return len(text) <= LONGEST_CHINESE_HEADING and not re.search("[，。；]", text)
    words = re.findall(r"[A-Za-z][\w'’-]*", text)
    if not words or len(words) > LONGEST_ENGLISH_HEADING or not text[0].isupper():
        return False
    telling = [word for word in words if word.lower() not in SMALL_WORDS]
    capitals = sum(word[0].isupper() for word in telling)
    return bool(telling) and (capitals >= 0.7 * len(telling) or bool(QUESTION.search(text)))


def _nest(kinds: list[tuple[Kind, int]], texts: list[str]) -> list[tuple[Kind, int]]:
    """Levels for headings without marks: where a question is followed by two or more headings that are no questions,
    and then by another question, these are its parts."""
    headings = [index for index, (kind, level) in enumerate(kinds) if kind == "heading" and level == 0]
    is_question = {index: bool(QUESTION.search(texts[index])) for index in headings}
    nested: set[int] = set()
    run: list[int] = []
    under_question = False
    for index in headings:
        if is_question[index]:
            if under_question and len(run) >= 2:
                nested.update(run)
            run, under_question = [], True
        elif texts[index].lower() in STANDARD_SECTIONS:
            run, under_question = [], False
        else:
            run.append(index)
    return [
        (kind, 3 if index in nested else 2) if kind == "heading" and level == 0 else (kind, level)
        for index, (kind, level) in enumerate(kinds)
    ]


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
    text = _without_invisible(text)
    mark = _mark(text.text, kind)
    starts_anew = bool(mark) and kind == "paragraph"
    if mark:
        why = {"item": "list mark", "step": "list mark", "paragraph": "stray heading mark"}
        text = text.replace(0, mark.end(), "", why.get(kind, "heading mark"))
    if kind == "code":
        ends = [(match.start(), match.end(), "\n") for match in OTHER_LINE_END.finditer(text.text)]
        text = text.replace_many(ends, "line break")
    elif kind != "row":
        text = _joined(text)
    return _trimmed(text), starts_anew


def tidied(text: EditedText, *, is_row: bool = False) -> EditedText:
    """A part of a piece without invisible characters, line breaks and blanks around it; a row has no line breaks."""
    text = _without_invisible(text)
    return _trimmed(text if is_row else _joined(text))


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
