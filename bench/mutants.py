"""Change one small thing in the code at a time: do the tests of that room notice?

Usage: python -m bench.mutants [--room checks|memory ...] [--sample N] [--seed N] [--jobs N] [--list]

A mutant is the code of a room with a comparison that says the opposite, `and` for `or`, a `not` that is gone, a number
that is one larger, or a function that gives nothing back. Of all that are possible a sample is drawn, the same one for
the same seed. Each runs in a copy of the project against the tests of its room alone, those that name its module first.
One that no test notices survives: a test is missing there, or the line decides nothing. Every survivor is printed with
its place and its change; the share of survivors is what a next run is compared with.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from bench.flagged import ROOT

PACKAGE = "scripts/duizhao"
ROOMS = ("checks", "memory")
SAMPLE, SEED = 40, 1
# What is not copied: environments, history, and what is built.
LEFT_OUT = {".venv", ".git", "build", "site"}
# Seconds after which a mutant counts as noticed: it never ends.
LONGEST = 900
# How pytest ends: BROKEN is a module that cannot even be imported.
PASSED, FAILED, BROKEN = range(3)
OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.Lt: ast.GtE,
    ast.Gt: ast.LtE,
    ast.In: ast.NotIn,
    ast.Is: ast.IsNot,
}
OPPOSITE |= {other: one for one, other in OPPOSITE.items()}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of one module: its path in the project, the line from 1, and the span of its bytes that `new` replaces."""

    path: str
    line: int
    start: int
    end: int
    old: str
    new: str

    def apply(self, source: bytes) -> bytes:
        """The module with the change."""
        return source[: self.start] + self.new.encode() + source[self.end :]

    def __str__(self) -> str:
        old, new = (" ".join(text.split()) for text in (self.old, self.new))
        return f"{self.path}:{self.line}: {old} -> {new}"


def mutants_of(source: bytes, path: str) -> tuple[Mutant, ...]:
    """Every mutant of a module, from the top."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node, changed in _changes(ast.parse(source)):
        assert node.end_lineno is not None and node.end_col_offset is not None
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        found.append(Mutant(path, node.lineno, start, end, source[start:end].decode(), changed))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.new)))


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """The nodes that can be changed, each with the code that takes its place."""
    # What stands in an f-string has no place of its own before Python 3.12; a type decides nothing at run time.
    if isinstance(node, ast.JoinedStr):
        return
    match node:
        case ast.Compare(left, [operator], [right]):
            yield node, f"({ast.unparse(ast.Compare(left, [OPPOSITE[type(operator)]()], [right]))})"
        case ast.BoolOp(operator, values):
            other = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield node, f"({ast.unparse(ast.BoolOp(other, values))})"
        case ast.UnaryOp(ast.Not(), operand):
            yield node, f"({ast.unparse(operand)})"
        case ast.Constant(int() as value) if not isinstance(value, bool):
            yield node, f"({value + 1})"
        case ast.Return(value) if value is not None and not _is_none(value):
            yield node, "return None"
    for name, inside in ast.iter_fields(node):
        if name in ("annotation", "returns", "type_params"):
            continue
        for child in inside if isinstance(inside, list) else [inside]:
            if isinstance(child, ast.AST):
                yield from _changes(child)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def sample_of(rooms: Sequence[str], size: int, seed: int) -> list[Mutant]:
    """So many mutants of the rooms, each as likely as any other."""
    every = [
        mutant
        for room in rooms
        for path in sorted((ROOT / PACKAGE / room).rglob("*.py"))
        for mutant in mutants_of(path.read_bytes(), path.relative_to(ROOT).as_posix())
    ]
    return random.Random(seed).sample(every, min(size, len(every)))


def is_noticed(project: Path, mutant: Mutant) -> bool:
    """Whether a test of its room fails with the mutant, in a copy of the project."""
    path = project / mutant.path
    source = path.read_bytes()
    path.write_bytes(mutant.apply(source))
    try:
        return not _pass(project, _tests_of(project, mutant.path))
    finally:
        path.write_bytes(source)


def _left_out(folder: str, names: Sequence[str]) -> set[str]:
    """What `copytree` passes over: only at the root, since the code has rooms of such names."""
    return {name for name in names if (Path(folder) == ROOT and name in LEFT_OUT) or name == "__pycache__"}


def _tests_of(project: Path, path: str) -> list[str]:
    """The test files of the room that a module stands in, those that name the module first."""
    inside = Path(path).relative_to(PACKAGE)
    names = ".".join((inside.parent / inside.stem).parts), inside.stem
    files = sorted((project / "tests" / inside.parts[0]).rglob("test_*.py"))
    texts = {file: file.read_text("utf-8") for file in files}
    ordered = sorted(
        files, key=lambda file: next((n for n, name in enumerate(names) if name in texts[file]), 2)
    )
    return [file.relative_to(project).as_posix() for file in ordered]


def _pass(project: Path, tests: Sequence[str]) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "--tb=no", "-p", "no:cacheprovider", *tests]
    environment = {
        **os.environ,
        "PYTHONPATH": str(project / "scripts"),
        # A changed module has the size and the second of the one before it at times: nothing compiled is kept.
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        done = subprocess.run(
            command, cwd=project, env=environment, capture_output=True, text=True, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        return False
    if done.returncode not in (PASSED, FAILED, BROKEN):
        raise SystemExit(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
    return done.returncode == PASSED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the sample and print the survivors and their share; 2 where the tests fail without any mutant."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--room", action="append", choices=ROOMS, help="a folder of scripts/duizhao; default: each"
    )
    parser.add_argument("--sample", type=int, default=SAMPLE)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--jobs", type=int, default=1, help="mutants that run side by side")
    parser.add_argument("--list", action="store_true", help="print the sample and run nothing")
    options = parser.parse_args(arguments)
    rooms = options.room or list(ROOMS)
    sample = sample_of(rooms, options.sample, options.seed)
    if options.list:
        print(*sample, sep="\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        free: SimpleQueue[Path] = SimpleQueue()
        for number in range(max(options.jobs, 1)):
            free.put(Path(shutil.copytree(ROOT, Path(folder) / str(number), ignore=_left_out)))

        def noticed(mutant: Mutant) -> bool:
            project = free.get()
            try:
                return is_noticed(project, mutant)
            finally:
                free.put(project)

        whole = free.get()
        for room in rooms:
            if not _pass(whole, [f"tests/{room}"]):
                print(f"tests/{room} fails without any mutant: nothing can be measured.", file=sys.stderr)
                return 2
        free.put(whole)
        survivors = []
        with ThreadPoolExecutor(max(options.jobs, 1)) as pool:
            for number, (mutant, found) in enumerate(zip(sample, pool.map(noticed, sample), strict=True), 1):
                print(f"{number}/{len(sample)} {'noticed ' if found else 'SURVIVED'} {mutant}", flush=True)
                survivors += [] if found else [mutant]
    print(
        f"\n{len(survivors)} of {len(sample)} survive ({len(survivors) / max(len(sample), 1):.0%}), seed {options.seed}:"
    )
    print(*survivors, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
