"""Check many page pairs: one after the other, or on all cores where there is enough to do."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from duizhao.align.alignments import Alignments
from duizhao.base.bound_process import end_with_the_pool
from duizhao.base.worker_processes import leave_interrupts_to_the_first, usable_cores
from duizhao.checks.pair_findings import PairFindings, findings_of
from duizhao.checks.rule import Knowledge, Rule, all_rules
from duizhao.library.pages import PagePair

# Characters of text from which on another process begins sooner than one is done with them.
WORTH_A_PROCESS = 100_000
# Page pairs that a process gets at a time: few, so that none waits long for the last.
AT_A_TIME = 4


def check_pairs(
    pairs: Sequence[PagePair], knowledge: Knowledge, rules: tuple[Rule, ...], cores: int | None = None
) -> Iterator[PairFindings]:
    """What is found in each of the pairs, in their order. Of the pages nothing is kept: the memory that this takes does not
    grow with their number. `cores` is how many processes there may be, all of the machine's where it is None."""
    size = sum(len(side.text) for pair in pairs for side in (pair.en, pair.zh) if side)
    cores = min(cores or usable_cores(), size // WORTH_A_PROCESS, len(pairs) // AT_A_TIME)
    done = 0
    if cores > 1:
        try:
            for found in _on_cores(pairs, knowledge, rules, cores):
                yield found
                done += 1
        except BrokenProcessPool:
            # A process was killed, and took along what the others had begun. The rest is done here.
            pass
    for pair in pairs[done:]:
        yield _check(pair, knowledge, rules)


def _check(pair: PagePair, knowledge: Knowledge, rules: tuple[Rule, ...]) -> PairFindings:
    return findings_of(bare(pair), Alignments(knowledge.terms), knowledge, rules)


def bare(pair: PagePair) -> PagePair:
    """The pair without what was parsed of it, which would have to be sent, or kept."""
    return PagePair(pair.key, *(side and side.unparsed() for side in (pair.en, pair.zh)))


def _on_cores(
    pairs: Sequence[PagePair], knowledge: Knowledge, rules: tuple[Rule, ...], cores: int
) -> Iterator[PairFindings]:
    ids = tuple(rule.id for rule in rules)
    pool = ProcessPoolExecutor(cores, initializer=_begin, initargs=(knowledge, ids))
    try:
        yield from pool.map(_in_process, map(bare, pairs), chunksize=AT_A_TIME)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


# What a process of the pool knows from its beginning: what the rules may ask, and the rules.
_known: tuple[Knowledge, tuple[Rule, ...]] | None = None


def _begin(knowledge: Knowledge, ids: tuple[str, ...]) -> None:
    """Make a new process ready. Rules hold functions, so only their names are sent."""
    global _known
    leave_interrupts_to_the_first()
    end_with_the_pool()
    _known = knowledge, tuple(rule for rule in all_rules() if rule.id in ids)


def _in_process(pair: PagePair) -> PairFindings:
    assert _known
    return _check(pair, *_known)
