"""What HTML on a page could do to a reader beside being read: run a script, show another page, send them elsewhere, or ask
another host for something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from duizhao.text.html.page_tags import PageTag, TagAttribute, address_in

RiskKind = Literal["script", "frame", "handler", "address", "head", "style", "form", "animation", "ping"]

# Elements that do something by being there.
ELEMENTS: dict[str, RiskKind] = {
    "script": "script",
    **dict.fromkeys(("iframe", "object", "embed", "applet", "frame", "frameset", "portal", "fencedframe"), "frame"),
    **dict.fromkeys(("base", "meta", "link"), "head"),
    "style": "style",
    "form": "form",
    # They change a link, or hold HTML, inside a drawing (SMIL).
    **dict.fromkeys(
        ("animate", "animatemotion", "animatetransform", "animatecolor", "set", "foreignobject", "handler", "listener"),
        "animation",
    ),
}  # fmt: skip
HANDLER = re.compile(r"on[a-z]")
# Attributes that hold the address of something that a browser fetches or goes to.
ADDRESSES = frozenset(
    ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "background", "cite", "longdesc", "codebase"]
)  # fmt: skip
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
RUNS = frozenset(
    ["javascript", "vbscript", "data", "livescript", "mocha", "blob", "filesystem", "view-source", "jar", "mhtml"]
)  # fmt: skip
# A picture that stands in its address asks nobody and runs nothing; an SVG may.
PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif)[;,]", re.IGNORECASE)
SHOWS_PICTURE = frozenset(["img", "source", "input", "image", "video"])
# What a style may not hold: an address, another style sheet, or signs behind which these could hide.
STYLE_ASKS = re.compile(
    r"url|image\s*+\(|image-set|src\s*+\(|element\s*+\(|expression|@|\\|/\*|behaviou?r|binding", re.I
)
INNER_URL = re.compile(r"url\(\s*+[\"']?#[\w.:-]++[\"']?\s*+\)", re.IGNORECASE)
ANOTHER_HOST = re.compile(r"(?:(?:https?|wss?|ftp):|[/\\]{2})", re.IGNORECASE)
# What is fetched as soon as a page is shown, by the element; `*` is every element.
FETCHED: dict[str, frozenset[str]] = {
    "src": frozenset(
        ["img", "audio", "video", "source", "track", "input", "script", "iframe", "embed", "frame"]
    ),
    "srcset": frozenset(["img", "source"]),
    "imagesrcset": frozenset(["link"]),
    "poster": frozenset(["video"]),
    "background": frozenset(["*"]),
    "data": frozenset(["object"]),
    "href": frozenset(
        ["image", "use", "feimage", "mpath", "lineargradient", "radialgradient", "pattern", "filter"]
    ),
    "action": frozenset(["form"]),
    "formaction": frozenset(["button", "input"]),
    "ping": frozenset(["a", "area"]),
    "manifest": frozenset(["html"]),
}
FETCHING_LINKS = frozenset(
    [
        *(
            "stylesheet",
            "icon",
            "apple-touch-icon",
            "mask-icon",
            "preload",
            "modulepreload",
            "prefetch",
            "prerender",
        ),
        *("preconnect", "dns-prefetch", "manifest", "pingback", "expect"),
    ]
)
# Attributes of a drawing may hold an address as a style does.
HOLDS_STYLE = frozenset(
    ["style", "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker", "marker-start", "marker-mid", "marker-end"]
)  # fmt: skip
CSS_ADDRESS = re.compile(
    r"url\(\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'()]*+))|@import\s*+[\"'](?P<import>[^\"']*+)",
    re.IGNORECASE,
)
REFRESH = re.compile(r"[\d.\s]*+[;,]?\s*+(?:url\s*+=\s*+)?[\"']?(?P<address>[^\"']*+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TagRisk:
    """One thing that a tag could do; `attribute` is the one that does it, None where the element itself does."""

    kind: RiskKind
    attribute: TagAttribute | None = None


def scheme_of(value: str) -> str:
    """The scheme of the address in the value of an attribute, in small letters; empty where it has none."""
    found = SCHEME.match(address_in(value))
    return found[1].lower() if found else ""


def runs(value: str) -> bool:
    """True where the address in the value of an attribute is itself a program or a page."""
    return scheme_of(value) in RUNS


def risks_of(tag: PageTag) -> Iterator[TagRisk]:
    """What a tag could do; what it asks of other hosts is told by `asked_by`."""
    if tag.is_end:
        return
    if kind := ELEMENTS.get(tag.name.rpartition(":")[2]):
        yield TagRisk(kind)
        return
    for one in tag.attributes:
        if kind := _kind(tag, one):
            yield TagRisk(kind, one)


def _kind(tag: PageTag, one: TagAttribute) -> RiskKind | None:
    if HANDLER.match(one.name):
        return "handler"
    if one.name == "srcdoc":
        return "frame"
    if one.name == "ping":
        return "ping"
    if one.name == "formaction":
        return "form"
    if one.name in HOLDS_STYLE:
        return "style" if STYLE_ASKS.search(INNER_URL.sub("", one.value)) else None
    if one.name in ADDRESSES and runs(one.value):
        shown = tag.name in SHOWS_PICTURE and PICTURE.match(address_in(one.value))
        return None if shown else "address"
    return None


def running(tag: PageTag) -> Iterator[TagAttribute]:
    """The attributes of any tag that are a program, or an address that is one."""
    for one in () if tag.is_end else tag.attributes:
        if _kind(tag, one) in ("handler", "address"):
            yield one


def is_elsewhere(address: str) -> bool:
    """True for an address that names a host."""
    return ANOTHER_HOST.match(address_in(address)) is not None


def asked_by(tag: PageTag) -> Iterator[tuple[TagAttribute, str]]:
    """What a browser fetches from another host because of this tag: the attribute, and the address in it."""
    if tag.is_end:
        return
    rel = frozenset((tag.value("rel") or "").lower().split()) if tag.name == "link" else frozenset()
    for one in tag.attributes:
        for address in _fetched(tag, one, rel):
            if is_elsewhere(address):
                yield one, address_in(address)


def _fetched(tag: PageTag, one: TagAttribute, rel: frozenset[str]) -> Iterator[str]:
    name = one.name.rpartition(":")[2]
    elements = FETCHED.get(name, frozenset())
    if tag.name in elements or "*" in elements:
        if name in ("srcset", "imagesrcset"):
            yield from (part.split()[0] for part in one.value.split(",") if part.strip())
        elif name == "ping":
            yield from one.value.split()
        else:
            yield one.value
    elif name == "href" and rel & FETCHING_LINKS:
        yield one.value
    elif name == "content" and tag.name == "meta" and (tag.value("http-equiv") or "").lower() == "refresh":
        found = REFRESH.match(one.value)
        yield found["address"] if found else ""
    elif name in HOLDS_STYLE:
        yield from addresses_in_css(one.value)


def addresses_in_css(css: str) -> Iterator[str]:
    """Every address that a style sheet, or a style, has a browser fetch."""
    for found in CSS_ADDRESS.finditer(css):
        yield next((one for one in found.groups() if one is not None), "")
