"""Documents that look like those that people have: how much of their pages is there without a hand, and nothing invented."""

from pathlib import Path

import pytest
from measure_documents import DOCUMENTS, measured

# What of a document is not there without a hand, and why.
KNOWN_LESS: dict[str, float] = {}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nine_tenths_of_its_pages_are_there_and_no_pair_is_invented(name: str, tmp_path: Path) -> None:
    found = measured(DOCUMENTS[name], tmp_path)
    assert found.is_accounted
    assert (found.share >= KNOWN_LESS.get(name, 0.9), found.invented) == (True, 0), (
        f"{found.share:.0%}\n{found.pages['en']}\n{found.pages['zh']}"
    )


def test_there_are_twenty_of_many_kinds() -> None:
    endings = {Path(name).suffix for document in DOCUMENTS.values() for name in document.files}
    assert len(DOCUMENTS) >= 20 and len(endings) >= 8
