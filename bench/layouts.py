"""Layouts named, languages of lines, and characters accounted for, on other people's bilingual files.

Usage: python -m bench.layouts FOLDER [--pages FOLDER…] [--missed]

FOLDER holds `index.tsv` (files as people wrote them, each with the kind of its layout in the words of who collected
them), `derived_index.tsv` (files put together from the two languages of a page) and `derived/*.truth.tsv` (the language
of their lines). The layouts were tuned while looking at these files: none of these figures is blind. A folder of
`--pages` holds `en/` and `zh/`: each page pair is put together here as halves, in both orders, and as alternating
paragraphs where both sides have as many.
"""

import argparse
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.text import share, table
from duizhao.normalise.account import uncovered
from duizhao.normalise.layouts.arrange import arranged
from duizhao.normalise.layouts.layout import Layout
from duizhao.normalise.source import Source
from duizhao.normalise.watched_phrases import Phrases
from duizhao.text.language.main_language import main_language

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
FEWEST_BLOCKS = 4
MOST_TIMES = 1.5
# What the kinds of the index are called here. Files whose bilingual headings stand over labelled texts are both.
MEANT = {
    "alternating_lines_hardbreak": {"alternating-lines"},
    "alternating_labelled": {"labelled"},
    "alternating_mixed": {"labelled", "alternating-paragraphs"},
    "bilingual_headings_checklist": {"bilingual-headings", "labelled"},
    "bilingual_headings_tree": {"bilingual-headings", "labelled"},
    "english_leftover_in_chinese": {"left-over"},
    "shortcode_html_codeswitch": {"switched-sentences"},
    "side_by_side_table": {"side-by-side-table"},
    "codeswitch_sentences": {"switched-sentences"},
    "codeswitch_tables": {"switched-sentences"},
    "english_instructions_with_zh_terms": {"switched-sentences"},
    "alternating_paragraphs": {"alternating-paragraphs"},
    "split_halves": {"halves"},
    "split_halves_zh_first": {"halves"},
}


@dataclass(frozen=True, slots=True)
class File:
    """One file: where it is, what kind the index says it is, and its layouts."""

    path: Path
    kind: str
    layouts: tuple[Layout, ...]
    uncovered: int

    @property
    def is_right(self) -> bool:
        """True where the main layout is one that is meant."""
        return self.layouts[0].name in MEANT[self.kind]

    @property
    def is_among(self) -> bool:
        """True where any of its layouts is one that is meant."""
        return any(layout.name in MEANT[self.kind] for layout in self.layouts)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder of the index files")
    parser.add_argument("--missed", action="store_true", help="show what is wrong")
    parser.add_argument("--pages", type=Path, nargs="*", default=[], help="folders of page pairs")
    given = parser.parse_args()
    found = list(files(given.folder))
    lines = list(lines_of(given.folder))
    print(report(found, lines), end="")
    for folder in given.pages:
        tries = list(put_together(folder))
        print(f"\n{folder.name}\n\n{_by_layout(tries)}", end="")
        if given.missed:
            for key, meant, layouts in tries:
                if layouts[0].name != meant:
                    print(key, meant, [f"{one.name} {one.why.en}" for one in layouts])
    if given.missed:
        for file in found:
            if not file.is_right:
                print(file.path.name, file.kind, [layout.name for layout in file.layouts])
        for place, truth, said, text in lines:
            if said is not None and truth != said:
                print(place, truth, said, text[:80])


def report(found: Sequence[File], lines: Sequence[tuple[str, str, str | None, str]]) -> str:
    """The table."""
    said = [(truth, language) for _place, truth, language, _text in lines if language]
    return table(
        ("what", "figure"),
        [
            ("main layout named right", share(sum(file.is_right for file in found), len(found))),
            ("named among its layouts", share(sum(file.is_among for file in found), len(found))),
            ("language of a line", share(sum(truth == language for truth, language in said), len(said))),
            ("lines with a language in the truth, but no word (tags, images)", len(lines) - len(said)),
            ("characters not accounted for", sum(file.uncovered for file in found)),
        ],
    )


def files(folder: Path) -> Iterator[File]:
    """Every file of both indexes."""
    for index, column in (("index.tsv", "layout_kind"), ("derived_index.tsv", "layout")):
        for row in _rows(folder / index):
            path = folder / row["file"]
            text = path.read_text("utf-8")
            done = arranged(text, Phrases())
            source = Source(path.name, text, "UTF-8", "")
            yield File(path, row[column], done.layouts, len(list(uncovered(source, done.pieces))))


def lines_of(folder: Path) -> Iterator[tuple[str, str, str | None, str]]:
    """Place, true language, our language and text of each stretch of lines whose language is known."""
    for path in sorted((folder / "derived").glob("*.truth.tsv")):
        text = path.with_name(path.name.replace(".truth.tsv", ".md")).read_text("utf-8").split("\n")
        for row in _rows(path):
            if row["lang"] != "neutral":
                stretch = "\n".join(text[int(row["line_start"]) - 1 : int(row["line_end"])])
                yield f"{path.name}:{row['line_start']}", row["lang"], main_language(stretch), stretch


def put_together(folder: Path) -> Iterator[tuple[str, str, tuple[Layout, ...]]]:
    """Page, the layout that it was put together in, and the layouts that were found."""
    for english in sorted((folder / "en").rglob("*.md")):
        key = english.relative_to(folder / "en")
        chinese = folder / "zh" / key
        if not chinese.is_file():
            continue
        en, zh = (_blocks(path.read_text("utf-8")) for path in (english, chinese))
        less, more = sorted((len(en), len(zh)))
        # One side that is much shorter is a summary, and no half.
        if less < FEWEST_BLOCKS or more > MOST_TIMES * less:
            continue
        texts = [("halves", [*en, *zh]), ("halves", [*zh, *en])]
        if len(en) == len(zh):
            texts.append(
                ("alternating-paragraphs", [block for pair in zip(en, zh, strict=True) for block in pair])
            )
        for meant, blocks in texts:
            yield str(key), meant, arranged("\n\n".join(blocks), Phrases()).layouts


def _blocks(text: str) -> list[str]:
    """The paragraphs of a page, without its front matter."""
    return [block for block in FRONT_MATTER.sub("", text).split("\n\n") if block.strip()]


def _by_layout(tries: Sequence[tuple[str, str, tuple[Layout, ...]]]) -> str:
    names = sorted({meant for _key, meant, _layouts in tries})
    rows = []
    for name in names:
        chosen = [layouts[0].name for _key, meant, layouts in tries if meant == name]
        rows.append((name, share(chosen.count(name), len(chosen))))
    return table(("put together as", "named right"), rows)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


if __name__ == "__main__":
    main()
