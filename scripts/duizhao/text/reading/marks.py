"""Marks of Markdown and of site tools: code, escapes, links, footnotes, attribute lists, shortcodes, placeholders."""

import re

from duizhao.text.markdown.brackets import brackets
from duizhao.text.reading.attribute_texts import shortcode_texts
from duizhao.text.reading.visible_edits import BREAK, Edits

CODE = re.compile(
    r"(?<!`)(?P<ticks>`{1,3})(?!`)(?P<inner>(?:(?!(?P=ticks)).){1,5000}?)(?P=ticks)(?!`)", re.DOTALL
)
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|\\\n|(?<! ) {2,}+\n(?=\S)")
# Commands of a site tool: {{< x >}} and {{% x %}} (Hugo), {% x %} and {# x #} (Jinja).
TEMPLATE = re.compile(r"\{\{[<%][^{}]{0,1000}[>%]\}\}|\{%[^{}]{0,1000}%\}|\{#[^{}\n]{0,1000}#\}")
# In an address %E4%BF is a character, and no placeholder.
PLACEHOLDER = re.compile(
    r"\[\[[A-Za-z][\w.-]{0,60}\]\](?![(\[])|\$?\{\{\s{0,5}[\w.$|()'\"\[\] -]{1,100}\s{0,5}\}\}|\$?\{[\w.$-]{0,60}\}|"
    r"(?<![\w%])%(?![0-9A-F]{2}%[0-9A-F]{2})(?:\(\w{1,40}\)|\d\$)?[-+#0]{0,3}\d{0,3}(?:\.\d{1,2})?[sdifuxXeEgG@](?![A-Za-z])"
)
ATTRIBUTES = re.compile(r"\{:?[ \t]{0,20}(?:[#.][^{}\n]{0,500}|[^{}\n]{0,200}=[^{}\n]{0,500})\}")
FOOTNOTE = re.compile(r"\[\^(?P<name>[^\[\]\s]{1,100})\]:?")
TASK = re.compile(r"\s{0,3}\[(?P<state>[ xX])\](?=\s)")
TITLE = re.compile(r"\s(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|\((?P<round>[^()\n]*)\))\s*\)$")
AUTOLINK = re.compile(r"<(?P<target>(?:https?://|mailto:|tel:)[^<>\s]{1,2000})>")
BARE_ADDRESS = re.compile(
    r"https?://[^\s<>()\u3000-\u303f\uff00-\uffef\u4e00-\u9fff\ue000]{1,2000}(?<![.,;:!?'\"*_])"
)


def read_code(edits: Edits) -> None:
    """Code in backticks is seen without them, and holds no marks."""
    if "`" not in edits.masked:
        return
    spans = []
    for match in CODE.finditer(edits.masked):
        edits.replace(match.start(), match.start("inner"))
        edits.replace(match.end("inner"), match.end())
        edits.span("code", *match.span(), match.span("inner"))
        spans.append(match.span())
    edits.mask(spans)


def read_escapes(edits: Edits) -> None:
    """A character behind a backslash is itself; a backslash or two spaces at a line's end break the line."""
    text = edits.masked
    if "\\" not in text and "  \n" not in text:
        return
    spans = []
    for match in ESCAPE.finditer(text):
        edits.replace(*match.span(), match[1] or BREAK)
        spans.append(match.span())
    edits.mask(spans)


def read_autolinks(edits: Edits) -> None:
    """An address in angle brackets is seen without them, and is a literal."""
    if "<" not in edits.masked:
        return
    found = list(AUTOLINK.finditer(edits.masked))
    for match in found:
        edits.replace(match.start(), match.start() + 1)
        edits.replace(match.end() - 1, match.end())
        if not match["target"].startswith("tel:"):
            # A telephone number is said to the reader.
            edits.span("address", *match.span(), match.span("target"))
    edits.mask(match.span() for match in found)


def read_templates(edits: Edits) -> None:
    """Commands of a site tool are not seen; what a program fills in is a literal; attribute lists go."""
    text = edits.masked
    if "{" not in text and "%" not in text and "[[" not in text:
        return
    for kind, pattern in (("template", TEMPLATE), ("", ATTRIBUTES), ("placeholder", PLACEHOLDER)):
        spans = [match.span() for match in pattern.finditer(edits.masked)]
        for span in spans:
            if kind == "template":
                edits.hide(*span, kind="template")
                for said in shortcode_texts(edits.source[slice(*span)]):
                    edits.title(span[0] + said.start, span[0] + said.end)
            elif kind == "placeholder":
                edits.span("placeholder", *span, span)
            else:
                edits.replace(*span)
        edits.mask(spans)


def read_links(edits: Edits) -> None:
    """Of a link its words are seen, of an image its description; both may have a title beside them."""
    if "[" not in edits.masked:
        return
    footnotes = [match.span() for match in FOOTNOTE.finditer(edits.masked)]
    for span in footnotes:
        edits.hide(*span, kind="footnote")
    edits.mask(footnotes)
    if task := TASK.match(edits.masked):
        edits.hide(*task.span(), kind="task")
        edits.mask([task.span()])
    spans = []
    for bracket in brackets(edits.masked):
        if bracket.target is None and bracket.end <= bracket.text_end + 1:
            continue
        edits.replace(bracket.start, bracket.text_start)
        edits.replace(bracket.text_end, bracket.end)
        spans += [(bracket.start, bracket.text_start), (bracket.text_end, bracket.end)]
        if title := TITLE.search(edits.source, bracket.text_end, bracket.end):
            edits.title(*title.span(title.lastgroup or 0))
    edits.mask(spans)


def read_addresses(edits: Edits) -> None:
    """A bare address is seen, and is a literal."""
    if "://" not in edits.masked:
        return
    spans = [match.span() for match in BARE_ADDRESS.finditer(edits.masked)]
    for span in spans:
        edits.span("address", *span, span)
    edits.mask(spans)
