"""The links of a site to itself: does each lead to a file that is there, and to an anchor that stands on it?

What leads to other hosts is looked at by `duizhao links --external` alone.
"""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from duizhao.site.build.built_page import BuiltPage
from duizhao.site.build.html_facts import HtmlFacts
from duizhao.site.build.link_fault import REASONS, LinkFault
from duizhao.site.build.wrong_language import INDEX, wrong_language_among

# Every page has it without an element of that name; a browser looks for words behind the other.
TOP, WORDS = "top", ":~:"


def faulty_links(
    pages: Mapping[str, HtmlFacts], files: Collection[str], asked: Iterable[str], base_path: str = "/"
) -> tuple[LinkFault, ...]:
    """Every faulty link on the pages that are `asked` for, in their order. `pages` are all pages of the site by their path in it,
    `files` all files; `base_path` is where on its host the site is published, for links that begin with `/`."""
    asked = sorted(asked)
    folders = _folders(files)
    found: set[LinkFault] = set()
    for path in asked:
        found.update(_dead(path, pages, files, folders, base_path))
    read: Mapping[str, BuiltPage] = {path: facts.page for path, facts in pages.items()}
    stray = wrong_language_among(read, asked, base_path)
    return tuple(sorted({*found, *stray}, key=lambda fault: (fault.page, fault.link, fault.kind)))


def lost_anchors(before: Mapping[str, HtmlFacts], now: Mapping[str, HtmlFacts]) -> bool:
    """True where a page has no longer all anchors, or another language, so that links of pages that did not change may lead
    nowhere."""
    for path, facts in now.items():
        old = before.get(path)
        if old is not None and (not facts.anchors >= old.anchors or facts.page.language != old.page.language):
            return True
    return False


def _folders(files: Iterable[str]) -> frozenset[str]:
    """The folders that have a page of their own."""
    return frozenset(path[: -len(INDEX)] for path in files if path == INDEX or path.endswith("/" + INDEX))


def _dead(
    path: str,
    pages: Mapping[str, HtmlFacts],
    files: Collection[str],
    folders: Collection[str],
    base_path: str,
) -> Iterator[LinkFault]:
    folder = posixpath.dirname(path)
    for address in pages[path].addresses:
        target = _target(folder, address, base_path)
        if target is None:
            continue
        there, anchor = target
        if there is None:
            there = path
        if there in folders:
            there += INDEX
        elif there + "/" in folders:
            there += "/" + INDEX
        if there not in files:
            yield LinkFault(path, f"/{there}", "missing-page", REASONS["missing-page"])
        elif anchor and there in pages and anchor != TOP and not anchor.startswith(WORDS):
            anchors = pages[there].anchors
            if anchor not in anchors and unquote(anchor) not in anchors:
                yield LinkFault(
                    path, f"/{there}#{unquote(anchor)}", "missing-anchor", REASONS["missing-anchor"]
                )


def _target(folder: str, address: str, base_path: str) -> tuple[str | None, str] | None:
    """The path inside the site, None for the page itself, and the anchor that an address leads to from a page in `folder`; None
    where it leads out of the site."""
    parts = _parts(address)
    if parts is None:
        return None
    path, anchor = parts
    if not path:
        return None, anchor
    if path.startswith("/"):
        # Outside of what is published below a folder: another site of the same host.
        return (_normal(path[len(base_path) :]), anchor) if path.startswith(base_path) else None
    while folder and path.startswith("../") and "//" not in path:
        folder, path = folder.rpartition("/")[0], path[3:]
    return _normal(f"{folder}/{path}" if folder else path), anchor


@lru_cache(1 << 16)
def _parts(address: str) -> tuple[str, str] | None:
    """The path and the anchor of an address; None where it names a host or is no address of a file."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc else (unquote(parts.path), parts.fragment)


def _normal(path: str) -> str:
    """A path without steps up. One that leads out of the site keeps them, and is no file of it."""
    if "/." not in path and not path.startswith("."):
        return path
    kept: list[str] = []
    steps = path.split("/")
    for step in steps:
        if step == ".." and kept and kept[-1] != "..":
            kept.pop()
        elif step not in ("", "."):
            kept.append(step)
    ends = "/" if steps[-1] in ("", ".", "..") and kept else ""
    return "/".join(kept) + ends
