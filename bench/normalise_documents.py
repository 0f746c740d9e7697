"""How much of the pages of documents that people have is there without a hand: leaflets, forms, price lists, articles.

    python -m bench.normalise_documents [--show NAME]

The documents are those of `tests/normalise/real_documents.py` and `tests/normalise/more_documents.py`, made part by part.
A pair counts where both pages hold its texts at the same place; invented is what answers something else.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.text import table

TESTS = Path(__file__).parents[1] / "tests" / "normalise"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--show", help="print both pages of the document of this name")
    arguments = parser.parse_args()
    # The makers of the documents stand with the tests, which import each other by their bare names.
    sys.path[:0] = [str(TESTS / "readers"), str(TESTS)]
    from measure_documents import DOCUMENTS, measured

    rows = []
    for name, document in DOCUMENTS.items():
        if arguments.show not in (None, name):
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = measured(document, Path(folder))
        if arguments.show:
            print(found.pages["en"], found.pages["zh"], sep="\n")
        rows.append(
            (
                name,
                ", ".join(document.files),
                len(document.pairs) + len(document.alike),
                f"{found.share:.0%}",
                found.invented,
                "yes" if found.is_accounted else "no",
            )
        )
    print(
        table(("document", "files", "pairs", "there", "invented", "every character accounted"), rows), end=""
    )


if __name__ == "__main__":
    main()
