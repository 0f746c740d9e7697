"""The cases in `tests/rules/*.md`, as values.

A case is a `## title`, a sentence that says why, and fenced blocks:

- `en` and `zh`: the two pages; a page that has no block is missing;
- `terms`: CSV with a header line; columns that are left out are empty;
- `findings`: one a line, `zh:LINE:COLUMN words`; where something is lacking, so that there are no words,
  `zh:LINE:COLUMN (en:LINE:COLUMN words)` with what the other side has; behind one that is told as worth a look, not as
  sure, stands ` (possible)`.

Without a `findings` block the rule must be silent. Only the rule of the file runs. A page that holds a
fence stands in a longer one.
"""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from duizhao.checks.finding import Finding, Place
from duizhao.library.terms.term_base import COLUMNS, TermBase

CASES = Path(__file__).parents[1] / "rules"
CASE = re.compile(r"^## (?P<title>.+)\n(?P<body>(?:(?!^## ).*\n?)*)", re.MULTILINE)
# The closing fence is as long as the opening one, so a page may hold shorter fences and headings.
BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<name>en|zh|terms|findings)\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `findings` are lines as they stand in the file."""

    rule_id: str
    title: str
    reason: str
    en: str | None
    zh: str | None
    terms: TermBase
    findings: tuple[str, ...]

    @property
    def name(self) -> str:
        """What pytest calls it."""
        return f"{self.rule_id}: {self.title}"


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of one file; the rule is the file's name."""
    text = path.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))
    # Headings inside a page are not titles: blank the blocks out before looking for titles.
    bare = BLOCK.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return tuple(
        _case(path.stem, match, [block for block in blocks if match.start() < block.start() < match.end()])
        for match in CASE.finditer(bare)
    )


def told(finding: Finding) -> str:
    """A finding as a line of a `findings` block."""
    mark = "" if finding.is_sure else " (possible)"
    if not finding.place.text and finding.compare and finding.compare.text:
        return f"{_spot(finding.place)} ({_spot(finding.compare)}){mark}"
    return f"{_spot(finding.place)}{mark}"


def _spot(place: Place) -> str:
    """Where, and the words up to the end of their line."""
    words = place.text.split("\n")[0]
    return f"{place.language}:{place.line}:{place.column} {words}".rstrip()


def _case(rule_id: str, match: re.Match[str], blocks: list[re.Match[str]]) -> Case:
    texts = {block["name"]: block["text"] for block in blocks}
    assert len(texts) == len(blocks), f"{rule_id}: {match['title']}: a block stands twice"
    return Case(
        rule_id,
        match["title"].strip(),
        " ".join(match["body"].split()),
        texts.get("en"),
        texts.get("zh"),
        _terms(texts.get("terms", "")),
        tuple(line for line in texts.get("findings", "").splitlines() if line.strip()),
    )


def _terms(text: str) -> TermBase:
    rows = io.StringIO()
    writer = csv.DictWriter(rows, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(csv.DictReader(io.StringIO(text)))
    return TermBase.parse(rows.getvalue(), Path("terms.csv"))
