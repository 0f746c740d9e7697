"""Every pattern of the program, and texts built to make each of them slow.

A pattern is slow where it reads the same characters again and again: a repeat that is tried from every start, two
repeats that share their characters, a repeat in a repeat. The texts are read off the pattern's own parse tree: what
leads to a repeat, what it repeats, many times, and something that it can't end with.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import duizhao

LONG = 50
"""A repeat that stops after fewer rounds than this is none."""
CHOICES = 3
"""So many different characters of a set, and arms of a choice, are tried."""
ENDS = ("", "\0", "\n!", " .")
ALPHABET = (
    "a1 的x\t\n-A.,_*`[(<{\"'/|#:=~!$%&@^+?\\)]}>；。，、一十" + "0é\xa0\u3000\ufeff“”（）《》\ue000\ue001"
)
MATCHING = frozenset(("match", "fullmatch"))
SEARCHING = frozenset(("search", "finditer", "findall", "sub", "subn", "split"))


@dataclass(frozen=True)
class Used:
    """A pattern, where it stands, and the methods that the program calls on it."""

    place: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


@dataclass(frozen=True)
class Attack:
    """A text for a number of rounds: `before`, so many times `piece`, `after`."""

    before: str
    piece: str
    after: str

    def text(self, length: int) -> str:
        """The text with about `length` characters in its rounds."""
        return self.before + self.piece * (length // len(self.piece)) + self.after


def all_patterns() -> list[Used]:
    """Every pattern that a module of the program compiles when it is imported, or writes out in a call of `re`."""
    found: dict[tuple[Any, int], Used] = {}
    calls = _calls()
    for module in _modules():
        seen: set[int] = set()
        for name, value in list(vars(module).items()):
            if not name.startswith("__"):
                for pattern in _held(value, seen):
                    key = (pattern.pattern, pattern.flags)
                    aside = "." + module.__name__.rpartition(".")[2]
                    methods = calls.get((module.__name__, name), frozenset()) | calls.get(
                        (aside, name), frozenset()
                    )
                    if key in found:
                        methods |= found[key].methods
                    found[key] = Used(f"{module.__name__}:{name}", pattern, methods)
    for place, methods, written in _written_out():
        try:
            pattern = re.compile(written)
        except re.error:
            continue
        found.setdefault((pattern.pattern, pattern.flags), Used(place, pattern, methods))
    return list(found.values())


def attacks(pattern: re.Pattern[Any]) -> list[Attack]:
    """The texts that may make the pattern slow; none where it has no long repeat."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = _parser.parse(
        source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    )
    return list(dict.fromkeys(_attacks(list(tree))))


def runs(used: Used) -> list[Callable[[Any], object]]:
    """The ways to run the pattern over a text: as the program does, and from every start where that is not known."""
    pattern = used.pattern
    ways: list[Callable[[Any], object]] = [getattr(pattern, name) for name in sorted(used.methods & MATCHING)]
    if used.methods & SEARCHING or not ways:
        ways.append(lambda text: sum(1 for _ in pattern.finditer(text)))
    return ways


def _modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(duizhao.__path__, "duizhao."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _held(value: object, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value: itself, in a collection, or among the attributes of one of the program's values."""
    if isinstance(value, re.Pattern):
        yield value
        return
    if id(value) in seen or isinstance(value, str | bytes | int):
        return
    seen.add(id(value))
    inner: Iterable[object] = ()
    if isinstance(value, Mapping):
        inner = (*value.keys(), *value.values())
    elif isinstance(value, tuple | list | set | frozenset):
        inner = value
    elif isinstance(value, type):
        inner = vars(value).values() if value.__module__.startswith("duizhao") else ()
    elif type(value).__module__.startswith("duizhao") and hasattr(value, "__dict__"):
        inner = vars(value).values()
    for one in list(inner):
        yield from _held(one, seen)


@cache
def _sources() -> dict[str, ast.Module]:
    folder = Path(duizhao.__path__[0])
    return {
        str(path.relative_to(folder)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.py"))
    }


@cache
def _calls() -> dict[tuple[str, str], frozenset[str]]:
    """For each name of a pattern, the methods called on it, by the module that calls; where it is handed on as a value,
    those that this module calls on values. (".module", name) is `module.NAME`, called anywhere."""
    found: dict[tuple[str, str], set[str]] = {}
    for place, tree in _sources().items():
        module = _module_name(place)
        called: dict[int, str] = {}
        on_values = _on_values(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in MATCHING | SEARCHING:
                of = node.value.value if isinstance(node.value, ast.Subscript) else node.value
                called[id(of)] = node.attr
        for node in ast.walk(tree):
            how = {called[id(node)]} if id(node) in called else on_values
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.setdefault((module, node.id), set()).update(how)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found.setdefault(("." + node.value.id, node.attr), set()).update(how)
    return {name: frozenset(methods) for name, methods in found.items()}


def _on_values(tree: ast.Module) -> frozenset[str]:
    """The methods that a module calls on values that have a name in a function; `split` is one of texts too."""
    return frozenset(
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in MATCHING | SEARCHING - {"split"}
        and isinstance(node.value, ast.Name)
        and node.value.id.islower()
        and node.value.id != "re"
    ) or frozenset(("search",))


def _module_name(place: str) -> str:
    return "duizhao." + place.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _written_out() -> Iterator[tuple[str, frozenset[str], str | bytes]]:
    """(place, methods, pattern) of each call such as `re.sub("…", …)`, and of each `re.compile("…")` in a function; a part
    of the pattern that is known only when it runs is a letter."""
    for place, tree in _sources().items():
        names = (
            vars(importlib.import_module(_module_name(place))) if not place.endswith("__main__.py") else {}
        )
        inside = {
            id(node)
            for found in ast.walk(tree)
            if isinstance(found, ast.FunctionDef)
            for node in ast.walk(found)
        }
        # re.compile("…").match(text)
        at_once = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and (
                    node.func.attr in MATCHING | SEARCHING
                    or (node.func.attr == "compile" and id(node) in inside)
                )
                and (written := _text(node.args[0], names)) is not None
            ):
                called = frozenset((at_once.get(id(node), node.func.attr),))
                methods = _on_values(tree) if called == {"compile"} else called
                yield f"{_module_name(place)}:{node.lineno}", methods, written


def _text(node: ast.expr, names: Mapping[str, Any]) -> str | bytes | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str | bytes) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    parts = []
    for part in node.values:
        whole = ast.fix_missing_locations(ast.Expression(ast.JoinedStr([part])))
        try:
            parts.append(eval(compile(whole, "<pattern>", "eval"), dict(names)))
        except (NameError, AttributeError, TypeError):
            parts.append("a")
    return "".join(parts)


def _attacks(tree: list[Any]) -> Iterator[Attack]:
    pieces: dict[str, None] = {}
    befores: dict[str, None] = {"": None}
    for before, body in _repeats(tree, ""):
        befores[before] = None
        for choice in range(CHOICES):
            piece = _sample(body, choice)
            if piece:
                pieces[piece] = None
                for after in ENDS:
                    yield Attack(before, piece, after)
                if before:
                    yield Attack("", before + piece, "\0")
                    yield Attack("", before, "\0")
    if not pieces:
        return
    whole = [text for choice in range(CHOICES) if (text := _sample(tree, choice))]
    for text in whole:
        yield Attack("", text, "\0")
        yield Attack("", text[:-1] or text, "\0")
        yield Attack("", text[:1], "\0")
    for piece in pieces:
        yield Attack("", piece, "\0")
    for before in list(befores)[:6]:
        for one in ALPHABET:
            yield Attack(before, one, "\0")


def _repeats(tree: list[Any], before: str) -> Iterator[tuple[str, list[Any]]]:
    """What leads to each long repeat, and what it repeats."""
    for kind, value in tree:
        for inner in _bodies(kind, value):
            yield from _repeats(inner, before)
        if _is_repeat(kind) and value[1] >= LONG:
            yield before, list(value[2])
        before += _sample([(kind, value)], 0)


def _bodies(kind: Any, value: Any) -> list[list[Any]]:
    if _is_repeat(kind):
        return [list(value[2])]
    if kind is _constants.SUBPATTERN:
        return [list(value[3])]
    if kind is _constants.BRANCH:
        return [list(arm) for arm in value[1]]
    if kind in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [list(value[1])]
    if kind is _constants.ATOMIC_GROUP:
        return [list(value)]
    if kind is _constants.GROUPREF_EXISTS:
        return [list(arm) for arm in value[1:] if arm]
    return []


def _is_repeat(kind: Any) -> bool:
    return kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)


def _sample(tree: Iterable[Any], choice: int, groups: dict[int, str] | None = None) -> str:
    """A short text that the tree may match; another `choice` is another character, or another arm."""
    groups = {} if groups is None else groups
    text = ""
    for kind, value in tree:
        if kind is _constants.LITERAL:
            text += chr(value)
        elif kind in (_constants.IN, _constants.NOT_LITERAL, _constants.ANY):
            fitting = _characters(kind, value)
            text += fitting[choice % len(fitting)] if fitting else ""
        elif _is_repeat(kind):
            text += _sample(value[2], choice, groups) * max(value[0], 1 if value[1] >= LONG else 0)
        elif kind is _constants.SUBPATTERN:
            inner = _sample(value[3], choice, groups)
            if value[0] is not None:
                groups[value[0]] = inner
            text += inner
        elif kind is _constants.GROUPREF:
            text += groups.get(value, "")
        elif kind is _constants.BRANCH:
            text += _sample(value[1][choice % len(value[1])], choice, groups)
        elif kind is _constants.ATOMIC_GROUP:
            text += _sample(value, choice, groups)
        elif kind is _constants.ASSERT and value[0] < 0:
            inner = _sample(value[1], choice, groups)
            text += "" if text.endswith(inner) else inner
    return text


def _characters(kind: Any, value: Any) -> str:
    """Characters that a set takes: some of the alphabet, else the first that it names."""
    single = re.compile("") if kind is _constants.ANY else None
    if single is not None:
        return "".join(one for one in ALPHABET if one != "\n")
    if kind is _constants.NOT_LITERAL:
        return "".join(one for one in ALPHABET if ord(one) != value)
    return "".join(one for one in ALPHABET if _takes(value, ord(one))) or _first_named(value)


CATEGORIES = {
    _constants.CATEGORY_DIGIT: r"\d",
    _constants.CATEGORY_NOT_DIGIT: r"\D",
    _constants.CATEGORY_SPACE: r"\s",
    _constants.CATEGORY_NOT_SPACE: r"\S",
    _constants.CATEGORY_WORD: r"\w",
    _constants.CATEGORY_NOT_WORD: r"\W",
}


def _takes(members: list[Any], code: int) -> bool:
    negated = members[0][0] is _constants.NEGATE
    return negated != any(
        (kind is _constants.LITERAL and value == code)
        or (kind is _constants.RANGE and value[0] <= code <= value[1])
        or (kind is _constants.CATEGORY and re.match(CATEGORIES[value], chr(code)) is not None)
        for kind, value in members
    )


def _first_named(members: list[Any]) -> str:
    for kind, value in members:
        if kind is _constants.LITERAL:
            return chr(value)
        if kind is _constants.RANGE:
            return chr(value[0])
    return ""
