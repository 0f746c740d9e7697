"""Committing from the desk: where the library is in git, what was changed and approved goes into a commit that says so."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from served_tools import Visitor, edit

from duizhao.base.git_checkout import OF_A_HOOK
from duizhao.site.desk_server.serve_desk import OpenDesk


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", root, *arguments], check=True, capture_output=True, encoding="utf-8")
    return done.stdout


@pytest.fixture
def checkout(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library of two approved pages, all of it committed."""
    for name in OF_A_HOOK:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(root.parent / "no-settings"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(root, "init", "--quiet")
    git(root, "config", "user.name", "A Person")
    git(root, "config", "user.email", "person@clinic.example")
    (root / ".gitignore").write_text("/build/\n", "utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=The library")
    return root


def shown(visitor: Visitor) -> str:
    """By what the button that is on the list names what it commits; empty where there is none."""
    found = re.search(r'data-do="commit"[^>]*data-shown="(\w+)"', visitor.html())
    return found[1] if found else ""


def test_a_commit_says_what_was_approved_and_by_whom(checkout: Path) -> None:
    visitor = Visitor(checkout)
    assert not shown(visitor), "there is nothing to commit"
    visitor.save("who", "small team", "en", "We are a small team.", "We are a little team.")
    visitor.approve("who", "little team")
    (checkout / "notes.txt").write_text("mine", "utf-8")
    git(checkout, "add", "notes.txt")

    assert visitor.post("commit", shown=shown(visitor))[0] == 200
    assert git(checkout, "log", "-1", "--format=%an%n%B").split("\n")[:8] == [
        "A Person",
        "Approve 1 block pair of who",
        "",
        "who: 1 approved by Dr Wu, editor",
        "",
        "- docs/en/who.md",
        "- memory/pages/who.po",
        "",
    ]
    # What somebody else had begun to commit is still his.
    assert git(checkout, "status", "--porcelain") == "A  notes.txt\n"
    assert not shown(visitor)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "button", "told"), [("en", "Commit", "Committed."), ("zh", "提交", "已提交。")]
)
def test_the_button_commits(
    checkout: Path, serve: Callable[..., OpenDesk], editor: Page, language: str, button: str, told: str
) -> None:
    edit(checkout, "who", "en", "small", "large")
    editor.goto(f"{serve(checkout, language).address}{language}/")
    editor.get_by_role("button", name=button, exact=True).click()
    expect(editor.locator("#said")).to_have_text(told)
    expect(editor.get_by_role("button", name=button, exact=True)).to_have_count(0)
    assert git(checkout, "status", "--porcelain") == ""


def test_what_is_not_approved_is_not_said_to_be(checkout: Path) -> None:
    edit(checkout, "dose", "zh", "请询问护士。", "请问护士。")
    visitor = Visitor(checkout)
    assert visitor.post("commit", shown=shown(visitor))[0] == 200
    assert git(checkout, "log", "-1", "--format=%s") == "Change 1 file; nothing of it is approved yet\n"


def test_only_what_was_shown_is_committed(checkout: Path) -> None:
    edit(checkout, "dose", "zh", "请询问护士。", "请问护士。")
    visitor = Visitor(checkout)
    name = shown(visitor)
    edit(checkout, "dose", "zh", "28 毫克", "56 毫克")
    status, told = visitor.post("commit", shown=name)
    assert (status, told["said"][:30]) == (409, "Something changed meanwhile. L")
    assert git(checkout, "log", "--format=%s") == "The library\n"


def test_a_page_called_like_a_pattern_is_a_name(checkout: Path) -> None:
    for language in ("en", "zh"):
        (checkout / "docs" / language / "*.md").write_text("# A star {#star}\n", "utf-8")
    edit(checkout, "who", "en", "small", "large")
    visitor = Visitor(checkout)
    assert visitor.post("commit", shown=shown(visitor))[0] == 200
    named = git(checkout, "show", "--name-only", "--format=", "-z").split("\0")
    assert sorted(filter(None, named)) == ["docs/en/*.md", "docs/en/who.md", "docs/zh/*.md"]


@pytest.mark.parametrize("why", ["hook", "merge"])
def test_why_git_refuses_is_said_and_nothing_is_lost(checkout: Path, why: str) -> None:
    edit(checkout, "who", "en", "small", "large")
    if why == "hook":
        hook = checkout / ".git" / "hooks" / "pre-commit"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\necho 'Ask first.' >&2\nexit 1\n", "utf-8")
        hook.chmod(0o755)
    else:
        (checkout / ".git" / "MERGE_HEAD").write_text(git(checkout, "rev-parse", "HEAD"), "utf-8")
    visitor = Visitor(checkout)
    status, told = visitor.post("commit", shown=shown(visitor))
    assert status == 422
    assert told["said"].startswith("git committed nothing: ")
    assert ("Ask first." in told["said"]) is (why == "hook")
    assert "large" in (checkout / "docs" / "en" / "who.md").read_text("utf-8")


def test_without_git_there_is_no_such_button(root: Path) -> None:
    edit(root, "who", "en", "small", "large")
    assert not shown(Visitor(root))
