"""Which attributes of a tag hold a text that a reader sees, hears or is shown: captions, labels, descriptions.

Some are known by their name. Of any other, the value is a text where it is written as a sentence is: in Chinese, or as
several words of which none looks like code. What names a class, an address, a size or an option is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# An attribute with its value in quotes, bare or in the braces of an expression: a="x", a={"x"}, :a="'x'".
ATTRIBUTE = re.compile(
    r"(?<![\w:@.\"'-])(?P<name>[A-Za-z][\w.-]{0,60}+)\s{0,9}+=\s{0,9}+(?:\{\s{0,9}+)?"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|`(?P<tick>[^`$]*)`)"
)
# What their names say, whatever word of them it is: `title`, `aria-label`, `ctaText`, `sub-title`.
SHOWN_NAMES = frozenset((
    "alt", "answer", "caption", "desc", "description", "header", "heading", "hint", "label", "legend", "message",
    "placeholder", "question", "quote", "roledescription", "subtitle", "summary", "text", "title", "tooltip",
    "valuetext",
))  # fmt: skip
# What their names say of values that may look like words and are none.
CODE_NAMES = frozenset((
    "accept", "align", "allow", "as", "bind", "charset", "class", "classes", "classname", "cmd", "code", "color",
    "colour", "command", "component", "components", "content", "css", "d", "data", "date", "datetime", "default",
    "event", "family", "file", "filename", "files", "font", "for", "format", "from", "group", "groupid", "handler",
    "height", "highlight", "href", "html", "icon", "id", "ids", "if", "import", "is", "itemprop", "key", "keys",
    "kind", "lang", "language", "layout", "lines", "link", "media", "mode", "model", "name", "on", "path",
    "pattern", "points", "position", "property", "props", "query", "ref", "regex", "rel", "render", "role",
    "sandbox", "selector", "size", "sizes", "slot", "src", "srcset", "style", "styles", "target", "theme", "to",
    "transform", "type", "url", "value", "values", "variant", "version", "viewbox", "width", "xmlns",
))  # fmt: skip
NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
HAN = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
# No sentence has these, nor a word joined by them: a_b, a/b, a:b, a.b, a{b}, #a, a=b, a;b.
CODE_SIGNS = re.compile(r"[_{}<>=;#$@\\|\[\]~^*]|[A-Za-z0-9][/:.][A-Za-z0-9]|[a-z][A-Z]|-{2}|^[./]|\w\(")
# Under a name that nobody knows so many words, or Chinese characters, make a text.
LEAST_WORDS = 3
LEAST_HAN = 2


@dataclass(frozen=True, slots=True)
class AttributeText:
    """The text of an attribute: offsets in the attributes of its tag, and the attribute's name. One that is not `known` by
    its name may be a text in one language and one word, which is none, in the other."""

    name: str
    start: int
    end: int
    known: bool


def attribute_texts(attributes: str) -> Iterator[AttributeText]:
    """The texts in the attributes of a tag, in order."""
    if "=" not in attributes:
        return
    for match in ATTRIBUTE.finditer(attributes):
        group = (
            "double" if match["double"] is not None else "single" if match["single"] is not None else "tick"
        )
        value, name = match[group], match["name"]
        if not value.strip() or "." in name:
            continue
        parts = frozenset(part.lower() for part in NAME_PART.findall(name))
        known = _is_shown(name)
        if known or (parts.isdisjoint(CODE_NAMES) and name.lower() not in CODE_NAMES and _is_text(value)):
            yield AttributeText(name, *match.span(group), known)


def shortcode_texts(command: str) -> Iterator[AttributeText]:
    """The texts that the command of a site tool shows beside its own thing: captions, titles. What it is told to write as a
    `text` stands in a sentence, and is a word of it."""
    return (said for said in attribute_texts(command) if said.known and said.name != "text")


def _is_shown(name: str) -> bool:
    # The last word says what it is: `titleText` is a text, `titleClass` none; aria-labelledby names an id.
    last = [part.lower() for part in NAME_PART.findall(name)][-1:]
    return bool(last) and last[0] in SHOWN_NAMES


def _is_text(value: str) -> bool:
    if len(HAN.findall(value)) >= LEAST_HAN:
        return True
    return not CODE_SIGNS.search(value) and len(WORD.findall(value)) >= LEAST_WORDS
