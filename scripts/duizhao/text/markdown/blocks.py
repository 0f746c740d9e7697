"""A page as a flat list of blocks, each with its kind, its place in the page and its inline Markdown.

Parsing is markdown-it-py (CommonMark) with the MkDocs extensions that mdit-py-plugins knows: front matter,
admonitions, definition lists. Content tabs, the boxes of other tools, snippets and components are added here; a
footnote is read as a paragraph, and link definitions belong to no block: they are what `Block.references` looks up.
HTML is content: its texts are blocks as those of Markdown are.
"""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from duizhao.text.markdown.block import Block, Kind
from duizhao.text.markdown.boxes import boxes_plugin
from duizhao.text.markdown.components import components_plugin
from duizhao.text.markdown.indented_code import indented_code_plugin
from duizhao.text.markdown.page_walk import walk
from duizhao.text.markdown.plain_values import is_plain
from duizhao.text.markdown.tabs import tabs_plugin
from duizhao.text.markdown.toml_front_matter import read_toml, span_of_value, toml_front_matter_plugin

__all__ = ["Block", "Kind", "Markdown", "read_blocks"]

# Front matter that a reader sees; the rest is bookkeeping.
READ_META = ("title", "description")
# So many levels deep a page is read, where a list inside another takes two. What stands deeper is not read.
DEEPEST = 100
LONE_RETURN = re.compile(r"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Markdown:
    """A page's blocks and its front matter; `fault` says why the front matter could not be read."""

    blocks: tuple[Block, ...]
    meta: dict[str, object]
    fault: str = ""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable(["reference", "code"])
    parser.use(front_matter_plugin).use(toml_front_matter_plugin)
    parser.use(admon_plugin).use(tabs_plugin).use(boxes_plugin).use(components_plugin).use(
        indented_code_plugin
    )
    # Only the block structure is wanted: inline text is read where a rule needs it.
    parser.use(deflist_plugin).core.ruler.disable(["inline", "text_join"])
    return parser


def read_blocks(text: str) -> Markdown:
    """The blocks of a page in reading order, front matter first."""
    # A lone return ends a line for the parser.
    text = LONE_RETURN.sub("\n", text)
    tokens = _parser().parse(text)
    source = text.split("\n")
    meta: dict[str, object] = {}
    fault = ""
    blocks: list[Block] = []
    if tokens and tokens[0].type == "front_matter":
        is_toml = tokens[0].info == "toml"
        meta, fault = _read_meta(tokens[0].content, is_toml)
        blocks.extend(_toml_blocks(meta, text) if is_toml else _meta_blocks(meta, source))
    references: dict[str, str] = {}
    blocks.extend(walk(tokens, source, references, len(blocks)))
    return Markdown(tuple(blocks), meta, fault)


def _read_meta(content: str, is_toml: bool) -> tuple[dict[str, object], str]:
    """The front matter, in values that nobody else has, and why it could not be read."""
    return copy.deepcopy(_parsed_meta(content, is_toml))


# Who writes a page looks at it again and again, and seldom changes what stands above it.
@lru_cache(maxsize=16)
def _parsed_meta(content: str, is_toml: bool) -> tuple[dict[str, object], str]:
    try:
        meta = read_toml(content) if is_toml else yaml.safe_load(content)
    except RecursionError:
        return {}, "its lists stand too deep in each other"
    except (yaml.YAMLError, ValueError) as fault:
        return {}, str(fault).replace("\n", " ")
    if meta is None:
        return {}, ""
    if not isinstance(meta, dict):
        return {}, "front matter is not a list of `name: value` lines"
    if not is_plain(meta):
        return {}, "it holds itself, too many values, or half a character"
    return {str(name): value for name, value in meta.items()}, ""


def _meta_blocks(meta: dict[str, object], source: list[str]) -> Iterator[Block]:
    number = 0
    for name in READ_META:
        value = meta.get(name)
        if not isinstance(value, str) or not value.strip():
            continue
        for row, line in enumerate(source, start=1):
            if line.startswith(f"{name}:"):
                column = max(line.rfind(value), 0)
                yield Block("meta", value, row, name=name, columns=(column,), number=number)
                number += 1
                break


def _toml_blocks(meta: dict[str, object], text: str) -> Iterator[Block]:
    number = 0
    for name in READ_META:
        value = meta.get(name)
        span = span_of_value(text, name)
        if not isinstance(value, str) or not value.strip() or span is None:
            continue
        row, start = text.count("\n", 0, span[0]), text.rfind("\n", 0, span[0]) + 1
        yield Block("meta", value, row + 1, name=name, columns=(span[0] + 1 - start,), number=number)
        number += 1
