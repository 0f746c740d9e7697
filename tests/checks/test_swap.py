"""Neither language leads: where the contents of the two sides change places, so do the places of the
findings.

A content is made of marks that read the same in both languages: quantities, links, code, images and names.
Which words a language needs around them is fixed, so that only the marks can differ. Every rule that compares
two blocks is tried; the ones about a single language (its script, its punctuation, its terms) are not
symmetric and not meant.
"""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.base.bilingual import other
from duizhao.checks.check_library import check_texts
from duizhao.checks.finding import Finding
from duizhao.checks.rule import BlockRule, Knowledge, PageRule, Rule, all_rules

SYMMETRIC = [
    rule
    for rule in all_rules()
    if isinstance(rule, BlockRule | PageRule) and rule.id.startswith("different-")
]
MARKS = some.one_of(
    some.builds("{} mg".format, some.integers(2, 40)),
    some.builds("{}%".format, some.integers(2, 99)),
    some.builds("[{0}](page-{0}.md)".format, some.sampled_from("ABC")),
    some.builds("![{0}](figure-{0}.png)".format, some.sampled_from("ABC")),
    some.builds("`code_{}`".format, some.sampled_from("abc")),
)
CONTENTS = some.lists(MARKS, max_size=3, unique=True)


def pages(en: list[str], zh: list[str]) -> tuple[str, str]:
    return (
        "# About {#about}\n\n" + "The list has " + ", ".join(["this", *en]) + ".\n",
        "# 介绍 {#about}\n\n" + "清单上有" + "、".join(["这个", *zh]) + "。\n",
    )


def told(findings: tuple[Finding, ...], swapped: bool) -> Counter[object]:
    """Each finding as the words that it shows of each language; `swapped` turns the languages round."""
    return Counter(
        frozenset(
            (other(place.language) if swapped else place.language, place.text)
            for place in (finding.place, finding.compare)
            if place and place.text
        )
        for finding in findings
    )


@pytest.mark.parametrize("rule", SYMMETRIC, ids=lambda rule: rule.id)
@given(CONTENTS, CONTENTS)
def test_swapped_contents_swap_the_findings(rule: Rule, a: list[str], b: list[str]) -> None:
    found = check_texts(*pages(a, b), Knowledge(), (rule,))
    mirrored = check_texts(*pages(b, a), Knowledge(), (rule,))
    assert told(found, swapped=True) == told(mirrored, swapped=False)


@pytest.mark.parametrize("rule", SYMMETRIC, ids=lambda rule: rule.id)
@given(CONTENTS)
def test_the_same_contents_have_no_finding(rule: Rule, a: list[str]) -> None:
    assert check_texts(*pages(a, a), Knowledge(), (rule,)) == ()


def test_the_property_meets_findings_on_both_sides() -> None:
    """Without this, rules that say nothing at all would pass."""
    rule = next(rule for rule in SYMMETRIC if rule.id == "different-numbers")
    one, two = ["5 mg"], ["7 mg"]
    (changed,) = told(check_texts(*pages(one, two), Knowledge(), (rule,)), swapped=False)
    assert changed == {("en", "5 mg"), ("zh", "7 mg")}
    (lost,) = told(check_texts(*pages(one, []), Knowledge(), (rule,)), swapped=False)
    (added,) = told(check_texts(*pages([], one), Knowledge(), (rule,)), swapped=False)
    assert (lost, added) == ({("en", "5 mg")}, {("zh", "5 mg")})
