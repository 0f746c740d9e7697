"""Who may do what on the way to an approval: the tables `[approval]` and `[people]` of `duizhao.toml`.

```toml
[approval]                             # without it there is one step: approve
reviewed = ["medical translator"]      # a step that is named is asked for, and done in one of these roles
approved = ["clinician"]               # an empty list: in any role
two_people = "safety"                  # who approves a safety block did not review it; true: no block

[people]                               # what need not be typed again
"Li Hua" = { role = "clinician", qualification = "MD, registered since 2011" }
```
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.known_names import require_known

# How far a block pair has come; nobody does the first one.
ApprovalStep = Literal["draft", "translated", "reviewed", "approved"]
STEPS: tuple[ApprovalStep, ...] = get_args(ApprovalStep)
DONE_BY_PEOPLE: tuple[ApprovalStep, ...] = STEPS[1:]
LAST: ApprovalStep = "approved"
KEYS = (*DONE_BY_PEOPLE, "two_people")
PERSON_KEYS = ("role", "qualification")
# Which blocks need two people.
TwoPeople = Literal["none", "safety", "all"]
GIVEN_AS: Mapping[object, TwoPeople] = {False: "none", True: "all", "safety": "safety"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who approves: the name, the role in the library, and what makes the person fit for it."""

    name: str
    role: str = ""
    qualification: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalSettings:
    """`roles`: the steps that are asked for, in their order, each with the roles that may do it (none: every role).
    `two_people`: where the person who approves is not the one who reviewed. `people`: those who are known."""

    roles: tuple[tuple[ApprovalStep, tuple[str, ...]], ...] = ((LAST, ()),)
    two_people: TwoPeople = "none"
    people: tuple[Person, ...] = ()

    @classmethod
    def of(cls, table: Mapping[str, Any], people: Mapping[str, Any], path: Path) -> "ApprovalSettings":
        """The settings in `[approval]` and `[people]` of the file at `path`.

        Raises CannotRun for a key it does not know, or a value of another kind.
        """
        require_known(table, KEYS, path, Bilingual("[approval]", "[approval] "))
        given = {step: _roles(table[step], step, path) for step in DONE_BY_PEOPLE if step in table}
        roles = {**given, LAST: given.get(LAST, ())}
        two = table.get("two_people", False)
        if not isinstance(two, bool | str) or two not in GIVEN_AS:
            raise CannotRun(
                f'{path}: [approval] two_people = {two!r}: it has to be true, false, or "safety".',
                f'{path}：[approval] two_people = {two!r}：应写 true、false 或 "safety"。',
            )
        if two and "reviewed" not in roles:
            raise CannotRun(
                f"{path}: [approval] two_people needs a second person. Say who reviews: reviewed = [].",
                f"{path}：[approval] two_people 需要另一个人。请写明由谁审校：reviewed = []。",
            )
        return cls(tuple(roles.items()), GIVEN_AS[two], _people(people, path))

    @property
    def steps(self) -> tuple[ApprovalStep, ...]:
        """The steps that are asked for, in their order; the last one is `approved`."""
        return tuple(step for step, _roles in self.roles)

    def may_do(self, step: ApprovalStep, role: str) -> bool:
        """True where somebody in `role` may do `step`."""
        wanted = self.roles_for(step)
        return not wanted or _folded(role) in {_folded(one) for one in wanted}

    def roles_for(self, step: ApprovalStep) -> tuple[str, ...]:
        """The roles that may do `step`; none where every role may."""
        return dict(self.roles).get(step, ())

    def needs_two(self, safety: bool) -> bool:
        """True where two people have to see a block, which is a safety block or not."""
        return self.two_people == "all" or (safety and self.two_people == "safety")

    def known(self, name: str) -> Person | None:
        """The person of that name, as `[people]` describes them."""
        return next((one for one in self.people if same_person(one.name, name)), None)


def same_person(one: str, other: str) -> bool:
    """True where two names look the same: capitals, blanks, widths and signs that nobody sees make no other person."""
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    return " ".join("".join(sign for sign in text if unicodedata.category(sign) != "Cf").split()).casefold()


def _roles(given: object, step: str, path: Path) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(role, str) and role.strip() for role in given):
        raise CannotRun(
            f'{path}: [approval] {step} has to be a list of roles: {step} = ["clinician"].',
            f'{path}：[approval] {step} 应是一组角色：{step} = ["临床医生"]。',
        )
    return tuple(given)


def _people(table: Mapping[str, Any], path: Path) -> tuple[Person, ...]:
    found = []
    for name, given in table.items():
        if not isinstance(given, dict) or not all(isinstance(one, str) for one in given.values()):
            raise CannotRun(
                f'{path}: [people] {name!r} has to be a role and a qualification: {{ role = "clinician", '
                'qualification = "MD" }.',
                f'{path}：[people] {name!r} 应写明角色和资质：{{ role = "临床医生", qualification = "医学博士" }}。',
            )
        require_known(given, PERSON_KEYS, path, Bilingual(f"[people] {name}", f"[people] {name} "))
        found.append(Person(name, given.get("role", ""), given.get("qualification", "")))
    return tuple(found)
