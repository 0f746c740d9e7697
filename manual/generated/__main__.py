"""Write the pages of the manual that are made: `python -m manual.generated`."""

import sys
from pathlib import Path

from duizhao.base.files import write_atomically
from manual.generated import generated_pages

DOCS = Path(__file__).parents[1] / "docs"


def main() -> int:
    """Write what changed, tell it, and give 0; 2 where something of the program is not told of in both languages."""
    try:
        pages = generated_pages()
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 2
    for name, text in pages.items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if write_atomically(path, text):
            print(f"written: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
