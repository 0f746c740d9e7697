"""Who takes a step, as the settings of the library know and allow it."""

import re
import unicodedata

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.checks.waivers import is_said
from duizhao.library.approval_settings import ApprovalSettings, ApprovalStep, Person

# Alphabets whose letters pass for each other.
LOOKALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})
MOMENT = re.compile(r"\d{4}-\d\d-\d\d")
CALLED = {"role": Bilingual("role", "角色"), "qualification": Bilingual("qualification", "资质")}


def signer(person: Person, step: ApprovalStep, policy: ApprovalSettings) -> Person:
    """`person` with what `[people]` knows beside what was said. Raises CannotRun where the two differ, where nobody is
    named, where the library has no such step, or where the role may not take it."""
    if not is_said(person.name):
        raise CannotRun(
            'A name or a role needs letters: --by "translation editor".',
            '姓名或角色须含文字：--by "翻译编辑"。',
        )
    _require_plain(person)
    if step not in policy.steps:
        steps = ", ".join(policy.steps), "、".join(policy.steps)
        raise CannotRun(
            f"This library does not ask for the step {step!r}. Its steps are: {steps[0]}. To have another one, name it "
            "below [approval] in duizhao.toml.",
            f"这个知识库没有 {step!r} 这一环节。现有环节：{steps[1]}。要增加环节，请写入 duizhao.toml 的 [approval]。",
        )
    person = _completed(person, policy)
    if not policy.may_do(step, person.role):
        roles = policy.roles_for(step)
        given = person.role or "", person.role or "（未写明）"
        raise CannotRun(
            f"[approval] {step} is for: {', '.join(roles)}. The role of {person.name} is "
            f'{repr(given[0]) if given[0] else "not given"}: say it with --role "{roles[0]}".',
            f"[approval] {step} 只能由以下角色处理：{'、'.join(roles)}。{person.name}的角色是：{given[1]}。"
            f'请用 --role "{roles[0]}" 写明。',
        )
    return person


def _require_plain(person: Person) -> None:
    """Raise CannotRun for a name that could be read as another one, or as more than a name."""
    for given in (person.name, person.role, person.qualification):
        # A line end is a blank, which is what it will be written as.
        text = " ".join(given.split())
        scripts = {unicodedata.name(sign, "").split(" ")[0] for sign in text if sign.isalpha()} & LOOKALIKE
        if (
            not text.isprintable()
            or any(unicodedata.category(sign) == "Cf" for sign in text)
            or len(scripts) > 1
        ):
            raise CannotRun(
                f"{text!r} holds signs that nobody sees, or letters of several alphabets that look alike. Write the name plainly.",
                f"{text!r} 含有看不见的字符，或混用了外形相似的不同文字。请用普通文字书写姓名。",
            )
    if ";" in person.name or MOMENT.search(person.name):
        raise CannotRun(
            f"{person.name!r} holds a semicolon or a date: the name alone stands with --by.",
            f"{person.name!r} 含有分号或日期：--by 后只写姓名。",
        )


def _completed(person: Person, policy: ApprovalSettings) -> Person:
    known = policy.known(person.name)
    if known is None:
        return person
    for name, told in CALLED.items():
        said, written = getattr(person, name), getattr(known, name)
        if said and written and " ".join(said.split()).casefold() != " ".join(written.split()).casefold():
            raise CannotRun(
                f"[people] says another {told.en} of {known.name}: {written!r}, not {said!r}. Correct one of them.",
                f"[people] 中{known.name}的{told.zh}是 {written!r}，不是 {said!r}。请把其中一处改正。",
            )
    return Person(known.name, known.role or person.role, known.qualification or person.qualification)
