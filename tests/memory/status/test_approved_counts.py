"""How much of a library is as approved is counted again only for the pages that changed."""

from pathlib import Path

import pytest

from duizhao.checks.workspace import Workspace
from duizhao.library.approval_settings import Person
from duizhao.memory.approvals.approve_pairs import approve_pairs
from duizhao.memory.states.library_states import library_states
from duizhao.memory.status import approved_counts as module
from duizhao.memory.status.approved_counts import approved_counts


def write(root: Path, key: str, en: str, zh: str) -> None:
    for language, text in (("en", en), ("zh", zh)):
        path = root / "docs" / language / f"{key}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_a_page_is_counted_again_where_it_or_its_memory_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "duizhao.toml").write_text("", "utf-8")
    write(tmp_path, "dose", "# Dose {#dose}\n\nTake 5 mg.\n", "# 用量 {#dose}\n\n服用 5 毫克。\n")
    write(tmp_path, "rest", "# Rest {#rest}\n\nSleep.\n", "# 休息 {#rest}\n\n睡觉。\n")
    asked: list[str] = []

    def state_of(workspace: Workspace, key: str):  # type: ignore[no-untyped-def]
        asked.append(key)
        return real(workspace, key)

    real = module.state_of
    monkeypatch.setattr(module, "state_of", state_of)
    assert approved_counts(Workspace.read(tmp_path)) == (0, 4)
    assert approved_counts(Workspace.read(tmp_path)) == (0, 4)
    assert asked == ["dose", "rest"]
    workspace = Workspace.read(tmp_path)
    states = [(state, state.blocks) for state in library_states(workspace) if state.key == "dose"]
    approve_pairs(workspace, states, Person("editor"))
    assert approved_counts(Workspace.read(tmp_path)) == (2, 4)
    assert asked == ["dose", "rest", "dose"]
    write(tmp_path, "rest", "# Rest {#rest}\n\nSleep.\n\nWell.\n", "# 休息 {#rest}\n\n睡觉。\n\n好好睡。\n")
    assert approved_counts(Workspace.read(tmp_path)) == (2, 5)
    assert asked == ["dose", "rest", "dose", "rest"]
