"""What a library says about its check: the table `[check]` of `duizhao.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.known_names import require_known
from duizhao.text.language.language_pack import CHINESE, Chinese

# What a library is about decides which words mean danger, and how far a difference of meaning is believed.
Profile = Literal["general", "health", "software"]
PROFILES: tuple[Profile, ...] = get_args(Profile)
# What may make a check fail: sure findings of a severity, with `possible` those that are only likely too, and with `stale`
# what changed in one language alone, which is advice otherwise.
Failing = Literal["safety", "error", "advice", "possible", "stale"]
FAILING: tuple[Failing, ...] = get_args(Failing)
USUAL: tuple[Failing, ...] = ("safety", "error")
KEYS = ("fail_on", "profile", "chinese")
# On the command line, where an empty list cannot be written.
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """`fail_on`: what makes a check end with 1; the rest is told and stops nothing. `profile`: what the library is about.
    `chinese`: in which characters its Chinese is written."""

    fail_on: tuple[Failing, ...] = USUAL
    profile: Profile = "general"
    chinese: Chinese = "simplified"

    @classmethod
    def of(cls, table: Mapping[str, Any], path: Path, chinese: Chinese = "simplified") -> "CheckSettings":
        """The settings in the table `[check]` of the file at `path`; what it does not name is usual, and `chinese` as given.

        Raises CannotRun for a key or a value it does not know.
        """
        require_known(table, KEYS, path, Bilingual("[check]", "[check] "))
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
        chinese = table.get("chinese", chinese)
        if chinese not in CHINESE:
            raise CannotRun(
                f"{path}: Chinese is not written in {chinese!r}. It is one of: {', '.join(CHINESE)}.",
                f"{path}：chinese 不能是 {chinese!r}。可用的有：{'、'.join(CHINESE)}。",
            )
        return cls(failing(given, f"{path}: fail_on"), profile, chinese)


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
