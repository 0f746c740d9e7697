"""The check, joined with what git and the memory know: no rule can tell which of two texts is the newer one."""

from dataclasses import dataclass, replace

from duizhao.checks.changed_block import ChangedBlock
from duizhao.checks.check_library import Checked, Spread, Watch, examine, unwatched
from duizhao.checks.check_pairs import check_pairs
from duizhao.checks.finding import Finding
from duizhao.checks.looked import Looked
from duizhao.checks.picture_places import place_as_written
from duizhao.checks.rule import Rule
from duizhao.checks.shards.merged_shards import MergedShards
from duizhao.checks.workspace import Workspace
from duizhao.memory.stale.earlier_library import EarlierLibrary
from duizhao.memory.stale.pages_in_step import PagesInStep
from duizhao.memory.stale.stale_findings import changed_block, stale_finding
from duizhao.memory.stale.stale_pairs import ChangedPair, changed_pairs
from duizhao.memory.store import PAGES


@dataclass(frozen=True, slots=True)
class CheckedStates:
    """A checked library, the findings about texts that became stale, and what was looked at."""

    checked: Checked
    stale: tuple[Finding, ...]
    looked: Looked


def examine_states(
    workspace: Workspace,
    rules: tuple[Rule, ...] | None,
    earlier: EarlierLibrary | None,
    pages: frozenset[str] | None,
    own_folders: bool,
    tell_stale: bool,
    with_baseline: bool = True,
    watch: Watch = unwatched,
    spread: Spread = check_pairs,
    shards: MergedShards | None = None,
) -> CheckedStates:
    """Check the library, or its `pages`, with these `rules`, beside what it was `earlier`. Pictures and memory are those of
    the settings, so that other folders than their own have none. What became stale is told where it is asked for; the
    baseline, `watch` and `spread` are as for `examine`. Where the `shards` of a divided check are given, no pair is looked at again.

    Raises CannotRun.
    """
    checked = examine(
        workspace,
        rules,
        pages,
        pictures=own_folders,
        with_baseline=with_baseline,
        watch=watch,
        spread=spread,
        known=shards,
    )
    revision = earlier.revision if earlier else ""
    looked = replace(checked.looked, since=revision)
    if not tell_stale:
        return CheckedStates(checked, (), looked)
    if shards:
        known = [one for pair in checked.library.pairs if (one := shards.pairs.get(pair.key))]
        stale = tuple(finding for one in known for finding in one.stale)
        blocks = [block for one in known for block in one.changes]
    else:
        remembered = own_folders and (workspace.settings.memory / PAGES).is_dir()
        found = _changed(workspace, checked, earlier, remembered)
        stale = tuple(stale_finding(one, revision) for one in found if one.changed)
        blocks = [changed_block(one) for one in found]
    looked = replace(looked, changes=tuple(_as_written(block, checked) for block in blocks))
    return CheckedStates(checked, stale, looked)


def _as_written(block: ChangedBlock, checked: Checked) -> ChangedBlock:
    """The block pair with its places where the words were written: those of a picture in its file."""
    en, zh = (
        replace(side, place=side.place and place_as_written(side.place, block.page, checked.pictures))
        for side in (block.en, block.zh)
    )
    return replace(block, en=en, zh=zh)


def _changed(
    workspace: Workspace, checked: Checked, earlier: EarlierLibrary | None, remembered: bool
) -> list[ChangedPair]:
    if not (earlier or remembered):
        return []
    in_step = PagesInStep.read(workspace.settings) if remembered else None
    found = [
        one
        for pair in checked.library.pairs
        if checked.pages is None or pair.key in checked.pages
        for one in changed_pairs(workspace, pair, earlier, remembered, in_step)
    ]
    if in_step and checked.pages is None:
        # A run that looks at some pages knows nothing of the others.
        in_step.write()
    return found
