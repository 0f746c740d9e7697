"""Ways of writing that could hide a fault from the check, or look like one, on small pages, by kind.

Usage: python -m bench.evasions_on_pages [NAME …] [--kind KIND] [--half odd|even]

Each line of `evasions/NAME.tsv` is a page pair written for this project: its kind, the English and the Chinese page, which say
the same, and a fault for each side, `what stands there => what it becomes`. `\\n` is a line end, `\\t` a tab, `\\u202e` the
character of that number. Any rule may find the fault, and none may find anything in the pages as they are. Printed are the
pages of which the program thinks otherwise, and a table of shares.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.data import table
from bench.text import share
from bench.text import table as written
from duizhao.checks.check_library import check_texts
from duizhao.checks.finding import Finding
from duizhao.checks.rule import Knowledge

FOLDER = Path(__file__).parent / "evasions"
NAMES = ("emphasis", "html", "hidden", "code", "marks", "syntax", "belonging")
ESCAPE = re.compile(r"\\(?:u(?P<number>[0-9a-f]{4})|(?P<sign>[nt\\|]))")
SIGNS = {"n": "\n", "t": "\t"}
SIDES = ("as it is", "English", "Chinese")


@dataclass(frozen=True, slots=True)
class PageCase:
    """A page pair; `side` names the page in which a fault was put, or says that there is none."""

    kind: str
    side: str
    en: str
    zh: str


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", default=NAMES, help="files in bench/evasions, without .tsv")
    parser.add_argument("--kind", help="only this kind")
    parser.add_argument("--half", choices=("odd", "even"), help="only these lines of each kind")
    given = parser.parse_args()
    for name in given.names:
        print(report(name, given.kind, given.half), end="")


def report(name: str, kind: str | None = None, half: str | None = None) -> str:
    """The page pairs of a file that the program judges wrongly, and a table of how many of each kind it judges rightly."""
    wrong, right, total = [], Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for case in cases(FOLDER / f"{name}.tsv", half):
        if kind not in (None, case.kind):
            continue
        told = findings(case)
        total[case.kind, case.side] += 1
        if bool(told) == (case.side != SIDES[0]):
            right[case.kind, case.side] += 1
        else:
            words = "; ".join(f"{one.rule}: {one.message.en}" for one in told) or "nothing told"
            wrong.append(f"- {case.kind}, {case.side}: {case.en!r} | {case.zh!r} | {words}\n")
    kinds = [*dict.fromkeys(kind for kind, _side in total)]
    for key in [*total]:
        total["all", key[1]] += total[key]
        right["all", key[1]] += right[key]
    cells = (
        (one, *(share(right[one, side], total[one, side]) if total[one, side] else "–" for side in SIDES))
        for one in [*kinds, "all"]
    )
    head = (name, "rightly silent", "found in English", "found in Chinese")
    return "".join(wrong) + "\n" + written(head, cells)


def cases(path: Path, half: str | None = None) -> Iterator[PageCase]:
    """The page pairs of a file: each as it is, and with each of its faults. Of each kind every second line where a half is
    named; the first line of a kind is odd."""
    seen: Counter[str] = Counter()
    for row in table(path):
        kind = row["kind"]
        seen[kind] += 1
        if half and seen[kind] % 2 != (half == "odd"):
            continue
        en, zh = unescaped(row["en"]), unescaped(row["zh"])
        yield PageCase(kind, SIDES[0], en, zh)
        if row["wrong_en"]:
            yield PageCase(kind, SIDES[1], with_fault(en, row["wrong_en"]), zh)
        if row["wrong_zh"]:
            yield PageCase(kind, SIDES[2], en, with_fault(zh, row["wrong_zh"]))


def findings(case: PageCase) -> list[Finding]:
    """What is told of a page pair and is no advice about how it is written."""
    return [one for one in check_texts(case.en, case.zh, Knowledge()) if one.severity != "advice"]


def with_fault(text: str, fault: str) -> str:
    """`text` with the words before ` => ` exchanged for those behind it. Raises ValueError where they do not stand in it once."""
    old, new = (unescaped(one) for one in fault.split(" =>"))
    new = new.removeprefix(" ")
    if text.count(old) != 1:
        raise ValueError(f"{old!r} stands {text.count(old)} times in {text!r}")
    return text.replace(old, new)


def unescaped(text: str) -> str:
    """`text` with the characters that its escapes mean."""
    return ESCAPE.sub(
        lambda match: (
            chr(int(match["number"], 16)) if match["number"] else SIGNS.get(match["sign"], match["sign"])
        ),
        text,
    )


if __name__ == "__main__":
    main()
