"""The words of docs/decisions/0000-our-words.md are those of the code and of what it says to people."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scripts" / "duizhao"
PAGE = ROOT / "docs" / "decisions" / "0000-our-words.md"
# What makes a sentence to a person: its first argument is the English of it.
SAYS = ("Bilingual", "CannotRun")
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


@dataclass(frozen=True)
class Use:
    """A word to avoid that stands somewhere: in a name, or in a message of a file."""

    word: str
    kind: str
    where: str
    path: str


@dataclass(frozen=True)
class Allowed:
    """A row of the page's second table."""

    word: str
    kind: str
    where: tuple[str, ...]
    reason: str

    def covers(self, use: Use) -> bool:
        if (self.word, self.kind) != (use.word, use.kind):
            return False
        return use.where in self.where if self.kind == "names" else use.path.startswith(self.where)


def _rows(table: int) -> list[list[str]]:
    """The cells of the rows of a table of the page, the first table being 0."""
    tables = re.findall(r"(?:^\|.*\n)+", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in tables[table].splitlines()[2:]]


def _words_to_avoid() -> dict[str, str]:
    """Each word to avoid, with the word that is said instead. What stands in brackets is a remark."""
    return {
        word.strip(): ours
        for ours, _meaning, _field, avoid in _rows(0)
        for word in re.sub(r"\(.*?\)", "", avoid).lower().split(",")
        if word.strip()
    }


def _allowed() -> list[Allowed]:
    return [
        Allowed(word, kind, tuple(re.findall(r"`([^`]+)`", where)), reason)
        for word, kind, where, reason in _rows(1)
    ]


def _names(path: Path, tree: ast.AST) -> Iterator[str]:
    yield path.parent.name if path.stem == "__init__" else path.stem
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name


def _messages(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in SAYS
            and node.args
        ):
            parts = [part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
            yield " ".join(part for part in parts if isinstance(part, str))


def _uses(words: dict[str, str]) -> Iterator[Use]:
    patterns = {word: re.compile(rf"\b{re.escape(word)}s?\b", re.IGNORECASE) for word in words}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        shown = path.relative_to(PACKAGE).as_posix()
        names = [(name, " ".join(WORD.findall(name))) for name in _names(path, tree)]
        messages = list(_messages(tree))
        for word, pattern in patterns.items():
            for name, words_of_it in names:
                if pattern.search(words_of_it):
                    yield Use(word, "names", name, shown)
            for message in messages:
                if pattern.search(message):
                    yield Use(word, "messages", message, shown)


@pytest.fixture(scope="module")
def uses() -> list[Use]:
    return list(_uses(_words_to_avoid()))


def test_no_word_to_avoid_stands_in_a_name_or_a_message(uses: list[Use]) -> None:
    instead = _words_to_avoid()
    allowed = _allowed()
    astray = [
        f"{use.path}: {use.where!r} says {use.word!r}; our word is {instead[use.word]!r}"
        for use in uses
        if not any(row.covers(use) for row in allowed)
    ]
    assert astray == []


def test_every_exception_is_needed_and_says_why(uses: list[Use]) -> None:
    for row in _allowed():
        assert row.kind in ("names", "messages") and row.where and row.reason, row
        for where in row.where:
            alone = Allowed(row.word, row.kind, (where,), row.reason)
            assert any(alone.covers(use) for use in uses), f"nothing needs {row.word!r} in {where!r}"


def test_every_word_says_what_the_field_calls_it() -> None:
    ours = [row[0] for row in _rows(0)]
    assert len(set(ours)) == len(ours)
    for word, meaning, field, _avoid in _rows(0):
        assert meaning and field, word


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("class PageAudit:\n    pass\n", "names"),
        ("def lint_pages() -> None: ...\n", "names"),
        ('raise CannotRun(f"{path}: this banner is empty.", "…")\n', "messages"),
    ],
)
def test_a_word_to_avoid_is_seen(
    source: str, kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "page.py").write_text(source, encoding="utf-8")
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    assert [use.kind for use in _uses(_words_to_avoid())] == [kind]
