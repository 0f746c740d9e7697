"""Verdicts of Duizhao: every rule that looks at a sentence pair, with the terms and settings of its checkout.

Usage: python -m bench.contrast.baseline_rules --to VERDICTS.tsv [--rows TABLE.tsv] [--checkout FOLDER] [--python PYTHON]

`--checkout` judges with the rules of another clone, by `duizhao check --pairs` in a process of its own; `--python` names an
interpreter that has what that clone needs. Rules that did not say how certain they are give 0 and 1. Advice, which is about
typography and length, flags nothing.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.contrast.baseline_arguments import baseline_arguments
from bench.contrast.contrast_table import ContrastRow, read_rows
from bench.contrast.verdicts import write_verdicts

ROOT = Path(__file__).parents[2]
COUNTS = ("error", "safety")


def main() -> None:
    given = baseline_arguments(__doc__, _add)
    write_verdicts(given.to, verdicts(read_rows(given.rows), given.checkout.resolve(), given.python))


def verdicts(rows: Sequence[ContrastRow], checkout: Path, python: str = sys.executable) -> dict[str, str]:
    """`silent`, `possible` or `sure` for each row, or 0 and 1 where no finding has a confidence. Ends the program where the
    check of that checkout does not run, or a rule of it fails."""
    findings = _findings(rows, checkout, python)
    failed = [finding["page"] for finding in findings if finding["rule"] == "page-not-checked"]
    if failed:
        raise SystemExit(f"{checkout}: a rule failed at {failed[0]!r} (and {len(failed) - 1} others).")
    graded = any("confidence" in finding for finding in findings)
    told = {row.id: "silent" if graded else "0" for row in rows}
    for finding in findings:
        name = finding["page"]
        if finding["severity"] in COUNTS and told[name] != "sure":
            told[name] = finding["confidence"] if graded else "1"
    return told


def _findings(rows: Sequence[ContrastRow], checkout: Path, python: str) -> list[dict[str, str]]:
    """What `duizhao check --pairs` of the checkout says as JSON."""
    if not (checkout / "scripts" / "duizhao").is_dir():
        raise SystemExit(f"{checkout}: there is no scripts/duizhao in it.")
    with tempfile.TemporaryDirectory() as scratch:
        pairs = Path(scratch, "pairs.tsv")
        lines = (f"{row.id}\t{row.en}\t{row.zh}\n" for row in rows)
        pairs.write_text("id\ten\tzh\n" + "".join(lines), encoding="utf-8")
        command = [python, "-m", "duizhao", "check", "--pairs", str(pairs), "--format", "json"]
        environment = {**os.environ, "PYTHONPATH": str(checkout / "scripts")}
        done = subprocess.run(
            command, cwd=checkout, env=environment, capture_output=True, encoding="utf-8", check=False
        )
    # 1 says that something was found.
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}:\n{done.stderr}")
    found: list[dict[str, str]] = json.loads(done.stdout)["findings"]
    return found


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--checkout", type=Path, default=ROOT, help="another clone of Duizhao")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that runs it")


if __name__ == "__main__":
    main()
