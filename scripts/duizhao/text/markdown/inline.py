"""Inside a block: its links, and its prose with everything that is not prose blanked out.

`prose` keeps every offset: what is masked becomes spaces, so a match in it is a match in the block's text.
Everything here is linear: no pattern may look far ahead from every place it could start at.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from duizhao.text.markdown.brackets import brackets

AUTOLINK = re.compile(r"<(?P<target>(?:https?://|mailto:|tel:)[^<>\s]{1,2000})>")
# The mark that ends a sentence is not part of the address before it.
BARE_ADDRESS = re.compile(
    r"https?://[^\s<>()\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]{1,2000}(?<![.,;:!?'\"*_])"
)
CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(?:(?!\1).){1,5000}?\1(?!`)", re.DOTALL)
ATTRIBUTES = re.compile(r"\{:?[ \t]{0,20}[#.\w][^{}\n]{0,500}\}")
# A call of a site tool inside a line: Hugo's {{< x >}} and {{% x %}}.
SHORTCODE = re.compile(r"\{\{[<%][^{}]{0,1000}[>%]\}\}")
FOREIGN_START = re.compile(r"<(?P<tag>span|q|cite|i|em|b)\b[^<>]{0,300}\blang=\"[^\"<>]{1,20}\"[^<>]{0,300}>")
LONGEST_FOREIGN = 3000
TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]")
HTML_LINK = re.compile(
    r"<(?P<tag>a|img)\b[^<>]{0,1000}?\s(?:href|src)\s*+=\s*+(?P<quote>[\"'])(?P<target>[^\"'<>]{0,2000}+)(?P=quote)"
    r"[^<>]{0,1000}+>",
    re.IGNORECASE,
)
ALT = re.compile(r"\balt\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE)
MARKS = re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|[\[\]`|]")
MARK_SIGN = re.compile(r"[*_\[\]`|]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image in a block; `start` and `end` are offsets in the block's text."""

    target: str
    text: str
    start: int
    end: int
    is_image: bool = False


NO_REFERENCES: Mapping[str, str] = {}


def links(text: str, references: Mapping[str, str] = NO_REFERENCES) -> tuple[Link, ...]:
    """Every link, image and address of a block, in order, an outer one before those inside it.

    `references` are the page's link definitions, by label. Links inside code are not links.
    """
    if not any(mark in text for mark in ("](", "][", "://", "<")) and not (references and "[" in text):
        return ()
    masked = _without_comments(_blank(text, CODE)) if "<" in text or "`" in text else text
    found = []
    for bracket in brackets(masked):
        target = bracket.target
        if target is None:
            target = references.get(bracket.label)
            if target is None:
                continue
        words = text[bracket.text_start : bracket.text_end]
        found.append(Link(target, words, bracket.start, bracket.end, bracket.is_image))
    rest = _cover(masked, [(link.start, link.end) for link in found])
    if "<" in masked:
        # Also inside a link's text: [<img src="x">](y).
        found += [_html_link(match) for match in HTML_LINK.finditer(masked)]
        rest = _blank(rest, HTML_LINK)
        found += [Link(match["target"], "", match.start(), match.end()) for match in AUTOLINK.finditer(rest)]
        rest = _blank(_blank(rest, AUTOLINK), TAG)
    if "://" in rest:
        found += [
            Link(match.group(), "", match.start(), match.end()) for match in BARE_ADDRESS.finditer(rest)
        ]
    return tuple(sorted(found, key=lambda link: (link.start, -link.end)))


def _html_link(match: re.Match[str]) -> Link:
    is_image = match["tag"].lower() == "img"
    alt = ALT.search(match.group()) if is_image else None
    return Link(
        match["target"], (alt["double"] or alt["single"] or "") if alt else "", *match.span(), is_image
    )


# Several rules ask about the same texts of a page, and who writes in one has it looked at again and again.
@lru_cache(maxsize=1024)
def prose(text: str, keep_foreign: bool = False) -> str:
    """The words of a block at their own offsets: code, addresses, attribute lists, tags and spans that are
    marked as another language become spaces; `keep_foreign` keeps the words of those spans."""
    text = _blank(text, CODE) if "`" in text else text
    if "<" in text:
        text = text if keep_foreign else _without_foreign(text)
        text = _blank(_blank(_without_comments(text), AUTOLINK), TAG)
    if "[" in text:
        text = _link_words(text)
        text = _blank(text, FOOTNOTE)
    if "{" in text:
        text = _blank(_blank(text, SHORTCODE), ATTRIBUTES)
    if "://" in text:
        text = _blank(text, BARE_ADDRESS)
    return text


def plain(text: str) -> str:
    """What a reader sees of a block: prose without Markdown marks, white space folded."""
    words = prose(text)
    return " ".join((MARKS.sub("", words) if MARK_SIGN.search(words) else words).split())


def _link_words(text: str) -> str:
    """`text` with the targets and labels of its links masked; the words between the brackets stay."""
    spans = []
    for bracket in brackets(text):
        if bracket.target is not None or bracket.end > bracket.text_end + 1:
            spans += [(bracket.start, bracket.text_start), (bracket.text_end, bracket.end)]
    return _cover(text, spans)


def _without_comments(text: str) -> str:
    spans = []
    start = text.find("<!--")
    while start != -1:
        end = text.find("-->", start)
        if end == -1:
            break
        spans.append((start, end + 3))
        start = text.find("<!--", end)
    return _cover(text, spans)


def _without_foreign(text: str) -> str:
    """Masks spans in another language, such as `<span lang="zh">北京</span>`."""
    spans = []
    position = 0
    # Where a closing tag was looked for in vain there is none further on either.
    absent: set[str] = set()
    while match := FOREIGN_START.search(text, position):
        position = match.end()
        close = f"</{match['tag']}>"
        end = -1 if close in absent else text.find(close, match.end())
        if end == -1:
            absent.add(close)
        elif end - match.end() <= LONGEST_FOREIGN:
            position = end + len(close)
            spans.append((match.start(), position))
    return _cover(text, spans)


def _cover(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with spaces in `spans`; line ends stay."""
    if not spans:
        return text
    parts = []
    position = 0
    for start, end in sorted(spans):
        start = max(start, position)
        if end <= start:
            continue
        parts += [text[position:start], _spaces(text[start:end])]
        position = end
    return "".join([*parts, text[position:]])


def _spaces(text: str) -> str:
    if "\n" not in text:
        return " " * len(text)
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: _spaces(match.group()), text)
