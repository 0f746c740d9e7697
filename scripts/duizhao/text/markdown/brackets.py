"""Links and images in square brackets, found in one pass.

A regular expression with nested brackets takes a square of time on a text of open brackets; here every
bracket is looked at once: `[` is remembered, `]` is answered by the nearest one that is open (CommonMark 6.3,
without its rules for emphasis).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MARK = re.compile(r"\\.|[\[\]]|\n[ \t]*\n", re.DOTALL)
DESTINATION = re.compile(
    r"\(\s{0,20}(?P<target><[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,5})"
    r"(?:\s{1,20}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|\([^()\n]{0,500}\)))?\s{0,20}\)"
)
# A label is short; what is longer is prose in brackets.
LONGEST_LABEL = 300
# So many open brackets may wait for their partner; a text that a person wrote nests no deeper.
DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Bracket:
    """`[text](target)`, `[text][label]`, `[label][]` or `[label]`, with an image mark before it or without.

    `start` and `end` are offsets of the whole, `text_start` and `text_end` of what stands between the
    brackets. `target` is None where there is a label instead.
    """

    start: int
    end: int
    text_start: int
    text_end: int
    is_image: bool
    target: str | None
    label: str = ""


def brackets(text: str) -> Iterator[Bracket]:
    """Every bracket of `text` that may be a link, the inner ones first. Code must be masked by the caller."""
    waiting: list[int] = []
    # Where the label of `[text][label]` ends: it is no link of its own.
    taken = 0
    for match in MARK.finditer(text):
        mark = match.group()
        if mark == "[":
            if len(waiting) == DEEPEST:
                del waiting[0]
            waiting.append(match.start())
        elif mark == "]":
            if not waiting:
                continue
            opened = waiting.pop()
            if opened < taken:
                continue
            found = _bracket(text, opened, match.start())
            if found is None:
                continue
            if found.target is None and found.end > match.end():
                taken = found.end
            yield found
        elif mark[0] == "\n":
            # A link does not reach over a blank line.
            waiting.clear()


def _bracket(text: str, opened: int, closed: int) -> Bracket | None:
    is_image = opened > 0 and text[opened - 1] == "!" and text[opened - 2 : opened - 1] != "\\"
    start = opened - is_image
    after = closed + 1
    following = text[after : after + 1]
    if following == "(":
        found = DESTINATION.match(text, after)
        if found:
            return Bracket(
                start,
                found.end(),
                opened + 1,
                closed,
                is_image,
                found["target"].removeprefix("<").removesuffix(">"),
            )
    if following == "[":
        end = text.find("]", after, after + LONGEST_LABEL)
        if end != -1 and "[" not in text[after + 1 : end]:
            label = text[after + 1 : end] or text[opened + 1 : closed][:LONGEST_LABEL]
            return Bracket(start, end + 1, opened + 1, closed, is_image, None, fold_label(label))
    if closed - opened > LONGEST_LABEL or closed == opened + 1:
        return None
    return Bracket(start, after, opened + 1, closed, is_image, None, fold_label(text[opened + 1 : closed]))


def fold_label(label: str) -> str:
    """A label as it is compared: white space and capitals do not count."""
    return " ".join(label.split()).casefold()


DEFINITION = re.compile(
    r"[ \t]{0,3}\[(?!\^)(?P<label>[^\[\]]{1,300})\]:[ \t]*+(?:\n[ \t]*+)?"
    r"(?:<(?P<angled>[^<>\n]*+)>|(?P<bare>[^\s<]\S*+))"
    r"[ \t]*+(?:(?:\n[ \t]*+)?(?P<title>\"[^\"]{0,500}+\"|'[^']{0,500}+'|\([^()]{0,500}+\))[ \t]*+)?(?:\n|$)"
)


def definitions(text: str) -> Mapping[str, str] | None:
    """The targets that a paragraph of link definitions (`[label]: target`) gives; None where it holds
    anything else."""
    if not text.lstrip().startswith("["):
        return None
    found: dict[str, str] = {}
    position = 0
    while position < len(text):
        match = DEFINITION.match(text, position)
        if not match:
            return None
        found.setdefault(
            fold_label(match["label"]), match["angled"] if match["angled"] is not None else match["bare"]
        )
        position = match.end()
    return found


def definition_titles(text: str) -> Iterator[tuple[str, int, int]]:
    """The titles in a paragraph of link definitions: the label, and where in `text` the title stands without its quotes."""
    for match in DEFINITION.finditer(text):
        if match["title"] and match["title"][1:-1].strip():
            yield fold_label(match["label"]), match.start("title") + 1, match.end("title") - 1
