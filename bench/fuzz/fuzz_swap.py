"""The two languages exchanged: the rules that compare two blocks have to find the same, at exchanged places.

As in `tests/checks/test_swap.py`, what differs is written in marks that read the same in both languages; here they stand in
every kind of block, more of them and in more combinations.
"""

import random
from collections import Counter

from bench.fuzz_readers import Tally
from duizhao.base.bilingual import other
from duizhao.checks.check_library import check_texts
from duizhao.checks.finding import Finding
from duizhao.checks.rule import BlockRule, Knowledge, PageRule, all_rules

SYMMETRIC = tuple(
    rule
    for rule in all_rules()
    if isinstance(rule, BlockRule | PageRule) and rule.id.startswith("different-")
)
MARKS = (
    *(f"{number} mg" for number in (2, 5, 7.5, 40)),
    *(f"{number}%" for number in (3, 12.5, 99)),
    *(f"[{letter}](page-{letter}.md)" for letter in "ABC"),
    *(f"![{letter}](figure-{letter}.png)" for letter in "ABC"),
    *(f"`code_{letter}`" for letter in "abc"),
    *("{name}", "2026-03-05", "911", "[^1]", "**5 mg**", "10–20 mg", "≥ 3 mg", "1/2", "3:30"),
)
# How a content stands in a page, in each language: the words around it are fixed.
FRAMES = (
    ("The list has this, {}.\n", "清单上有这个、{}。\n"),
    ("- this, {}\n- that\n", "- 这个、{}\n- 那个\n"),
    ("| a | b |\n|---|---|\n| this, {} | that |\n", "| 甲 | 乙 |\n|---|---|\n| 这个、{} | 那个 |\n"),
    ('!!! warning "Stop"\n    This, {}.\n', '!!! warning "停"\n    这个、{}。\n'),
    ("> This, {}.\n", "> 这个、{}。\n"),
)
MOST_MARKS = 4


def swapped(inputs: int, run_seed: int) -> Tally:
    """Try `inputs` page pairs, each both ways."""
    tally = Tally("swap")
    for number in range(inputs):
        chance = random.Random(f"{run_seed} swap {number}")
        frame = chance.choice(FRAMES)
        a, b = (chance.sample(MARKS, chance.randint(0, MOST_MARKS)) for _ in "ab")
        tally.take(lambda a=a, b=b, frame=frame: _both_ways(a, b, frame), f"{a} {b} {frame[0]}")
    return tally


def _both_ways(a: list[str], b: list[str], frame: tuple[str, str]) -> None:
    found = _told(check_texts(*_pages(a, b, frame), Knowledge(), SYMMETRIC), exchanged=True)
    mirrored = _told(check_texts(*_pages(b, a, frame), Knowledge(), SYMMETRIC), exchanged=False)
    if found != mirrored:
        raise AssertionError(f"exchanged: {sorted(map(str, (found - mirrored) + (mirrored - found)))}")


def _pages(en: list[str], zh: list[str], frame: tuple[str, str]) -> tuple[str, str]:
    return (
        "# About {#about}\n\n" + frame[0].format(", ".join(en)),
        "# 介绍 {#about}\n\n" + frame[1].format("、".join(zh)),
    )


def _told(findings: tuple[Finding, ...], exchanged: bool) -> Counter[object]:
    return Counter(
        (
            finding.rule,
            frozenset(
                (other(place.language) if exchanged else place.language, place.text)
                for place in (finding.place, finding.compare)
                if place and place.text
            ),
        )
        for finding in findings
    )
