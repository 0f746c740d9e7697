"""What two engines have to agree in: what each page of a site holds for its readers and for machines, whatever laid it out."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from lxml.etree import _Element as Element

from duizhao.site.build.inline_code import inline_code
from duizhao.site.build.policy import Policy

HASH = re.compile(r"'sha256-[^']+'")
GENERATOR = re.compile(r'<meta name="generator" content="[^"]*">')
# An address that both engines are given, so that whole addresses are compared with relative ones.
SITE = "https://host.example/"
# Files of a theme and of its search, which each engine has of its own.
OF_THEME = re.compile(
    r"(?:zh/)?assets/(?!cards/|duizhao/).*|search\.json|search/search_index\.json|sitemap\.xml\.gz"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in which a site differs from that of the first engine: its kind, where, and both values."""

    kind: str
    file: str
    expected: object
    found: object


def differences(expected: Path, found: Path) -> Iterator[Difference]:
    """Everything in which the site in the folder `found` differs from that in `expected`, page by page, in their order."""
    theirs, ours = _files(expected), _files(found)
    for name in sorted(theirs ^ ours):
        yield Difference("files", name, name in theirs, name in ours)
    for name in sorted(theirs & ours):
        one, another = ((folder / name).read_bytes() for folder in (expected, found))
        if name.endswith(".html"):
            yield from _of_page(name, one.decode(), another.decode())
        elif name == "_headers":
            yield from _compared("policy", name, _unhashed(one.decode()), _unhashed(another.decode()))
        elif name.startswith("search/") or name in ("sitemap.xml", "robots.txt"):
            yield from _compared(name.partition("/")[0].partition(".")[0], name, one, another)


def _files(folder: Path) -> set[str]:
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {path for path in paths if not OF_THEME.fullmatch(path)}


def _of_page(name: str, expected: str, found: str) -> Iterator[Difference]:
    one, another = facts(expected, name), facts(found, name)
    for kind in one:
        yield from _compared(kind, name, one[kind], another[kind])
    if stranger := _not_allowed(found):
        yield Difference("policy", name, "every script of the page is allowed", stranger)


def _compared(kind: str, name: str, expected: object, found: object) -> Iterator[Difference]:
    if expected != found:
        yield Difference(kind, name, expected, found)


def facts(html: str, name: str) -> Mapping[str, object]:
    """What a page holds that every engine has to give it, by its kind."""
    root = etree.fromstring(html, etree.HTMLParser(huge_tree=True))
    article = next(root.iter("article"), root)
    head = next(root.iter("head"), root)
    here = f"{SITE}{name.removesuffix('index.html')}"
    elements = [one for one in article.iter() if isinstance(one.tag, str)]
    return {
        "headings": [
            (one.tag, one.get("id"), _words(one)) for one in elements if re.fullmatch("h[1-6]", one.tag)
        ],
        "ids": [one.get("id") for one in elements if one.get("id") and one.get("id") != "__skip"],
        "links": [
            _address(one.get("href", ""), here) for one in elements if one.tag == "a" and one.get("href")
        ],
        "lang": [root.get("lang"), *(one.get("lang") for one in elements if one.get("lang"))],
        "notices": [_words(one) for one in elements if "notice" in (one.get("class") or "").split()],
        "text": _words(article),
        "alternates": sorted(
            (one.get("hreflang", ""), _address(one.get("href", ""), here))
            for one in head.iter("link")
            if (one.get("rel") or "").strip() == "alternate"
        ),
        "switch": sorted(
            (one.get("hreflang", ""), _address(one.get("href", ""), here))
            for one in root.iter("a")
            if one.get("hreflang") and next(one.iterancestors("article"), None) is None
        ),
        "neighbours": sorted(
            (one.get("rel"), _address(one.get("href", ""), here))
            for one in head.iter("link")
            if one.get("rel") in ("prev", "next")
        ),
        "metadata": _metadata(head),
        "title": _words(next(head.iter("title"), head)),
        "policy": [
            _unhashed(one.get("content", ""))
            for one in head.iter("meta")
            if one.get("http-equiv") == "Content-Security-Policy"
        ],
    }


def _metadata(head: Element) -> list[tuple[str, str]]:
    told = [
        (one.get("name") or one.get("property") or "", one.get("content") or "")
        for one in head.iter("meta")
        if one.get("name") not in (None, "generator") or one.get("property")
    ]
    scripts = [one.text or "" for one in head.iter("script") if one.get("type") == "application/ld+json"]
    canonical = [one.get("href", "") for one in head.iter("link") if one.get("rel") == "canonical"]
    return sorted([*told, *(("json-ld", one) for one in scripts), *(("canonical", one) for one in canonical)])


def _address(href: str, here: str) -> str:
    """Where a link leads inside the site, else as it is."""
    whole = urlsplit(urljoin(here, href))
    if whole.netloc != urlsplit(SITE).netloc:
        return href
    path = posixpath.normpath(unquote(whole.path).removesuffix("index.html"))
    return f"{path}#{whole.fragment}" if whole.fragment else path


def _words(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _unhashed(policy: str) -> str:
    return " ".join(HASH.sub("", policy).split())


def _not_allowed(html: str) -> list[str]:
    """The scripts in a page that its own policy would stop."""
    told = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    if told is None:
        return []
    scripts = [one.text for one in inline_code(html) if one.element == "script"]
    return [
        one
        for one in scripts
        if not set(Policy.of([f"<script>{one}</script>"]).scripts) <= set(HASH.findall(unescape(told[1])))
    ]
