"""A file that came back from a translator, whatever its kind."""

from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import LARGEST_TABLE, read_text
from duizhao.memory.exchange.foreign import local, read_xml
from duizhao.memory.exchange.po_units import read_po
from duizhao.memory.exchange.tmx import read_tmx
from duizhao.memory.exchange.translation_unit import Given
from duizhao.memory.exchange.xliff import read_xliff

XML_READERS = {"xliff": read_xliff, "tmx": read_tmx}


def read_units(path: Path) -> tuple[Given, ...]:
    """The units of the file at `path`. Its text says what it is; its name does not matter.

    Raises CannotRun where it is not PO, XLIFF or TMX in UTF-8, its units are not ours, or it has none.
    """
    text = read_text(path, LARGEST_TABLE)
    if text.lstrip().startswith("<"):
        kind = local(read_xml(path))
        if kind not in XML_READERS:
            raise CannotRun(
                f"{path}: a file of kind <{kind}> cannot be imported. PO, XLIFF and TMX can.",
                f"{path}：无法导入 <{kind}> 类型的文件。可以导入 PO、XLIFF 和 TMX。",
            )
        found = XML_READERS[kind](path)
    else:
        found = read_po(path)
    if not found:
        raise CannotRun(
            f"{path}: the file holds no units. Write one with `duizhao export`.",
            f"{path}：文件中没有可导入的单元。请用 `duizhao export` 导出。",
        )
    return found
