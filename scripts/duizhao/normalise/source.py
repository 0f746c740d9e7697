"""Reading a source: a file of a known kind to its text, with what the reader found out about it."""

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import write_atomically
from duizhao.normalise.cut import INVISIBLE, LINE_ENDS, SPACES
from duizhao.normalise.mended import mended
from duizhao.normalise.readers import READERS, Reader
from duizhao.normalise.readers.kinds import kind_of, refuse_other_kind
from duizhao.normalise.readers.received import Aside, Mend
from duizhao.normalise.readers.text_file import refuse_long_lines
from duizhao.normalise.typed_html import MAY_HOLD_HTML

LARGEST_FILE = 100 * 1024 * 1024
# A text is held whole, and a character of it takes up to 300 bytes of memory while it is taken apart.
MOST_CHARACTERS = 20_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it was received. `name` is its file name, `encoding` in words, `digest` the SHA-256 of its bytes.

    The rest is what a reader knows beside the text: see `Received`.
    """

    name: str
    text: str
    encoding: str
    digest: str
    is_markdown: bool = False
    added: tuple[tuple[int, int], ...] = ()
    asides: tuple[Aside, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    mends: tuple[Mend, ...] = ()
    remarks: tuple[Bilingual, ...] = ()
    flagged: tuple[Aside, ...] = ()

    @property
    def stem(self) -> str:
        """The file name without its ending."""
        return Path(self.name).stem

    @property
    def has_html(self) -> bool:
        """True where tags of HTML in the text are meant as such: it was typed as Markdown."""
        return Path(self.name).suffix.lower() in MAY_HOLD_HTML


def is_source(path: Path) -> bool:
    """True for the name of a source: any but that of a placement and of a hidden file."""
    return not path.name.startswith(".") and not path.name.endswith(".placement.toml")


def read_source(path: Path) -> Source:
    """Read a source file. Raises CannotRun where it is empty, too large, of an unknown kind, or not text."""
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):
            raise CannotRun(
                f"{path}: not a file. Name the files in it.", f"{path}：不是文件。请写出其中的文件名。"
            )
        _reader(path)
        data = path.read_bytes() if known.st_size <= LARGEST_FILE else b""
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise CannotRun(f"{path}: cannot be read ({reason}).", f"{path}：无法读取（{reason}）。") from fault
    refuse_large(known.st_size, path)
    return source_of(data, path)


def source_of(data: bytes, path: Path) -> Source:
    """The source that `data` is, as if it had been read from `path`. Raises CannotRun as `read_source` does."""
    reader = _reader(path)
    refuse_other_kind(data, path)
    received = mended(reader(data, path))
    refuse_long_lines(received.text, path)
    _refuse_long(received.text, path)
    if not received.text.strip(SPACES + INVISIBLE + LINE_ENDS):
        raise CannotRun(
            f"{path}: the file holds no text. Put the text in, or leave the file out.",
            f"{path}：文件里没有文字。请放入文字，或不要使用这个文件。",
        )
    return Source(
        path.name,
        received.text,
        received.encoding,
        hashlib.sha256(data).hexdigest(),
        received.is_markdown,
        received.added,
        received.asides,
        received.pairs,
        received.mends,
        received.remarks,
        received.flagged,
    )


def keep_standard_input(stream: BinaryIO, folder: Path) -> Path:
    """Read a source from `stream` and keep it in `folder`, as it was received: its placement will stand beside it.
    Raises CannotRun, and keeps nothing, where it cannot be read."""
    data = stream.read(LARGEST_FILE + 1)
    path = folder / f"stdin{kind_of(data) or '.txt'}"
    refuse_large(len(data), path)
    source_of(data, path)
    write_atomically(path, data)
    return path


def refuse_large(size: int, path: Path) -> None:
    """Raise CannotRun where a file has more bytes than one source may have."""
    if size > LARGEST_FILE:
        raise CannotRun(
            f"{path}: {size:,} bytes is more than {LARGEST_FILE:,}. Split the file.",
            f"{path}：{size:,} 字节，超过上限 {LARGEST_FILE:,}。请把文件拆开。",
        )


def _refuse_long(text: str, path: Path) -> None:
    if len(text) > MOST_CHARACTERS:
        raise CannotRun(
            f"{path}: {len(text):,} characters is more than {MOST_CHARACTERS:,}. Split the file.",
            f"{path}：{len(text):,} 个字符，超过上限 {MOST_CHARACTERS:,}。请把文件拆开。",
        )


def _reader(path: Path) -> Reader:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise CannotRun(
            f"{path}: cannot read {path.suffix or 'a file without an ending'}. Known endings: {' '.join(READERS)}.",
            f"{path}：不能读取 {path.suffix or '没有扩展名的文件'}。可读取的有：{' '.join(READERS)}。",
        )
    return reader
