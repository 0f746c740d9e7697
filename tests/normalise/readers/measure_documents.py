"""What becomes of a document of `real_documents.py` and `more_documents.py`: its pages, and how good they are."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from more_documents import more_documents
from office_files import paragraph, word_file
from pdf_files import pdf
from real_documents import RealDocument, documents, share_there

from duizhao.cli.starter import start_library
from duizhao.library.settings import Settings
from duizhao.normalise.account import uncovered
from duizhao.normalise.draft_pages import SourcePieces, drafts
from duizhao.normalise.run import SourceKnowledge, normalise_sources, sources_below

DOCUMENTS: dict[str, RealDocument] = {
    **documents(word_file, paragraph, pdf),
    **more_documents(word_file, paragraph, pdf),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """The share of what the pages should hold that is there without a hand, the pairs that are none, whether every
    character has an outcome, and the pages by language."""

    share: float
    invented: int
    is_accounted: bool
    pages: dict[str, str]


def measured(document: RealDocument, folder: Path) -> Measured:
    """Normalise a document in a new library in `folder`."""
    start_library(folder)
    for name, content in document.files.items():
        path = folder / "source" / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    tools = SourceKnowledge.read(Settings.read(folder))
    (one,) = normalise_sources(sources_below(folder / "source"), tools)
    pages: dict[str, str] = {}
    for page in drafts([SourcePieces("a", one.filled, one.source.is_markdown)], tools.topics):
        pages[page.language] = pages.get(page.language, "") + page.text
    share, invented = share_there(pages, document)
    is_accounted = one.sum.holds and not Counter(uncovered(one.source, one.pieces))
    return Measured(share, invented, is_accounted, pages)
