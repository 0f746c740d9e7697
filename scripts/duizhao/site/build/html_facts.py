"""What has to be known of a finished page for its links and its headers: it is read once, into one tree, and not again while
it stays the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from duizhao.site.build.built_page import BuiltLink, BuiltPage
from duizhao.site.build.policy import Policy

# Where the address of something stands, by the element.
ADDRESSES: Mapping[str, str] = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(
        ("img", "script", "iframe", "source", "audio", "video", "track", "embed", "input"), "src"
    ),
    "form": "action",
    "object": "data",
}


@dataclass(frozen=True, slots=True)
class HtmlFacts:
    """A page: its language, the links in its text, every address in it, the anchors that can be led to, its policy."""

    page: BuiltPage
    addresses: tuple[str, ...]
    anchors: frozenset[str]
    policy: Policy


def facts_of_html(html: str) -> HtmlFacts:
    """The facts of a page given as HTML."""
    policy = Policy.of([html])
    if not html.strip():
        return HtmlFacts(BuiltPage("", ()), (), frozenset(), policy)
    root = etree.fromstring(html, etree.HTMLParser(huge_tree=True))
    addresses: dict[str, None] = {}
    anchors = {one.get("id", "") for one in root.iter("*") if "id" in one.attrib}
    links = []
    for element in root.iter(*ADDRESSES):
        address = element.get(ADDRESSES[element.tag])
        if element.tag == "a":
            if name := element.get("name"):
                anchors.add(name)
            if address and next(element.iterancestors("article"), None) is not None:
                links.append(BuiltLink(address, _main(element.get("hreflang"))))
        if address:
            addresses[address.strip()] = None
        for one in (element.get("srcset") or "").split(","):
            if one.strip():
                addresses[one.split()[0]] = None
    page = BuiltPage(_main(root.get("lang")), tuple(links))
    return HtmlFacts(page, tuple(addresses), frozenset(map(str, anchors)), policy)


def _main(tag: str | None) -> str:
    return (tag or "").split("-")[0].lower()


def facts_as_json(pages: Mapping[str, HtmlFacts]) -> dict[str, Any]:
    """The facts of pages as JSON can hold them: most of their addresses and anchors are those of others too, and are written
    once."""
    numbers: dict[str, int] = {}

    def number(text: str) -> int:
        return numbers.setdefault(text, len(numbers))

    told = {
        path: [
            facts.page.language,
            [[number(link.address), link.language] for link in facts.page.links],
            [number(address) for address in facts.addresses],
            [number(anchor) for anchor in sorted(facts.anchors)],
            [[number(one) for one in facts.policy.scripts], [number(one) for one in facts.policy.styles]],
        ]
        for path, facts in pages.items()
    }
    return {"pages": told, "texts": list(numbers)}


def facts_from_json(told: Mapping[str, Any]) -> dict[str, HtmlFacts]:
    """What `facts_as_json` gave. Raises KeyError, TypeError, ValueError or IndexError for anything else."""
    texts: Sequence[str] = told["texts"]
    found = {}
    for path, (language, links, addresses, anchors, (scripts, styles)) in told["pages"].items():
        page = BuiltPage(language, tuple(BuiltLink(texts[at], to) for at, to in links))
        policy = Policy(tuple(texts[at] for at in scripts), tuple(texts[at] for at in styles))
        found[path] = HtmlFacts(
            page, tuple(texts[at] for at in addresses), frozenset(texts[at] for at in anchors), policy
        )
    return found
