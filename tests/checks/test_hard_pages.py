"""Pages that no editor writes: the structure rules answer in time, without a traceback, whatever the text."""

import gc
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.align.align import align_blocks
from duizhao.base.bilingual import Language
from duizhao.checks.check_library import check_library, check_texts
from duizhao.checks.rule import Knowledge, all_rules
from duizhao.library.layout import PageLayout
from duizhao.library.pages import Library, Page, PagePair
from duizhao.text.markdown.blocks import read_blocks

STRUCTURE = tuple(
    rule
    for rule in all_rules()
    if rule.id
    in (
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
        "missing-page",
        "missing-sentence",
        "wrong-language-link",
    )
)
DEEP = 1000
HARD = {
    "unbalanced tables": "| a | b |\n|---|---|\n| c |\n| d | e | f | g |\n|\n||||\n\n|---|\n",
    "NUL bytes": "# a\0 {#b\0}\n\n- \0\n- [x\0](y\0)\n\n\0\n",
    "mixed line ends": "# a\r\n\r\n- one\r- two\n\n1. x\r\n2. y\r\n",
    "deep lists": "".join(" " * (2 * min(depth, 400)) + "- x\n" for depth in range(DEEP)),
    "deep lists on a line": "- " * DEEP + "x\n",
    "deep quotes": "> " * DEEP + "x\n",
    "deep boxes": "".join(f"{':' * (3 + depth % 5)} tip\n" for depth in range(DEEP)),
    "boxes that never close": "/// note\n\n" * DEEP,
    "closing marks alone": "///\n\n:::\n\n{{% /alert %}}\n\n" * DEEP,
    "open shortcodes": '{{% alert title="a"\n\n{{< a b c\n\n' * DEEP,
    "open brackets": "[" * 100_000 + "\n\n" + "![" * 50_000 + "\n",
    "links that are cut": "[a](" * 50_000 + "\n\n" + "[a][" * 50_000 + "\n",
    "many definitions": "".join(f"[a{n}]: b{n}.md\n" for n in range(DEEP)) + "\n[a1] [a2]\n",
    "anchors without end": "# a {#" + "#a" * 50_000 + "\n\n## b {" + "{" * 50_000 + "\n",
    "one link many times": "[a](b.md) " * 3000 + "\n",
    "a code block of a million lines": "```\n" + "x\n" * 300_000 + "```\n",
    "comments that are cut": "```\n" + "/* a " * 50_000 + "\n```\n\n" + "<!-- " * 50_000 + "\n",
    "half a pair of surrogates": "a \ud800 b\n\n- \udfff\n",
    "nothing but marks": "*_`~[]()<>{}|#+-.!\\\n" * 2000,
}  # fmt: skip


@pytest.mark.parametrize("page", HARD.values(), ids=HARD.keys())
def test_a_hard_page_is_checked_in_time(page: str) -> None:
    started = time.process_time()
    check_texts(page, page + "\n终\n", Knowledge(), STRUCTURE)
    check_texts("Text.\n", page, Knowledge(), STRUCTURE)
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "unit", ["word ** [a](b.md) ` < 氯胺酮。", "[", "# a\n\n- b\n\n"], ids=["prose", "marks", "blocks"]
)
def test_time_grows_with_the_page(unit: str) -> None:
    """Four times the page takes about four times as long; a square law would take sixteen times."""
    small, large = (_seconds(unit * (size // len(unit.encode()))) for size in (2**14, 2**16))
    assert large < 9 * small + 0.2


def _seconds(page: str) -> float:
    times = []
    # What other tests left in this process is no matter of the page: to look through all of it for cycles would be.
    gc.collect()
    gc.disable()
    try:
        for _ in range(2):
            started = time.process_time()
            check_texts(page, page, Knowledge(), STRUCTURE)
            times.append(time.process_time() - started)
    finally:
        gc.enable()
    return min(times)


@pytest.mark.parametrize("stop", [(". ", "。"), (" ", "")], ids=["sentences", "no full stop"])
def test_time_to_compare_meaning_grows_with_the_paragraph(stop: tuple[str, str]) -> None:
    """As above, with every rule: words are held against those of their own sentence."""
    en, zh = (
        "You must not take 5 mg before the dose, and it may rise",
        "您不得在用药前服用 5 毫克，并且可能升高",
    )
    small, large = (_paragraph_seconds((en + stop[0]) * many, (zh + stop[1]) * many) for many in (200, 800))
    assert large < 9 * small + 0.2


def _paragraph_seconds(en: str, zh: str) -> float:
    started = time.process_time()
    check_texts(en, zh, Knowledge())
    return time.process_time() - started


def test_ten_times_the_pages_take_ten_times_as_long() -> None:
    page = (
        "# A {#a}\n\nText with 5 mg. [S01](s.md#s01)\n\n"
        + "- item [b](b.md)\n" * 20
        + "\n| a | b |\n|---|---|\n| c | 1 |\n"
    )
    other = page.replace("- item [b](b.md)\n", "", 1)
    few, many = (_library_seconds(page, other, number) for number in (10, 100))
    # A square would be a hundred times; a larger heap costs a little more each time it is swept.
    assert many < 15 * few + 0.2


def _library_seconds(en: str, zh: str, number: int) -> float:
    times = []
    for _ in range(2):
        pairs = tuple(
            PagePair(f"p{index}", _page(en, f"p{index}", "en"), _page(zh, f"p{index}", "zh"))
            for index in range(number)
        )
        started = time.process_time()
        check_library(Library(PageLayout.of_folders(Path("en"), Path("zh")), pairs), Knowledge(), STRUCTURE)
        times.append(time.process_time() - started)
    return min(times)


def _page(text: str, key: str, language: Language) -> Page:
    return Page(key, language, Path(language, f"{key}.md"), text)


LINE = st.sampled_from(
    ["", "text", "# h {#a}", "## i", "- item", "    - nested", "> quote", '!!! note "t"', "    body",
     "/// tip", "///", "::: note", ":::", '=== "t"', "| a | b |", "|---|---|", "```", ":   d", "<div>",
     "---", "1. one", "2. two", '--8<-- "x"', "{{% alert %}}", "{{% /alert %}}", "> [!NOTE]",
     "[a]: b.md", "[a] [c](d.md)", "![i](j.png)", "二 5 mg。"]
)  # fmt: skip
PAGE = st.lists(LINE, max_size=16).map("\n".join)


@settings(max_examples=200, deadline=None)
@given(PAGE)
def test_a_page_against_itself_has_no_fault_of_structure(page: str) -> None:
    found = check_texts(page, page, Knowledge(), STRUCTURE)
    # Front matter that cannot be read is a fault of each page, not of structure.
    assert {finding.rule for finding in found} <= {"unreadable-front-matter"}


@settings(max_examples=200, deadline=None)
@given(PAGE, PAGE)
def test_any_two_pages_are_compared(en: str, zh: str) -> None:
    """Every block that has no partner is told, by one rule, and places lie in the pages."""
    for finding in check_texts(en, zh, Knowledge(), STRUCTURE):
        for place in filter(None, (finding.place, finding.compare)):
            assert place.line <= (en if place.language == "en" else zh).count("\n") + 1


@settings(max_examples=200, deadline=None)
@given(PAGE, PAGE)
def test_swapping_the_languages_swaps_the_pairs(en: str, zh: str) -> None:
    """Either language may lead: what lacks a partner is the same from both sides."""
    blocks_en, blocks_zh = read_blocks(en).blocks, read_blocks(zh).blocks
    there = align_blocks(blocks_en, blocks_zh)
    back = align_blocks(blocks_zh, blocks_en)
    assert sum(pair.zh is None for pair in there) == sum(pair.en is None for pair in back)
    assert sum(pair.en is None for pair in there) == sum(pair.zh is None for pair in back)
