"""Front matter in TOML, between two lines of `+++` (Hugo, Zola)."""

import re
import tomllib
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

CLOSED = re.compile(r"\+\+\+[ \t]*\r?\n(?P<content>(?:.*\n)*?)\+\+\+[ \t]*(?:\r?\n|$)")
# A value on one line, before the first table.
VALUE = re.compile(r"(?P<name>[\w-]+)[ \t]*=[ \t]*(?P<value>\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')")
TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def toml_front_matter_plugin(parser: MarkdownIt) -> None:
    """Add it to `parser`: a token front_matter whose `info` is `toml`."""
    parser.block.ruler.before("table", "toml_front_matter", _toml_front_matter)


def read_toml(content: str) -> dict[str, Any]:
    """The values of front matter. Raises ValueError where it is not TOML."""
    return tomllib.loads(content)


def span_of_value(page_text: str, name: str) -> tuple[int, int] | None:
    """Where in a page the text `name` of its TOML front matter is written, quotes included; None where it has none that
    stands on one line."""
    found = CLOSED.match(page_text)
    if not found:
        return None
    content = found["content"]
    table = TABLE.search(content)
    for line in re.finditer(r"^[ \t]*", content[: table.start() if table else None], re.MULTILINE):
        value = VALUE.match(content, line.end())
        if value and value["name"] == name:
            begin = found.start("content")
            return begin + value.start("value"), begin + value.end("value")
    return None


def with_value(page_text: str, name: str, written: str) -> str:
    """A page with TOML front matter, and in it a first line that gives `name` the value `written`."""
    found = CLOSED.match(page_text)
    at = found.start("content") if found else 0
    return f"{page_text[:at]}{name} = {written}\n{page_text[at:]}"


def _toml_front_matter(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if start or state.level or state.blkIndent or silent or not state.src.startswith("+++"):
        return False
    found = CLOSED.match(state.src)
    if not found:
        return False
    last = found.group().rstrip("\n").count("\n") + 1
    token = state.push("front_matter", "", 0)
    token.content, token.info, token.map = found["content"], "toml", [start, last]
    token.hidden = True
    state.line = min(last, end)
    return True
