"""Names and sizes that keep the house in order."""

import ast
import sys
from collections import Counter
from importlib.metadata import packages_distributions
from pathlib import Path

SCRIPTS = Path(__file__).parent.parent / "scripts"
LAUNCHERS = sorted(SCRIPTS.glob("*.py"))
SOURCES = sorted(SCRIPTS.rglob("*.py"))
PACKAGE = SCRIPTS / "duizhao"
LONGEST_FILE = 400
# Names that say nothing of what is in a file or folder.
EMPTY_NAMES = {"words", "parts", "units", "safe", "once", "below", "forms", "utils", "helpers", "misc"}


def test_no_launcher_hides_a_module() -> None:
    """A launcher puts scripts/ first on the path: `scripts/platform.py` would hide that module."""
    taken = sys.stdlib_module_names | packages_distributions().keys() | {"duizhao"}
    assert [path.name for path in LAUNCHERS if path.stem in taken] == []


def test_only_launchers_and_the_package_stand_in_scripts() -> None:
    folders = {path.name for path in SCRIPTS.iterdir() if path.is_dir()} - {"__pycache__"}
    assert folders == {"duizhao"}


def test_no_two_test_files_have_one_name() -> None:
    """Pytest imports a test file by its name alone where its folder is no package, and stops at the second of that name."""
    tests = SCRIPTS.parent / "tests"
    names = Counter(
        path.name for path in tests.rglob("test_*.py") if not (path.parent / "__init__.py").exists()
    )
    assert len(names) > 200
    assert [name for name, count in names.items() if count > 1] == []


def test_every_file_is_short() -> None:
    assert len(SOURCES) > 200
    lengths = {
        path.relative_to(SCRIPTS).as_posix(): len(path.read_text("utf-8").splitlines()) for path in SOURCES
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_rule_file_holds_one_rule() -> None:
    files = sorted((SCRIPTS / "duizhao" / "checks" / "rules").glob("[a-z]*.py"))
    assert len(files) > 20
    rules = {path.name: path.read_text("utf-8").count("\nrule = ") for path in files}
    assert {name: count for name, count in rules.items() if count != 1} == {}


def test_nothing_is_known_by_its_address() -> None:
    """An address is given again when its object is gone, and a copy has another: values have numbers instead."""
    asking = {
        path.relative_to(SCRIPTS).as_posix(): _asks_for_addresses(path.read_text("utf-8")) for path in SOURCES
    }
    assert {name: lines for name, lines in asking.items() if lines} == {}


def test_asking_for_an_address_is_seen() -> None:
    code = "id: str\nnumbers = {id(one): one}\none.id()\nfound = set(map(id, some))\n"
    assert _asks_for_addresses(code) == [2, 4]


def _asks_for_addresses(code: str) -> list[int]:
    """The lines, from 1, that read the built-in `id`, called or handed on; an attribute of that name is another."""
    return sorted(
        node.lineno
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Name) and node.id == "id" and isinstance(node.ctx, ast.Load)
    )


def test_every_file_has_a_name_of_its_own() -> None:
    """A person who names a file names one file."""
    stems = Counter(path.stem for path in PACKAGE.rglob("*.py") if path.stem != "__init__")
    assert [stem for stem, count in stems.items() if count > 1] == []


def test_every_file_and_folder_says_what_is_in_it() -> None:
    assert [path for path in PACKAGE.rglob("*") if path.stem in EMPTY_NAMES] == []


def test_every_class_has_a_name_of_its_own() -> None:
    """A private class counts too, without its underscore: `_Block` beside `Block` is read as the same thing."""
    places: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name.lstrip("_"), []).append(
                    f"{path.relative_to(PACKAGE)}:{node.lineno}"
                )
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_every_docstring_is_a_sentence() -> None:
    """Under six words a docstring is a riddle: it leaves out who does what."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    short = [
        f"{path.relative_to(SCRIPTS)}: {text}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, documented) and (text := ast.get_docstring(node)) and len(text.split()) < 6
    ]
    assert short == []
