"""Small Word and Excel files, written part by part: no program need be installed for it."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def paragraph(words: str, style: str = "", more: str = "") -> str:
    """One paragraph; `more` is XML inside it."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{words}</w:t></w:r>{more}</w:p>'


def item(words: str) -> str:
    """One item of a list with bullets."""
    numbering = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{numbering}<w:r><w:t>{words}</w:t></w:r></w:p>"


def table(rows: list[list[str]]) -> str:
    """A table."""
    inner = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{inner}</w:tbl>"


def note_reference(kind: str, number: int) -> str:
    """Where a footnote or endnote is referred to."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def link(address: str, words: str) -> str:
    """A paragraph that is a link, the way Word keeps its address in a field."""
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText> HYPERLINK "{address}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{words}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def word_file(
    body: str, others: dict[str, str] | None = None, extra: dict[str, str | bytes] | None = None
) -> bytes:
    """A Word file. `others` are its further parts: `footnotes`, `header1`, `comments`, … with their XML inside."""
    others = others or {}
    tags = {"footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/></Types>'
        ),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            [("styles", "styles.xml"), ("numbering", "numbering.xml")]
            + [(name.rstrip("0123456789"), f"{name}.xml") for name in others]
        ),
        "word/styles.xml": f"<w:styles {W}>"
        + "".join(
            f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
            for key, name in (("Title", "Title"), ("1", "heading 1"), ("2", "heading 2"), ("3", "标题 3"))
        )
        + "</w:styles>",
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        "</w:numbering>",
    }
    for name, inner in others.items():
        tag = tags.get(name, "hdr" if name.startswith("header") else "ftr")
        parts[f"word/{name}.xml"] = f"<w:{tag} {W}>{inner}</w:{tag}>"
    return zipped({**parts, **(extra or {})})


def _relations(found: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(found, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'
