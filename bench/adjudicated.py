"""Differences in real pages that a person has judged: are defects found, and legitimate ones left alone?

A `defect` counts as found where a finding of any rule stands within two lines of it, in either language.
At a `legit` row the rule for numbers has to be silent. Usage: python -m bench.adjudicated FOLDER [--show]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import data
from bench.flagged import knowledge
from bench.text import table
from duizhao.base.bilingual import Language
from duizhao.checks.check_library import check_library
from duizhao.checks.finding import Finding, Place
from duizhao.library.layout import PageLayout
from duizhao.library.pages import Library, PagePair, read_page

NEAR = 2
NUMBERS = "different-numbers"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row of the table with the findings near its place."""

    row: dict[str, str]
    near: tuple[Finding, ...]

    @property
    def is_right(self) -> bool | None:
        """True where the check agrees with the person; None for rows that decide nothing."""
        match self.row["verdict"]:
            case "defect":
                return bool(self.near)
            case "legit":
                return not any(finding.rule == NUMBERS for finding in self.near)
        return None


def main() -> None:
    given = data.arguments(__doc__, lambda parser: parser.add_argument("--show", action="store_true"))
    rows = tuple(judged(given.folder))
    print(report(rows), end="")
    if given.show:
        for one in rows:
            print("".join(_shown(one)), end="")


def report(rows: tuple[Judged, ...]) -> str:
    """A line for each row of the table."""
    words = {True: "right", False: "**wrong**", None: ""}
    return table(
        ("row", "page", "English", "Chinese", "verdict", "findings there", "agrees"),
        (
            (
                one.row["id"],
                f"{one.row['repo_key']} {one.row['en_path']}",
                one.row["en_value"],
                one.row["zh_value"],
                one.row["verdict"],
                ", ".join(sorted({finding.rule for finding in one.near})) or "–",
                words[one.is_right],
            )
            for one in rows
        ),
    )


def judged(folder: Path) -> Iterator[Judged]:
    """Every row whose pages are in the folder, checked. Each page is checked once."""
    found: dict[tuple[Path, Path], tuple[Finding, ...]] = {}
    path = data.place(folder, "adjudicated_numbers.tsv")
    for row in data.table(path):
        corpus = path.parent / row["repo_key"]
        key = _key(corpus, row)
        if key is None:
            continue
        en, zh = _english(corpus, row, key), corpus / "zh" / key
        if (en, zh) not in found:
            pair = PagePair(key, read_page(en, key, "en"), read_page(zh, key, "zh"))
            found[en, zh] = check_library(
                Library(PageLayout.of_folders(en.parent, zh.parent), (pair,)), knowledge()
            )
        yield Judged(row, tuple(one for one in found[en, zh] if _is_near(one, row)))


def _key(corpus: Path, row: dict[str, str]) -> str | None:
    """The path of the page below `en/` and `zh/`; None where the corpus does not have it."""
    truth = corpus / "truth.tsv"
    rows = data.table(truth) if truth.is_file() else ()
    key = next((one["page"] for one in rows if one["en_source_path"] == row["en_path"]), None)
    return key if key and (corpus / "zh" / key).is_file() and _english(corpus, row, key).is_file() else None


def _english(corpus: Path, row: dict[str, str], key: str) -> Path:
    """The English page as it was when the Chinese was made, where the row speaks of that one."""
    base = corpus / "en_base" / key
    return base if row["en_version"] != "HEAD" and base.is_file() else corpus / "en" / key


def _is_near(finding: Finding, row: dict[str, str]) -> bool:
    places = [place for place in (finding.place, finding.compare) if place]
    return any(
        _stands_near(place, language, row[f"{language}_line"])
        for place in places
        for language in ("en", "zh")
    )


def _stands_near(place: Place, language: Language, line: str) -> bool:
    return place.language == language and line.isdigit() and abs(place.line - int(line)) <= NEAR


def _shown(one: Judged) -> Iterator[str]:
    yield f"\nrow {one.row['id']} ({one.row['verdict']}, {one.row['reason']})\n"
    for finding in one.near:
        yield f"  {finding.rule} {finding.place.language}:{finding.place.line} {finding.message.en}\n"


if __name__ == "__main__":
    main()
