"""Which block pairs must not be approved: those in which a safety finding stands."""

from collections.abc import Mapping, Sequence

from duizhao.finding import Finding
from duizhao.staleness.states import BlockState, PageState


def safety_findings(page: PageState, findings: Sequence[Finding]) -> Mapping[int, tuple[Finding, ...]]:
    """For each block pair of `page` (by its number) the safety findings that stand in it. `findings` are those that no
    waiver covers. What stands at no block, such as a notice that the page lacks, stands in its first one."""
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.page != page.key or finding.severity != "safety":
            continue
        numbers = [number for number, state in enumerate(page.blocks) if _stands_in(finding, state)] or [0]
        for number in numbers:
            found.setdefault(number, []).append(finding)
    return {number: tuple(some) for number, some in found.items()}


def _stands_in(finding: Finding, state: BlockState) -> bool:
    # The place alone where the other one only says where something belongs.
    return any(
        block.line <= place.line <= block.line + block.text.count("\n")
        for place in (finding.place, *([finding.compare] if finding.compare and finding.compare.text else []))
        for block in state.side(place.language).blocks
    )
