"""Inside a block: its links, and its prose with everything that is not prose blanked out.

`prose` keeps every offset: what is masked becomes spaces, so a match in it is a match in the block's text.
"""

import re
from dataclasses import dataclass

LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,1000})\]"
    r"\((?P<target><[^<>\n]{0,2000}>|[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,5})"
    r"(?P<title>\s+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s*\)"
)
AUTOLINK = re.compile(r"<(?P<target>(?:https?://|mailto:)[^<>\s]{1,2000})>")
# The mark that ends a sentence is not part of the address before it.
BARE_ADDRESS = re.compile(
    r"https?://[^\s<>()\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]{1,2000}(?<![.,;:!?'\"*_])"
)
CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(?:(?!\1).){1,5000}?\1(?!`)", re.DOTALL)
ATTRIBUTES = re.compile(r"\{:?\s*[#.\w][^{}\n]{0,500}\}")
FOREIGN = re.compile(
    r"<(?P<tag>span|q|cite|i|em|b)\b[^<>]{0,300}\blang=\"[^\"]{1,20}\"[^<>]{0,300}>.{0,3000}?</(?P=tag)>",
    re.DOTALL,
)
TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>|<!--.{0,5000}?-->", re.DOTALL)
FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image in a block; `start` and `end` are offsets in the block's text."""

    target: str
    text: str
    start: int
    end: int
    is_image: bool = False


def links(text: str) -> tuple[Link, ...]:
    """Every inline link, image and address of a block, in order. Links inside code are not links."""
    masked = _blank(text, CODE)
    found = [
        Link(match["target"].strip("<>"), match["text"], match.start(), match.end(), bool(match["image"]))
        for match in LINK.finditer(masked)
    ]
    # A picture inside a link's text is a second place: [![alt](picture)](target).
    found += [
        Link(
            match["target"].strip("<>"),
            match["text"],
            link.start + 1 + match.start(),
            link.start + 1 + match.end(),
            True,
        )
        for link in found
        if not link.is_image
        for match in LINK.finditer(link.text)
        if match["image"]
    ]
    rest = _blank(masked, LINK)
    for pattern in (AUTOLINK, BARE_ADDRESS):
        found += [
            Link(match["target"] if pattern is AUTOLINK else match.group(), "", match.start(), match.end())
            for match in pattern.finditer(rest)
        ]
        rest = _blank(rest, pattern)
    return tuple(sorted(found, key=lambda link: link.start))


def prose(text: str, keep_foreign: bool = False) -> str:
    """The words of a block at their own offsets: code, addresses, attribute lists, tags and spans that are marked
    as another language become spaces; `keep_foreign` keeps the words of those spans."""
    text = _blank(text, CODE)
    if "<" in text:
        text = text if keep_foreign else _blank(text, FOREIGN)
        text = _blank(_blank(text, AUTOLINK), TAG)
    if "[" in text:
        text = LINK.sub(_keep_link_text, text)
        text = _blank(text, FOOTNOTE)
    if "{" in text:
        text = _blank(text, ATTRIBUTES)
    if "://" in text:
        text = _blank(text, BARE_ADDRESS)
    return text


def plain(text: str) -> str:
    """What a reader sees of a block: prose without Markdown marks, white space folded."""
    return " ".join(re.sub(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|[\[\]`|]", "", prose(text)).split())


def _keep_link_text(match: re.Match[str]) -> str:
    lead = len(match["image"]) + 1
    return " " * lead + match["text"] + " " * (match.end() - match.start() - lead - len(match["text"]))


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
