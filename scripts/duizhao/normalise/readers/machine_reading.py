"""Reading the words of a picture with tesseract, where it is installed on the machine: nothing of Duizhao needs it.

What a machine reads is never as sure as a text: every line keeps its confidence, and a person is asked to look at it.
"""

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from duizhao.base.bilingual import Bilingual
from duizhao.text.language.script import is_chinese_side

PROGRAM = "tesseract"
# Both languages at once, as far as the machine has their data.
WANTED = ("chi_sim", "chi_tra", "eng")
# A page takes seconds; a minute is more than any needs.
LONGEST = 60
# Words that are surer than this are only marked; the others are asked.
SURE = 80.0
READ = Bilingual(
    "Read from a picture by machine, confidence {sure:.0f} %.", "由机器从图片中识别，置信度 {sure:.0f}%。"
)
ASK = Bilingual(
    "Read from a picture by machine, confidence {sure:.0f} % only: compare it with page {page}.",
    "由机器从图片中识别，置信度仅 {sure:.0f}%：请与第 {page} 页核对。",
)


@dataclass(frozen=True, slots=True)
class MachineLine:
    """A line that was read from a picture, and how sure its least sure word is, in per cent. `block` tells paragraphs
    apart."""

    text: str
    sure: float
    block: int


def can_read() -> bool:
    """True where the program is installed."""
    return shutil.which(PROGRAM) is not None


def read_picture(data: bytes) -> tuple[MachineLine, ...]:
    """The lines of a picture file; none where it cannot be read."""
    try:
        ended = subprocess.run(
            [PROGRAM, "-", "-", "-l", _languages(), "--psm", "3", "tsv"],
            input=data,
            capture_output=True,
            check=False,
            timeout=LONGEST,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(_lines(ended.stdout.decode("utf-8", "replace"))) if ended.returncode == 0 else ()


def pictures_of(page: Any) -> Iterator[bytes]:
    """The pictures of a page of a PDF as files, those that can be taken out of it."""
    try:
        for image in page.images:
            made = io.BytesIO()
            image.image.save(made, "PNG")
            yield made.getvalue()
    except Exception:
        # pypdf and Pillow say in no one way that a picture is packed as they do not know.
        return


def told(line: MachineLine, page: int) -> Bilingual:
    """What is said of a line that was read."""
    said = READ if line.sure >= SURE else ASK
    return Bilingual(*(text.format(sure=line.sure, page=page) for text in (said.en, said.zh)))


def _languages() -> str:
    ended = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, check=False, timeout=LONGEST)
    there = ended.stdout.decode("utf-8", "replace").split()
    return "+".join(one for one in WANTED if one in there) or "eng"


def _lines(table: str) -> Iterator[MachineLine]:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    place: tuple[str, ...] = ()
    words: list[tuple[str, float]] = []
    block = 0
    for row in rows:
        word = (row.get("text") or "").strip()
        if row.get("level") != "5" or not word:
            continue
        here = tuple(row.get(name) or "" for name in ("block_num", "par_num", "line_num"))
        if here != place and words:
            yield MachineLine(_joined(words), min(sure for _word, sure in words), block)
            words = []
        if here[:2] != place[:2]:
            block += 1
        place = here
        words.append((word, float(row.get("conf") or 0)))
    if words:
        yield MachineLine(_joined(words), min(sure for _word, sure in words), block)


def _joined(words: list[tuple[str, float]]) -> str:
    """The words of a line; between two Chinese characters stands no blank."""
    text = ""
    for word, _sure in words:
        both_chinese = bool(text) and is_chinese_side(text[-1]) and is_chinese_side(word[0])
        text += word if not text or both_chinese else f" {word}"
    return text
