"""Pages of a large library, made for measurements: words as frequent as in the languages, and lines of this library."""

import itertools
import random
import re
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.site.search.search_index import IndexedPage
from duizhao.site.search.search_sections import Section

SECTIONS, LINES = 7, 4
# A line of other words has about as many as one of this library.
WORDS = {"en": 34, "zh": 55}
# Of all lines, this share is of this library.
OWN = 0.3
SEED = 1
MARKS = re.compile(r"\[[^]]*\]\([^)]*\)|\{[^}]*\}|[*#|>`]|^\s*- ")
TABLES = {
    "en": "scripts/duizhao/text/bilingual/word_classes.tsv",
    "zh": "scripts/duizhao/text/bilingual/chinese_frequencies.tsv",
}


def made_pages(root: Path, language: Language, pages: int) -> list[IndexedPage]:
    """So many pages of seven sections. The same for the same number, on any machine."""
    chance = random.Random(f"{SEED}{language}")
    words = _words(root, language)
    own = _own_lines(root, language)
    # As often as its place in the list of frequencies says (Zipf).
    shares = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    blank, end = (" ", ".") if language == "en" else ("", "。")

    def some(count: int) -> str:
        return blank.join(chance.choices(words, cum_weights=shares, k=count))

    def line() -> str:
        return chance.choice(own) if chance.random() < OWN else some(WORDS[language]) + end

    made = []
    for number in range(pages):
        sections = [
            Section(f"part-{number}-{place}", 2, some(4), "\n".join(line() for _ in range(LINES)))
            for place in range(SECTIONS)
        ]
        key = f"topic-{number % 40}/page-{number}"
        made.append(IndexedPage(key, f"{key}/", some(3), line(), tuple(sections)))
    return made


def _words(root: Path, language: Language) -> list[str]:
    rows = [line.split("\t") for line in (root / TABLES[language]).read_text("utf-8").splitlines()]
    if language == "zh":
        return [word for row in rows for word in row[0].split()]
    ranked = sorted((row for row in rows if row[0].isalpha()), key=lambda row: -int(row[-1]))
    return [row[0] for row in ranked[:30_000]]


def _own_lines(root: Path, language: Language) -> list[str]:
    texts = (path.read_text("utf-8") for path in sorted((root / "docs" / language).glob("*.md")))
    lines = (MARKS.sub("", line).strip() for text in texts for line in text.splitlines())
    return [line for line in lines if len(line) > 20]
