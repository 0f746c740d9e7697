"""What the HTML between the Markdown of a page says: which texts it holds, and what they stand in.

An element may be opened in one piece of HTML and closed in a later one; what stands between is in it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from duizhao.text.markdown.block import UNSURE
from duizhao.text.markdown.html_tags import Ends, element_ends, tags
from duizhao.text.reading import read
from duizhao.text.reading.attribute_texts import attribute_texts
from duizhao.text.reading.inline_html import IS_HIDDEN, NO_DISPLAY, VOID

What = Literal["enter", "leave", "expect", "text"]
# Elements that texts stand in, and what that is called; "" is a container without a name.
CONTAINERS = {
    "ul": "list",
    "menu": "list",
    "ol": "steps",
    "blockquote": "quote",
    "details": "admonition:details",
    "table": "",
    "dl": "",
    "li": "",
}
# The first text of these is what the element is called.
FIRST = {"li": "item", "dd": "definition"}
KINDS = {"summary": "title", "dt": "term"}
HEADING = re.compile(r"h([1-6])")
UNSEEN = frozenset(("script", "style", "template"))
# Every other element stands inside a text.
BLOCKS = frozenset(
    (
        *CONTAINERS, *FIRST, *KINDS, *UNSEEN, "h1", "h2", "h3", "h4", "h5", "h6",
        "p", "div", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup", "col", "figure",
        "figcaption", "section", "article", "aside", "header", "footer", "main", "nav", "hr", "center", "form",
        "fieldset", "legend", "address", "svg", "title", "desc", "pre", "html", "head", "body", "dialog", "hgroup",
        "noscript", "link", "meta",
    )
)  # fmt: skip
# A tag that an open one of these is closed by: `<li>one<li>two`.
CLOSED_BY = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th", "tr", "tbody", "tfoot")),
    "th": frozenset(("td", "th", "tr", "tbody", "tfoot")),
    "tr": frozenset(("tr", "tbody", "tfoot")),
    "thead": frozenset(("tbody", "tfoot")),
    "tbody": frozenset(("tbody", "tfoot")),
    "p": BLOCKS,
}
# A site's own elements that show one of several texts.
TABS = frozenset(("tab", "tabitem", "tab-item"))
COMPONENT = re.compile(r"[A-Z]|[a-z][a-z0-9]*-")
ID = re.compile(r"(?<![\w-])id\s*=\s*[\"']?(?P<id>[^\s\"'>]+)", re.IGNORECASE)
NUMBER = {
    element: re.compile(rf"(?<![\w-]){name}\s*=\s*[\"'{{]?(?P<number>\d{{1,6}})", re.IGNORECASE)
    for element, name in (("ol", "start"), ("li", "value"))
}
STYLE = re.compile(r"(?<![\w-])style\s*=\s*(?:\"[^\"]*\"|'[^']*'|\{\{[^{}]*\}\})", re.IGNORECASE)
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|\{[^{}]*\}")
LANGUAGE = re.compile(r"\blang(?:uage)?-([\w+-]+)")
CODE = re.compile(r"\s*<code\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
CODE_END = re.compile(r"</code\s*>\s*$", re.IGNORECASE)
EDGE = re.compile(r"(?:\s|<!--(?:(?!-->).)*-->)+", re.DOTALL)
INLINE_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(?:(?!\1).){1,5000}?\1(?!`)", re.DOTALL)
# What is marked as another language is quoted as it is; the elements of a whole page say which language the page is in.
FOREIGN = re.compile(r"(?<![\w-])lang\s*=", re.IGNORECASE)
PAGE = frozenset(("html", "body"))
# HTML that shows something without a word.
SHOWN = re.compile(
    r"<(?:img|a(?=\s[^<>]*href)|video|audio|iframe|object|embed|input|button)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Event:
    """`enter` the container `name` and `leave` the innermost one (which has a name if `name` is not empty); `expect`
    that the next text is a `kind`; a `text` from `start` to `end`, offsets in the HTML, of a `kind`, or of the one
    that is expected where that is empty."""

    what: What
    name: str = ""
    start: int = 0
    end: int = 0
    kind: str = ""
    level: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class _WaitingElement:
    """An element that waits for its end tag; a `name` that is empty stands for a container of Markdown."""

    name: str
    container: str | None = None
    is_hidden: bool = False
    anchor: str = ""


class OpenElements:
    """The elements that are open where the walk through a page has come to."""

    def __init__(self) -> None:
        self._open: list[_WaitingElement] = []

    @property
    def is_hidden(self) -> bool:
        """True where a reader sees nothing."""
        return any(one.is_hidden for one in self._open)

    def enter_markdown(self) -> None:
        """A container of Markdown begins: elements inside it end with it at the latest."""
        self._open.append(_WaitingElement(""))

    def leave_markdown(self) -> Iterator[Event]:
        """The innermost container of Markdown ends."""
        while self._open and self._open[-1].name:
            yield from self._close_last()
        if self._open:
            self._open.pop()

    def read(self, html: str) -> Iterator[Event]:
        """What a piece of HTML says, from left to right."""
        run = position = 0
        has_words = False
        ends = element_ends(html)
        for tag in tags(html):
            if tag.start() < position:
                # Inside of what was read whole.
                continue
            has_words = has_words or bool(html[position : tag.start()].strip())
            position = tag.end()
            if not self._is_border(tag, has_words):
                continue
            yield from self._run(html, run, tag.start())
            if tag["close"]:
                yield from self._close(tag["name"].lower())
            elif (whole := self._whole(html, tag, ends)) is not None:
                events, position = whole
                yield from events
            else:
                yield from self._begin(tag, tag["name"].lower())
            run, has_words = position, False
        yield from self._run(html, run, len(html))

    def closed_in(self, text: str) -> Iterator[Event]:
        """The elements that end in a paragraph of Markdown between them: `Rest.</details>`."""
        if "</" not in text or not any(one.name for one in self._open):
            return
        depth: dict[str, int] = {}
        for tag in tags(INLINE_CODE.sub(" ", text)):
            name = tag["name"].lower()
            if tag["close"] and depth.get(name, 0) <= 0:
                yield from self._close(name)
            elif name not in VOID and not tag["attributes"].endswith("/"):
                depth[name] = depth.get(name, 0) + (-1 if tag["close"] else 1)

    def _is_border(self, tag: re.Match[str], has_words: bool) -> bool:
        """True for a tag that no text goes on across."""
        if tag["name"].lower() in BLOCKS:
            return True
        if not COMPONENT.match(tag["name"]):
            return False
        if tag["close"]:
            return any(one.name == tag["name"].lower() for one in self._open)
        return not has_words

    def _whole(self, html: str, tag: re.Match[str], ends: Ends) -> tuple[Iterable[Event], int] | None:
        """What an element says that is one thing with all it holds, and where it ends; None for other elements."""
        name, position = tag["name"].lower(), tag.end()
        if name in ("script", "style") and (end_of_script := _behind(html, name, position)) is not None:
            return (), end_of_script
        if name == "pre":
            end = html.lower().find("</pre", position)
            if end == -1:
                return self._code(html, position, len(html)), len(html)
            return self._code(html, position, end), _behind(html, name, end) or len(html)
        # Outside of a table it is no row.
        if (
            name == "tr"
            and any(one.name == "table" for one in self._open)
            and (end_of_row := ends.rows.get(tag.start())) is not None
        ):
            closed = list(self._close_for(name))
            return [
                *closed,
                *([] if _hides(tag) else self._run(html, position, end_of_row, "row")),
            ], end_of_row
        if name not in PAGE and FOREIGN.search(tag["attributes"]):
            behind = ends.elements.get(tag.start())
            if behind is not None:
                closed = list(self._close_for(name))
                return [
                    *closed,
                    *([] if _hides(tag) else self._run(html, tag.start(), behind, "html")),
                ], behind
        return None

    def _begin(self, tag: re.Match[str], name: str) -> Iterator[Event]:
        yield from self._close_for(name)
        is_alone = name in VOID or tag["attributes"].endswith("/")
        container = CONTAINERS.get(name)
        is_component = COMPONENT.match(tag["name"]) is not None
        if name in TABS and is_component:
            container = "tab"
        hidden = name in UNSEEN or _hides(tag)
        if is_alone:
            container = None
        if container is not None:
            yield _entering(container, name, tag["attributes"])
        found = ID.search(tag["attributes"]) if HEADING.fullmatch(name) else None
        one = _WaitingElement(name, container, hidden, found["id"] if found else "")
        if not is_alone:
            self._open.append(one)
        if name in FIRST:
            yield Event("expect", kind=FIRST[name])
        if not hidden and not self.is_hidden:
            yield from _said_in(tag, is_component)

    def _close_for(self, name: str) -> Iterator[Event]:
        """Close what an element of this name cannot stand in."""
        while self._open and name in CLOSED_BY.get(self._open[-1].name, ()):
            yield from self._close_last()

    def _close(self, name: str) -> Iterator[Event]:
        """Close the innermost element of this name, and those inside it that were not closed."""
        for one in reversed(self._open):
            if not one.name:
                return
            if one.name == name:
                break
        else:
            return
        while self._open[-1].name != name:
            yield from self._close_last()
        yield from self._close_last()

    def _close_last(self) -> Iterator[Event]:
        one = self._open.pop()
        if one.container is not None:
            yield Event("leave", one.container)
        if one.name in FIRST:
            yield Event("expect", kind="paragraph")

    def _run(self, html: str, start: int, end: int, kind: str = "") -> Iterator[Event]:
        """The text between two tags, if there is one."""
        start, end = _trimmed(html, start, end)
        if start >= end or self.is_hidden or not self._is_text():
            return
        if kind:
            yield Event("text", start=start, end=end, kind=kind)
            return
        text = html[start:end]
        if not read(text).text.strip():
            if SHOWN.search(text):
                yield Event("text", start=start, end=end, kind="html")
            return
        level, anchor = 0, ""
        for one in reversed(self._open):
            if heading := HEADING.fullmatch(one.name):
                kind, level, anchor = "heading", int(heading[1]), one.anchor
            elif one.name in KINDS:
                kind = KINDS[one.name]
            elif one.name in BLOCKS and one.name not in ("p", "div"):
                break
            if kind:
                break
        yield Event("text", start=start, end=end, kind=kind, level=level, anchor=anchor)

    def _code(self, html: str, start: int, end: int) -> Iterator[Event]:
        name = ""
        if inner := CODE.match(html, start, end):
            start = inner.end()
            end = found.start() if (found := CODE_END.search(html, start, end)) else end
            language = LANGUAGE.search(inner["attributes"])
            name = language[1] if language else ""
        if html.startswith("\n", start):
            start += 1
        if html[start:end].strip() and not self.is_hidden:
            # The indent of the end tag is not part of the code.
            last = html.rfind("\n", start, end) + 1
            end = last if last and not html[last:end].strip() else end
            yield Event("text", name, start, end, "code")

    def _is_text(self) -> bool:
        """False inside a picture, but for what it is called."""
        names = [one.name for one in self._open]
        return "svg" not in names or bool({"title", "desc"} & set(names[names.index("svg") :]))


def _entering(container: str, name: str, attributes: str) -> Event:
    """Into a container; `level` is the number that a numbered list begins with, or that is written at an item, else -1."""
    written = NUMBER[name].search(attributes) if name in NUMBER else None
    number = int(written["number"]) if written else 1 if name == "ol" else -1
    return Event("enter", container, kind="item" if name == "li" else "", level=number)


def _said_in(tag: re.Match[str], is_component: bool) -> Iterator[Event]:
    """The texts in the attributes of a tag. Those that only look like one bear the attribute's name."""
    start = tag.start("attributes")
    for text in attribute_texts(tag["attributes"]):
        if text.known or is_component:
            name = f"{text.name}{'' if text.known else UNSURE}"
            yield Event("text", name, start + text.start, start + text.end, "title")


def _behind(html: str, name: str, position: int) -> int | None:
    """Where the end tag of the element whose content begins at `position` ends; None where it has none."""
    found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(html, position)
    return found.end() if found else None


def _trimmed(html: str, start: int, end: int) -> tuple[int, int]:
    """Without white space and comments at either end."""
    if edge := EDGE.match(html, start, end):
        start = edge.end()
    while end > start:
        shorter = start + len(html[start:end].rstrip())
        if html.endswith("-->", start, shorter):
            opening = html.rfind("<!--", start, shorter)
            shorter = opening if opening != -1 else shorter
            if opening == -1:
                return start, shorter
        elif shorter == end:
            break
        end = shorter
    return start, end


def _hides(tag: re.Match[str]) -> bool:
    attributes = tag["attributes"]
    if not attributes:
        return False
    style = STYLE.search(attributes)
    return bool(IS_HIDDEN.search(QUOTED.sub("", attributes)) or (style and NO_DISPLAY.search(style.group())))
