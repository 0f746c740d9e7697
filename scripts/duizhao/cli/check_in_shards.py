"""The options of `duizhao check` that divide it among machines, and join what each of them found."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import shown_path, write_atomically
from duizhao.base.git_checkout import is_committed
from duizhao.checks.check_library import Spread, Watch
from duizhao.checks.shards.merged_shards import read_shards
from duizhao.checks.shards.shard import Shard
from duizhao.checks.shards.shard_file import ShardResult, read_shard, shard_path, write_shard
from duizhao.library.settings import Settings
from duizhao.memory.stale.check_shard import SharedCheck, look_at_shard

# Below the folder that holds what is kept of a library, which git ignores.
FOLDER = "shards"
# What belongs to the run that tells the findings, by the name under which argparse keeps it.
OF_THE_MERGE = {
    "format": "--format",
    "fail_on": "--fail-on",
    "show_waived": "--show-waived",
    "no_baseline": "--no-baseline",
    "second_opinion": "--second-opinion",
}
OF_A_WHOLE_RUN = {"pages": "PAGE", "pairs": "--pairs", "fix": "--fix"}
# What a merge has no work for.
OF_A_SHARE = {"cluster": "--cluster"}


def add_shard_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options to the `parser` of the command."""
    parser.add_argument(
        "--shard",
        metavar="K/N",
        help="look at share K of N of the page pairs, and leave the result for --merge-shards "
        "只检查 N 份中的第 K 份页面，结果留待 --merge-shards 合并",
    )
    parser.add_argument(
        "--merge-shards",
        action="store_true",
        help="tell what all shares found, as one run would 合并各份结果，输出与一次完整检查相同",
    )
    parser.add_argument(
        "--shards",
        type=Path,
        metavar="DIR",
        help="where the results of the shares are 各份结果所在的文件夹 (default 默认: build/shards)",
    )


def require_fitting(arguments: argparse.Namespace) -> None:
    """Raise CannotRun where an option would be without effect in a check that is divided."""
    if not (arguments.shard or arguments.merge_shards):
        if arguments.shards:
            raise _unfitting("--shards", ["--shards"], "--shard", "--merge-shards")
        return
    if arguments.shard and arguments.merge_shards:
        raise _unfitting("--shard", ["--merge-shards"])
    refused = OF_A_WHOLE_RUN | (OF_A_SHARE if arguments.merge_shards else OF_THE_MERGE)
    given = [shown for name, shown in refused.items() if getattr(arguments, name)]
    if given:
        raise _unfitting("--merge-shards" if arguments.merge_shards else "--shard", given)


def run_shard(
    arguments: argparse.Namespace, asked: SharedCheck, watch: Watch, spread: Spread, language: Language
) -> int:
    """Look at one share, leave what was found, and say so; the findings are told, and judged, where the shares are joined.
    Raises CannotRun."""
    shard = Shard.parse(arguments.shard)
    folder = _folder(arguments, asked.workspace.settings)
    path = shard_path(folder, shard)
    result = look_at_shard(asked, shard, _before(path), watch, spread)
    if arguments.shards is None and not folder.parent.exists():
        # Nobody has to keep it out of git by hand.
        write_atomically(folder.parent / ".gitignore", "*\n")
    write_shard(path, result)
    pairs, faults = len(result.pairs), sum(len(one.found.findings) for one in result.pairs.values())
    print(
        Bilingual(
            f"Share {shard.number} of {shard.of}: {pairs} page pairs; findings, not judged yet: {faults}. The result is in "
            f"{shown_path(path)}. When all shares are done: duizhao check --merge-shards",
            f"第 {shard.number} 份（共 {shard.of} 份）：{pairs} 对页面，发现 {faults} 处，尚未判定。结果在 {shown_path(path)}。"
            "各份都完成后，请运行：duizhao check --merge-shards",
        ).say(language)
    )
    return 0


def shards_left(arguments: argparse.Namespace, settings: Settings) -> Mapping[Path, ShardResult]:
    """What the shares left, where the arguments say. Raises CannotRun."""
    return read_shards(_folder(arguments, settings))


def _folder(arguments: argparse.Namespace, settings: Settings) -> Path:
    given: Path | None = arguments.shards
    return settings.kept.parent / FOLDER if given is None else given


def _before(path: Path) -> ShardResult | None:
    """What this share found last time, on this machine; None where that cannot be told."""
    if is_committed(path):
        return None
    try:
        return read_shard(path)
    except CannotRun:
        return None


def _unfitting(option: str, given: list[str], *needed: str) -> CannotRun:
    if needed:
        return CannotRun(
            f"{option} needs one of {', '.join(needed)}.", f"{option} 须与 {' 或 '.join(needed)} 一起使用。"
        )
    return CannotRun(
        f"{option} cannot be used with {', '.join(given)}: a share looks at its part of the whole library, and the merge alone "
        "tells and judges. Leave it out.",
        f"{option} 不能与 {'、'.join(given)} 一起使用：每一份只检查整个知识库中自己的部分，结果只在合并时列出和判定。请去掉。",
    )
