"""What many tests need: this library as it stands, and a copy of it to write in."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from browser_tools import BROWSER_FLAGS, find_browser
from duizhao.cli.main import main

ROOT = Path(__file__).parents[1]
# How long an example takes says nothing here: the first one reads the dictionary.
# Everybody gets the same examples, so that nobody's change is refused for what was there before; new ones are looked for with
# `--hypothesis-profile=new`.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("new", deadline=None)
settings.load_profile("same")
PARTS = (
    "duizhao.toml",
    "terms.csv",
    "topics.toml",
    "phrases.toml",
    "conformance.toml",
    "memory",
    "source",
    "docs",
    "pictures",
)
Run = Callable[..., tuple[int, str, str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--audit`: look at every page in every state, not only at a telling part."""
    parser.addoption("--audit", action="store_true", help="look at every page of the site in every state")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser. Without one the tests fail: a skipped test proves nothing."""
    with sync_playwright() as playwright:
        executable = find_browser(playwright.chromium.executable_path)
        if executable is None:
            pytest.fail("No browser. Run: .venv/bin/python -m playwright install --with-deps chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=BROWSER_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of this library. Nothing may be written here."""
    return ROOT


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of this library, complete but for what is built."""
    folder = tmp_path / "library"
    folder.mkdir()
    for name in PARTS:
        part = ROOT / name
        if part.is_dir():
            shutil.copytree(part, folder / name)
        else:
            shutil.copy(part, folder / name)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as from the shell: its exit code, what it printed, what it complained."""

    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def snapshot() -> Callable[[Path], dict[str, bytes]]:
    """Every file below a folder with its bytes, to compare before and after."""
    return lambda folder: {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
