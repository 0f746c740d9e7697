"""A newcomer's ten minutes: the start pages of the manual, followed to the letter in a fresh folder, with the installation.

    python -m bench.newcomer [LAYOUT ...] [--language en]

Whoever follows them types the blocks of commands of a page and nothing else, in a new environment, with a clone of this checkout (what
is not committed is not in it). Each block is timed, with what its commands wait for, such as the package index. A block that fails, or a
page after which no check has turned red, ends the run with 1. How long a person reads and types is not measured: the words of the page
and the characters of its commands are told instead.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
STARTS = ROOT / "manual" / "docs"
USUAL = ("two-folders", "docusaurus", "one-at-the-root")
BLOCK = re.compile(r"^```(?: \{ \.sh \.(?P<kind>\w+) \}|sh)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^## (.+?) \{#", re.MULTILINE)
# What a check that turned red says at the end of the page.
RED = "exit code 1"


def steps(page: str) -> list[tuple[str, str, bool]]:
    """The blocks of commands of a page: the heading above each, the commands, and whether they install."""
    found = []
    for block in BLOCK.finditer(page):
        headings = HEADING.findall(page[: block.start()])
        found.append((headings[-1] if headings else "", block["text"], block["kind"] == "install"))
    return found


def follow(page: str, folder: Path) -> tuple[list[tuple[str, float]], str]:
    """The seconds that each block of the page took in `folder`, by its heading, and all that was printed. Raises CalledProcessError where
    the installation fails."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder / "duizhao")], check=True)
    work = folder / "work"
    work.mkdir()
    lines = []
    for number, (_heading, commands, installs) in enumerate(steps(page)):
        lines += [f"cd {folder / 'duizhao'}"] if installs else []
        lines += [f'echo "@{number} $(date +%s.%N)"', commands.rstrip()]
        lines += ['echo "@end $(date +%s.%N)"', f"cd {work}"] if installs else ['echo "@end $(date +%s.%N)"']
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Newcomer"), ("EMAIL", "newcomer@example.org"))
    }
    done = subprocess.run(
        ["bash", "-c", "\n".join(lines)],
        cwd=work,
        env=kept | who,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    times = []
    begun = 0.0
    for number, moment in re.findall(r"^@(\d+|end) ([\d.]+)$", done.stdout, re.MULTILINE):
        if number != "end":
            begun = float(moment)
        else:
            times.append((steps(page)[len(times)][0], float(moment) - begun))
    return times, done.stdout


def main() -> int:
    """Follow the pages, print a table, and give 0 where each of them ended with a check that turned red."""
    parsed = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parsed.add_argument("layouts", nargs="*", default=USUAL)
    parsed.add_argument("--language", choices=("en", "zh"), default="en")
    asked = parsed.parse_args()
    failed = False
    for layout in asked.layouts:
        page = (STARTS / asked.language / "start" / f"{layout}.md").read_text("utf-8")
        with tempfile.TemporaryDirectory() as made:
            times, printed = follow(page, Path(made))
        blocks = steps(page)
        turned_red = RED in printed and len(times) == len(blocks) and "Traceback" not in printed
        failed |= not turned_red
        words = len(re.findall(r"[\w'-]+", BLOCK.sub("", page)))
        typed = sum(len(commands) for _, commands, _ in blocks)
        total = sum(seconds for _, seconds in times)
        print(
            f"{layout}: {total:.1f} s for {len(times)} blocks of commands; {words} words to read, {typed} characters to type"
        )
        for heading, seconds in times:
            print(f"  {seconds:6.1f} s  {heading}")
        print(
            "  the check of the branch turned red"
            if turned_red
            else f"  it did not end as the page says:\n{printed}"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
