"""What other people's programs give us: XML that is read without following anything, and ids that may not be ours."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.errors import CannotRun
from duizhao.base.files import LARGEST_TABLE, read_text
from duizhao.base.install_hint import install_command
from duizhao.memory.exchange.translation_unit import Given, Progress, UnitId

if TYPE_CHECKING:
    from lxml.etree import _Element

DECLARATION = re.compile(r"(?:(?<!\s)\s++)?<\?xml\b[^<>]*+(?<=\?)>")
# An entity is declared in the brackets of a DOCTYPE. No file of a translator needs one.
DECLARES = re.compile(r"<!ENTITY|<!DOCTYPE(?:(?!<!DOCTYPE)[^>\[])*+\[")
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def needed() -> CannotRun:
    """What to say where the packages of the extra `exchange` are not installed."""
    install = install_command("exchange")
    return CannotRun(
        f"This format needs more packages: {install}\nPO and CSV need none.",
        f"这种格式需要安装附加组件：{install}\nPO 和 CSV 格式不需要。",
    )


def read_xml(path: Path) -> "_Element":
    """The root of the XML file at `path`. Nothing is expanded, and nothing is fetched.

    Raises CannotRun where it is not XML in UTF-8, declares entities, or lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError as fault:
        raise needed() from fault
    text = read_text(path, LARGEST_TABLE)
    if DECLARES.search(text):
        raise CannotRun(
            f"{path}: the file declares entities, which are not read. Save it without them.",
            f"{path}：文件声明了实体，程序不读取实体。请另存为不含实体的文件。",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        # The declaration is left out: the text is UTF-8, whatever it says.
        root = etree.fromstring(DECLARATION.sub("", text, count=1).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise CannotRun(f"{path}: not valid XML: {fault}.", f"{path}：不是有效的 XML：{fault}。") from fault
    if next(root.iter(etree.Entity), None) is not None:
        raise CannotRun(
            f"{path}: the file uses an entity that nothing declares.", f"{path}：文件使用了未声明的实体。"
        )
    return root


def given_unit(
    path: Path, identity: str, source: str, target: str, progress: Progress, at: str = "", notes: str = ""
) -> Given:
    """A unit that was read from `path`; its `notes` hold the mark that the export wrote. Raises CannotRun where its id is
    not one of ours."""
    parsed = UnitId.parse(identity)
    if parsed is None:
        shown = identity if len(identity) <= 100 else f"{identity[:97]}…"
        raise CannotRun(
            f"{path}{at}: the id {shown!r} was not written by `duizhao export`. Nothing was written.",
            f"{path}{at}：编号 {shown!r} 不是由 `duizhao export` 写入的。没有写入任何内容。",
        )
    # A program on Windows may end the lines of a text in its own way.
    source, target = (text.replace("\r\n", "\n").replace("\r", "\n") for text in (source, target))
    return Given(parsed.marked(notes), source, target, progress, str(path), at)


def local(element: "_Element") -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
