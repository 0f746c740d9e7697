"""Put the report on a source beside its drafts: `<name>.html` in English, `<name>.zh.html` in Chinese."""

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from duizhao.base.bilingual import LANGUAGES, Language, other
from duizhao.base.files import inside, write_atomically
from duizhao.normalise.report_page.whole_page import report_page
from duizhao.normalise.run import Normalised
from duizhao.normalise.write_drafts import PageConflict

ENDINGS: dict[Language, str] = {"en": ".html", "zh": ".zh.html"}


def report_path(folder: Path, source: Path, language: Language) -> Path:
    """Where the report on `source` stands, below the folder of drafts."""
    return inside(folder, source.stem + ENDINGS[language])


def write_reports(
    folder: Path, one: Normalised, conflicts: Sequence[PageConflict], pages: Path | None = None
) -> None:
    """Write both. Conflicts of pages that hold nothing of this source are left out. The `pages` stand in the same folder,
    unless another is named. Raises CannotRun."""
    up = Path(os.path.relpath(pages or folder, folder))
    topics = {filled.piece.topic for filled in one.filled}
    mine = [conflict for conflict in conflicts if conflict.path.stem in topics]

    def address(topic: str, language: Language) -> str | None:
        return quote((up / language / f"{topic}.md").as_posix()) if topic in topics else None

    for language in LANGUAGES:
        there = quote(report_path(folder, one.path, other(language)).name)
        source = quote(Path(os.path.relpath(one.path, folder)).as_posix())
        page = report_page(one, language, address, mine, source=source, other_report=there)
        write_atomically(report_path(folder, one.path, language), page)
