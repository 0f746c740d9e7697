"""One size of `bench.growth`, in a process of its own: checks the library in its folder. Prints JSON.

A tiny pair is checked first, so that loading the word lists, the same for every size, is not counted.
"""

import json
import sys
import tracemalloc
from pathlib import Path

from bench.clock import seconds
from bench.flagged import knowledge
from duizhao.checks.check_library import check_library, check_texts
from duizhao.checks.rule import all_rules
from duizhao.library.pages import Library


def measured(root: Path, what: str) -> float:
    """Seconds, or the megabytes at most: to trace the memory takes time, so the two are measured apart."""
    rules, known = all_rules(), knowledge()
    check_texts("# A\n\nOne is not two.\n", "# 甲\n\n一不是二。\n", known, rules)
    if what == "memory":
        tracemalloc.start()
    taken = seconds(lambda: check_library(Library.read(root / "en", root / "zh"), known, rules))
    return tracemalloc.get_traced_memory()[1] / 1e6 if what == "memory" else taken


if __name__ == "__main__":
    print(json.dumps({sys.argv[2]: measured(Path(sys.argv[1]), sys.argv[2])}))
