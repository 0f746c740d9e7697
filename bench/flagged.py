"""Which rules flag which sentence pairs, with the terms of this library, as `check --pairs` asks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from duizhao.checks.check_sentences import check_sentences
from duizhao.checks.finding import Finding
from duizhao.checks.rule import BlockRule, Knowledge, all_rules
from duizhao.library.sentence_table import SentenceRow
from duizhao.library.settings import Settings

ROOT = Path(__file__).parent.parent


@cache
def knowledge() -> Knowledge:
    """What the library of this project knows."""
    return Knowledge.read(Settings.read(ROOT))


def sentence_rules(names: Iterable[str] = ()) -> tuple[BlockRule, ...]:
    """The rules that look at one block pair, or those in `names`. Ends the program at a wrong name."""
    rules = {rule.id: rule for rule in all_rules() if isinstance(rule, BlockRule)}
    wanted = tuple(names) or tuple(rules)
    for name in wanted:
        if name not in rules:
            raise SystemExit(f"There is no sentence rule {name!r}. There are: {', '.join(rules)}.")
    return tuple(rules[name] for name in wanted)


def flagged(pairs: Iterable[SentenceRow], rules: tuple[BlockRule, ...]) -> Mapping[str, list[Finding]]:
    """The findings in each pair that has any, by the id of the pair."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in check_sentences(pairs, Path("pairs.tsv"), knowledge(), rules):
        found[finding.page].append(finding)
    return found
