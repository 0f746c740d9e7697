"""How easy the pages of a library have to be. `[reading]` in `duizhao.toml` says so."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.known_names import require_known


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
        require_known(
            table, tuple(one.name for one in fields(cls)), path, Bilingual("[reading]", "[reading] ")
        )
        for key, value in table.items():
            if key == "boxes":
                if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
                    raise CannotRun(
                        f'{path}: [reading] boxes has to be a list of names: boxes = ["tip", "danger"].',
                        f'{path}：[reading] boxes 应是一组名称：boxes = ["tip", "danger"]。',
                    )
            elif not isinstance(value, int | float) or isinstance(value, bool) or not value > 0:
                raise CannotRun(
                    f"{path}: [reading] {key} = {value!r}: it has to be a number above 0, without quotes.",
                    f"{path}：[reading] {key} = {value!r}：应是大于 0 的数字，不加引号。",
                )
        given: dict[str, Any] = {
            key: tuple(value) if key == "boxes" else value for key, value in table.items()
        }
        return cls(**given)
