"""The text of a page in what an engine and a theme made of it: found by the two comments, changed, and put back."""

import re
from dataclasses import dataclass, replace

from duizhao.site.passes.text_pass import BEGINS, ENDS, FOOTNOTES

LEFT = re.compile(rf"<p>\s*{re.escape(FOOTNOTES)}\s*</p>\s*")
# The theme of Zensical puts what its link past the menu leads to into the text.
SKIP = re.compile(r"(<article\b[^<>]*>\s*)(<a id=\"__skip\"[^<>]*></a>\s*)")
# Where a theme cannot put something below the title or the first paragraph of a text itself.
BELOW_TITLE = re.compile(r"<template data-below-title>((?:(?!</?template).)*+)</template>\s*", re.DOTALL)
BELOW_FIRST = re.compile(r"<template data-below-first>((?:(?!</?template).)*+)</template>\s*", re.DOTALL)
END_OF_TITLE, END_OF_PARAGRAPH = "</h1>", "</p>"
TAG = re.compile(r"<[^<>]*+>")
TITLE = re.compile(r"<h1\b[^<>]*+>(?P<words>(?:(?!</?h1).)*+)</h1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A page that an engine laid out: what stands before its text, its text, and what stands behind it."""

    before: str
    text: str
    behind: str

    @property
    def html(self) -> str:
        """The whole page, as it is written."""
        return f"{self.before}{self.text}{self.behind}"

    def with_text(self, text: str) -> "LaidOut":
        """The same page around another text."""
        return replace(self, text=text)


def read_laid_out(html: str) -> LaidOut | None:
    """The parts of a page; None where the text is not found in it."""
    before, begins, rest = html.partition(BEGINS)
    text, ends, behind = rest.partition(ENDS)
    if not (begins and ends):
        return None
    return LaidOut(SKIP.sub(r"\2\1", before), LEFT.sub("", text).strip("\n") + "\n", behind.lstrip("\n"))


def with_tools_below(page: LaidOut) -> LaidOut:
    """The page with what its theme wants below the title and the first paragraph of the text."""
    for place, end in ((BELOW_FIRST, END_OF_PARAGRAPH), (BELOW_TITLE, END_OF_TITLE)):
        if found := place.search(page.before):
            before = page.before[: found.start()] + page.before[found.end() :]
            head, there, rest = page.text.partition(end)
            text = f"{head}{there}{found[1]}{rest}" if there else f"{found[1]}{page.text}"
            page = LaidOut(before, text, page.behind)
    return page


def title_in(text: str) -> str:
    """The words of the title in the HTML of a text; empty where it has none."""
    found = TITLE.search(text)
    return " ".join(TAG.sub("", found["words"]).split()) if found else ""
