"""What has to be known of a finished page for its links and its headers: it is not read again
while it stays the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.site.build.built_page import BuiltLink, BuiltPage
from duizhao.site.build.inline_code import InlineCode
from duizhao.site.build.policy import Policy
from duizhao.site.build.read_html import ReadHtml, read_html


@dataclass(frozen=True, slots=True)
class HtmlFacts:
    """A page: its language, the links in its text, every address in it, the anchors that can be led to, its policy."""

    page: BuiltPage
    addresses: tuple[str, ...]
    anchors: frozenset[str]
    policy: Policy


def facts_of_html(html: str) -> HtmlFacts:
    """The facts of a page given as HTML, in which all may run that stands there."""
    page = read_html(html)
    return facts_of(page, page.code)


def facts_of(page: ReadHtml, allowed: Iterable[InlineCode]) -> HtmlFacts:
    """The facts of a page that was read. Of the code in it, that which is `allowed` may run."""
    addresses: dict[str, None] = {}
    anchors: set[str] = set()
    links: list[BuiltLink] = []
    language: str | None = None
    depth = 0
    for tag in page.tags:
        if tag.element == "article":
            depth = max(depth + (-1 if tag.is_end else 1), 0)
        elif tag.element == "html" and not tag.is_end and language is None:
            language = tag.language
        for address in tag.addresses:
            addresses[address] = None
        anchors.update(tag.anchors)
        if tag.link and depth:
            links.append(tag.link)
    return HtmlFacts(
        BuiltPage(language or "", tuple(links)),
        tuple(addresses),
        frozenset(anchors),
        Policy.of_code(allowed),
    )


def facts_as_json(pages: Mapping[str, HtmlFacts]) -> dict[str, Any]:
    """The facts of pages as JSON can hold them: most of their addresses and anchors are those of others too, and are written
    once."""
    numbers: dict[str, int] = {}

    def numbered(texts: Iterable[str]) -> list[int]:
        # A name that is new gets the number of those that were there.
        return [numbers.setdefault(text, len(numbers)) for text in texts]

    told = {
        path: [
            facts.page.language,
            [[*numbered((link.address,)), link.language] for link in facts.page.links],
            numbered(facts.addresses),
            numbered(sorted(facts.anchors)),
            [numbered(facts.policy.scripts), numbered(facts.policy.styles)],
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
