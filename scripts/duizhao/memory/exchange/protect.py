"""Markdown as numbered placeholders, which translators' tools check, and back again.

| placeholder | stands for |
|---|---|
| `<a1>words</a1>` | a link, its attribute list included |
| `<i1>words</i1>` | an image; the words are what is read out instead of it |
| `<b1>words</b1>` | emphasis |
| `<x1/>` | code, an address, a tag, an attribute list, a mark of a footnote: whatever is not translated |

A placeholder that both languages have bears the same number in both. Literal text that looks like a placeholder is a tag
to Markdown, and so it is a placeholder itself.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual
from duizhao.text.markdown.brackets import Bracket, brackets
from duizhao.text.markdown.inline import (
    ATTRIBUTES,
    AUTOLINK,
    BARE_ADDRESS,
    CODE,
    FOOTNOTE,
    NO_REFERENCES,
    SHORTCODE,
)
from duizhao.text.reading.inline_html import TAG

PARAGRAPHS = "\n\n"
COMMENT = re.compile(r"<!--(?:.*?-->|(?P<open>.*+))", re.DOTALL)
ICON = re.compile(r":(?:material|octicons|fontawesome|simple)-[a-z0-9-]{1,80}:")
# The order matters: what stands inside code is code.
SINGLES = (CODE, COMMENT, AUTOLINK, TAG, SHORTCODE, BARE_ADDRESS, FOOTNOTE, ATTRIBUTES, ICON)
# An image of HTML, its words apart.
IMAGE = re.compile(
    r"<img\b[^<>]*?\salt\s*=\s*(?P<quote>[\"'])(?P<words>(?:(?!(?P=quote))[^<>])+)(?P=quote)[^<>]*>",
    re.IGNORECASE,
)
RUN = re.compile(r"\\.|(?P<run>\*{1,3}|_{1,3}|~~)", re.DOTALL)
PLACEHOLDER = re.compile(r"<(?P<end>/?)(?P<name>[abix]\d{1,6})(?P<single>/?)>")
# Numbers of pairs; links are numbered from 0.
FIRST_EMPHASIS = 10_000_000
FIRST_IMAGE = 20_000_000
# What is masked. No page holds it: Markdown has no such character.
MASK = "\0"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What a placeholder stands for; one that has no words has no `closing`."""

    kind: str
    opening: str
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A placeholder in a text: the number of its mark, and whether it opens, closes or stands alone."""

    mark: int
    role: str


@dataclass(frozen=True, slots=True)
class Protected:
    """A text in parts: words, and placeholders in their places. `marks` are what these stand for, in order."""

    parts: tuple[str | Token, ...]
    marks: tuple[Placeholder, ...]

    def written(self, names: Sequence[str]) -> str:
        """The text with its placeholders called `names`."""
        forms = {"open": "<{}>", "close": "</{}>", "single": "<{}/>"}
        return "".join(
            part if isinstance(part, str) else forms[part.role].format(names[part.mark])
            for part in self.parts
        )


@dataclass(frozen=True, slots=True)
class PlaceholderNames:
    """What the placeholders of a pair of texts are called, and what each stands for: in `own` those of the text that
    is translated into, in `given` those of the text that is translated from."""

    given: Mapping[str, Placeholder]
    own: Mapping[str, Placeholder]
    source: str
    target: str


def protect(texts: Sequence[str], references: Mapping[str, str] = NO_REFERENCES) -> Protected:
    """The blocks of one side of a pair, with an empty line between them, their Markdown as placeholders."""
    parts: list[str | Token] = []
    marks: list[Placeholder] = []
    for number, text in enumerate(texts):
        if number:
            parts.append(PARAGRAPHS)
        for part in _parts(text, references, marks):
            parts.append(part)
    return Protected(tuple(parts), tuple(marks))


def name_both(source: Protected, target: Protected) -> PlaceholderNames:
    """Both texts with placeholders of equal names where they stand for the same."""
    counts: Counter[str] = Counter()
    given = {_next(mark, counts): mark for mark in source.marks}
    free: dict[Placeholder, list[str]] = {}
    for name, mark in given.items():
        free.setdefault(mark, []).append(name)
    own: dict[str, Placeholder] = {}
    for mark in target.marks:
        waiting = free.get(mark)
        own[waiting.pop(0) if waiting else _next(mark, counts)] = mark
    return PlaceholderNames(given, own, source.written(tuple(given)), target.written(tuple(own)))


def _next(mark: Placeholder, counts: Counter[str]) -> str:
    counts[mark.kind] += 1
    return f"{mark.kind}{counts[mark.kind]}"


def restore(text: str, names: PlaceholderNames) -> str:
    """The Markdown of a translated text whose placeholders `faults` finds right."""

    def markdown(match: re.Match[str]) -> str:
        mark = names.own.get(match["name"]) or names.given[match["name"]]
        return mark.closing if match["end"] else mark.opening

    return PLACEHOLDER.sub(markdown, text)


def faults(text: str, names: PlaceholderNames, may_lack: bool) -> tuple[Bilingual, ...]:
    """What is wrong with the placeholders of a translated text; nothing where all is right.

    It must have those of the text that it was translated from, or with `may_lack` those that its language had before;
    each once, closed behind its words, none crossing another. No Markdown may have been added.
    """
    found = list(_form_faults(text, names))
    there = {match["name"] for match in PLACEHOLDER.finditer(text)}
    lacking = [name for name in names.given if name not in there]
    if lacking and may_lack and all(name in there for name in names.own):
        lacking = []
    found += [
        Bilingual(
            f"the placeholder {_shown(name)} is missing ({_said(names.given[name])})",
            f"缺少占位符 {_shown(name)}（{_said(names.given[name])}）",
        )
        for name in lacking
    ]
    return tuple(found)


def added(
    text: str, restored: Sequence[str], names: PlaceholderNames, references: Mapping[str, str]
) -> tuple[Bilingual, ...]:
    """What Markdown the finished text has that its placeholders do not account for, or lacks that they stand for."""
    wanted = Counter(
        names.own.get(match["name"]) or names.given[match["name"]]
        for match in PLACEHOLDER.finditer(text)
        if not match["end"]
    )
    there = Counter(protect(restored, references).marks)
    more = [
        Bilingual(
            f"Markdown was added: {_said(mark)}. Only placeholders may stand for it",
            f"添加了 Markdown 标记：{_said(mark)}。只能使用占位符",
        )
        for mark in there - wanted
    ]
    less = [
        Bilingual(
            f"a placeholder does not work where it stands: {_said(mark)} would be read as ordinary text",
            f"占位符放在这里不起作用：{_said(mark)} 会被当成普通文字",
        )
        for mark in wanted - there
    ]
    return tuple(more + less)


def _form_faults(text: str, names: PlaceholderNames) -> Iterator[Bilingual]:
    opened: list[str] = []
    seen: Counter[str] = Counter()
    for match in PLACEHOLDER.finditer(text):
        name, shown = match["name"], match.group()
        mark = names.given.get(name) or names.own.get(name)
        if mark is None:
            yield Bilingual(f"the placeholder {shown} was added", f"多出占位符 {shown}")
            continue
        if bool(match["single"]) is (mark.kind != "x") or (match["single"] and match["end"]):
            yield Bilingual(
                f"the placeholder {shown} has to be written {_shown(name)}",
                f"占位符 {shown} 应写成 {_shown(name)}",
            )
            continue
        if match["end"]:
            if not opened or opened[-1] != name:
                yield Bilingual(f"the placeholder {shown} is wrongly nested", f"占位符 {shown} 嵌套错误")
            if name in opened:
                opened.remove(name)
            continue
        seen[name] += 1
        if seen[name] == 2:
            yield Bilingual(f"the placeholder {shown} stands twice", f"占位符 {shown} 出现了两次")
        if mark.kind != "x":
            opened.append(name)
    for name in opened:
        yield Bilingual(f"the placeholder </{name}> is missing", f"缺少占位符 </{name}>")


def _shown(name: str) -> str:
    return f"<{name}/>" if name[0] == "x" else f"<{name}>…</{name}>"


def _said(mark: Placeholder) -> str:
    words = f"{mark.opening}…{mark.closing}" if mark.closing else mark.opening
    return words if len(words) <= 80 else f"{words[:77]}…"


# Finding the Markdown of a text.


@dataclass(frozen=True, slots=True)
class _ProtectedSpan:
    """Characters of a text that become a placeholder. `pair` is equal for the two spans of a pair."""

    start: int
    end: int
    role: str
    kind: str
    pair: int


def _parts(text: str, references: Mapping[str, str], marks: list[Placeholder]) -> Iterator[str | Token]:
    """The parts of `text`; adds what its placeholders stand for to `marks`."""
    spans = _spans(text, references)
    closings = {span.pair: text[span.start : span.end] for span in spans if span.role == "close"}
    numbers: dict[int, int] = {}
    position = 0
    for span in spans:
        if span.start > position:
            yield text[position : span.start]
        if span.role == "close":
            yield Token(numbers[span.pair], "close")
        else:
            if span.role == "open":
                numbers[span.pair] = len(marks)
            yield Token(len(marks), span.role)
            marks.append(Placeholder(span.kind, text[span.start : span.end], closings.get(span.pair, "")))
        position = span.end
    if position < len(text):
        yield text[position:]


def _spans(text: str, references: Mapping[str, str]) -> list[_ProtectedSpan]:
    singles = _singles(text)
    paired = _links(text, singles, references)
    covered = [(span.start, span.end) for span in paired]
    singles = _outside(singles, covered)
    images = {
        span: found for span in singles if (found := IMAGE.fullmatch(text, *span)) and found["words"].strip()
    }
    # Singles have no partner: a number below 0 is nobody else's.
    spans = [
        _ProtectedSpan(start, end, "single", "x", -1 - number)
        for number, (start, end) in enumerate(singles)
        if (start, end) not in images
    ]
    for (start, end), image in images.items():
        pair = FIRST_IMAGE + start
        spans.append(_ProtectedSpan(start, image.start("words"), "open", "i", pair))
        spans.append(_ProtectedSpan(image.end("words"), end, "close", "i", pair))
    spans = sorted([*spans, *paired], key=lambda span: span.start)
    return sorted([*spans, *_emphasis(text, spans)], key=lambda span: span.start)


def _singles(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    masked = text
    for pattern in SINGLES:
        for match in pattern.finditer(masked):
            # A comment that nothing closes is text.
            if match.lastgroup == "open":
                continue
            start, end = match.span()
            # What a later one holds whole is part of it; what it cuts through stays.
            if all((start <= one and other <= end) or other <= start or end <= one for one, other in found):
                found = [span for span in found if not (start <= span[0] and span[1] <= end)]
                found.append((start, end))
        masked = _masked(text, found)
    return found


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    signs = list(text)
    for start, end in spans:
        signs[start:end] = MASK * (end - start)
    return "".join(signs)


def _links(
    text: str, singles: Sequence[tuple[int, int]], references: Mapping[str, str]
) -> list[_ProtectedSpan]:
    # An attribute list is looked at with its link; a mark of a footnote is no link.
    masked = _masked(text, [span for span in singles if text[span[0]] != "{"])
    spans: list[_ProtectedSpan] = []
    for number, one in enumerate(sorted(brackets(masked), key=lambda one: (one.start, -one.end))):
        if one.target is None and one.label not in references:
            continue
        end = one.end
        if attributes := ATTRIBUTES.match(text, end):
            end = attributes.end()
        # Whose words are its label, or that has none, cannot be translated in part.
        if one.text_start == one.text_end or _is_its_own_label(text, one):
            spans.append(_ProtectedSpan(one.start, end, "single", "x", number))
        else:
            kind = "i" if one.is_image else "a"
            spans.append(_ProtectedSpan(one.start, one.text_start, "open", kind, number))
            spans.append(_ProtectedSpan(one.text_end, end, "close", kind, number))
    return _without_overlaps(spans)


def _is_its_own_label(text: str, one: Bracket) -> bool:
    return one.target is None and (one.end <= one.text_end + 1 or text[one.text_end : one.end] == "][]")


def _without_overlaps(spans: list[_ProtectedSpan]) -> list[_ProtectedSpan]:
    """Without the links whose marks stand inside those of another."""
    kept: dict[int, list[_ProtectedSpan]] = {}
    taken: list[tuple[int, int]] = []
    pairs: dict[int, list[_ProtectedSpan]] = {}
    for span in spans:
        pairs.setdefault(span.pair, []).append(span)
    for number, both in pairs.items():
        if all(span.end <= start or end <= span.start for span in both for start, end in taken):
            kept[number] = both
            taken += [(span.start, span.end) for span in both]
    return [span for both in kept.values() for span in both]


def _outside(spans: Sequence[tuple[int, int]], covered: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [
        (start, end)
        for start, end in spans
        if all(end <= other_start or other_end <= start for other_start, other_end in covered)
    ]


def _emphasis(text: str, spans: Sequence[_ProtectedSpan]) -> list[_ProtectedSpan]:
    """Pairs of stars, underscores and waves, each within the words of the link it stands in."""
    masked = _masked(text, [(span.start, span.end) for span in spans])
    events: list[tuple[int, _ProtectedSpan | re.Match[str]]] = [
        (span.start, span) for span in spans if span.role != "single"
    ]
    events += [(match.start(), match) for match in RUN.finditer(masked) if match["run"]]
    waiting: list[tuple[str, int]] = []
    found: list[_ProtectedSpan] = []
    for at, event in sorted(events, key=lambda event: event[0]):
        if isinstance(event, _ProtectedSpan):
            if event.role == "open":
                waiting.append(("", at))
            else:
                while waiting and waiting.pop()[0]:
                    pass
            continue
        run, start = event.group(), at
        before, behind = masked[at - 1 : at], masked[event.end() : event.end() + 1]
        may_close = bool(before.strip()) and not (run[0] == "_" and _is_word(behind))
        may_open = bool(behind.strip()) and not (run[0] == "_" and _is_word(before))
        while run and may_close and (place := _partner(waiting, run)) is not None:
            mark, opened = waiting[place]
            del waiting[place:]
            pair = FIRST_EMPHASIS + opened
            found.append(_ProtectedSpan(opened, opened + len(mark), "open", "b", pair))
            found.append(_ProtectedSpan(start, start + len(mark), "close", "b", pair))
            run, start = run[len(mark) :], start + len(mark)
        if run and may_open:
            waiting.append((run, start))
    return found


def _partner(waiting: Sequence[tuple[str, int]], run: str) -> int | None:
    """The nearest opening mark that `run` closes, in the same link."""
    inner = len(waiting) - next(
        (number for number, (mark, _) in enumerate(reversed(waiting)) if not mark), len(waiting)
    )
    near = range(len(waiting) - 1, inner - 1, -1)
    same = next((place for place in near if waiting[place][0] == run), None)
    if same is not None:
        return same
    top = len(waiting) - 1
    return top if top >= inner and run.startswith(waiting[top][0]) else None


def _is_word(sign: str) -> bool:
    return sign.isalnum() and sign.isascii()
