"""Write the reference pages that are made from the program: `python -m manual.reference`."""

import sys
from pathlib import Path

from duizhao.base.files import write_atomically
from manual.reference import reference_pages

DOCS = Path(__file__).parents[1] / "docs"


def main() -> int:
    """Write what changed, tell it, and give 0."""
    for name, text in reference_pages().items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if write_atomically(path, text):
            print(f"written: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
