"""Tables and numbers in Markdown, as every measurement prints them."""

from collections.abc import Iterable, Sequence


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; the first column is text, the others are numbers."""
    marks = ["---", *["---:"] * (len(header) - 1)]
    return "".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |\n"
        for row in (header, marks, *rows)
    )


def share(part: int, whole: int) -> str:
    """`3 of 600 (0.5 %)`."""
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"
