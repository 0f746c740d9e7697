"""Page pairs checked on a cluster: what is found is the same as here, whatever folders the workers stand in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from duizhao.base.cluster import in_order
from duizhao.base.files import shown_path
from duizhao.checks.check_library import Spread
from duizhao.checks.check_pairs import bare, check_pairs
from duizhao.checks.finding import Place
from duizhao.checks.pair_findings import PairFindings
from duizhao.checks.rule import Knowledge, Rule, all_rules
from duizhao.library.pages import PagePair

if TYPE_CHECKING:
    from distributed import Client

# Page pairs that are sent at a time: enough that sending them costs little beside checking them.
AT_A_TIME = 8


def on_cluster(client: "Client") -> Spread:
    """How page pairs are looked at by the workers of `client`. It raises CannotRun as `in_order` does."""

    def spread(
        pairs: Sequence[PagePair], knowledge: Knowledge, rules: tuple[Rule, ...]
    ) -> Iterator[PairFindings]:
        # Rules hold functions, so only their names are sent.
        known = knowledge, tuple(rule.id for rule in rules)
        shares = [pairs[start : start + AT_A_TIME] for start in range(0, len(pairs), AT_A_TIME)]
        sent = (tuple(map(bare, share)) for share in shares)
        for share, found in zip(shares, in_order(client, _look, sent, known), strict=True):
            yield from (_seen_from_here(one, pair) for one, pair in zip(found, share, strict=True))

    return spread


def _look(pairs: tuple[PagePair, ...], known: tuple[Knowledge, tuple[str, ...]]) -> tuple[PairFindings, ...]:
    """What a worker does: no more than one process here would."""
    knowledge, ids = known
    rules = tuple(rule for rule in all_rules() if rule.id in ids)
    return tuple(check_pairs(pairs, knowledge, rules, cores=1))


def _seen_from_here(found: PairFindings, pair: PagePair) -> PairFindings:
    """What was found, with the paths of its places as they are told from the folder in which the command runs."""
    findings = (
        replace(one, place=_place(one.place, pair), compare=one.compare and _place(one.compare, pair))
        for one in found.findings
    )
    return replace(found, findings=tuple(findings))


def _place(place: Place, pair: PagePair) -> Place:
    page = pair.side(place.language)
    assert page
    return replace(place, path=shown_path(page.path))
