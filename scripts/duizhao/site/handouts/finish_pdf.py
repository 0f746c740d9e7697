"""The last hand on a PDF of the browser: its text can be searched and read out, and nothing in it tells when it was made.

A font has one glyph for 用 and for the radical ⽤, and the browser writes the radical into the table that says what the
glyphs mean: then nobody finds 副作用. Python knows what most radicals stand for (NFKC), but not those of the Supplement.
Some fonts have one glyph for two characters too, such as 胶 and 㬵: which one is meant is read from what stands around it.
"""

import hashlib
import io
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from duizhao.base.errors import CannotRun
from duizhao.site.handouts.cell_names import number_cells

if TYPE_CHECKING:
    from pypdf import PdfWriter

# From the Unicode Character Database, EquivalentUnifiedIdeograph.txt: only characters that are words of their own.
RADICALS = str.maketrans(
    "⺁⺄⺈⺊⺌⺍⺓⺜⺝⺟⺠⺧⺩⺫⺬⺶⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻲⻳",
    "厂乙刀卜小小幺日月母民牛王目示羊虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龜亀龟",
)
# Radicals, and ligatures such as ﬀ: in a text they are letters.
GLYPHS = re.compile("[\u2e80-\u2fdf\ufb00-\ufb06]")
SECTION = re.compile(
    r"(?<!\d)\d++ beginbf(?P<kind>char|range)\s(?P<lines>(?:(?!beginbf|endbf).)*+)endbf(?P=kind)\s", re.DOTALL
)
CHAR = re.compile(r"<(?P<code>[0-9A-Fa-f]+)>\s*<(?P<text>[0-9A-Fa-f]+)>")
RANGE = re.compile(r"<(?P<first>[0-9A-Fa-f]+)>\s*<(?P<last>[0-9A-Fa-f]+)>\s*<(?P<text>[0-9A-Fa-f]+)>")
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
# A section of such a table may have so many lines.
MOST = 100


def finish(pdf: bytes, title: str, text: str) -> bytes:
    """`pdf` with characters where it says radicals, with `title`, and without the time it was made: the same pages give
    the same bytes.

    Raises CannotRun where a Chinese character of `text`, what was to be printed, is in none of its fonts: on paper
    stands an empty box in its place.
    """
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    wanted, known = set(HAN.findall(text)), _characters(writer, {})
    if wanted - known and known - wanted:
        read = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
        known = _characters(writer, meant(character(read), text, known - wanted, wanted - known))
    if lacking := wanted - known:
        shown = "".join(sorted(lacking)[:10])
        raise CannotRun(
            f"{title}: this machine has no font for {shown}. On Debian or Ubuntu: sudo apt-get install -y fonts-noto-cjk.",
            f"{title}：这台机器没有能显示“{shown}”的字体。Debian 或 Ubuntu：sudo apt-get install -y fonts-noto-cjk。",
        )
    number_cells(writer)
    writer.metadata = {"/Title": title, "/Producer": "duizhao"}
    seen = io.BytesIO()
    writer.write(seen)
    _mark(writer, hashlib.sha256(seen.getvalue()).digest()[:16])
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def meant(read: str, text: str, strange: Collection[str], lacking: Collection[str]) -> dict[str, str]:
    """For characters that a PDF says and its page does not (`strange`) the ones of the page that they stand for: those of
    the `lacking` that stand between the same neighbours in `text` as the strange one in `read`. What stays open is left
    out."""
    read, text = "".join(read.split()), "".join(text.split())
    found: dict[str, str] = {}
    for one in strange:
        for match in re.finditer(f"(?P<before>.){re.escape(one)}(?P<after>.)", read):
            fits = [other for other in lacking if match["before"] + other + match["after"] in text]
            if len(fits) == 1:
                found[one] = fits[0]
                break
    return found


def _characters(writer: "PdfWriter", others: Mapping[str, str]) -> set[str]:
    """Correct the tables of all fonts, with `others` for characters that share a glyph; gives the Chinese characters in
    them."""
    from pypdf.generic import DictionaryObject, StreamObject

    known: set[str] = set()
    for number in range(1, len(writer._objects) + 1):
        font = writer.get_object(number)
        if not isinstance(font, DictionaryObject) or "/ToUnicode" not in font:
            continue
        table = font["/ToUnicode"].get_object()
        if isinstance(table, StreamObject):
            corrected = with_characters(table.get_data().decode("latin-1"), others)
            table.set_data(corrected.encode("latin-1"))
            known.update(HAN.findall(" ".join(texts_of(corrected))))
    return known


def texts_of(table: str) -> Iterator[str]:
    """Every text that a glyph stands for."""
    for section in SECTION.finditer(table):
        if section["kind"] == "char":
            yield from (_text(one["text"]) for one in CHAR.finditer(section["lines"]))
        else:
            for one in RANGE.finditer(section["lines"]):
                yield from _range(one)


def _mark(writer: "PdfWriter", digest: bytes) -> None:
    """Name the file by what is in it: a random name would be another one each time."""
    from pypdf.generic import ArrayObject, ByteStringObject

    writer._ID = ArrayObject([ByteStringObject(digest), ByteStringObject(digest)])


def with_characters(table: str, others: Mapping[str, str] | None = None) -> str:
    """A table from glyphs to text (ToUnicode) in which every text is made of characters, and `others` replaced."""
    return SECTION.sub(partial(_section, str.maketrans(dict(others or {}))), table)


def _section(others: Mapping[int, str], match: re.Match[str]) -> str:
    def right(text: str) -> str:
        return character(text).translate(others)

    if match["kind"] == "char":
        lines = [
            f"<{one['code']}> <{_hex(right(_text(one['text'])))}>" for one in CHAR.finditer(match["lines"])
        ]
        return _sections("char", lines)
    lines = []
    for one in RANGE.finditer(match["lines"]):
        first, texts = int(one["first"], 16), _range(one)
        if all(right(each) == each for each in texts):
            lines.append(one.group())
            continue
        for step, each in enumerate(texts):
            code = f"{first + step:0{len(one['first'])}X}"
            lines.append(f"<{code}> <{code}> <{_hex(right(each))}>")
    return _sections("range", lines)


def _range(one: re.Match[str]) -> list[str]:
    text = _text(one["text"])
    many = int(one["last"], 16) - int(one["first"], 16) + 1
    return [text[:-1] + chr(ord(text[-1]) + step) for step in range(many)]


def _sections(kind: str, lines: list[str]) -> str:
    parts = [lines[start : start + MOST] for start in range(0, len(lines), MOST)]
    return "".join(f"{len(part)} beginbf{kind}\n" + "\n".join(part) + f"\nendbf{kind}\n" for part in parts)


def _text(given: str) -> str:
    return bytes.fromhex(given).decode("utf-16-be", errors="replace")


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def character(text: str) -> str:
    """`text` with the characters for each radical and each ligature in it; anything else stays as it is."""
    return GLYPHS.sub(lambda one: unicodedata.normalize("NFKC", one.group()), text.translate(RADICALS))
