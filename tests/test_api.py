"""The public face: `duizhao.__all__`, the imports that type checkers read, and API.md name the same things."""

import ast
import doctest
import re
import subprocess
import sys
from importlib.metadata import version
from inspect import getdoc, isclass, isfunction
from pathlib import Path

import pytest

import duizhao

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "API.md"
PUBLIC = sorted(duizhao.__all__)


def _sections() -> dict[str, str]:
    """The text below each heading of API.md that is a name."""
    parts = re.split(r"^#{2,3} (.*)\n", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {name.strip("`"): text for name, text in zip(parts[1::2], parts[2::2], strict=True) if "`" in name}


def _typed_imports() -> dict[str, str]:
    """The module of each name below `if TYPE_CHECKING:`, without the package's name."""
    tree = ast.parse(Path(duizhao.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If) and isinstance(node.test, ast.Name))
    return {
        alias.name: (node.module or "").removeprefix("duizhao.")
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_the_page_documents_every_public_name_and_no_other() -> None:
    assert sorted(_sections()) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_name_has_an_example(name: str) -> None:
    assert ">>> " in _sections()[name]


def test_every_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried > len(PUBLIC)
    assert failed == 0


def test_type_checkers_read_the_same_names() -> None:
    assert _typed_imports() == duizhao._MODULES
    assert sorted([*duizhao._MODULES, "__version__"]) == PUBLIC == dir(duizhao)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_class_and_function_says_what_it_is(name: str) -> None:
    value = getattr(duizhao, name)
    if isclass(value) or isfunction(value):
        assert len((getdoc(value) or "").split()) >= 6


def test_a_name_that_is_none_is_told_as_python_tells_it() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        duizhao.chekc  # noqa: B018


@pytest.mark.parametrize(
    "code",
    [
        "import duizhao",
        "from duizhao.cli.main import main\ntry: main(['--version'])\nexcept SystemExit: pass",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str) -> None:
    heavy = ["markdown_it", "jieba", "yaml", "rapidfuzz", "polib", "ahocorasick_rs", "duizhao.checks"]
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{code}\nimport sys\nprint([name for name in {heavy} if name in sys.modules])",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines()[-1] == "[]"


def test_no_public_name_is_that_of_a_package() -> None:
    """`duizhao.align` is a package once anything in it was loaded: a function of that name would be lost."""
    folders = {path.name for path in Path(duizhao.__file__).parent.iterdir()}
    assert folders.isdisjoint(PUBLIC)


def test_the_version_is_that_of_the_installed_package() -> None:
    assert version("duizhao") == duizhao.__version__
