"""How easy the pages of a library have to be. `[reading]` in `duizhao.toml` says so."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from duizhao.base.errors import CannotRun


@dataclass(frozen=True, slots=True)
class Targets:
    """What a page must not exceed. The numbers for Chinese are a convention: there is no accepted formula.

    `grade` and `box_grade`: Flesch-Kincaid, of an English page and of each of its `boxes`. `mean` and `longest`:
    Chinese characters a sentence, on average and at most. `words`: of the longest English sentence. The usual numbers
    are what hardly any careful text exceeds, whoever it is written for; a library for everybody sets its own.
    """

    grade: float = 12
    box_grade: float = 12
    mean: float = 45
    longest: int = 90
    words: int = 50
    boxes: tuple[str, ...] = ("abstract", "tip", "danger")

    @classmethod
    def of(cls, table: Mapping[str, Any], path: Path) -> "Targets":
        """The targets in the table `[reading]` of the file at `path`; what it does not name is usual.

        Raises CannotRun for a key it does not know, or a value of another kind.
        """
        known = {one.name for one in fields(cls)}
        for key, value in table.items():
            good = (
                isinstance(value, list) and all(isinstance(name, str) for name in value)
                if key == "boxes"
                else isinstance(value, int | float) and not isinstance(value, bool) and value > 0
            )
            if key not in known or not good:
                raise CannotRun(
                    f"{path}: [reading] knows numbers {', '.join(sorted(known - {'boxes'}))} and a list boxes, not "
                    f"{key} = {value!r}.",
                    f"{path}：[reading] 中可以写数字 {'、'.join(sorted(known - {'boxes'}))} 和列表 boxes，没有 "
                    f"{key} = {value!r}。",
                )
        given: dict[str, Any] = {
            key: tuple(value) if key == "boxes" else value for key, value in table.items()
        }
        return cls(**given)
