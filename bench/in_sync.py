"""False alarms of the structure and link rules on page pairs that are believed to be in step.

Usage: python bench/in_sync.py FOLDER [--findings] [CORPUS …]

FOLDER holds one folder a corpus: `en/`, `zh/`, `truth.tsv` (columns page, label) and, where the English went
on after the translation, `en_base/` with the English as it was translated. Only pages labelled `in_sync`
count. Printed are the pages with a finding of these rules, the share of pages, and with `--findings` every
finding, to be read by a person.
"""

import argparse
import csv
from collections import Counter
from pathlib import Path

from duizhao.checks.check_library import check_library
from duizhao.checks.finding import Finding
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.library.layout import PageLayout
from duizhao.library.pages import Library, PagePair, read_page

CORPORA = ("fastapi", "vue", "opentelemetry")
RULES = frozenset(
    {
        "different-admonition",
        "different-code",
        "different-front-matter",
        "different-headings",
        "different-images",
        "different-links",
        "different-list",
        "different-order",
        "different-table",
        "missing-block",
        "missing-sentence",
        "wrong-language-link",
    }
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("corpus", nargs="*", default=CORPORA)
    parser.add_argument("--findings", action="store_true")
    arguments = parser.parse_args()
    total = flagged = 0
    for corpus in arguments.corpus:
        pairs = in_sync_pairs(arguments.folder / corpus)
        found = findings(arguments.folder / corpus, pairs)
        pages = Counter(finding.page for finding in found)
        total, flagged = total + len(pairs), flagged + len(pages)
        print(f"{corpus}: {len(pages)} of {len(pairs)} pages, {len(found)} findings")
        print(
            "  "
            + ", ".join(f"{rule} {count}" for rule, count in Counter(f.rule for f in found).most_common())
        )
        for page, count in sorted(pages.items()):
            print(f"  {page}: {count}")
            if arguments.findings:
                for finding in found:
                    if finding.page == page:
                        tell(finding)
    print(f"together: {flagged} of {total} pages ({100 * flagged / max(total, 1):.1f} %)")


def in_sync_pairs(corpus: Path) -> tuple[PagePair, ...]:
    """The page pairs of a corpus that are labelled in step, the English as it was when it was translated."""
    with (corpus / "truth.tsv").open(encoding="utf-8", newline="") as file:
        names = [row["page"] for row in csv.DictReader(file, delimiter="\t") if row["label"] == "in_sync"]
    pairs = []
    for name in names:
        en, zh = corpus / "en_base" / name, corpus / "zh" / name
        en = en if en.is_file() else corpus / "en" / name
        if en.is_file() and zh.is_file():
            key = name.removesuffix(".md")
            pairs.append(PagePair(key, read_page(en, key, "en"), read_page(zh, key, "zh")))
    return tuple(pairs)


def findings(corpus: Path, pairs: tuple[PagePair, ...]) -> tuple[Finding, ...]:
    """What the structure and link rules say about these pairs."""
    rules = tuple(rule for rule in all_rules() if rule.id in RULES)
    return check_library(
        Library(PageLayout.of_folders(corpus / "en", corpus / "zh"), pairs), Knowledge(), rules
    )


def tell(finding: Finding) -> None:
    """One finding in a few lines."""
    place, compare = finding.place, finding.compare
    print(f"    {finding.rule} {place.language}:{place.line} {finding.message.en}")
    print(f"        {place.line_text.strip()[:150]}")
    if compare:
        print(f"        {compare.language}:{compare.line} {compare.line_text.strip()[:150]}")


if __name__ == "__main__":
    main()
