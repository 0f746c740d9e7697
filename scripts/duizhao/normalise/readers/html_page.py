"""Read web pages: files that end in `.html` or `.htm`."""

import codecs
import logging
import re
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.errors import CannotRun
from duizhao.normalise.readers.furniture import judge
from duizhao.normalise.readers.html_marks import is_mark_of_comment
from duizhao.normalise.readers.html_tree import PROGRAMS, base_of, walk
from duizhao.normalise.readers.optional_package import needed
from duizhao.normalise.readers.received import DocumentWriter, Received
from duizhao.normalise.readers.text_file import (
    BYTE_ORDER_MARKS,
    LONGEST_LINE,
    decode,
    refuse_long_lines,
    unreadable,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*+=\s*+[\"']?\s*+([\w.:-]{1,40})", re.IGNORECASE)
# Names that pages give and what was really used: browsers read them so too.
MEANT = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "windows-1252", "latin-1": "windows-1252"}
# So many tags no person wrote: their tree would fill the memory.
MOST_TAGS = 500_000
# readability looks at the whole tree many times: beyond this it would take minutes.
LARGEST_FOR_JUDGES = 2_000_000
MOST_ELEMENTS_FOR_JUDGES = 50_000


def read_html(data: bytes, path: Path) -> Received:
    """The text of a web page, what stands around it as asides. Raises CannotRun where it cannot be read whole."""
    text, encoding = _decode(data, path)
    root = parse(text, path)
    writer = DocumentWriter()
    if root is None:
        return writer.received(f"HTML, {encoding}")
    for element in root.iter():
        for words in (element.text if element.tag not in PROGRAMS else "", element.tail):
            if words and len(words) > LONGEST_LINE:
                refuse_long_lines(" ".join(words.split()), path)
    # The mark of a comment is no text; the comment itself is told as an aside.
    placed = walk(root, writer, base_of(root), lambda element: "" if is_mark_of_comment(element) else None)
    received = writer.received(f"HTML, {encoding}")
    asides = judge(root, placed, received.text, _main_text(root))
    return writer.received(f"HTML, {encoding}", asides)


def parse(text: str, path: Path) -> "_Element | None":
    """The tree of a page; None where it is empty. Nothing is fetched. Raises CannotRun where it is nested deeper than
    the parser reads: the rest would be lost."""
    etree = needed("lxml.etree")
    if text.count("<") > MOST_TAGS:
        raise CannotRun(
            f"{path}: more than {MOST_TAGS:,} tags. Split the page.",
            f"{path}：标签超过 {MOST_TAGS:,} 个。请把网页拆开。",
        )
    parser = etree.HTMLParser(
        recover=True, huge_tree=True, no_network=True, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    # A zero byte would end the page for the parser.
    encoded = text.replace("\0", "\ufffd").encode("utf-8", "replace")
    root: _Element | None
    try:
        root = etree.fromstring(encoded, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any("depth" in fault.message.lower() for fault in parser.error_log):
        raise CannotRun(
            f"{path}: the page is nested more than 2,000 levels deep. Copy its text into a text file.",
            f"{path}：网页嵌套超过 2,000 层。请把文字复制到文本文件中。",
        )
    return root


def _decode(data: bytes, path: Path) -> tuple[str, str]:
    """UTF-8 where the bytes are it, for pages are often saved anew with the old name of their encoding; else what the
    page says; else what plain text would be taken for."""
    declared = DECLARED.search(data[:4096])
    if declared and not data.startswith(tuple(mark for mark, _codec, _name in BYTE_ORDER_MARKS)):
        name = declared.group(1).decode("ascii", "replace").lower()
        try:
            return data.decode("utf-8"), "UTF-8"
        except UnicodeDecodeError:
            pass
        try:
            codec = codecs.lookup(MEANT.get(name, name)).name
            if not codec.startswith("utf"):
                return data.decode(codec), codec.upper()
        except LookupError:
            # No such encoding, or none of texts.
            pass
        except UnicodeDecodeError as fault:
            raise unreadable(path, fault.start) from fault
    return decode(data, path)


def _main_text(root: "_Element") -> str | None:
    """What readability takes for the text of a page; None where it cannot say."""
    etree = needed("lxml.etree")
    readability = needed("readability")
    # It tells its own failures with a traceback, where nobody listens to its log.
    logging.getLogger("readability").addHandler(logging.NullHandler())
    if sum(1 for _element in root.iter()) > MOST_ELEMENTS_FOR_JUDGES:
        return None
    slim = deepcopy(root)
    etree.strip_elements(slim, *PROGRAMS, with_tail=False)
    page = etree.tostring(slim, encoding="unicode", method="html")
    if len(page) > LARGEST_FOR_JUDGES:
        return None
    try:
        summary = readability.Document(page).summary(html_partial=True)
        tree = etree.fromstring(summary, etree.HTMLParser())
    except Exception:
        # A judge that fails has no vote, whatever it failed of.
        return None
    return None if tree is None else "".join(tree.itertext())
