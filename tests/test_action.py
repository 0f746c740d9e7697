"""`action.yml`: its steps as GitHub runs them, in a real repository. `gh` alone is played, because it speaks to GitHub."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from duizhao.checks.reports.comment_report import MARKER, NOTHING_MARKER

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step.get("name", ""): step for step in ACTION["runs"]["steps"]}
CHECK, COMMENT = STEPS["Are the two languages in step?"], STEPS["Keep the comment up to date"]
PINNED = re.compile(r"uses: (\S+@[0-9a-f]{40}) # v[\d.]+")
needs_programs = pytest.mark.skipif(
    shutil.which("git") is None or shutil.which("bash") is None, reason="needs git and bash"
)
# What the test plays of GitHub's command: it writes down what it was asked, and answers with the comments it was given.
GH = """\
import json, os, sys
with open(os.environ["ASKED"], "a") as file:
    file.write(json.dumps(sys.argv[1:]) + "\\n")
if "graphql" in sys.argv:
    print(os.environ["FOUND"])
sys.exit(int(os.environ["ANSWER"]))
"""
# They hand on the results of a check in shares; no workflow of this repository has a matrix.
OF_SHARES = {
    "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02",
    "actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093",
}
Step = Callable[..., subprocess.CompletedProcess[str]]


def test_it_takes_what_the_documents_say() -> None:
    assert list(ACTION["inputs"]) == ["root", "since", "language", "fail-on", "comment", "token"]
    told = (ROOT / "manual/docs/en/how-to/pull-requests.md").read_text("utf-8")
    assert [name for name in ACTION["inputs"] if f"`{name}`" not in told] == []


def test_no_value_from_outside_stands_in_a_command() -> None:
    """A title or a branch may hold anything: it reaches a shell as a variable, never as a part of what the shell reads."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", ""), step


def test_other_actions_are_those_of_our_workflows() -> None:
    known = {
        used
        for path in (ROOT / ".github/workflows").glob("*.yml")
        for used in PINNED.findall(path.read_text("utf-8"))
    }
    text = (ROOT / "action.yml").read_text("utf-8")
    assert len(PINNED.findall(text)) == len(re.findall(r"^\s*(?:- )?uses:", text, re.MULTILINE)) == 1
    assert set(PINNED.findall(text)) <= known
    told = (ROOT / "manual/docs/en/how-to/pull-requests.md").read_text("utf-8")
    assert {used for used in PINNED.findall(told) if not used.startswith("OWNER/")} <= known | OF_SHARES


def test_the_markers_are_those_that_the_comment_bears() -> None:
    assert MARKER in COMMENT["run"] and NOTHING_MARKER in COMMENT["run"]


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Step:
    """Run a step in a repository of which one page changed in English since its first commit, with a variable for each
    that the step is given."""
    place = tmp_path / "repository"
    for language, text in (("en", "# A {#a}\n\nBring a book.\n"), ("zh", "# 甲 {#a}\n\n带一本书。\n")):
        (place / "docs" / language).mkdir(parents=True)
        (place / "docs" / language / "a.md").write_text(text, "utf-8")
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    names = {
        f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "."],
        ["commit", "--quiet", "--message=a"],
    ):
        subprocess.run(["git", *command], cwd=place, env={**os.environ, **quiet, **names}, check=True)
    (place / "docs/en/a.md").write_text("# A {#a}\n\nBring a warm coat.\n", "utf-8")
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, code in (
        ("gh", GH),
        ("duizhao", "import sys\nfrom duizhao.cli.main import main\nsys.exit(main())\n"),
    ):
        (programs / name).write_text(f"#!{sys.executable}\n{code}", "utf-8")
        (programs / name).chmod(0o755)

    def run(step: dict, **given: str) -> subprocess.CompletedProcess[str]:
        values = dict.fromkeys(step["env"], "") | {
            "RUNNER_TEMP": str(tmp_path),
            "ASKED": str(tmp_path / "asked"),
            "FOUND": "",
            "ANSWER": "0",
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "scripts"),
            "DUIZHAO": str(programs / "duizhao"),
            "PYTHONUTF8": "1",
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=place,
            env={**os.environ, **quiet, **values, **given},
            capture_output=True,
            encoding="utf-8",
        )

    return run


def asked(folder: Path) -> list[list[str]]:
    path = folder / "asked"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


IN_PULL_REQUEST = {"ROOT": ".", "BASE": "main", "LANGUAGE_OF_MESSAGES": "en", "COMMENT": "true"}
OF_REQUEST = {"REPOSITORY": "owner/name", "NUMBER": "7"}


@needs_programs
def test_a_pull_request_is_checked_from_its_base_and_gets_a_comment(step: Step, tmp_path: Path) -> None:
    done = step(CHECK, **IN_PULL_REQUEST)
    assert done.returncode == 0 and "title=stale-translation" in done.stdout
    assert (tmp_path / "duizhao-comment.md").read_text("utf-8").startswith(MARKER + "\n")
    assert step(CHECK, **IN_PULL_REQUEST, FAIL_ON="stale").returncode == 1
    everything = step(CHECK, **IN_PULL_REQUEST, SINCE="all")
    assert everything.returncode == 0 and "stale" not in everything.stdout


@needs_programs
def test_what_others_did_on_the_branch_meanwhile_is_not_told_of_a_pull_request(
    step: Step, tmp_path: Path
) -> None:
    """As GitHub checks a pull request out: a merge, with its two parents and nothing before them."""
    place = tmp_path / "repository"

    def git(*arguments: str, at: Path = place) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],
            cwd=at,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    base = git("rev-parse", "HEAD")
    git("switch", "--quiet", "--create", "work")
    git("commit", "--quiet", "--all", "--message=ours")
    head = git("rev-parse", "HEAD")
    git("switch", "--quiet", "main")
    (place / "docs/zh/a.md").write_text("# 甲乙 {#a}\n\n带一本书。\n", "utf-8")
    git("commit", "--quiet", "--all", "--message=theirs")
    git("merge", "--quiet", "--no-edit", "work")
    place.rename(tmp_path / "whole")
    git("clone", "--quiet", "--depth=2", (tmp_path / "whole").as_uri(), str(place), at=tmp_path)
    told = step(CHECK, **(IN_PULL_REQUEST | {"BASE": base, "HEAD": head}))
    assert told.returncode == 0, told.stderr
    assert told.stdout.count("title=stale-translation") == 1 and "coat" in told.stdout


@needs_programs
def test_what_cannot_run_writes_no_comment(step: Step, tmp_path: Path) -> None:
    done = step(CHECK, **(IN_PULL_REQUEST | {"BASE": "$(touch evil)"}))
    assert done.returncode == 2 and "no such revision" in done.stderr
    assert not (tmp_path / "duizhao-comment.md").exists() and not list(tmp_path.rglob("evil"))
    assert step(COMMENT, **OF_REQUEST).returncode == 0 and asked(tmp_path) == []


@needs_programs
@pytest.mark.parametrize(
    ("found", "call"),
    [
        ("", ["--method", "POST", "repos/owner/name/issues/7/comments"]),
        ("41\n42", ["--method", "PATCH", "repos/owner/name/issues/comments/41"]),
    ],
)
def test_one_comment_is_written_and_kept_up_to_date(
    step: Step, tmp_path: Path, found: str, call: list[str]
) -> None:
    step(CHECK, **IN_PULL_REQUEST)
    assert step(COMMENT, **OF_REQUEST, FOUND=found).returncode == 0
    look, write = asked(tmp_path)
    assert look[:2] == ["api", "graphql"] and "owner=owner" in look and "name=name" in look
    assert write[1:4] == call and f"body=@{tmp_path}/duizhao-comment.md" in write


@needs_programs
def test_where_nothing_waits_a_comment_is_changed_and_none_is_written(step: Step, tmp_path: Path) -> None:
    (tmp_path / "repository/docs/en/a.md").write_text("# A {#a}\n\nBring a book.\n", "utf-8")
    step(CHECK, **IN_PULL_REQUEST)
    step(COMMENT, **OF_REQUEST)
    assert len(asked(tmp_path)) == 1
    step(COMMENT, **OF_REQUEST, FOUND="41")
    assert asked(tmp_path)[-1][3] == "repos/owner/name/issues/comments/41"


@needs_programs
def test_a_token_that_may_not_write_stops_nothing(step: Step) -> None:
    step(CHECK, **IN_PULL_REQUEST)
    done = step(COMMENT, **OF_REQUEST, ANSWER="1")
    assert done.returncode == 0 and done.stdout.startswith("::warning title=duizhao::")


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        *((f"docs/en/a.{ending}", True) for ending in ("md", "mdx", "markdown")),
        *((path, True) for path in ("duizhao.toml", "part/waivers.toml", "safety.toml", "terms.csv")),
        *((path, True) for path in ("pictures/day.toml", "memory/pages/a.po")),
        *((path, False) for path in ("pyproject.toml", "scripts/a.py", "docs/a.png", "not-duizhao.toml")),
    ],
)
def test_the_hook_runs_where_something_changed_that_decides_what_is_found(path: str, runs: bool) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert bool(re.search(hook["files"], path)) is runs
