"""How fast texts are normalised: one text on one core, how that grows, and a folder of small files on all cores.

    python -m bench.normalise_speed [--files N] [--profile]

The texts are made here, of sentences of our own whose words and numbers change: hardly one stands twice. One text is
read, cut, repaired, paired, filled, and made into pages and a placement; nothing is written. A folder is done by the
command, with all that it writes.
"""

import argparse
import cProfile
import os
import pstats
import random
import sys
import tempfile
import time
from pathlib import Path

from bench.text import table
from duizhao.cli.starter import start_library
from duizhao.library.settings import Settings
from duizhao.normalise.draft_pages import SourcePieces, drafts
from duizhao.normalise.jobs import jobs_below
from duizhao.normalise.placement import as_toml
from duizhao.normalise.run import SourceKnowledge, normalise_sources
from duizhao.normalise.source_folder import Result, run_all

KILOBYTES = (125, 250, 500, 1000)
PARAGRAPH = 6
WORDS_EN = (
    "patient",
    "nurse",
    "doctor",
    "clinic",
    "morning",
    "evening",
    "chair",
    "table",
    "water",
    "sleep",
    "visit",
)
WORDS_ZH = ("病人", "护士", "医生", "诊所", "早晨", "晚上", "椅子", "桌子", "饮水", "睡眠", "就诊")
ENGLISH = (
    "The {a} brings the {b} to the {c} every {n} days.",
    "Please ask your {a} about the {b} before {n} o'clock, and write down what the {c} says.",
    "Do not leave the {a} near the {b} for more than {n} minutes.",
)
CHINESE = (
    "{a}每隔 {n} 天把{b}带到{c}。",
    "请在 {n} 点之前向{a}询问{b}，并记下{c}所说的话。",
    "不要把{a}放在{b}旁边超过 {n} 分钟。",
)


def make_text(size: int, chance: random.Random) -> str:
    """A text of about `size` bytes, English and Chinese paragraphs in turn, a heading before every tenth."""
    parts: list[str] = []
    made = 0
    while made < size:
        chinese = len(parts) % 2 == 1
        forms, words = (CHINESE, WORDS_ZH) if chinese else (ENGLISH, WORDS_EN)
        said = [
            chance.choice(forms).format(
                **{slot: chance.choice(words) for slot in "abc"}, n=chance.randrange(2, 9999)
            )
            for _ in range(PARAGRAPH)
        ]
        part = ("" if chinese else " ").join(said)
        if len(parts) % 20 == 0:
            part = f"How to Visit the Clinic {len(parts)}\n\n{part}"
        parts.append(part)
        made += len(part.encode()) + 2
    return "\n\n".join(parts) + "\n"


def whole_way(path: Path, tools: SourceKnowledge) -> None:
    """All of it but the writing."""
    (one,) = normalise_sources([path], tools)
    drafts([SourcePieces(str(path), one.filled, False)], tools.topics)
    as_toml(one.placement)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=2000, help="small files in the folder")
    parser.add_argument("--profile", action="store_true", help="where the time of the middle text goes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        start_library(root)
        settings = Settings.read(root)
        tools = SourceKnowledge.read(settings)
        path = root / "text.txt"
        path.write_text(make_text(5_000, random.Random(0)), "utf-8")
        whole_way(path, tools)
        if arguments.profile:
            path.write_text(make_text(KILOBYTES[2] * 1000, random.Random(1)), "utf-8")
            profile = cProfile.Profile()
            profile.runcall(whole_way, path, tools)
            pstats.Stats(profile).sort_stats("tottime").print_stats(25)
            return
        print(
            table(("one text, one core", "seconds", "MB/s"), (_one(path, size, tools) for size in KILOBYTES))
        )
        print(
            table(
                ("a folder", "seconds", "files/s", "not possible"), _folder(root, settings, arguments.files)
            )
        )


def _one(path: Path, kilobytes: int, tools: SourceKnowledge) -> tuple[object, ...]:
    path.write_text(make_text(kilobytes * 1000, random.Random(kilobytes)), "utf-8")
    # Of the processor: a busy machine says nothing about the program.
    started = time.process_time()
    whole_way(path, tools)
    seconds = time.process_time() - started
    return f"{kilobytes} kB", f"{seconds:.2f}", f"{path.stat().st_size / 1e6 / seconds:.2f}"


def _folder(root: Path, settings: Settings, files: int) -> list[tuple[object, ...]]:
    folder = root / "texts"
    folder.mkdir()
    for number in range(files):
        (folder / f"text-{number}.txt").write_text(make_text(1_000, random.Random(number)), "utf-8")
    rows = []
    for what in ("first run", "nothing new"):
        results: list[Result] = []
        started = time.perf_counter()
        run_all(jobs_below([folder], root / "drafts"), settings, results.append)
        seconds = time.perf_counter() - started
        bad = sum(one.fault is not None for one in results)
        rows.append(
            (
                f"{what}, {files:,} files of 1 kB, {os.cpu_count()} cores",
                f"{seconds:.1f}",
                f"{files / seconds:.0f}",
                bad,
            )
        )
    return rows


if __name__ == "__main__":
    sys.exit(main())
