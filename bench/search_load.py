"""What the readers' search of a large library sends, and how long a reader with a phone waits for it.

Usage: python -m bench.search_load [--pages N] [--latency MS]

The index is made by the functions of the site, of page pairs made here, and put into the real site, which is served as real hosts
do: packed, over connections that stay open. Chromium has a fourth of this machine's speed and 1.6 Mbit/s, and each request takes
`--latency` longer (150 ms: Slow 4G as Lighthouse has it). `typed` is from the last of the keys, one every 150 ms, `at once` from a
paste or a word that was put together; both until the results are there, and until the lines that answer are.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.finding.made_pages import made_pages
from bench.finding.phone import Waited, waits
from bench.text import table
from duizhao.base.bilingual import LANGUAGES
from duizhao.library.settings import Settings
from duizhao.library.terms.term_base import TermBase
from duizhao.site.build.publish import build_site
from duizhao.site.search.search_index import index_files
from duizhao.site.search.search_settings import SearchWords

ROOT = Path(__file__).parents[1]
ASKED = {"en": "high blood presure after the infusion", "zh": "打完针多久能开车"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=1000, help="page pairs of the library")
    parser.add_argument(
        "--latency", type=int, default=150, help="milliseconds that each request takes longer"
    )
    chosen = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="bench-search-"))
    try:
        site = folder / "site"
        result = build_site(ROOT, site)
        assert result.published, result.report
        rows = _made(site / "search", chosen.pages)
        print(table(("the index", "files", "bytes", "made in, s"), rows))
        print()
        print(table(Waited.HEAD, [one.row() for one in waits(site, ASKED, chosen.latency)]))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _made(folder: Path, pages: int) -> list[tuple[str, str, str, str]]:
    shutil.rmtree(folder)
    settings = Settings.read(ROOT)
    words, terms = SearchWords.read(settings.search), TermBase.read(settings.terms)
    rows = []
    for language in LANGUAGES:
        made = made_pages(ROOT, language, pages)
        begun = time.perf_counter()
        files = index_files(made, terms, words, language)
        took = time.perf_counter() - begun
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        size = sum(len(text.encode()) for text in files.values())
        rows.append((language, str(len(files)), f"{size:,}", f"{took:.1f}"))
    return rows


if __name__ == "__main__":
    raise SystemExit(main())
