"""The HTML of a page without what it may not hold.

What is let through is understood wholly: a tag of an element that is allowed, each of whose attributes is. Every other `<`
that could begin something is written as text, so that no browser can read more into it than was looked at here. What is
allowed stays byte for byte; parsers that write HTML anew change the rest of a page too.
"""

import html
import re
from dataclasses import dataclass, field

from duizhao.text.html.allowed_html import is_allowed_attribute, is_allowed_element
from duizhao.text.html.page_tags import TAG, PageTag, tag_of
from duizhao.text.html.risky_tags import ELEMENTS as RISKY
from duizhao.text.html.risky_tags import risks_of

# A tag of which every browser reads the same.
PLAIN = re.compile(
    r"</?[A-Za-z][\w:-]*+(?:[ \t\n]++[A-Za-z_][\w:.-]*+(?:=(?:\"[^\"<>]*+\"|'[^'<>]*+'))?)*+[ \t\n]*+/?>",
    re.ASCII,
)
COMMENT = re.compile(r"<!--[^<>]*+(?<=--)>")
ANY_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# A `<` before another one, or at the end, opens nothing yet: it would once what stands behind it is taken out or comes there.
OPENS = re.compile(r"<(?=[A-Za-z/!?<]|\Z)")
# What stands in these is no text to read.
WITH_CONTENT = frozenset(["script", "style"])
LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class CleanHtml:
    """HTML that does nothing by itself. `removed` is what was taken out and could have done something, `unknown` what is shown
    as text or left out because nobody knows it; each as it was written, shortened."""

    html: str
    removed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sieve:
    """The parts that were let through so far, and what was not."""

    text: str
    parts: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    unclosed: set[str] = field(default_factory=set)


def clean(text: str) -> CleanHtml:
    """`text` as HTML that a page may hold. What is clean already comes back as it is."""
    sieve = _Sieve(text)
    position = 0
    while found := OPENS.search(text, position):
        sieve.parts.append(text[position : found.start()])
        position = _take(sieve, found.start())
    sieve.parts.append(text[position:])
    return CleanHtml("".join(sieve.parts), tuple(sieve.removed), tuple(sieve.unknown))


def _take(sieve: _Sieve, at: int) -> int:
    """Take what begins at `at`, and say where it ends."""
    text = sieve.text
    if text.startswith("<!--", at):
        if kept := COMMENT.match(text, at):
            sieve.parts.append(kept[0])
            return kept.end()
        # A comment that is not closed is looked for once: behind it there is no end for any other.
        if "-->" not in sieve.unclosed and (hidden := ANY_COMMENT.match(text, at)):
            sieve.unknown.append(_shown(hidden[0]))
            return hidden.end()
        sieve.unclosed.add("-->")
    match = TAG.match(text, at)
    if match is None:
        sieve.unknown.append(_shown(text[at:]))
        sieve.parts.append("&lt;")
        return at + 1
    tag = tag_of(match)
    if not is_allowed_element(tag):
        return _leave_out(sieve, tag, match[0])
    _let_through(sieve, tag, match[0])
    return match.end()


def _leave_out(sieve: _Sieve, tag: PageTag, written: str) -> int:
    name = tag.name.rpartition(":")[2]
    if name not in RISKY:
        sieve.unknown.append(_shown(written))
        sieve.parts.append("&lt;")
        return tag.start + 1
    if tag.is_end:
        return tag.end
    sieve.removed.append(_shown(written))
    if name in WITH_CONTENT and name not in sieve.unclosed:
        closed = re.compile(rf"</{name}[^<>]*+>", re.IGNORECASE).search(sieve.text, tag.end)
        if closed:
            return closed.end()
        sieve.unclosed.add(name)
    return tag.end


def _let_through(sieve: _Sieve, tag: PageTag, written: str) -> None:
    kept = [one for one in tag.attributes if is_allowed_attribute(tag, one)]
    if len(kept) == len(tag.attributes) and PLAIN.fullmatch(written):
        sieve.parts.append(written)
        return
    risky = [risk.attribute for risk in risks_of(tag)]
    for one in tag.attributes:
        if one not in kept:
            told = sieve.removed if one in risky else sieve.unknown
            told.append(_shown(sieve.text[one.start : one.end]))
    attributes = "".join(f' {one.name}="{html.escape(one.value)}"' for one in kept)
    slash = "/" if written.endswith("/>") else ""
    # The name as it is written: that of a drawing has capitals.
    name = written[2 if tag.is_end else 1 :][: len(tag.name)]
    sieve.parts.append(f"</{name}>" if tag.is_end else f"<{name}{attributes}{slash}>")


def _shown(text: str) -> str:
    line = " ".join(text[: LONGEST_SHOWN * 2].split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
