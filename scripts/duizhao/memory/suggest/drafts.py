"""Drafts from a program that the user names: a translation service, a language model, a script.

It gets one JSON object a line on its standard input, and answers with one a line: `{"id": …, "text": …}`, in any order.
Nothing of it is believed: an answer that does not fit is told, and what fits is a draft until a person approves it.
"""

import json
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.errors import CannotRun
from duizhao.library.terms.term_base import TermBase
from duizhao.memory import Entry, Match
from duizhao.memory.states.approval import context_of
from duizhao.memory.suggest.wanted import Wanted

# So much of what a program complains is shown.
LONGEST_COMPLAINT = 300
BY = "machine draft"


def request(one: Wanted, match: Match | None, terms: TermBase) -> dict[str, Any]:
    """What the program is told of one text: the text and its language, the pair as it was approved, the best pair of
    the memory, and what the terms in it are called in both languages."""
    entry = one.state.entry
    named = {use.term.id: use.term for use in terms.uses(one.text, one.lead)}
    return {
        "id": one.id,
        "page": one.page.key,
        "section": one.state.section,
        "kind": one.state.first.kind,
        "safety": one.state.safety,
        "from": one.lead,
        "to": one.to,
        "text": one.text,
        "approved": {"en": entry.en, "zh": entry.zh} if entry else None,
        "memory": {"en": match.entry.en, "zh": match.entry.zh, "score": match.score} if match else None,
        "terms": [{language: term.names(language)[0] for language in LANGUAGES} for term in named.values()],
    }


def ask_program(command: str, requests: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The answers of the program, by id. No shell reads the command. Raises CannotRun where it cannot be started, ends
    with an error, or answers something that is not `{"id": …, "text": …}` with an id that it was asked about."""
    sent = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in requests)
    try:
        words = shlex.split(command)
        ended = subprocess.run(words, input=sent.encode("utf-8", "replace"), capture_output=True, check=False)
    except (OSError, ValueError, IndexError) as fault:
        raise CannotRun(
            f"{command}: cannot be started ({fault}). No draft was stored.",
            f"{command}：无法启动（{fault}）。没有保存任何草稿。",
        ) from fault
    if ended.returncode:
        said = ended.stderr.decode("utf-8", "replace").strip()[-LONGEST_COMPLAINT:]
        raise CannotRun(
            f"{command}: ended with {ended.returncode}: {said}. No draft was stored.",
            f"{command}：以 {ended.returncode} 结束：{said}。没有保存任何草稿。",
        )
    known = {str(one["id"]) for one in requests}
    answers: dict[str, str] = {}
    for number, line in enumerate(ended.stdout.decode("utf-8", "replace").split("\n"), start=1):
        if line.strip():
            name, text = _answer(line, number, command)
            if name not in known or name in answers:
                raise _bad(command, number, f"id {name!r} was not asked, or is answered twice")
            answers[name] = text
    return answers


def _answer(line: str, number: int, command: str) -> tuple[str, str]:
    try:
        answer = json.loads(line)
        # Half a character can be written into JSON, and into no file.
        json.dumps(answer, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as fault:
        raise _bad(command, number, str(fault)) from fault
    if (
        not isinstance(answer, dict)
        or not isinstance(answer.get("id"), str)
        or not isinstance(answer.get("text"), str)
    ):
        raise _bad(command, number, '{"id": "…", "text": "…"} is expected')
    if not answer["text"].strip():
        raise _bad(command, number, "the text is empty")
    return answer["id"], answer["text"].strip()


def _bad(command: str, number: int, why: str) -> CannotRun:
    return CannotRun(
        f"{command}: line {number} of its answer cannot be used: {why}. No draft was stored.",
        f"{command}：回答的第 {number} 行无法使用：{why}。没有保存任何草稿。",
    )


def draft_entry(one: Wanted, text: str, command: str, on: str) -> Entry:
    """The draft as the memory keeps it: not approved, with the program that wrote it."""
    en, zh = (one.text, text) if one.lead == "en" else (text, one.text)
    context = context_of(one.page.key, one.state)
    program = " ".join(command.split())
    return Entry(en, zh, context, by=f"{BY}: {program}", on=on, kind=one.state.first.kind)


def draft_for(one: Wanted, drafts: Sequence[Entry]) -> Entry | None:
    """The newest draft for a text, as long as the text is the same."""
    found = [
        entry for entry in drafts if entry.side(one.lead) == one.text and entry.section == one.state.section
    ]
    return found[-1] if found else None
