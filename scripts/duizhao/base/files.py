"""Reading and writing at the edges: whole files or nothing, and never outside the folder that was named."""

import os
import stat
import tomllib
from pathlib import Path
from typing import Any

from duizhao.base.errors import CannotRun, cannot_write
from duizhao.base.unfinished_file import unfinished_file

# In bytes. What people write is smaller by far; a page of this size takes minutes, and some gigabytes of memory.
LARGEST_TEXT = 32 * 1024 * 1024
# Of files that programs write: tables, what translators' tools send back, findings that were recorded.
LARGEST_TABLE = 1024 * 1024 * 1024


def read_text(path: Path, largest: int = LARGEST_TEXT) -> str:
    """The text of a UTF-8 file, line ends as `\\n`, without a byte order mark.

    Raises CannotRun, with the byte offset, where the file is not UTF-8, where it has more than `largest` bytes, and where it
    cannot be read.
    """
    try:
        return _bytes_of_file(path, largest).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        raise CannotRun(
            f"{path}: not UTF-8 text: the byte at offset {fault.start} does not fit. Save the file as UTF-8.",
            f"{path}：不是 UTF-8 文本：偏移量 {fault.start} 处的字节无法解读。请把文件另存为 UTF-8。",
        ) from fault
    except (OSError, ValueError) as fault:
        # ValueError: a name with a null character.
        reason = getattr(fault, "strerror", None) or str(fault)
        raise CannotRun(f"{path}: cannot be read ({reason}).", f"{path}：无法读取（{reason}）。") from fault


def text_if_there(path: Path, largest: int = LARGEST_TEXT) -> str | None:
    """What `read_text` gives; None where nothing stands at `path`. A folder, or a link that leads nowhere, is not nothing:
    it raises CannotRun."""
    return read_text(path, largest) if os.path.lexists(path) else None


def _bytes_of_file(path: Path, largest: int) -> bytes:
    """The bytes of a file. Raises CannotRun for a folder, for a pipe or a device (reading it might never end), and for more than
    `largest` bytes."""
    known = path.stat()
    if not stat.S_ISREG(known.st_mode):
        raise CannotRun(
            f"{path}: not a file. Put the file in this place, or name another.",
            f"{path}：不是文件。请把文件放到这个位置，或指定别的文件。",
        )
    if known.st_size > largest:
        raise CannotRun(
            f"{path}: {known.st_size:,} bytes is more than {largest:,}, so it is not read. Split the file.",
            f"{path}：文件有 {known.st_size:,} 字节，超过上限 {largest:,}，因此不读取。请拆分文件。",
        )
    return path.read_bytes()


def shown_path(path: Path) -> str:
    """`path` as a person is told it: relative to the folder the user stands in, where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        # On Windows no way leads from one drive to another.
        return path.as_posix()
    return Path(relative if not relative.startswith("..") else path).as_posix()


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """The tables of a TOML text that stands in the file at `path`. Raises CannotRun where it does not parse."""
    try:
        return tomllib.loads(text)
    except RecursionError as fault:
        raise CannotRun(
            f"{path}: not readable: its lists or tables stand too deep in each other.",
            f"{path}：无法读取：列表或表的嵌套层数过多。",
        ) from fault
    except ValueError as fault:
        # Also a number with more digits than Python reads.
        raise CannotRun(f"{path}: not valid TOML: {fault}.", f"{path}：不是有效的 TOML：{fault}。") from fault


def write_atomically(path: Path, content: str | bytes) -> bool:
    """Write `content`, a text as UTF-8, so that the file is always whole: the old one or the new one.

    Gives False, and touches nothing, where the file already holds exactly this.
    Raises CannotRun where the folder cannot be written to.
    """
    encoded = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.is_file() and path.read_bytes() == encoded:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished_file(path) as unfinished:
            unfinished.write(encoded)
            os.chmod(unfinished.path, path.stat().st_mode & 0o777 if path.exists() else 0o644)
            unfinished.replace(path)
    except OSError as fault:
        raise cannot_write(fault, path) from fault
    return True


def inside(folder: Path, name: str) -> Path:
    """The path of `name` below `folder`. Raises CannotRun where it would lead out of it."""
    path = folder / name
    if "\0" in name or not _is_below(os.path.realpath(path), os.path.realpath(folder)):
        raise CannotRun(
            f"{name!r} leads out of {folder}. Give a name below that folder.",
            f"{name!r} 指到了 {folder} 之外。请给出该文件夹之内的名称。",
        )
    return path


def _is_below(path: str, folder: str) -> bool:
    """True for a path that leads into the folder, or to it; both as the system knows them."""
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def said(text: str) -> str:
    """What a person typed as an argument, without the bytes that are no text and the blanks around it."""
    return text.encode("utf-8", "replace").decode().strip()
