"""The command that approves a block pair, as it is typed."""

import re
import shlex

from duizhao.library.approval_settings import LAST, ApprovalStep
from duizhao.memory.states import BlockState, PageState
from duizhao.memory.states.step_reached import next_step

# What no shell reads as anything but itself. `#` begins a comment only where a word begins.
PLAIN = re.compile(r"[\w./:@%+=,-]++(?:#[\w./:@%+=,-]*+)?")
# These mean something between double quotes, in one shell or another.
MEANT = frozenset('"$`\\!%')


def approve_command(target: str, step: ApprovalStep = LAST) -> str:
    """The command that approves what `target` names: a page, `page#heading` or `page:line`. An empty heading is what
    stands above the first one. With another `step`, the command that takes it as far as that."""
    return f"duizhao approve {_quoted(target)}" + ("" if step == LAST else f" --as {step}")


def due_step(page: PageState, state: BlockState) -> ApprovalStep:
    """The step that a block pair of `page` waits for."""
    return next_step(state.step, page.policy) or LAST


def _quoted(word: str) -> str:
    if PLAIN.fullmatch(word):
        return word
    # Double quotes are read by every shell, single ones not by that of Windows.
    return shlex.quote(word) if MEANT & set(word) else f'"{word}"'
