"""How time and memory grow with the library: ten times the pages, and paragraphs ten times as long.

Usage: python -m bench.growth [--pages N] [--things [NAME …]]

`--things` checks page pairs instead that hold much of one thing, such as a word of 64,000 letters, in English, in Chinese
and in both, and four times as much of it: what grows no faster than the page has a ratio near four.

The pages are made here, from sentences of our own, in a temporary folder. Each size is read and checked
with every rule in a process of its own. The time is that of `check_library` with the reading;
the memory is what it had at most beyond what the imports and the word lists take.
"""

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench import clock
from bench.flagged import knowledge
from bench.growth_things import THINGS
from bench.text import table
from duizhao.checks.check_library import check_texts
from duizhao.checks.rule import all_rules

SENTENCES = (
    ("Stay at least {n} minutes after each dose.", "每次用药后至少停留 {n} 分钟。"),
    ("Do not drive on day {n}.", "第 {n} 天不要开车。"),
    ("Blood pressure may rise above {n} mmHg.", "血压可能升到 {n} mmHg 以上。"),
    (
        "Tell the [team](team.md) about every medicine that you take.",
        "请把您服用的每一种药告诉[医护团队](team.md)。",
    ),
    ("You must not eat for {n} hours before the treatment.", "治疗前 {n} 小时内必须禁食。"),
)
TEN = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=20, help="page pairs of the smaller library")
    parser.add_argument("--things", nargs="*", metavar="NAME", help="pages that hold much of one thing")
    given = parser.parse_args()
    print(report(given.pages) if given.things is None else things(given.things), end="")


def report(pages: int = 20) -> str:
    """Both tables in one."""
    rows = [
        (f"{pages} → {TEN * pages} page pairs", _grown((pages, 2), (TEN * pages, 2))),
        (
            f"paragraphs of {pages} → {TEN * pages} sentences, 4 page pairs",
            _grown((4, pages), (4, TEN * pages)),
        ),
    ]
    return table(
        ("", "seconds", "ten times as much", "ratio", "memory, MB", "ten times as much"),
        (
            (
                name,
                f"{few['seconds']:.2f}",
                f"{many['seconds']:.2f}",
                f"{many['seconds'] / few['seconds']:.1f}",
                f"{few['memory']:.1f}",
                f"{many['memory']:.1f}",
            )
            for name, (few, many) in rows
        ),
    )


def things(names: Sequence[str] = ()) -> str:
    """The table of pages that hold much of one thing: those whose names hold one of `names`, or all."""
    rules, known = all_rules(), knowledge()
    check_texts("# A\n\nOne is not two.\n", "# 甲\n\n一不是二。\n", known, rules)

    def taken(pages: tuple[str, str]) -> float:
        return clock.seconds(lambda: check_texts(*pages, known, rules))

    rows = []
    for thing in THINGS:
        if names and not any(name in thing.name for name in names):
            continue
        for side in ("en", "zh", "both"):
            few, many = (taken(thing.pages(size, side)) for size in (thing.size, 4 * thing.size))
            rows.append(
                (thing.name, side, f"{4 * thing.size:,}", f"{few:.2f}", f"{many:.2f}", f"{many / few:.1f}")
            )
    return table(("thing", "in", "size", "seconds for a quarter", "seconds", "ratio"), rows)


def _grown(*sizes: tuple[int, int]) -> list[dict[str, float]]:
    """The measurements for (pages, sentences in a paragraph)."""
    found = []
    for pages, sentences in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_library(Path(folder), pages, sentences)
            parts = (clock.worker("bench.growth_worker", folder, what) for what in ("seconds", "memory"))
            found.append({name: value for part in parts for name, value in part.items()})
    return found


def write_library(folder: Path, pages: int, sentences: int) -> None:
    """Write `pages` page pairs below `folder`, with `sentences` sentences in each paragraph."""
    for language in ("en", "zh"):
        Path(folder, language).mkdir()
        for page in range(pages):
            Path(folder, language, f"page-{page:05}.md").write_text(
                page_text(language, page, sentences), encoding="utf-8"
            )


def page_text(language: str, page: int, sentences: int) -> str:
    """A page: a title, three sections with a paragraph and a list, a warning and a table."""
    side = ("en", "zh").index(language)
    glue = (" ", "")[side]
    parts = [("# Treatment {n}\n", "# 治疗 {n}\n")[side].format(n=page)]
    for section in range(3):
        parts.append(("## Section {n}\n", "## 第 {n} 节\n")[side].format(n=section))
        parts.append(glue.join(_sentences(side, page + section, sentences)) + "\n")
        parts.append("".join(f"- {item}\n" for item in _sentences(side, page, len(SENTENCES))))
    parts.append(
        ('!!! warning "Stop"\n    {s}\n', '!!! warning "停药"\n    {s}\n')[side].format(
            s=next(iter(_sentences(side, 7, 1)))
        )
    )
    parts.append(
        ("| time | dose |\n|---|---|\n", "| 时间 | 剂量 |\n|---|---|\n")[side]
        + f"| {page % 24}:30 | {page} mg |\n"
    )
    return "\n".join(parts)


def _sentences(side: int, first: int, many: int) -> Iterable[str]:
    return (SENTENCES[i % len(SENTENCES)][side].format(n=20 + i + first % 40) for i in range(many))


if __name__ == "__main__":
    main()
