"""What a library says about its check: the table `[check]` of `duizhao.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from duizhao.base.errors import CannotRun

# What a library is about decides which words mean danger, and how far a difference of meaning is believed.
Profile = Literal["general", "health", "software"]
PROFILES: tuple[Profile, ...] = get_args(Profile)
# What may make a check fail: sure findings of a severity, and with `possible` those that are only likely too.
Failing = Literal["safety", "error", "advice", "possible"]
FAILING: tuple[Failing, ...] = get_args(Failing)
USUAL: tuple[Failing, ...] = ("safety", "error")
# On the command line, where an empty list cannot be written.
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """`fail_on`: what makes a check end with 1; the rest is told and stops nothing. `profile`: what the library is about."""

    fail_on: tuple[Failing, ...] = USUAL
    profile: Profile = "general"

    @classmethod
    def of(cls, table: Mapping[str, Any], path: Path) -> "CheckSettings":
        """The settings in the table `[check]` of the file at `path`; what it does not name is usual.

        Raises CannotRun for a key or a value it does not know.
        """
        for key in table:
            if key not in ("fail_on", "profile"):
                raise CannotRun(
                    f"{path}: [check] does not know {key!r}. It knows: fail_on, profile.",
                    f"{path}：[check] 中没有 {key!r} 这一项。可用的有：fail_on、profile。",
                )
        given = table.get("fail_on", list(USUAL))
        if not isinstance(given, list):
            raise CannotRun(
                f'{path}: fail_on has to be a list: fail_on = ["safety", "error"].',
                f'{path}：fail_on 应是一个列表：fail_on = ["safety", "error"]。',
            )
        profile = table.get("profile", "general")
        if profile not in PROFILES:
            raise CannotRun(
                f"{path}: there is no profile {profile!r}. The profiles are: {', '.join(PROFILES)}.",
                f"{path}：没有 {profile!r} 这种 profile。可用的有：{'、'.join(PROFILES)}。",
            )
        return cls(failing(given, f"{path}: fail_on"), profile)


def failing(names: Iterable[object], where: str) -> tuple[Failing, ...]:
    """The names as what may fail, in the order of `FAILING`. `where` says to the user where they stand.

    Raises CannotRun for a name that is none.
    """
    names = tuple(names)
    for name in names:
        if name not in FAILING:
            raise CannotRun(
                f"{where}: nothing is called {name!r}. The names are: {', '.join(FAILING)}.",
                f"{where}：没有 {name!r} 这个名称。可用的有：{'、'.join(FAILING)}。",
            )
    return tuple(name for name in FAILING if name in names)
