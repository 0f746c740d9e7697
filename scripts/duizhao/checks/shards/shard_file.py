"""The file in which one share of a check leaves what it found: a line about the share, then a line for each page pair.

The first line says how many follow, so that a file that was cut short is told from a whole one.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from duizhao.base.errors import CannotRun
from duizhao.base.files import write_atomically
from duizhao.checks.changed_block import ChangedBlock
from duizhao.checks.finding import Finding
from duizhao.checks.kept_findings import as_json, found_from_json
from duizhao.checks.pair_findings import PairFindings
from duizhao.checks.shards.block_as_json import block_as_json, block_from_json
from duizhao.checks.shards.shard import Shard

# What the first line says that it is; the number changes with the form of the file.
FORM = "duizhao shard 1"
NAMES = "shard-*-of-*.jsonl"


@dataclass(frozen=True, slots=True)
class SharedPair:
    """What was found in one page pair: `name` is the digest of all that it was looked at with, `found` what the rules say,
    `stale` and `changes` what git and the memory know."""

    name: str
    found: PairFindings
    stale: tuple[Finding, ...] = ()
    changes: tuple[ChangedBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class ShardResult:
    """What one share found, by the keys of its pairs, and the `conditions` under which it looked, by their names."""

    shard: Shard
    conditions: Mapping[str, str]
    pairs: Mapping[str, SharedPair] = field(default_factory=dict)


def shard_path(folder: Path, shard: Shard) -> Path:
    """The file of a share among those in `folder`."""
    return folder / f"shard-{shard.number}-of-{shard.of}.jsonl"


def write_shard(path: Path, result: ShardResult) -> None:
    """Write what a share found, the whole file or nothing. Raises CannotRun where it cannot be written."""
    shard = result.shard
    head = [FORM, shard.number, shard.of, dict(result.conditions), len(result.pairs)]
    rows = ([key, *_of_pair(one)] for key, one in sorted(result.pairs.items()))
    # The name of a file may hold half a character: JSON escapes it.
    write_atomically(path, "".join(json.dumps(row) + "\n" for row in (head, *rows)))


def read_shard(path: Path) -> ShardResult:
    """What a share left at `path`. Raises CannotRun where the file cannot be read, is something else or was cut short."""
    try:
        with path.open(encoding="utf-8") as file:
            return _read(file)
    except OSError as fault:
        raise CannotRun(
            f"{path}: cannot be read ({fault.strerror}).", f"{path}：无法读取（{fault.strerror}）。"
        ) from fault
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise CannotRun(
            f"{path}: this is no whole result of `duizhao check --shard`. Run that share again, and leave its file as it is.",
            f"{path}：这不是 `duizhao check --shard` 的完整结果。请重新运行这一份，并保持文件原样。",
        ) from fault


def _read(lines: Iterator[str]) -> ShardResult:
    form, number, of, conditions, many = json.loads(next(lines, "[]"))
    pairs = dict(_pair(*json.loads(line)) for line in lines)
    counts = isinstance(number, int) and isinstance(of, int) and 1 <= number <= of and len(pairs) == many
    texts = isinstance(conditions, dict) and all(isinstance(one, str) for one in conditions.values())
    if form != FORM or not counts or not texts:
        raise ValueError("not what a share writes")
    return ShardResult(Shard(number, of), conditions, pairs)


def _of_pair(one: SharedPair) -> list[object]:
    stale = as_json(PairFindings(one.stale))[0]
    return [one.name, one.found.whole, as_json(one.found), stale, [block_as_json(b) for b in one.changes]]


def _pair(key: Any, name: Any, whole: Any, found: Any, stale: Any, changes: Any) -> tuple[str, SharedPair]:
    if not isinstance(key, str) or not isinstance(name, str) or not isinstance(whole, bool):
        raise TypeError("a pair has a key, a name, and is whole or not")
    before = found_from_json(found)
    told = found_from_json([stale, {}]).findings
    blocks = tuple(block_from_json(one) for one in changes)
    return key, SharedPair(name, PairFindings(before.findings, before.facts, whole), told, blocks)
