"""Which block pairs must not be approved: those in which a sure safety finding stands."""

from collections.abc import Mapping, Sequence

from duizhao.checks.finding import Finding, Place
from duizhao.memory.states.pair_state import BlockState, PageState


def safety_findings(page: PageState, findings: Sequence[Finding]) -> Mapping[int, tuple[Finding, ...]]:
    """For each block pair of `page` (by its number) the sure safety findings that stand in it. `findings` are those that no
    waiver covers. What stands at no block, such as a notice that the page lacks, stands in its first one."""
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.page != page.key or finding.severity != "safety" or not finding.is_sure:
            continue
        numbers = [number for number, state in enumerate(page.blocks) if stands_in(finding, state)] or [0]
        for number in numbers:
            found.setdefault(number, []).append(finding)
    return {number: tuple(some) for number, some in found.items()}


def places_of(finding: Finding) -> tuple[Place, ...]:
    """Where a finding stands: the places with words. One without only says where something belongs."""
    places = tuple(place for place in (finding.place, finding.compare) if place)
    return tuple(place for place in places if place.text) or (finding.place,)


def stands_in(finding: Finding, state: BlockState) -> bool:
    """True where a place of the finding lies in the block pair."""
    return any(
        block.line <= place.line <= block.line + block.text.count("\n")
        for place in places_of(finding)
        for block in state.side(place.language).blocks
    )
