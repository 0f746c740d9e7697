"""Readers: bytes of a file to the text that the normaliser counts in, one module for each kind of file.

A reader loses nothing: what it takes for furniture of a page is in its text too, as an aside.
"""

from collections.abc import Callable
from pathlib import Path

from duizhao.normalise.readers.html_page import read_html
from duizhao.normalise.readers.pdf import read_pdf
from duizhao.normalise.readers.received import Received
from duizhao.normalise.readers.table_reader import read_csv, read_excel
from duizhao.normalise.readers.text_file import read_plain_text
from duizhao.normalise.readers.word import read_word

Reader = Callable[[bytes, Path], Received]

# Ending to reader: this is the only place that knows them all. Packages are imported when a file needs them.
READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".md": read_plain_text,
    ".srt": read_plain_text,
    ".vtt": read_plain_text,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_word,
    ".pdf": read_pdf,
    ".xlsx": read_excel,
    ".csv": read_csv,
}
