"""Plain text: bytes of an unknown encoding to text, or a clear error with the byte offset.

What says its encoding is read so; UTF-8 is known by its bytes. The rest is read in the one encoding in which it is what
people write (`charset`): an error must name the byte, and the same bytes must always give the same text.
"""

import codecs
import re
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.normalise.readers.charset import CHARSETS, read_as
from duizhao.normalise.readers.received import Received
from duizhao.normalise.readers.subtitles import subtitle_asides
from duizhao.normalise.tables.typed_tables import with_tables

LONGEST_LINE = 1_000_000
KNOWN = ", ".join(("UTF-8", "UTF-16", *(charset.name for charset in CHARSETS)))
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 (little endian)"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 (big endian)"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Rare or private characters: a text full of them was decoded with the wrong encoding.
IMPLAUSIBLE = re.compile("[\x80-\x9f\ue000-\uf8ff\U000f0000-\U0010ffff]")
COMMON = re.compile("[\u3000-\u303f\u4e00-\u9fff]")


def read_plain_text(data: bytes, path: Path) -> Received:
    """The text of a `.txt`, `.md`, `.srt` or `.vtt` file and the name of its encoding. Raises CannotRun with the byte offset."""
    text, encoding = decode(data, path)
    refuse_control(data, text, encoding, path)
    is_markdown = path.suffix.lower() == ".md"
    made = with_tables(text) if "\t" in text or "|" in text else None
    if made and "```" not in text and "~~~" not in text:
        return Received(made[0], encoding, is_markdown, made[1])
    return Received(text, encoding, is_markdown, asides=subtitle_asides(text))


def refuse_control(data: bytes, text: str, encoding: str, path: Path) -> None:
    """Raise CannotRun where the text holds a character that no text has: the file is something else."""
    control = CONTROL.search(text)
    if control:
        offset = len(text[: control.start()].encode(_codec(encoding), "surrogatepass"))
        raise unreadable(path, offset + len(data) - len(text.encode(_codec(encoding), "surrogatepass")))


def _codec(encoding: str) -> str:
    return {
        "UTF-8": "utf-8",
        **{charset.name: charset.codec for charset in CHARSETS},
        **{name: codec for _mark, codec, name in BYTE_ORDER_MARKS},
    }[encoding]


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """The text of bytes and the name of their encoding. Raises CannotRun with the byte offset."""
    for mark, codec, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(codec), name
            except UnicodeDecodeError as fault:
                raise unreadable(path, fault.start + len(mark)) from fault
    if data[1:2000:2].count(0) > len(data[1:2000:2]) * 0.4 and data:
        return _strictly(data, "utf-16-le", "UTF-16 (little endian)", path)
    if data[0:2000:2].count(0) > len(data[0:2000:2]) * 0.4 and data:
        return _strictly(data, "utf-16-be", "UTF-16 (big endian)", path)
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as fault:
        if not _is_broken_utf8(data):
            found = read_as(data)
            if len(found) == 1:
                return found[0].text, found[0].charset.name
            if found:
                raise _undecided(path, [one.charset.name for one in found]) from fault
            # Rare characters of Chinese are no reason to refuse it.
            text = _plausible_gb18030(data)
            if text is not None:
                return text, "GB18030"
        raise unreadable(path, fault.start) from fault


def _strictly(data: bytes, codec: str, name: str, path: Path) -> tuple[str, str]:
    try:
        return data.decode(codec), name
    except UnicodeDecodeError as fault:
        raise unreadable(path, fault.start) from fault


def _is_broken_utf8(data: bytes) -> bool:
    """UTF-8 with a few bad bytes: most of what is not ASCII still decodes, which GB18030 text hardly ever does."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return good > 2 * bad


def _plausible_gb18030(data: bytes) -> str | None:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return text if COMMON.search(text) and not IMPLAUSIBLE.search(text) else None


def _undecided(path: Path, names: list[str]) -> CannotRun:
    return CannotRun(
        f"{path}: this may be text in {' or in '.join(names)}, which would be different words. Save the file as UTF-8 text.",
        f"{path}：可能是 {' 或 '.join(names)} 编码的文本，读出的文字会不同。请把文件另存为 UTF-8 文本。",
    )


def unreadable(path: Path, offset: int) -> CannotRun:
    """What to say of a byte that is no text."""
    return CannotRun(
        f"{path}: not readable as text: the byte at offset {offset:,} fits no known encoding "
        f"({KNOWN}). Save the file as UTF-8 text.",
        f"{path}：不能当作文本读取：偏移量 {offset:,} 处的字节不符合任何已知编码（{KNOWN}）。"
        "请把文件另存为 UTF-8 文本。",
    )


def refuse_long_lines(text: str, path: Path) -> None:
    """Raise CannotRun where a line is so long that no person wrote it."""
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise CannotRun(
                f"{path}:{number}: this line has {len(line):,} characters, more than {LONGEST_LINE:,} "
                f"(it starts at character {start:,}). Break it into paragraphs.",
                f"{path}:{number}：这一行有 {len(line):,} 个字符，超过 {LONGEST_LINE:,}（从第 {start:,} 个字符开始）。"
                "请把它分成段落。",
            )
        start += len(line) + 1
