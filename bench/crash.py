"""Kill runs that write, and let two write at once: what is left of the memory and the waivers?

Usage: python -m bench.crash [--kills N] [--rounds N] [--seed N]

The kills hit `approve`, `waive` and `import` in turn, each with SIGKILL at a random moment of the run. Behind each,
every file must be whole: as it was before, or with the one thing more that was to be written. In each round two runs approve
different blocks of one page at the same time: both must be there. The library is made here, in a temporary folder.
"""

import argparse
import contextlib
import io
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polib

from duizhao.checks.waivers import read_waivers
from duizhao.cli.main import main as duizhao
from duizhao.memory.store import page_entries

SECTIONS = 12
COMMANDS = ("approve", "waive", "import")
# How long a run takes is measured this often. A kill hits between these shares of it: the writing comes last.
TRIALS = 5
FIRST, LAST = 0.6, 1.4
SHORTER, LONGER = 0.85, 1.1
DISK = 0.02
TOLD = "请服用"


@dataclass
class Killed:
    """What became of the runs that were killed: how many ended before, how many had written, which files were broken,
    and how many temporary files were left."""

    kills: int = 0
    ended: int = 0
    written: int = 0
    left: int = 0
    broken: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    killed = kill(given.kills, given.seed)
    print(
        f"{killed.kills} kills: {killed.written} had written, {killed.ended} had ended, "
        f"{len(killed.broken)} broke a file, {killed.left} temporary files left"
    )
    print(*killed.broken, sep="\n", end="\n" if killed.broken else "")
    lost = write_at_once(given.rounds)
    print(f"{given.rounds} rounds of two approvals at once: {lost} lost")
    raise SystemExit(bool(killed.broken or lost))


def kill(kills: int, seed: int) -> Killed:
    """Kill so many runs of the commands, taking turns."""
    chance = random.Random(seed)
    told = Killed()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_library(root)
        _warm_up(root)
        usual = {name: _usual(root, name) for name in COMMANDS}
        for number in range(kills):
            name = COMMANDS[number % len(COMMANDS)]
            section = number // len(COMMANDS) % SECTIONS
            if section == 0:
                _forget(root)
            before = _held(root)
            child = _start(_command(root, name, section))
            time.sleep(usual[name] * chance.uniform(FIRST, LAST))
            told.kills += 1
            ended = _kill(child)
            told.ended += ended
            # How long a run takes changes with what else the machine does.
            usual[name] *= SHORTER if ended else LONGER
            after = _held(root)
            told.written += after != before
            if not (
                isinstance(after, frozenset) and after - before <= _new(name, section) and before <= after
            ):
                told.broken.append(f"kill {number} ({name} {section}): {after}")
                _forget(root)
        told.left = sum(1 for path in root.rglob(".*") if path.is_file())
    return told


def write_at_once(rounds: int) -> int:
    """Approve two blocks of one page at the same time, so often: how many approvals were lost."""
    lost = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_library(root)
        _warm_up(root)
        for number in range(rounds):
            sections = (number % SECTIONS, (number + 1) % SECTIONS)
            if number % 3 == 0:
                # Without a file, and in the others with what was approved before.
                _forget(root)
            children = [_start(_command(root, "approve", section)) for section in sections]
            codes = [os.waitpid(child, 0)[1] for child in children]
            held = _held(root)
            lost += sum(
                code != 0 or not (isinstance(held, frozenset) and _new("approve", section) <= held)
                for code, section in zip(codes, sections, strict=True)
            )
    return lost


def write_library(root: Path) -> None:
    """A page whose languages are in step, one in which every paragraph has a fault, and one for a translator."""
    for language, heading, dose in (("en", "Part", "Take {} mg."), ("zh", "部分", "服用 {} mg。")):
        folder = root / "docs" / language
        folder.mkdir(parents=True)
        for page, factor in (("good", 1), ("faulty", 1 if language == "en" else 7), ("told", 1)):
            parts = [
                f"## {heading} {number} {{#s{number}}}\n\n{dose.format((number + 1) * factor)}\n"
                for number in range(SECTIONS)
            ]
            (folder / f"{page}.md").write_text("\n".join(parts), encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        duizhao(["export", "told", "--format", "po", "--output", str(root / "told.po"), "--root", str(root)])
    shutil.copy(root / "docs/zh/told.md", root / "told.zh")


def _command(root: Path, name: str, section: int) -> list[str]:
    if name == "approve":
        return ["approve", f"good#s{section}", "--yes", "--by", "Li", "--root", str(root)]
    if name == "import":
        # What a translator sends back: one unit more than what is there.
        file = polib.pofile(str(root / "told.po"))
        unit = next(unit for unit in file if f"Take {section + 1} mg." in unit.msgid)
        unit.msgstr = unit.msgstr.replace("服用", TOLD)
        unit.flags = []
        file.save(str(root / f"sent-{section}.po"))
        return ["import", str(root / f"sent-{section}.po"), "--root", str(root)]
    where = f"faulty:{4 * section + 3}"
    return ["waive", "different-numbers", where, "--reason", "a test", "--by", "Li", "--root", str(root)]


def _new(name: str, section: int) -> frozenset[str]:
    """What a run writes."""
    if name == "waive":
        return frozenset({f"waiver {section}"})
    if name == "import":
        return frozenset({f"told {section}"})
    return frozenset({f"Part {section} {{#s{section}}}", f"Take {section + 1} mg."})


def _held(root: Path) -> frozenset[str] | str:
    """What the memory and the waivers hold; words where a file is broken."""
    try:
        approved = [entry for entry in page_entries(root / "memory", "good")]
        waived = read_waivers(root / "waivers.toml")
        if not all(entry.zh and entry.by == "Li" and entry.kind and entry.context for entry in approved):
            return "half an entry"
        # Waivers are told by their order: each run adds the next one.
        return frozenset({entry.en for entry in approved} | _numbers(root, len(waived)) | _told(root))
    except Exception as fault:
        return repr(fault)


def _numbers(root: Path, many: int) -> set[str]:
    text = (root / "waivers.toml").read_text("utf-8") if many else ""
    return {f"waiver {number}" for number in range(SECTIONS) if f'en = "Take {number + 1} mg."' in text}


def _told(root: Path) -> set[str]:
    """Which paragraphs of the Chinese page are a translator's. Raises ValueError where the page is something else."""
    text, expected = (root / "docs/zh/told.md").read_text("utf-8"), (root / "told.zh").read_text("utf-8")
    told = [number for number in range(SECTIONS) if f"\n{TOLD} {number + 1} mg。" in text]
    for number in told:
        expected = expected.replace(f"\n服用 {number + 1} mg。", f"\n{TOLD} {number + 1} mg。")
    if text != expected:
        raise ValueError("half a page")
    return {f"told {number}" for number in told}


def _forget(root: Path) -> None:
    shutil.copy(root / "told.zh", root / "docs/zh/told.md")
    shutil.rmtree(root / "memory", ignore_errors=True)
    (root / "waivers.toml").unlink(missing_ok=True)


def _warm_up(root: Path) -> None:
    """Load the word lists here, so that the copies of this process need not."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for name in COMMANDS:
            duizhao(_command(root, name, 0))
    _forget(root)


def _usual(root: Path, name: str) -> float:
    times = []
    for section in range(TRIALS):
        start = time.perf_counter()
        os.waitpid(_start(_command(root, name, section)), 0)
        times.append(time.perf_counter() - start)
    _forget(root)
    return min(times)


def _start(command: Sequence[str]) -> int:
    """Run the command in a copy of this process, which has everything imported: then most of the time is work."""
    child = os.fork()
    if child:
        return child
    code = 2
    try:
        os.dup2(os.open(os.devnull, os.O_RDWR), 1)
        os.dup2(os.open(os.devnull, os.O_RDWR), 2)
        os.fsync = _slow_disk
        code = duizhao(command)
    finally:
        os._exit(code)


def _slow_disk(_handle: int) -> None:
    """A disk that takes its time: the moments in which a kill or another writer may do harm are longer."""
    time.sleep(DISK)


def _kill(child: int) -> bool:
    """Kill a run; True where it had ended before."""
    os.kill(child, signal.SIGKILL)
    return not os.WIFSIGNALED(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()
