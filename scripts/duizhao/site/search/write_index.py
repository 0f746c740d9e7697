"""The index of one language, written into the folder of a site."""

from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.library.terms.term_base import TermBase
from duizhao.site.search.search_index import IndexedPage, index_files
from duizhao.site.search.search_settings import SearchWords

FOLDER = "search"


@dataclass(frozen=True, slots=True)
class SearchedPages:
    """All that can be found in one language: its pages, in the order of the site."""

    language: Language
    pages: tuple[IndexedPage, ...]


def write_index(site: Path, searched: SearchedPages, terms: TermBase, words: SearchWords) -> tuple[str, ...]:
    """Write the index below the folder `site`. Gives the paths of its files in the site. Raises CannotRun as `index_files` does,
    and OSError where a file cannot be written."""
    paths = []
    for name, text in index_files(searched.pages, terms, words, searched.language).items():
        path = site / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        paths.append(f"{FOLDER}/{name}")
    return tuple(paths)
