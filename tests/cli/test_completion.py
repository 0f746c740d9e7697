"""`duizhao completion`: what a shell offers behind each word. Bash is asked itself."""

import shutil
import subprocess
from pathlib import Path

import pytest

from duizhao.checks.reports import FORMATS
from duizhao.checks.rule import all_rules
from duizhao.cli import NAMES
from duizhao.cli.completion_scripts import SHELLS

ASK = (
    'source "$1"; shift; COMP_WORDS=(duizhao "$@"); COMP_CWORD=$#; _duizhao; printf "%s\\n" "${COMPREPLY[@]}"'
)
needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the scripts, one a shell, named after it."""
    from duizhao.cli.command_line import parser
    from duizhao.cli.completion_scripts import typed_words

    folder = tmp_path_factory.mktemp("completion")
    for name, write in SHELLS.items():
        (folder / name).write_text(write(typed_words(parser())), "utf-8")
    return folder


def offered(scripts: Path, *typed: str) -> list[str]:
    done = subprocess.run(
        ["bash", "--norc", "-c", ASK, "_", str(scripts / "bash"), *typed],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


RULES = [rule.id for rule in all_rules()]


@needs_bash
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ([""], list(NAMES)),
        (["che"], ["check", "check-pairs"]),
        (["ex"], ["explain", "export"]),
        (["--la"], ["--language"]),
        (["--language", ""], ["en", "zh"]),
        (["--language", "zh", "sta"], ["status"]),
        # Bash cuts a word at the equals sign.
        (["--language", "=", "zh", "sta"], ["status"]),
        (["--root", "check", "sta"], ["status"]),
        (["check", "--fo"], ["--format"]),
        (["check", "--format", ""], list(FORMATS)),
        (["check", "--format", "j"], ["json", "junit"]),
        (["check", "--format", "=", "j"], ["json", "junit"]),
        (["check", "--format", "="], list(FORMATS)),
        (["check", "--rule", "different-n"], ["different-names", "different-numbers"]),
        (["check", "--rule", "different-names", "--ru"], ["--rule"]),
        (["explain", ""], RULES),
        (["waive", "missing-p"], ["missing-page", "missing-part"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        # Where nothing is offered, bash completes the names of files.
        (["check", "do"], []),
        (["check", "--en", ""], []),
        (["no-such-command", "--fo"], []),
    ],
)
def test_what_bash_offers(scripts: Path, typed: list[str], words: list[str]) -> None:
    assert offered(scripts, *typed) == words


@needs_bash
def test_bash_is_told_that_the_function_is_for_duizhao(scripts: Path) -> None:
    done = subprocess.run(
        ["bash", "--norc", "-c", f"source {scripts / 'bash'}; complete -p duizhao"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [
        "complete",
        "-o",
        "bashdefault",
        "-o",
        "default",
        "-F",
        "_duizhao",
        "duizhao",
    ]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_other_shells_read_their_scripts(scripts: Path, shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"needs {shell}")
    subprocess.run([shell, "--no-execute", str(scripts / shell)], check=True)


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_stands_in_every_script(scripts: Path, shell: str, run) -> None:
    code, told, _ = run("completion", shell)
    assert code == 0 and told == (scripts / shell).read_text("utf-8")
    for name in (*NAMES, *RULES):
        assert name in told


def test_an_unknown_shell_is_answered_with_those_that_are_known(run) -> None:
    code, _, told = run("completion", "tcsh")
    assert code == 2 and all(name in told for name in SHELLS)
