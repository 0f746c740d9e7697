"""What was said of a block pair is said again where its content is as before, and the findings are those of a fresh look."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from duizhao.align.alignments import Alignments
from duizhao.checks.finding import Finding
from duizhao.checks.kept_block_faults import KeptBlockFaults
from duizhao.checks.pair_findings import findings_of
from duizhao.checks.rule import Knowledge, LibraryRule, all_rules
from duizhao.library.pages import Page, PagePair

RULES = tuple(rule for rule in all_rules() if not isinstance(rule, LibraryRule))
# Pairs of paragraphs: in step, and with a fault that a rule about block pairs tells.
PARAGRAPHS = (
    ("Rest until the next day.", "休息到第二天。"),
    ("Take 5 mg twice a day.", "每天两次，每次 50 mg。"),
    ("Do not drive.", "可以开车。"),
    ("You must call the clinic.", "您可以打电话给诊所。"),
    ("- Raise your left arm.", "- 抬起右臂。"),
    ("## When to stop {#stop}", "## 何时停药 {#stop}"),
    ("Eat nothing for 6 hours before it.", "之前 6 小时不要进食。"),
    ("See [the list](list.md) of 7 rooms.", "见[清单](list.md)，共 8 个房间。"),
    (
        "| Drug | Dose |\n|---|---|\n| A | 5 mg |\n| B | 8 mg |",
        "| 药物 | 剂量 |\n|---|---|\n| 甲 | 5 g |\n| 乙 | 8 mg |",
    ),
)
PAGES = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=7)


def page_pair(paragraphs: list[tuple[str, str]]) -> PagePair:
    en, zh = ("\n\n".join(one[side] for one in paragraphs) + "\n" for side in (0, 1))
    return PagePair(
        "page", Page("page", "en", Path("en/page.md"), en), Page("page", "zh", Path("zh/page.md"), zh)
    )


def found(pair: PagePair, knowledge: Knowledge, kept: KeptBlockFaults | None = None) -> tuple[Finding, ...]:
    return findings_of(pair, Alignments(knowledge.terms), knowledge, RULES, kept).findings


@given(st.lists(PAGES, min_size=2, max_size=4))
def test_one_look_after_the_other_finds_what_a_fresh_look_finds(looks: list[list[tuple[str, str]]]) -> None:
    kept = None
    for paragraphs in looks:
        pair = page_pair(paragraphs)
        kept = KeptBlockFaults.after(kept, KNOWLEDGE)
        assert found(pair, KNOWLEDGE, kept) == found(pair, KNOWLEDGE)


KNOWLEDGE = Knowledge()


def looked_for(looks: list[PagePair], knowledge: list[Knowledge]) -> list[int]:
    """How many block pairs the rules were asked about, at each look."""
    counts = []
    kept = None

    class Counting(KeptBlockFaults):
        def of(self, pair, knowledge, rules, look):
            def counted(one):
                counts[-1] += 1
                return look(one)

            return super().of(pair, knowledge, rules, counted)

    for pair, known in zip(looks, knowledge, strict=True):
        kept = Counting.after(kept, known)
        counts.append(0)
        found(pair, known, kept)
    return counts


def test_an_edit_asks_the_rules_about_few_block_pairs() -> None:
    first = list(PARAGRAPHS)
    edited = [*first[:2], ("Do not drive today.", "今天可以开车。"), *first[3:]]
    moved = [("A line above.", "上面的一行。"), *edited]
    whole, after_edit, after_move = looked_for([*map(page_pair, (first, edited, moved))], [KNOWLEDGE] * 3)
    # The block pair itself, and the one below it, which knows what stands above.
    assert whole > 8 and after_edit == 2 and after_move == 2


def test_where_rules_may_ask_something_else_nothing_is_kept() -> None:
    pair = page_pair(list(PARAGRAPHS))
    other = replace(KNOWLEDGE, profile="software")
    first, again, differently = looked_for([pair] * 3, [KNOWLEDGE, KNOWLEDGE, other])
    assert again == 0 and differently == first
