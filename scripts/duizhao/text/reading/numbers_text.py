"""The prose of a reading together with the quantities that are set as code."""

import re

from duizhao.text.reading.seen_text import Reading

# `50`, `mg`, `5 mg`: a number or a unit that is set as code is said to the reader; a version or a port in a command is not.
QUANTITY = re.compile(r"\s*(?:[-−+<>≤≥]?\s?\d[\d.,]*\s?[A-Za-zµμ%°/]{0,8}|[A-Za-zµμ%°/]{1,6})\s*")


def with_numbers(reading: Reading) -> str:
    """The prose of `reading`, foreign words and short quantities in code included; offsets are those of `reading.text`."""
    text = reading.prose_and_foreign
    for span in reading.of_kind("code", "key"):
        if QUANTITY.fullmatch(span.text) and _stands_at_a_quantity(reading.text, span.start, span.end):
            text = text[: span.start] + reading.text[span.start : span.end] + text[span.end :]
    return text


def _stands_at_a_quantity(text: str, start: int, end: int) -> bool:
    """True where a number stands in the span or beside it."""
    return any(character.isdigit() for character in text[max(0, start - 2) : end + 2])
