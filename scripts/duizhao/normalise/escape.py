"""Making the text of a source harmless in a Markdown page: HTML, templates, includes and script links become text."""

import re

ENTITY = re.compile(r"&(?=#?\w{1,32};)")
AUTOLINK = re.compile(r"<(?=(?:https?://|mailto:)[^<>\s]+>)")
# Where a link or a definition of one names its target; browsers pass over blanks in it.
TARGET = re.compile(r"\](?P<mark>[(:])(?P<target>[^)]{0,300})")
SCHEME = re.compile(r"[^/?#:]*:")
SAFE_SCHEMES = frozenset({"http:", "https:", "mailto:"})
# What would start a block of its own at the start of a paragraph, and what would be a line across the page.
BLOCK_START = re.compile(r"#|[-+*](?=\s|$)|[>|]|!!!|\?\?\?|===|~~~|:(?=\s)|[-*_][-*_ ]*$")
NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
# The marks that Markdown lets a backslash stand before.
ESCAPABLE = frozenset("#-+*>!_")
MARK = re.compile(r"[\\`*\[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
MARK_SIGN = re.compile(r"[\\`*\[\]_]")
FENCE_START = re.compile(r"\s*[`~]{3,}[ \t]*(?P<language>[\w+#.-]*)")
FENCE_END = re.compile(r"\s*(?:`{3,}|~{3,})\s*")
# A line that pymdownx.snippets takes for an include, in code too; one more semicolon before it makes it text.
INCLUDE = re.compile(
    r"""^(?=[ \t]*;*(?:-+8<-+[ \t]+(?:"(?:\\"|[^"\n])+?"|'(?:\\'|[^'\n])+?')|-+8<-+)$)(?P<space>[ \t]*)""",
    re.MULTILINE,
)
CELL_EDGE = re.compile(r"(?<!\\)\|")
LINE_ACROSS = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,100}")
BREAK = re.compile(r"<br ?/?>")


def as_markdown(text: str, *, keep_markup: bool) -> str:
    """`text` as inline Markdown that shows it. With `keep_markup` (the source is Markdown) emphasis and links stay."""
    return _not_a_block(_inline(text, keep_markup=keep_markup))


def as_cells(row: str) -> list[str]:
    """The cells of a table row as Markdown, at least one; the bars at its ends are no edges of cells."""
    cells = CELL_EDGE.split(row.strip().removeprefix("|"))
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    return [
        "<br>".join(_inline(line.strip(), keep_markup=True) for line in BREAK.split(cell)) for cell in cells
    ]


def is_line_across(text: str) -> bool:
    """True for a text that Markdown draws as a line across the page."""
    return LINE_ACROSS.fullmatch(text.strip()) is not None


def as_code(text: str) -> str:
    """A fenced block with nothing on its fence but the name of a language, and its fence closed. An include inside
    it stays text, a template too."""
    start = FENCE_START.match(text)
    lines = text.split("\n")[1 if start else 0 :]
    if (
        start
        and lines
        and FENCE_END.fullmatch(lines[-1])
        and lines[-1].lstrip()[0] == start.group().lstrip()[0]
    ):
        lines.pop()
    body = INCLUDE.sub(r"\g<space>;", "\n".join(lines))
    body = body.replace("{{", "{ {").replace("{%", "{ %").replace("{#", "{ #")
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", body) or [""]))
    return f"{fence}{start['language'] if start else ''}\n{body}\n{fence}"


def as_comment(text: str) -> str:
    """`text` inside an HTML comment: nothing in it can end the comment."""
    return text.replace("<", "‹").replace(">", "›").replace("--", "––").replace("{", "(").replace("}", ")")


def _inline(text: str, *, keep_markup: bool) -> str:
    text = ENTITY.sub("&amp;", text) if "&" in text else text
    text = text.replace("{", "&#123;").replace("}", "&#125;")
    if keep_markup:
        text = TARGET.sub(_without_script, text)
        return AUTOLINK.sub("\0", text).replace("<", "&lt;").replace("\0", "<")
    text = text.replace("<", "&lt;")
    return MARK.sub(lambda match: "\\" + match.group(), text) if MARK_SIGN.search(text) else text


def _without_script(link: re.Match[str]) -> str:
    """The link as it stands where it leads to a page or an address; as text where it leads anywhere else."""
    scheme = SCHEME.match(re.sub(r"[\s<]+", "", link["target"]))
    if not scheme or scheme.group().lower() in SAFE_SCHEMES:
        return link.group()
    return f"]&#{ord(link['mark'])};{link['target']}"


def _not_a_block(text: str) -> str:
    if BLOCK_START.match(text):
        return ("\\" + text) if text[0] in ESCAPABLE else f"&#{ord(text[0])};{text[1:]}"
    return NUMBER_START.sub(r"\1\\\2", text, count=1) if NUMBER_START.match(text) else text
