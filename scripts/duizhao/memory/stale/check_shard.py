"""One share of a check, and the shares joined: the same work as in one run, cut between the page pairs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.digest import bytes_of, digest, program_digest
from duizhao.base.files import shown_path
from duizhao.base.version import __version__
from duizhao.checks.changed_block import ChangedBlock
from duizhao.checks.check_library import Spread, Watch, knowing, unwatched
from duizhao.checks.check_pairs import check_pairs
from duizhao.checks.finding import Finding
from duizhao.checks.pair_findings import PairFindings
from duizhao.checks.rule import Knowledge, LibraryRule, Rule, all_rules
from duizhao.checks.shards.merged_shards import MergedShards, merge
from duizhao.checks.shards.shard import Shard
from duizhao.checks.shards.shard_file import ShardResult, SharedPair
from duizhao.checks.workspace import Workspace
from duizhao.library.page_shelf import PageShelf
from duizhao.library.pages import Library, PagePair
from duizhao.library.pictures.as_pages import with_pictures
from duizhao.memory.stale.earlier_library import EarlierLibrary
from duizhao.memory.stale.stale_findings import changed_block, stale_finding
from duizhao.memory.stale.stale_pairs import changed_pairs
from duizhao.memory.store import PAGES, page_file


@dataclass(frozen=True, slots=True)
class SharedCheck:
    """What is asked of a check that is divided: of which library, with which rules (all where None), beside what it was
    `earlier`, on which `pages`. `own_folders` and `tell_stale` are as for `examine_states`."""

    workspace: Workspace
    rules: tuple[Rule, ...] | None
    earlier: EarlierLibrary | None
    pages: frozenset[str] | None
    own_folders: bool
    tell_stale: bool

    @property
    def library(self) -> Library:
        """All pages, with the pictures where these are looked at."""
        workspace = self.workspace
        return workspace.library_with_pictures if self.own_folders else workspace.library_as_it_is

    @property
    def conditions(self) -> Mapping[str, str]:
        """What has to be the same for every share, by the names that a person is told of."""
        settings, earlier = self.workspace.settings, self.earlier
        judges = digest(*settings.judges(), repr(settings.reading))
        rules = all_rules() if self.rules is None else self.rules
        sides = [settings.layout.pattern(language) for language in LANGUAGES]
        folders = [shown_path(settings.docs(language)) for language in LANGUAGES]
        return {
            "program": f"{__version__} {program_digest()}",
            "settings": judges,
            "rules": " ".join([*(rule.id for rule in rules), str(self.tell_stale)]),
            "since": f"{earlier.revision} {earlier.commit}" if earlier else "",
            "folders": digest(*folders, *(one.below("*") for one in sides), str(self.own_folders)),
            # It follows from the texts, which are compared one by one.
            "profile": self.knowledge.profile,
        }

    @property
    def knowledge(self) -> Knowledge:
        """What the rules may ask, with what the whole library is about."""
        return self.workspace.knowledge if self.says_its_profile else knowing(self.workspace, self.library)

    @property
    def says_its_profile(self) -> bool:
        """True where the settings say what the library is about. Else that is seen in all of its pages."""
        return self.workspace.settings.check.profile != "general"

    def pairs_of(self, shard: Shard) -> tuple[PagePair, ...]:
        """The pairs of one share. No other page is read, unless all have to be seen."""
        if not self.says_its_profile:
            return tuple(pair for pair in self.library.pairs if shard.holds(pair.key))
        settings = self.workspace.settings
        library = PageShelf(settings.layout, chinese=settings.check.chinese).library_as_it_is(shard.holds)
        if not self.own_folders:
            return library.pairs
        mine = [told for told in self.workspace.pictures if shard.holds(told.key)]
        return with_pictures(library, mine).pairs

    def name(self, pair: PagePair) -> str:
        """The digest of all that `pair` is looked at with, beside the conditions."""
        sides = [pair.side(language) for language in LANGUAGES]
        texts = (
            part for page in sides for part in ((f"+{page.text}", shown_path(page.path)) if page else ("-",))
        )
        memory = bytes_of(page_file(self.workspace.settings.memory, pair.key)) if self.remembered else b""
        return digest(pair.key, *texts, memory)

    @property
    def remembered(self) -> bool:
        """True where the memory is asked. One of other folders than the library's own is not."""
        return self.tell_stale and self.own_folders and (self.workspace.settings.memory / PAGES).is_dir()


def look_at_shard(
    asked: SharedCheck,
    shard: Shard,
    before: ShardResult | None = None,
    watch: Watch = unwatched,
    spread: Spread = check_pairs,
) -> ShardResult:
    """What is found in the pairs of one share. What it found `before` under the same conditions is taken over where a pair is
    the same. `watch` and `spread` are as for `examine`. Raises CannotRun."""
    conditions = asked.conditions
    mine = asked.pairs_of(shard)
    known = before.pairs if before and before.conditions == conditions and before.shard == shard else {}
    names = {pair.key: asked.name(pair) for pair in mine}
    found = {
        key: known[key]
        for key, name in names.items()
        if key in known and known[key].name == name and known[key].found.whole
    }
    todo = [pair for pair in mine if pair.key not in found]
    for pair, one in zip(todo, watch(_look(asked, todo, spread), len(todo)), strict=True):
        found[pair.key] = SharedPair(names[pair.key], one, *_states(asked, pair))
    return ShardResult(shard, conditions, found)


def merged(asked: SharedCheck, results: Mapping[Path, ShardResult]) -> MergedShards:
    """The shares joined for the library that is asked for. Raises CannotRun as `merge` does."""
    return merge(results, asked.conditions, {pair.key: asked.name(pair) for pair in asked.library.pairs})


def _look(asked: SharedCheck, pairs: Sequence[PagePair], spread: Spread) -> Iterator[PairFindings]:
    """What the rules say of each pair, in their order; of a page that is not asked for, what the rules about the whole library have
    to know."""
    rules = all_rules() if asked.rules is None else asked.rules
    of_all = tuple(rule for rule in rules if isinstance(rule, LibraryRule))
    is_asked = [asked.pages is None or pair.key in asked.pages for pair in pairs]
    groups = {
        wanted: iter(
            spread(
                [pair for pair, one in zip(pairs, is_asked, strict=True) if one is wanted],
                asked.knowledge,
                some,
            )
        )
        for wanted, some in ((True, rules), (False, of_all))
    }
    return (next(groups[one]) for one in is_asked)


def _states(asked: SharedCheck, pair: PagePair) -> tuple[tuple[Finding, ...], tuple[ChangedBlock, ...]]:
    """What git and the memory know of a pair: what became stale, and which blocks changed."""
    is_asked = asked.pages is None or pair.key in asked.pages
    if not (asked.tell_stale and is_asked and (asked.earlier or asked.remembered)):
        return (), ()
    found = list(changed_pairs(asked.workspace, pair, asked.earlier, asked.remembered))
    revision = asked.earlier.revision if asked.earlier else ""
    stale = tuple(stale_finding(one, revision) for one in found if one.changed)
    return stale, tuple(map(changed_block, found))
