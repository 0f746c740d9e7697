"""One turn of `bench.speed`, in a process of its own: `ours PAIRS.tsv` or `theirs PAIRS.po`. Prints JSON.

The clock runs while the pairs are read and checked, not while modules are imported.
"""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

from bench.clock import seconds


def ours(path: Path) -> float:
    """Seconds to read the pairs and run every sentence rule over them."""
    from bench.flagged import knowledge, sentence_rules
    from duizhao.checks.check_sentences import check_sentences
    from duizhao.library.sentence_table import read_pairs

    rules, known = sentence_rules(), knowledge()
    return seconds(lambda: check_sentences(read_pairs(path), path, known, rules))


def theirs(path: Path) -> float:
    """Seconds to read the pairs and run pofilter's filter `numbers` over them, as its command does."""
    from translate.filters.checks import CheckerConfig
    from translate.filters.pofilter import pocheckfilter
    from translate.storage import factory, po

    assert po
    options = SimpleNamespace(
        excludefilters=[],
        limitfilters=["numbers"],
        includefuzzy=True,
        includereview=True,
        autocorrect=False,
        addnotes=True,
    )
    checker = pocheckfilter(options, None, CheckerConfig(targetlanguage="zh_CN"))
    return seconds(lambda: checker.filterfile(factory.getobject(str(path))))


if __name__ == "__main__":
    turn = {"ours": ours, "theirs": theirs}[sys.argv[1]]
    print(json.dumps({"seconds": turn(Path(sys.argv[2]))}))
