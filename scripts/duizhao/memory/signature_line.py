"""A signature as a comment of a PO file: one line, which older versions of the program read too.

`Li Hua, 2026-11-25 14:03:22 UTC; step: reviewed; role: translator; qualification: CATTI 1; draft: my-program`. What is
usual is left out: a line that says no step is an approval.
"""

import re

from duizhao.library.approval_settings import DONE_BY_PEOPLE, LAST
from duizhao.memory.entry import Signature

# "translation editor, 2026-11-25 14:03:22 UTC", perhaps followed by more.
WHO = re.compile(r"(?P<by>.+?), (?P<on>\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d UTC)?)(?P<rest>;.*)?")
# A semicolon inside a value has a backslash.
FIELD = re.compile(r"; (?P<name>step|role|qualification|draft): (?P<value>(?:[^;\\]|\\[;\\])++)")
ESCAPED = re.compile(r"[;\\]")
UNESCAPED = re.compile(r"\\([;\\])")


def is_signature(line: str) -> bool:
    """True for a line that says who did something, and when."""
    return WHO.fullmatch(line.strip()) is not None


def read_signature(line: str) -> tuple[Signature, str] | None:
    """The signature of a line, and the program that wrote the draft; None where the line is no signature. What follows
    the moment and is not ours is kept as it is."""
    who = WHO.fullmatch(line.strip())
    if not who:
        return None
    rest = who["rest"] or ""
    said = _fields(rest)
    step = next((step for step in DONE_BY_PEOPLE if step == said.get("step", LAST)), None)
    if step is None or (rest and not said):
        return Signature(who["by"], who["on"], more=rest), ""
    role, qualification = said.get("role", ""), said.get("qualification", "")
    return Signature(who["by"], who["on"], step, role, qualification), said.get("draft", "")


def write_signature(signature: Signature, draft: str = "") -> str:
    """The line that `read_signature` reads. Names and the like are put on one line: a line end would end the comment."""
    step = "" if signature.step == LAST else signature.step
    said = {"step": step, "role": signature.role, "qualification": signature.qualification, "draft": draft}
    told = "".join(f"; {name}: {_value(value)}" for name, value in said.items() if value.strip())
    return f"{' '.join(signature.by.split())}, {signature.on}{told or signature.more}"


def _fields(rest: str) -> dict[str, str]:
    """The fields of `rest`; none where anything else stands in it."""
    found: dict[str, str] = {}
    position = 0
    while position < len(rest):
        one = FIELD.match(rest, position)
        if one is None or one["name"] in found:
            return {}
        found[one["name"]] = UNESCAPED.sub(r"\1", one["value"])
        position = one.end()
    return found


def _value(text: str) -> str:
    return ESCAPED.sub(lambda sign: f"\\{sign.group()}", " ".join(text.split()))
