"""What the texts for contributors name is there: files, folders, measurements, links and decisions."""

import ast
import re
from pathlib import Path
from urllib.parse import urldefrag

import pytest

ROOT = Path(__file__).parents[1]
DECISIONS = ROOT / "docs" / "decisions"
TEXTS = sorted(
    [
        *(ROOT / name for name in ("README.md", "README.zh.md", "CONTRIBUTING.md", "SECURITY.md")),
        *(
            ROOT / name
            for name in (
                "bench/README.md",
                "bench/contrast/README.md",
                "docs/architecture.md",
            )
        ),
        *DECISIONS.glob("*.md"),
        *(ROOT / ".github").rglob("*.md"),
    ]
)
FOLDER_TEXTS = sorted((ROOT / "scripts" / "duizhao").rglob("__init__.py"))
# Folders whose paths are written from the root of the project.
FOLDERS = "scripts|tests|bench|theme|locks|docs/decisions|\\.github"
PATH = re.compile(rf"(?<![\w./-])(?:{FOLDERS})/[\w./*-]*|(?<![\w./*-])[\w./-]+\.py(?![\w/])")
MODULE = re.compile(r"python -m ((?:bench|duizhao)(?:\.\w+)+)")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
# A name that the reader makes up: `my_rule.py`. And the one that every folder has.
MADE_UP = re.compile(r"(?:^|/)(?:my[-_][\w-]+\.\w+|__init__\.py)$")


def named(text: str) -> list[str]:
    """The paths that a text names, each once."""
    found = {match.group().rstrip(".") for match in PATH.finditer(text)}
    return sorted(path for path in found if not MADE_UP.search(path))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_there(path: str) -> bool:
    return any(ROOT.glob(path)) if "*" in path else (ROOT / path).exists()


def test_paths_are_found_in_a_text() -> None:
    text = "`scripts/duizhao/base/`, `tests/rules/my-rule.md`, `checks/rule.py`. See tests/test_names.py. `/a/a.pyc`"
    assert named(text) == ["checks/rule.py", "scripts/duizhao/base/", "tests/test_names.py"]
    assert not is_there("checks/rule.py")
    assert is_there("scripts/duizhao/base/")


@pytest.mark.parametrize("path", TEXTS, ids=short)
def test_every_path_that_is_named_is_there(path: Path) -> None:
    assert [name for name in named(path.read_text("utf-8")) if not is_there(name)] == []


@pytest.mark.parametrize("path", TEXTS, ids=short)
def test_every_program_that_is_named_is_there(path: Path) -> None:
    for module in MODULE.findall(path.read_text("utf-8")):
        base = ROOT if module.startswith("bench") else ROOT / "scripts"
        place = base / Path(*module.split("."))
        assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), module


@pytest.mark.parametrize("path", TEXTS, ids=short)
def test_every_link_leads_to_a_file(path: Path) -> None:
    for target in LINK.findall(CODE.sub("", path.read_text("utf-8"))):
        file = urldefrag(target).url
        assert not file or (path.parent / file).exists(), target


def test_the_measurements_are_all_told() -> None:
    """Every module of `bench/` that can be run has a line in its table."""
    told = set(MODULE.findall((ROOT / "bench" / "README.md").read_text("utf-8")))
    run = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__main__")
        for path in (ROOT / "bench").rglob("*.py")
        if '__name__ == "__main__"' in path.read_text("utf-8") and not path.stem.endswith("_worker")
    }
    assert run - told == set()


def test_the_index_of_decisions_is_complete() -> None:
    """A line a decision, in their order, with the title that the decision has."""
    index = (DECISIONS / "README.md").read_text("utf-8")
    lines = re.findall(r"^\| (\d+) \| \[(.+)\]\((\d{4}-[\w-]+\.md)\) \| .+ \|$", index, re.MULTILINE)
    assert [name for _, _, name in lines] == sorted(path.name for path in DECISIONS.glob("0*.md"))
    for number, title, name in lines:
        first = (DECISIONS / name).read_text("utf-8").splitlines()[0]
        assert first == f"# {number}. {title}"
        assert int(name[:4]) == int(number)


def test_the_architecture_tells_of_every_room() -> None:
    rooms = {path.parent.name for path in (ROOT / "scripts" / "duizhao").glob("*/__init__.py")}
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    told = re.findall(r"^\| \d \| `scripts/duizhao/(\w+)/` \|", text, re.MULTILINE)
    assert sorted(told) == sorted(rooms)


def test_each_walk_has_five_to_eight_steps() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    walks = [part for part in text.split("\n## ")[1:] if part.startswith("From ")]
    assert len(walks) == 5
    for walk in walks:
        steps = re.split(r"^\d+\. ", walk, flags=re.MULTILINE)[1:]
        assert 5 <= len(steps) <= 8, walk.splitlines()[0]
        assert sum(bool(named(step)) for step in steps) >= 5


@pytest.mark.parametrize("path", FOLDER_TEXTS, ids=short)
def test_a_folder_names_the_modules_that_it_has(path: Path) -> None:
    """Names in the first words of a folder are its modules, or names that its `__init__` uses."""
    tree = ast.parse(path.read_text("utf-8"))
    words = ast.get_docstring(tree) or ""
    known = {file.stem for file in path.parent.iterdir()}
    known |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    known |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    known |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.alias)}
    assert [name for name in re.findall(r"`([a-z_]+)`", words) if name not in known] == []
