"""The parts of a Word file as WordprocessingML, written from values: what every file has, and tables, cells, comments.

An element is written by the project's own writer, which escapes whatever is no markup.
"""

import io
import zipfile
from collections.abc import Sequence

from duizhao.memory.exchange.protect import PLACEHOLDER
from duizhao.text.html.element import Child, Html, element, together

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {"styles": "styles", "comments": "comments", "settings": "settings"}
# The first day that a zip file can name: the same rows give the same bytes on any day.
DAY = (1980, 1, 1, 0, 0, 0)
AUTHOR = "Duizhao"
# The style of a placeholder, and of what is for the import alone.
PLACEHOLDER_STYLE = "DuizhaoPlaceholder"
SMALL_STYLE = "DuizhaoSmall"
GREY = "808080"


def w(name: str, *children: Child, **attributes: str) -> Html:
    """The element `name` of WordprocessingML with its attributes."""
    return element(f"w:{name}", *children, **{f"w:{key}": value for key, value in attributes.items()})


def word_file(body: Sequence[Html], comments: Sequence[Html]) -> bytes:
    """A Word file with this body and these comments; whoever opens it has their changes tracked."""
    relations = [("styles", "rId1"), ("comments", "rId2"), ("settings", "rId3")]
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "rId1", "word/document.xml")]),
        "word/document.xml": _root("document", w("body", *body, _page_size())),
        "word/_rels/document.xml.rels": _relations([(name, key, f"{name}.xml") for name, key in relations]),
        "word/styles.xml": _root("styles", *_styles()),
        "word/comments.xml": _root("comments", *comments),
        "word/settings.xml": _root("settings", w("trackRevisions")),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, (HEAD + content).encode("utf-8"))
    return written.getvalue()


def paragraph(content: Child, style: str = "") -> Html:
    """A paragraph in a style of its own, or in the usual one."""
    return w("p", w("pPr", w("pStyle", val=style)) if style else None, content)


def run(text: str, style: str = "") -> Html:
    """Words in one look, with their blanks and tabs as they are."""
    pieces: list[Child] = []
    for number, part in enumerate(text.split("\t")):
        if number:
            pieces.append(w("tab"))
        if part:
            pieces.append(Html(f'<w:t xml:space="preserve">{together(part)}</w:t>'))
    return w("r", w("rPr", w("rStyle", val=style)) if style else None, *pieces)


def with_placeholders(line: str) -> Html:
    """A line of a unit, in which the placeholders are grey."""
    found = []
    position = 0
    for match in PLACEHOLDER.finditer(line):
        found.append(run(line[position : match.start()]))
        found.append(run(match.group(), PLACEHOLDER_STYLE))
        position = match.end()
    return together(*found, run(line[position:]))


def commented(content: Child, numbers: Sequence[int]) -> Html:
    """`content` of a paragraph with the comments of these numbers."""
    starts = [w("commentRangeStart", id=str(number)) for number in numbers]
    ends = [
        together(w("commentRangeEnd", id=str(number)), w("r", w("commentReference", id=str(number))))
        for number in numbers
    ]
    return together(*starts, content, *ends)


def comment(number: int, lines: Sequence[str]) -> Html:
    """A comment of the program. It bears no date: that would be another on another day."""
    return w(
        "comment", *(paragraph(run(line)) for line in lines), id=str(number), author=AUTHOR, initials="D"
    )


def cell(width: int, paragraphs: Sequence[Html]) -> Html:
    """A cell of a table row, as wide as its column."""
    return w("tc", w("tcPr", w("tcW", w=str(width), type="dxa")), *paragraphs)


def table(widths: Sequence[int], head: Sequence[str], rows: Sequence[Html]) -> Html:
    """A table whose head stands on every sheet."""
    border = [
        w(side, val="single", sz="4", space="0", color="BFBFBF")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    cells = [cell(width, [paragraph(run(words))]) for width, words in zip(widths, head, strict=True)]
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=str(sum(widths)), type="dxa"),
            w("tblBorders", *border),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=str(width)) for width in widths)),
        w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells),
        *rows,
    )


def _root(name: str, *children: Child) -> str:
    return Html(f'<w:{name} xmlns:w="{W}">{together(*children)}</w:{name}>')


def _page_size() -> Html:
    """A sheet of A4 that lies on its side: two languages stand beside each other."""
    margins = {side: "850" for side in ("top", "right", "bottom", "left", "header", "footer")}
    return w("sectPr", w("pgSz", w="16838", h="11906", orient="landscape"), w("pgMar", **margins, gutter="0"))


def _styles() -> list[Html]:
    def style(kind: str, name: str, said: str, *children: Child, default: bool = False) -> Html:
        given = {"default": "1"} if default else {}
        return w("style", w("name", val=said), *children, type=kind, styleId=name, **given)

    usual = w("rPr", w("sz", val="21"), w("lang", val="en-GB", eastAsia="zh-CN"))
    small = w("rPr", w("color", val=GREY), w("sz", val="12"))
    return [
        w("docDefaults", w("rPrDefault", usual)),
        style("paragraph", "Normal", "Normal", default=True),
        style("paragraph", "Heading1", "heading 1", w("pPr", w("outlineLvl", val="0")), w("rPr", w("b"), w("sz", val="28"))),
        style("paragraph", SMALL_STYLE, "Duizhao small", small),
        style("character", PLACEHOLDER_STYLE, "Duizhao placeholder", w("rPr", w("color", val=GREY))),
    ]  # fmt: skip


def _content_types() -> str:
    overrides = [("/word/document.xml", "document.main"), *((f"/word/{name}.xml", name) for name in PARTS)]
    return element(
        "Types",
        element("Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml"),
        element("Default", Extension="xml", ContentType="application/xml"),
        *(element("Override", PartName=part, ContentType=f"{WORD_TYPE}.{kind}+xml") for part, kind in overrides),
        xmlns=f"{PACKAGE}/content-types",
    )  # fmt: skip


def _relations(found: Sequence[tuple[str, str, str]]) -> str:
    return element(
        "Relationships",
        *(
            element("Relationship", Id=key, Type=f"{OFFICE}/{name}", Target=target)
            for name, key, target in found
        ),
        xmlns=f"{PACKAGE}/relationships",
    )
