"""Ten documents that look like those that people have: how much of their pages is there without a hand, and nothing invented."""

from collections import Counter
from pathlib import Path

import pytest
from office_files import paragraph, word_file
from pdf_files import pdf
from real_documents import documents, share_there

from duizhao.cli.starter import start_library
from duizhao.library.settings import Settings
from duizhao.normalise.account import uncovered
from duizhao.normalise.draft_pages import SourcePieces, drafts
from duizhao.normalise.run import SourceKnowledge, normalise_sources, sources_below

DOCUMENTS = documents(word_file, paragraph, pdf)
# What of a document is not there without a hand, and why.
KNOWN_LESS: dict[str, float] = {}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nine_tenths_of_its_pages_are_there_and_no_pair_is_invented(name: str, tmp_path: Path) -> None:
    start_library(tmp_path)
    for file, content in DOCUMENTS[name].files.items():
        path = tmp_path / "source" / file
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    tools = SourceKnowledge.read(Settings.read(tmp_path))
    (one,) = normalise_sources(sources_below(tmp_path / "source"), tools)
    assert one.sum.holds and not Counter(uncovered(one.source, one.pieces))
    pages: dict[str, str] = {}
    for page in drafts([SourcePieces("a", one.filled, one.source.is_markdown)], tools.topics):
        pages[page.language] = pages.get(page.language, "") + page.text
    share, invented = share_there(pages, DOCUMENTS[name])
    assert (share >= KNOWN_LESS.get(name, 0.9), invented) == (True, 0), (
        f"{share:.0%}\n{pages['en']}\n{pages['zh']}"
    )
