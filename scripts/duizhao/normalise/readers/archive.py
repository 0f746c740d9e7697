"""Office files are archives of XML: opened with a limit on what they may unfold to, and without entities."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.base.errors import CannotRun
from duizhao.normalise.readers.optional_package import needed

if TYPE_CHECKING:
    from lxml.etree import _Element

# Text alone: pictures are never unpacked. A thousand pages of text are about 10 MB of it.
LARGEST_TEXT = 40_000_000
MOST_MEMBERS = 20_000


@dataclass(frozen=True, slots=True)
class Archive:
    """The XML parts of an Office file by their names in it."""

    parts: dict[str, bytes]
    path: Path

    def tree(self, name: str) -> "_Element | None":
        """The tree of a part; None where there is no such part. Raises CannotRun where it is no valid XML."""
        if name not in self.parts:
            return None
        etree = needed("lxml.etree")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root: _Element = etree.fromstring(self.parts[name], parser)
        except (etree.XMLSyntaxError, ValueError) as fault:
            raise damaged(self.path) from fault
        return root


def open_archive(data: bytes, path: Path) -> Archive:
    """The parts of an Office file, none of them larger than it says. Raises CannotRun where the archive is damaged,
    unfolds to too much, or holds an entity: no Office program writes one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if one.filename.lower().endswith((".xml", ".rels"))]
            total = sum(one.file_size for one in members)
            if total > LARGEST_TEXT or len(archive.infolist()) > MOST_MEMBERS:
                raise CannotRun(
                    f"{path}: unfolds to {total:,} bytes of text, more than {LARGEST_TEXT:,}. Split the document.",
                    f"{path}：展开后有 {total:,} 字节文字，超过上限 {LARGEST_TEXT:,}。请把文档拆开。",
                )
            # Reading stops at the size that was declared, and a wrong check sum is an error.
            parts = {one.filename: archive.read(one) for one in members}
    except CannotRun:
        raise
    except Exception as fault:
        # Each way of packing has errors of its own (zlib.error, LZMAError), and zipfile lets them out.
        raise damaged(path) from fault
    for content in parts.values():
        if b"<!doctype" in content.replace(b"\0", b"").lower():
            raise CannotRun(
                f"{path}: the file declares entities, which are not read. Open it and save it again.",
                f"{path}：文件声明了实体，程序不读取实体。请打开后重新保存。",
            )
    return Archive(parts, path)


def damaged(path: Path) -> CannotRun:
    """What to say of a file whose program would not open it either."""
    return CannotRun(
        f"{path}: the file is damaged. Open it in the program that it is from, and save it again.",
        f"{path}：文件已损坏。请用原来的程序打开并重新保存。",
    )
