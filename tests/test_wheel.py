"""The wheel as a stranger gets it: everything is in it, and the command works far from this repository.

Nothing is downloaded: what Duizhao needs is read from the environment of the tests.
"""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from duizhao.base.version import __version__

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts" / "duizhao"
SCRIPTS, ENDING = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")

pytestmark = pytest.mark.wheel


def succeed(*command: object, cwd: Path, **variables: str) -> str:
    """What the command prints. Nothing of this checkout is on its path, and its messages are English."""
    passed = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=passed | {"LC_ALL": "C.UTF-8", "PIP_NO_INDEX": "1"} | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    succeed(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`duizhao`, installed from the wheel into an environment of its own."""
    folder = tmp_path_factory.mktemp("stranger") / "env"
    succeed(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    python = folder / SCRIPTS / f"python{ENDING}"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    succeed(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder.parent)
    there = succeed(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
    ).strip()
    # A .pth file of that folder is not read, so this checkout does not come along.
    Path(there, "needs.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder / SCRIPTS / f"duizhao{ENDING}"


def test_every_file_of_the_package_is_in_it(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "."],
        cwd=PACKAGE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    ours = {f"duizhao/{name}" for name in tracked if name and (PACKAGE / name).is_file()}
    assert ours - packed == set()
    # Files that the program reads, one of each kind: a list that is empty would be complete too.
    endings = {Path(name).suffix for name in ours}
    assert endings >= {".py", ".toml", ".tsv", ".txt", ".yml", ".csv", ".md", ".css", ".js", ".typed"}
    assert "duizhao/cli/starter/docs/zh/index.md" in packed and "duizhao/cli/workflow.yml" in packed


def test_nothing_else_is_in_it(wheel: Path) -> None:
    about = f"duizhao-{__version__}.dist-info/"
    others = [
        name
        for name in zipfile.ZipFile(wheel).namelist()
        if not name.startswith(("duizhao/", about)) or "__pycache__" in name
    ]
    assert others == []


def test_it_is_the_wheel_that_runs(command: Path, tmp_path: Path) -> None:
    assert succeed(command, "--version", cwd=tmp_path) == f"duizhao {__version__}\n"
    python = command.with_name(f"python{ENDING}")
    where = succeed(python, "-c", "import duizhao; print(duizhao.__file__)", cwd=tmp_path).strip()
    assert Path(where).resolve().is_relative_to(command.parents[1].resolve())


def test_a_new_library_is_in_step(command: Path, tmp_path: Path) -> None:
    succeed(command, "init", "ours", cwd=tmp_path)
    assert "Nothing found: 1 page pair is in step." in succeed(command, "check", cwd=tmp_path / "ours")


def test_a_library_that_was_there_is_set_up_and_checked(command: Path, tmp_path: Path) -> None:
    for language, text in (("en", "# A\n\nOpen for 5 days.\n"), ("zh", "# 甲\n\n开放 5 天。\n")):
        page = tmp_path / "docs" / language / "a.md"
        page.parent.mkdir(parents=True)
        page.write_text(text, "utf-8")
    succeed(command, "init", "--here", "--ci", "--from", "git+https://git.example.org/d", cwd=tmp_path)
    assert (tmp_path / ".github/workflows/duizhao.yml").is_file()
    assert "Nothing found" in succeed(command, "check", "a", cwd=tmp_path)


def test_every_command_tells_its_help(command: Path, tmp_path: Path) -> None:
    """Each is imported for it, with everything that it needs to begin."""
    told = succeed(command, "--help", cwd=tmp_path)
    assert "completion" in told and "export" in told
    assert "complete -o" in succeed(command, "completion", "bash", cwd=tmp_path)


def test_an_extra_that_is_missing_is_told_with_where_the_wheel_lies(
    command: Path, wheel: Path, tmp_path: Path
) -> None:
    python = command.with_name(f"python{ENDING}")
    told = succeed(
        python,
        "-c",
        "from duizhao.base.install_hint import install_command; print(install_command('exchange'))",
        cwd=tmp_path,
    )
    assert told == f'pip install "duizhao[exchange] @ {wheel.as_uri()}"\n'
