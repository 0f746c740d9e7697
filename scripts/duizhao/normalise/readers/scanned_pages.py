"""Pages of a PDF that are pictures: read by machine where it can, and told in any case."""

import io
from collections.abc import Sequence
from itertools import groupby

from duizhao.base.bilingual import Bilingual
from duizhao.normalise.readers.machine_reading import (
    MachineLine,
    can_read,
    pictures_of,
    read_picture,
    told,
)
from duizhao.normalise.readers.optional_package import needed
from duizhao.normalise.readers.pdf_beside import PICTURE, filled
from duizhao.normalise.readers.received import Aside, DocumentWriter
from duizhao.text.language.script import is_chinese_side

BY_MACHINE = Bilingual(
    "Page {page} is a picture: its words were read by machine. Compare them with the page.",
    "第 {page} 页是图片，其中的文字由机器识别，请与原页核对。",
)


class ScannedPages:
    """The pages that are pictures, their lines, and what has been written of them: in the order of the document."""

    def __init__(self, lines: dict[int, tuple[MachineLine, ...]]) -> None:
        self.lines = {page: found for page, found in lines.items() if found}
        self.flagged: list[Aside] = []
        self.remarks = tuple(filled(BY_MACHINE if found else PICTURE, page) for page, found in lines.items())
        self._left = sorted(self.lines)

    @classmethod
    def of(cls, data: bytes, numbers: Sequence[int]) -> "ScannedPages":
        """The pages with these numbers, from 1; without lines where no program can read them."""
        if not numbers or not can_read():
            return cls(dict.fromkeys(numbers, ()))
        reader = needed("pypdf").PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        return cls(
            {
                number: tuple(
                    line
                    for picture in pictures_of(reader.pages[number - 1])
                    for line in read_picture(picture)
                )
                for number in numbers
            }
        )

    def write(self, writer: DocumentWriter, *, before: int | None = None) -> None:
        """Write the pages that stand before this one, or all that are left; a paragraph is a block."""
        while self._left and (before is None or self._left[0] < before):
            page = self._left.pop(0)
            for _block, lines in groupby(self.lines[page], key=lambda line: line.block):
                self._write_block(writer, tuple(lines), page)

    def _write_block(self, writer: DocumentWriter, lines: Sequence[MachineLine], page: int) -> None:
        writer.mark = ""
        last = ""
        for line in lines:
            if last:
                writer.text("" if is_chinese_side(last) and is_chinese_side(line.text[0]) else " ")
            writer.text(line.text)
            last = line.text[-1]
        if written := writer.end():
            # A paragraph is as sure as its least sure word.
            least = min(lines, key=lambda line: line.sure)
            self.flagged.append(Aside(written.start, written.end, told(least, page)))
