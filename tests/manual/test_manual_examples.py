"""Every example of the manual is run, in both languages, and prints what its page says."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from manual_examples import Example, examples, prints
from warm_program import write_command

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "manual" / "docs"
EXAMPLE = ROOT / "manual" / "example"
PAGES = [page for page in sorted(DOCS.rglob("*.md")) if "rules" not in page.parts and examples(page)]
LOCALES = {"en": "en_GB.UTF-8", "zh": "zh_CN.UTF-8"}
# What ends with 1 because it found something has done its work. All else that fails is told.
SCRIPT = """\
export OUT={out}
trap 'code=$?; case "$code $BASH_COMMAND" in "1 duizhao "*) ;; *) echo "$code $BASH_COMMAND" >> "$OUT/failed";; esac' ERR
"""


def name(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


@pytest.fixture(scope="module")
def program() -> Iterator[Path]:
    """A folder with a `duizhao` that is loaded already."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        at = folder / "socket"
        server = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("warm_program.py")), str(at)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        write_command(folder, at)
        try:
            while not at.exists():
                assert server.poll() is None
                time.sleep(0.05)
            yield folder
        finally:
            server.kill()
            server.wait()


def environment(program: Path, language: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "GIT_"))}
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Editor"), ("EMAIL", "editor@example.org"))
    }
    path = f"{program}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
    return kept | who | {"PATH": path, "LC_ALL": LOCALES[language], "GIT_CONFIG_GLOBAL": os.devnull}


def run(page: Path, folder: Path, program: Path) -> tuple[list[tuple[Example, str]], str]:
    """What each example of a page printed, and which of its commands failed."""
    language = page.relative_to(DOCS).parts[0]
    work, out = folder / "work", folder / "out"
    out.mkdir()
    if "start" in page.parts:
        work.mkdir()
    else:
        shutil.copytree(EXAMPLE, work)
    asked = environment(program, language)
    if "start" not in page.parts:
        for command in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "The library"]):
            subprocess.run(["git", *command], cwd=work, env=asked, check=True)
    ran = [one for one in examples(page) if one.is_run]
    script = SCRIPT.format(out=out) + "".join(
        f'exec > "$OUT/{number}" 2>&1\n{one.commands}' for number, one in enumerate(ran)
    )
    subprocess.run(
        ["bash", "-c", script], cwd=work, env=asked, stdin=subprocess.DEVNULL, timeout=120, check=False
    )
    failed = out / "failed"
    printed = [(out / str(number)).read_text("utf-8") for number in range(len(ran))]
    return list(zip(ran, printed, strict=True)), failed.read_text("utf-8") if failed.exists() else ""


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_examples_of_a_page_run_and_print_what_it_says(page: Path, tmp_path: Path, program: Path) -> None:
    done, failed = run(page, tmp_path, program)
    assert failed == "", [printed for _, printed in done]
    for example, printed in done:
        assert "Traceback" not in printed
        if example.printed is not None:
            assert prints(printed, example.printed), f"{name(page)}:{example.line} printed:\n{printed}"


def test_what_nobody_runs_says_what_it_needs() -> None:
    for page in PAGES:
        for example in examples(page):
            assert set(example.kinds) in ({"sh"}, {"sh", "install"}, {"sh", "elsewhere"}), name(page)
            if "elsewhere" in example.kinds:
                assert re.match(r"# (needs |需要)", example.commands), f"{name(page)}:{example.line}"


def test_most_examples_are_run() -> None:
    counted = [example.is_run for page in PAGES for example in examples(page)]
    assert len(counted) > 60 and sum(counted) > 0.75 * len(counted)


def test_both_languages_run_the_same_commands() -> None:
    for page in PAGES:
        if page.is_relative_to(DOCS / "en"):
            twin = DOCS / "zh" / page.relative_to(DOCS / "en")
            assert [one.kinds for one in examples(page)] == [one.kinds for one in examples(twin)], name(page)


def test_an_example_that_prints_something_else_is_seen() -> None:
    assert prints("a\nb\nc\n", "a\n…\nc\n") and prints("a 12 b\n", "a … b\n")
    assert not prints("a\nb\n", "a\n") and not prints("a.b\n", "axb\n")
