"""A finished page, read once: the code that stands in it, and its tags. The gate, the policy and the links are all told
from that."""

from dataclasses import dataclass

from duizhao.site.build.inline_code import InlineCode, code_of
from duizhao.site.build.seen_tags import SeenTag, seen_tags


@dataclass(frozen=True, slots=True)
class ReadHtml:
    """The scripts and styles inside a page, and its tags that say something, in their order."""

    code: tuple[InlineCode, ...]
    tags: tuple[SeenTag, ...]


def read_html(html: str) -> ReadHtml:
    """A page given as HTML, read. What stands in its comments and between the tags of its scripts and styles is no part of it."""
    page = code_of(html)
    return ReadHtml(page.code, tuple(seen_tags(page.rest)))
