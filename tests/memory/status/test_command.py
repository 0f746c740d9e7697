"""The command that approves what a card shows, as a shell reads it."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.memory.status.approve_line import approve_command


@pytest.mark.parametrize(
    ("key", "section", "command"),
    [
        ("side-effects", "call-soon", "duizhao approve side-effects#call-soon"),
        ("guide/dose", "", "duizhao approve guide/dose#"),
        ("剂量", "回家以后", "duizhao approve 剂量#回家以后"),
        ("dose", "At home", 'duizhao approve "dose#At home"'),
        ("dose", 'The "daily" dose', "duizhao approve 'dose#The \"daily\" dose'"),
        ("dose", "`rm` $HOME", "duizhao approve 'dose#`rm` $HOME'"),
    ],
)
def test_the_command(key: str, section: str, command: str) -> None:
    assert approve_command(f"{key}#{section}") == command


@given(st.from_regex(r"[a-z\u4e00-\u4e10/-]{1,9}", fullmatch=True), st.text(max_size=20))
def test_a_shell_reads_one_word(key: str, section: str) -> None:
    assert shlex.split(approve_command(f"{key}#{section}")) == ["duizhao", "approve", f"{key}#{section}"]
