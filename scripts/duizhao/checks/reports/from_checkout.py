"""Places as a service knows them that shows a repository: by their path from the root of the checkout.

A person is told a path from the folder that he stands in, so that he can paste it. A service does not know that folder.
"""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from duizhao.checks.changed_block import ChangedBlock, ChangedSide
from duizhao.checks.finding import Finding, Place


def findings_from(root: Path | None, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the paths of their places from `root`; as they are where there is no checkout."""
    return tuple(
        replace(one, place=_place(root, one.place), compare=one.compare and _place(root, one.compare))
        for one in findings
    )


def changes_from(root: Path | None, changes: Iterable[ChangedBlock]) -> tuple[ChangedBlock, ...]:
    """The block pairs with the paths of their places from `root`."""
    return tuple(replace(one, en=_side(root, one.en), zh=_side(root, one.zh)) for one in changes)


def _side(root: Path | None, side: ChangedSide) -> ChangedSide:
    return replace(side, place=side.place and _place(root, side.place))


def _place(root: Path | None, place: Place) -> Place:
    if root is None:
        return place
    whole = Path(os.path.normpath(Path.cwd() / place.path))
    if not whole.is_relative_to(root):
        # Another checkout: the service shows no file of it.
        return place
    return replace(place, path=whole.relative_to(root).as_posix())
