"""What one tag says to whoever looks at finished pages: the addresses and anchors in it, and what a browser asks of other
hosts because of it.

What stands around the text of a page is the same on thousands of pages, so most tags were seen before: each is taken apart once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from duizhao.site.build.built_page import BuiltLink
from duizhao.text.html.page_tags import TAG, PageTag, tag_of
from duizhao.text.html.risky_tags import asked_by, running

# Where the address of something stands, by the element.
ADDRESSES: Mapping[str, str] = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(
        ("img", "script", "iframe", "source", "audio", "video", "track", "embed", "input"), "src"
    ),
    "form": "action",
    "object": "data",
}
# As many different tags are remembered.
REMEMBERED = 1 << 13


@dataclass(frozen=True, slots=True)
class AskedHost:
    """What is fetched from another host because of a tag: where that stands, such as `<img src>`, and the address."""

    where: str
    address: str


@dataclass(frozen=True, slots=True)
class SeenTag:
    """A tag by what it says: the element where that is `html` or `article`, else empty, and whether the tag ends it; what it
    asks of other hosts; the attributes in it that are programs; the addresses and the anchors in it; the link that it is; the
    language that it gives."""

    element: str = ""
    is_end: bool = False
    asked: tuple[AskedHost, ...] = ()
    runs: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    link: BuiltLink | None = None
    language: str = ""


NOTHING = SeenTag()


def seen_tags(text: str) -> list[SeenTag]:
    """The tags in `text` that say something, in their order."""
    return [one for match in TAG.finditer(text) if (one := seen_tag(match[0])) is not NOTHING]


@lru_cache(REMEMBERED)
def seen_tag(raw: str) -> SeenTag:
    """What the tag says that is written as `raw`; NOTHING where it says nothing."""
    match = TAG.match(raw)
    if match is None:
        return NOTHING
    tag = tag_of(match)
    element = tag.name if tag.name in ("html", "article") else ""
    if tag.is_end:
        return SeenTag(element, True) if element else NOTHING
    address = tag.value(ADDRESSES[tag.name]) if tag.name in ADDRESSES else None
    link = BuiltLink(address, main_language(tag.value("hreflang"))) if tag.name == "a" and address else None
    one = SeenTag(
        element,
        False,
        tuple(AskedHost(f"<{tag.name} {attribute.name}>", there) for attribute, there in asked_by(tag)),
        tuple(raw[one.start : one.end] for one in running(tag)),
        tuple(_addresses(tag, address)),
        tuple(_anchors(tag)),
        link,
        main_language(tag.value("lang")) if element == "html" else "",
    )
    return NOTHING if one == NOTHING else one


def _addresses(tag: PageTag, address: str | None) -> list[str]:
    found = [address.strip()] if address else []
    if tag.name in ADDRESSES:
        found += [one.split()[0] for one in (tag.value("srcset") or "").split(",") if one.strip()]
    return found


def _anchors(tag: PageTag) -> list[str]:
    names = [tag.value("id"), tag.value("name") if tag.name == "a" else None]
    return [name for name in names if name]


def main_language(tag: str | None) -> str:
    """The main part of a language tag: `zh` of `zh-Hans`; empty for none."""
    return (tag or "").split("-")[0].lower()
