"""Tags inside a block: what they hide, what they mark, and the texts in their attributes.

An element that is not told here is transparent: its tags go and what it holds stays.
"""

import re
from dataclasses import dataclass

from duizhao.text.reading.attribute_texts import attribute_texts
from duizhao.text.reading.emphasis import RAISED
from duizhao.text.reading.seen_text import SpanKind
from duizhao.text.reading.special import SUBSCRIPTS, SUPERSCRIPTS
from duizhao.text.reading.visible_edits import BREAK, Edits

COMMENT_START, COMMENT_END = "<!--", "-->"
TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]{0,60})(?P<attributes>(?:[^<>\"'{}]|\"[^\"<]{0,2000}\"|'[^'<]{0,2000}'|\{(?:[^{}<]|\{[^{}<]{0,300}\}){0,500}\}){0,500})>"
)
ATTRIBUTE = {
    name: re.compile(rf"(?<![\w-]){name}\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE)
    for name in ("lang", "style")
}
IS_HIDDEN = re.compile(r"(?<![\w-])hidden(?![\w-])", re.IGNORECASE)
NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDDEN = frozenset(("del", "s", "strike", "template", "script", "style"))
LITERALS: dict[str, SpanKind] = {"code": "code", "samp": "code", "tt": "code", "pre": "code", "kbd": "key"}
BREAKS = frozenset(
    (
        *("br", "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "thead", "tbody"),
        *("caption", "figure", "figcaption", "details", "summary", "blockquote", "section", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    )
)
VOID = frozenset(
    ("br", "hr", "img", "input", "wbr", "area", "col", "source", "track", "embed", "link", "meta")
)


@dataclass(frozen=True, slots=True)
class _OpenElement:
    """An element that waits for its end tag: where its tag starts and ends, and what it does to what it holds."""

    name: str
    start: int
    inner: int
    kind: SpanKind | None
    raises: str = ""


def read_html(edits: Edits) -> None:
    """Comments and hidden elements are hidden, `code` and `kbd` are literals, other tags go."""
    if "<" not in edits.masked and "{/*" not in edits.masked:
        return
    _hide_comments(edits, COMMENT_START, COMMENT_END)
    _hide_comments(edits, "{/*", "*/}")
    masked: list[tuple[int, int]] = []
    waiting: list[_OpenElement] = []
    for match in TAG.finditer(edits.masked):
        name = match["name"].lower()
        masked.append(match.span())
        edits.replace(*match.span(), BREAK if name in BREAKS else "")
        if match["close"]:
            if found := _closed(waiting, name):
                masked += _end(edits, found, match.start(), match.end())
        else:
            _attribute_texts(edits, match)
            if name not in VOID and not match["attributes"].endswith("/"):
                waiting.append(_opened(match, name))
    for one in waiting:
        # A browser ends an element that is never closed with the text.
        if one.kind == "hidden":
            masked += _end(edits, one, len(edits.source), len(edits.source))
    edits.mask(masked)


def _hide_comments(edits: Edits, opening: str, closing: str) -> None:
    spans = []
    text = edits.masked
    start = text.find(opening)
    while start != -1:
        end = text.find(closing, start + len(opening))
        if end == -1:
            break
        spans.append((start, end + len(closing)))
        start = text.find(opening, spans[-1][1])
    for span in spans:
        edits.hide(*span)
    edits.mask(spans)


def _value(attributes: str, name: str) -> re.Match[str] | None:
    return ATTRIBUTE[name].search(attributes) if name in attributes.lower() else None


def _attribute_texts(edits: Edits, match: re.Match[str]) -> None:
    offset = match.start("attributes")
    for text in attribute_texts(match["attributes"]):
        edits.title(offset + text.start, offset + text.end)


def _opened(match: re.Match[str], name: str) -> _OpenElement:
    attributes = match["attributes"]
    kind: SpanKind | None = LITERALS.get(name)
    raises = name if name in ("sup", "sub") else ""
    if attributes:
        style = _value(attributes, "style")
        bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", attributes)
        if IS_HIDDEN.search(bare) or (style and NO_DISPLAY.search(style.group())):
            kind = "hidden"
        elif kind is None and _value(attributes, "lang"):
            kind = "foreign"
    if name in HIDDEN:
        kind = "hidden"
    return _OpenElement(name, match.start(), match.end(), kind, raises)


def _closed(waiting: list[_OpenElement], name: str) -> _OpenElement | None:
    """The innermost open element of that name; those inside it that were never closed go with it."""
    for index in range(len(waiting) - 1, max(-1, len(waiting) - 50), -1):
        if waiting[index].name == name:
            found = waiting[index]
            del waiting[index:]
            return found
    return None


def _end(edits: Edits, one: _OpenElement, inner_end: int, end: int) -> list[tuple[int, int]]:
    """What the element does to what it holds; gives the spans that later passes must not read."""
    if one.kind == "hidden":
        edits.hide(one.start, end)
        return [(one.start, end)]
    if one.raises:
        inner = edits.source[one.inner : inner_end]
        if RAISED.fullmatch(inner):
            edits.replace(
                one.inner, inner_end, inner.translate(SUPERSCRIPTS if one.raises == "sup" else SUBSCRIPTS)
            )
    if one.kind is not None:
        edits.span(one.kind, one.start, end, (one.inner, inner_end))
        if one.kind in ("code", "key"):
            return [(one.inner, inner_end)]
    return []
