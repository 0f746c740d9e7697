"""Sound and faulty texts from the tests and from this library, by what reads them."""

import re
from functools import cache
from pathlib import Path

from bench.fuzz_readers import SAFETY, SETTINGS, TERMS, WAIVERS

ROOT = Path(__file__).parents[2]
RULE_CASE = re.compile(
    r"^(?P<fence>`{3,})en\n(?P<en>.*?)^(?P=fence)$.*?^(?P<other>`{3,})zh\n(?P<zh>.*?)^(?P=other)$",
    re.DOTALL | re.MULTILINE,
)
SETTINGS_CASE = re.compile(r"^## (?P<file>.+)$|^```\w+\n(?P<text>[^`]*)```$", re.MULTILINE)
FENCED = re.compile(r"^```text\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
LONGEST = 6000


@cache
def page_pairs() -> tuple[tuple[str, str], ...]:
    """The English and the Chinese page of each case of the rules that has both."""
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "tests/rules").glob("*.md")))
    return tuple((found["en"], found["zh"]) for text in texts for found in RULE_CASE.finditer(text))


@cache
def settings_files() -> dict[str, tuple[str, ...]]:
    """By the name of a settings file, the texts of the tests' cases and that of this library."""
    found: dict[str, list[str]] = {}
    name = ""
    for match in SETTINGS_CASE.finditer((ROOT / "tests/settings_faults.md").read_text("utf-8")):
        name = match["file"] or name
        if match["text"] is not None:
            found.setdefault(name, []).append(match["text"])
    row = '["dose", "different-numbers", "error", "sure", "0a"]'
    baseline = f'{{"about": "a", "findings": [\n{row}\n]}}'
    sound = {
        "baseline.json": baseline,
        "duizhao.toml": SETTINGS,
        "waivers.toml": WAIVERS,
        "safety.toml": SAFETY,
        "terms.csv": TERMS,
    }
    for name, texts in found.items():
        pictures = sorted((ROOT / "pictures").glob("*.toml")) if name.startswith("pictures/") else []
        own = [_beginning(path) for path in [ROOT / name, *pictures] if path.is_file()]
        own += [sound[name]] if name in sound else []
        # As many that can be read as faulty ones: a small change of a fault is mostly the same fault.
        texts += own * max(1, len(texts) // max(len(own), 1))
    return {name: tuple(texts) for name, texts in found.items()}


@cache
def sources() -> tuple[str, ...]:
    """Mixed texts, as the tests of the layouts have them."""
    text = (ROOT / "tests/normalise/layouts-cases.md").read_text("utf-8")
    return tuple(found["text"] for found in FENCED.finditer(text))


@cache
def placements() -> tuple[str, ...]:
    """Placement files, whole and in parts."""
    found = []
    for path in sorted((ROOT / "source").glob("*.placement.toml")):
        head, *records = re.split(r"(?=^\[\[)", path.read_text("utf-8"), flags=re.MULTILINE)
        found += [head + "".join(records[at : at + 4]) for at in range(0, len(records), 10)]
    return tuple(found)


@cache
def memories() -> tuple[str, ...]:
    """Beginnings of the files in which approved pairs are kept."""
    files = sorted((ROOT / "memory").rglob("*.po"))
    return tuple(map(_beginning, files))


def _beginning(path: Path) -> str:
    """As much of a file as is quickly read, up to an empty line."""
    text = path.read_text("utf-8")
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    return (head.rpartition("\n\n")[0] or head.rpartition("\n")[0]) + "\n"


@cache
def pages_in_html() -> tuple[str, ...]:
    """HTML that a page may hold, and HTML that does something."""
    rules = (ROOT / "tests/rules/unsafe-html.md").read_text("utf-8")
    drawings = (
        path.read_text("utf-8") for path in sorted((ROOT / "docs/en/includes/pictures").glob("*.html"))
    )
    return (
        *(found["en"] for found in RULE_CASE.finditer(rules)),
        *(drawing[:LONGEST] for drawing in drawings),
    )
