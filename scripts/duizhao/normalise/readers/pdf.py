"""PDF files with a text layer. A PDF knows lines and where they stand: paragraphs and headings are told by that."""

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.normalise.readers.archive import damaged
from duizhao.normalise.readers.machine_reading import PROGRAM
from duizhao.normalise.readers.optional_package import needed
from duizhao.normalise.readers.pdf_beside import (
    NO_LETTERS,
    asides_of,
    filled,
    is_nameless,
    pages_beside,
    remark_on,
)
from duizhao.normalise.readers.pdf_lines import PdfLine, PdfRun, in_reading_order, parted
from duizhao.normalise.readers.received import Aside, DocumentWriter, Received
from duizhao.normalise.readers.scanned_pages import ScannedPages
from duizhao.text.language.main_language import main_language
from duizhao.text.language.script import HAN, han_count, is_chinese_side

MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
REPEATED = Bilingual("Stands at the edge of many pages of the document.", "在文档多页的页边重复出现。")
# How many lines at the top and at the bottom of a page may be the same on every page.
EDGE = 3
# Headings are at least this much larger than most of the text.
LARGER = 1.12
LEVELS = 3
# The distance of two lines, in lines, beyond which a new paragraph starts.
NEW_PARAGRAPH = 1.35
SAME_SIZE = 0.08
# A line that ends before this share of the width had room for another word.
FULL = 0.85
STARTS_ANEW = re.compile(r"\s*(?:#|[•●○◦▪■‣·►–][\s]*|[-*+]\s|\d{1,3}[.)、．]\s*\D|[（(]\d{1,3}[)）])")
SENTENCE_END = re.compile(r"[.。!！?？;；:：…][”’」』）)\"']*$")


# Some programs write a radical or a ligature for the letters that a reader sees, and a private character for a bullet.
LOOKALIKES = re.compile("[\u2e80-\u2fdf\ufb00-\ufb06\uf0a7\uf0b7]")
RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳\uf0a7\uf0b7",
        "母民虎西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟••",
        strict=True,
    )
)
# Between a Chinese character and a half-width mark a change of font looks like a blank.
BLANK_BY_MARK = re.compile(
    rf"(?<=[{HAN}]) +(?=[,.;:!?、，。；：！？])|(?<=[,;:!?、，。；：！？]) +(?=[{HAN}])"
)


def read_pdf(data: bytes, path: Path) -> Received:
    """The text of a PDF; what stands at the edge of every page as asides, at the end.

    Raises CannotRun where it is encrypted, has no text layer, is damaged or too large, or pypdf is not installed.
    """
    lines = _lines(data, path)
    edges = _repeated(lines)
    beside = pages_beside(data)
    nameless = {
        page.number
        for page in beside
        if is_nameless(line.text for line in lines if line.page == page.number - 1)
    }
    text = [line for line in lines if line not in edges and line.page + 1 not in nameless]
    written = {line.page + 1 for line in text} | nameless
    pictures = ScannedPages.of(
        data, [page.number for page in beside if page.has_picture and page.number not in written]
    )
    if not text and not pictures.lines:
        raise _no_text(path, sorted(nameless))
    writer = DocumentWriter()
    size = _body_size(text)
    marks = _heading_marks(text, size)
    for block in _blocks(text):
        pictures.write(writer, before=block[0].page + 1)
        writer.mark = marks.get(block[0].size, "") if not STARTS_ANEW.match(block[0].text) else ""
        _write(writer, block)
    pictures.write(writer)
    asides: list[Aside] = []
    for words, why in (*_left_out(lines, edges, nameless), *asides_of(beside)):
        writer.mark = ""
        writer.text(words)
        if made := writer.end():
            asides.append(Aside(made.start, made.end, why))
    received = writer.received("PDF", asides)
    remarks = [*pictures.remarks, *(filled(NO_LETTERS, page) for page in sorted(nameless))]
    if remark := remark_on(beside):
        remarks.append(remark)
    return replace(received, remarks=tuple(remarks), flagged=tuple(pictures.flagged))


def _left_out(
    lines: Sequence[PdfLine], edges: Collection[PdfLine], nameless: Collection[int]
) -> Iterator[tuple[str, Bilingual]]:
    """The lines that are no text of the document, with the reason."""
    for line in lines:
        if line.page + 1 in nameless:
            yield line.text, filled(NO_LETTERS, line.page + 1)
        elif line in edges:
            yield line.text, REPEATED


def _lines(data: bytes, path: Path) -> list[PdfLine]:
    pypdf = needed("pypdf")
    # Its warnings about other programs' mistakes are no concern of the person who reads.
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted(path)
        if len(reader.pages) > MOST_PAGES:
            raise _too_large(path)
        lines: list[PdfLine] = []
        characters = 0
        for number, page in enumerate(reader.pages):
            found = in_reading_order(list(_page_lines(page, number)))
            characters += sum(len(line.text) for line in found)
            if characters > MOST_CHARACTERS:
                raise _too_large(path)
            lines += found
    except CannotRun:
        raise
    except pypdf.errors.DependencyError as fault:
        # The way it is encrypted needs one more package even without a password.
        raise _encrypted(path) from fault
    except Exception as fault:
        # pypdf says in no one way that a file is not as it should be.
        raise damaged(path) from fault
    finally:
        log.setLevel(level)
    return lines


def _page_lines(page: Any, number: int) -> Iterator[PdfLine]:
    """The lines of a page in the order in which the page writes them."""
    runs: list[PdfRun] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
        runs.append(PdfRun(text, x, y, round((size or 1.0) * scale, 1)))

    page.extract_text(visitor_text=visit)
    gathered: list[PdfRun] = []
    for run in [*runs, PdfRun("\n", 0.0, 0.0, 1.0)]:
        first, *others = run.text.split("\n")
        if first:
            gathered.append(replace(run, text=first))
        for other in others:
            for part in parted(gathered):
                line = _line(part, number)
                if line:
                    yield line
            gathered = [replace(run, text=other)] if other else []


def _line(runs: Sequence[PdfRun], number: int) -> PdfLine | None:
    told = [run for run in runs if run.text.strip()]
    if not told:
        return None
    longest = max(told, key=lambda run: len(run.text.strip()))
    text = LOOKALIKES.sub(_meant, "".join(run.text for run in runs).strip())
    return PdfLine(BLANK_BY_MARK.sub("", text), number, longest.y, longest.size, told[0].x)


def _meant(character: re.Match[str]) -> str:
    """The letters that a look-alike was written for."""
    found = character.group()
    return RADICALS.get(found) or unicodedata.normalize("NFKC", found)


def _repeated(lines: Sequence[PdfLine]) -> set[PdfLine]:
    """The lines at the edge of a page that most pages have, but for their numbers."""
    pages: dict[int, list[PdfLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    if len(pages) < 2:
        return set()
    edges = [(_folded(line.text), line) for page in pages.values() for line in {*page[:EDGE], *page[-EDGE:]}]
    counts = Counter(text for text, _page in {(text, line.page) for text, line in edges})
    needed_pages = max(2, len(pages) * 0.6)
    return {line for text, line in edges if counts[text] >= needed_pages}


def _folded(text: str) -> str:
    return " ".join(re.sub(r"\d+", "#", text.lower()).split())


def _body_size(lines: Sequence[PdfLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _heading_marks(lines: Sequence[PdfLine], body: float) -> dict[float, str]:
    """The mark for each size of letters that only headings have."""
    larger = sorted({line.size for line in lines if line.size >= body * LARGER}, reverse=True)
    return {size: "#" * min(level, LEVELS) + " " for level, size in enumerate(larger, start=1)}


def _blocks(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    gap = _usual_gap(lines)
    widest: dict[tuple[float, int], float] = {}
    for line in lines:
        place = line.size, line.column
        widest[place] = max(widest.get(place, 0.0), line.width)
    is_spaced = _is_spaced(lines, gap)
    block: list[PdfLine] = []
    for line in lines:
        full = widest[line.size, line.column]
        if block and not _goes_on(block[-1], line, gap, full, is_spaced=is_spaced):
            yield from _sentences(block)
            block = []
        block.append(line)
    if block:
        yield from _sentences(block)


def _sentences(block: list[PdfLine]) -> Iterator[list[PdfLine]]:
    """The block; line by line where every line ends as a sentence does: no text is broken so by the width of a page."""
    if len(block) > 1 and all(SENTENCE_END.search(line.text) for line in block):
        yield from ([line] for line in block)
    else:
        yield block


def _is_spaced(lines: Sequence[PdfLine], gap: float) -> bool:
    """True where paragraphs stand apart by more than lines do: then a line break says nothing."""
    steps = [
        (above.y - line.y) / line.size
        for above, line in pairwise(lines)
        if (above.page, above.column, above.size) == (line.page, line.column, line.size) and above.y > line.y
    ]
    wide = sum(step > gap * NEW_PARAGRAPH for step in steps)
    return wide >= 2 and len(steps) - wide >= 2


def _goes_on(above: PdfLine, line: PdfLine, gap: float, widest: float, *, is_spaced: bool) -> bool:
    """True where `line` is the rest of the paragraph that `above` belongs to."""
    if abs(above.size - line.size) > SAME_SIZE * line.size or STARTS_ANEW.match(line.text):
        return False
    is_full = above.width + _first_word(line) >= FULL * widest
    is_open = not SENTENCE_END.search(above.text)
    if above.column != line.column and main_language(above.text) != main_language(line.text):
        return False
    if above.page != line.page or line.y > above.y:
        return is_open and is_full
    if above.y - line.y > gap * line.size * NEW_PARAGRAPH:
        return False
    return is_full or (is_open and (is_spaced or line.text[0].islower()))


def _first_word(line: PdfLine) -> float:
    word = line.text.split()[0]
    return (2 if han_count(word) else len(word) + 1) * line.size


def _usual_gap(lines: Sequence[PdfLine]) -> float:
    """The distance from line to line that is most usual, in sizes of letters."""
    gaps = Counter(
        round((above.y - line.y) / line.size, 1)
        for above, line in pairwise(lines)
        if above.page == line.page and above.size == line.size and 0 < above.y - line.y < 3 * line.size
    )
    return gaps.most_common(1)[0][0] if gaps else 1.2


def _write(writer: DocumentWriter, block: Sequence[PdfLine]) -> None:
    for above, line in zip([None, *block], block, strict=False):
        if above is not None:
            writer.text(_glue(above.text, line.text))
        writer.text(line.text)
    writer.end()


def _glue(above: str, line: str) -> str:
    """What the end of a line stood for. A hyphen stays: whether it belongs to the word, a person sees."""
    if is_chinese_side(above[-1]) and is_chinese_side(line[0]):
        return ""
    return "" if above.endswith("-") and above[-2:-1].isalpha() else " "


def _no_text(path: Path, nameless: Sequence[int]) -> CannotRun:
    if nameless:
        pages = ", ".join(map(str, nameless))
        return CannotRun(
            f"{path}: page {pages}: the fonts do not say which letters they show, so nothing can be read. Get the text "
            "elsewhere, or run text recognition (OCR) on the file.",
            f"{path}：第 {pages} 页：字体没有说明显示的是哪些字，无法读取。请从别处获取文字，或先做文字识别（OCR）。",
        )
    return CannotRun(
        f"{path}: the PDF has no text layer: its pages are pictures. Run text recognition (OCR) on it first, or install "
        f"{PROGRAM} with its Chinese and English data: then it is done here.",
        f"{path}：PDF 没有文字层，页面是图片。请先做文字识别（OCR），或安装 {PROGRAM} 及其中英文数据，由程序识别。",
    )


def _encrypted(path: Path) -> CannotRun:
    return CannotRun(
        f"{path}: the PDF is encrypted. Open it, and save or print it as a PDF without a password.",
        f"{path}：PDF 已加密。请打开后另存或打印为不带密码的 PDF。",
    )


def _too_large(path: Path) -> CannotRun:
    return CannotRun(
        f"{path}: more than {MOST_PAGES:,} pages or {MOST_CHARACTERS:,} characters. Split the file.",
        f"{path}：超过 {MOST_PAGES:,} 页或 {MOST_CHARACTERS:,} 个字符。请把文件拆开。",
    )
