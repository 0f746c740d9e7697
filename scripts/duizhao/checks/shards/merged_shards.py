"""What all shares of a check found, joined: they have to be all there, once each, and have looked at this very library."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import shown_path
from duizhao.base.git_checkout import is_committed
from duizhao.checks.pair_findings import PairFindings
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.shards.shard_file import NAMES, ShardResult, SharedPair, read_shard
from duizhao.library.pages import PagePair

# How a person is told of each condition under which a share looks.
CONDITIONS = {
    "program": Bilingual("another version of Duizhao", "所用的 Duizhao 版本不同"),
    "settings": Bilingual("other settings, terms or safety words", "设置、术语表或安全用语不同"),
    "rules": Bilingual("other rules (--rule)", "所用的规则（--rule）不同"),
    "since": Bilingual("another revision (--since)", "对照的版本（--since）不同"),
    "folders": Bilingual("other folders, or from another place", "页面所在文件夹或运行命令的位置不同"),
}
# Of many pages so few are named.
NAMED = 3


@dataclass(frozen=True, slots=True)
class MergedShards:
    """What was found in every page pair of a library, by key. It takes the place of what an earlier run kept."""

    pairs: Mapping[str, SharedPair]

    def of(self, pair: PagePair) -> PairFindings | None:
        """What the share of `pair` found in it; None for a text that pages include, which is in no share: those are few,
        and known where all pages are read."""
        shared = self.pairs.get(pair.key)
        return None if shared is None else shared.found

    def keep(self, pair: PagePair, found: PairFindings) -> None:
        """Keep nothing: the files of the shares hold it."""

    def write(self) -> None:
        """Write nothing, because nothing was kept."""


def read_shards(folder: Path) -> dict[Path, ShardResult]:
    """The results of all shares below `folder`, by their files. Raises CannotRun where one is missing, there twice, damaged, one of
    another number of shares, or kept by git: what a check found comes from a run, not from whoever wrote a commit."""
    paths = sorted(path for path in folder.rglob(NAMES) if path.is_file())
    shown = shown_path(folder)
    if not paths:
        raise CannotRun(
            f"{shown}: no share has left its result here ({NAMES}). Run `duizhao check --shard 1/N` to N/N first, or name their "
            "folder with --shards DIR.",
            f"{shown}：这里没有任何一份的结果（{NAMES}）。请先运行 `duizhao check --shard 1/N` 到 N/N，或用 --shards DIR 指定文件夹。",
        )
    for path in paths:
        if is_committed(path):
            raise CannotRun(
                f"{path}: this result of a share is in git, where anybody may have written it. Take it out of the repository.",
                f"{path}：这个结果文件在 git 仓库中，无法确认由谁写入。请把它移出仓库。",
            )
    results = {path: read_shard(path) for path in paths}
    _require_each_once(results, shown)
    return results


def merge(
    results: Mapping[Path, ShardResult], conditions: Mapping[str, str], names: Mapping[str, str]
) -> MergedShards:
    """The shares joined. `conditions` are those of this run, and `names` what each pair of the library is to be called.

    Raises CannotRun where a share looked under other conditions, or at another text than stands here.
    """
    found: dict[str, SharedPair] = {}
    for path, result in results.items():
        _require_same(path, result, conditions)
        mine = {key: name for key, name in names.items() if result.shard.holds(key)}
        unlike = sorted(
            key
            for key in mine.keys() | result.pairs.keys()
            if key not in mine or key not in result.pairs or result.pairs[key].name != mine[key]
        )
        if unlike:
            raise _other_texts(path, unlike)
        found |= result.pairs
    return MergedShards(found)


def _require_each_once(results: Mapping[Path, ShardResult], shown: str) -> None:
    by_number: dict[int, list[Path]] = defaultdict(list)
    for path, result in results.items():
        by_number[result.shard.number].append(path)
    of = sorted({result.shard.of for result in results.values()})
    if len(of) > 1:
        told = _list(of)
        raise CannotRun(
            f"{shown}: these results are of several divisions ({told.en} shares). Delete those of an earlier run.",
            f"{shown}：这些结果的份数不一致（{told.zh} 份）。请删除以前运行留下的结果。",
        )
    for number, paths in sorted(by_number.items()):
        if len(paths) > 1:
            told = _list(map(shown_path, paths))
            raise CannotRun(
                f"{shown}: share {number} of {of[0]} is here more than once: {told.en}. Delete those of an earlier run.",
                f"{shown}：第 {number} 份（共 {of[0]} 份）有多个结果：{told.zh}。请删除以前运行留下的结果。",
            )
    if missing := [number for number in range(1, of[0] + 1) if number not in by_number]:
        told = _list(missing)
        raise CannotRun(
            f"{shown}: of {of[0]} shares, {told.en} left no result here. Run: duizhao check --shard {missing[0]}/{of[0]}",
            f"{shown}：共 {of[0]} 份，这里缺少第 {told.zh} 份的结果。请运行：duizhao check --shard {missing[0]}/{of[0]}",
        )


def _require_same(path: Path, result: ShardResult, conditions: Mapping[str, str]) -> None:
    unlike = [CONDITIONS[name] for name in CONDITIONS if result.conditions.get(name) != conditions.get(name)]
    if unlike:
        en, zh = ", ".join(one.en for one in unlike), "、".join(one.zh for one in unlike)
        raise CannotRun(
            f"{shown_path(path)}: this share was not looked at as this run does: {en}. Run all shares and the merge with "
            "the same Duizhao, from the same folder of the same revision, with the same options.",
            f"{shown_path(path)}：这一份的运行条件与本次不同：{zh}。各份和合并须使用相同的 Duizhao 和选项，"
            "并在同一版本的同一文件夹中运行。",
        )


def _other_texts(path: Path, unlike: Sequence[str]) -> CannotRun:
    named = _list(printable(key) for key in unlike[:NAMED])
    more_en, more_zh = (
        (f" and {len(unlike) - NAMED} more", f" 等 {len(unlike)} 个页面") if len(unlike) > NAMED else ("", "")
    )
    return CannotRun(
        f"{shown_path(path)}: this share looked at other texts, or at another memory, than are here: {named.en}{more_en}. "
        "Check out the revision that the shares looked at, or run them again.",
        f"{shown_path(path)}：这一份所检查的文字或记忆库与这里的不同：{named.zh}{more_zh}。"
        "请检出各份所检查的版本，或重新运行各份。",
    )


def _list(values: Iterable[object]) -> Bilingual:
    told = [str(one) for one in values]
    return Bilingual(", ".join(told), "、".join(told))
