"""What of a text matters: the pairs in `essence-cases.md`, and laws about any text."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from duizhao.memory.essence import essence

CASES = Path(__file__).with_name("essence-cases.md")
BLOCK = re.compile(
    r"^```(?P<claim>same|different)(?: (?P<kind>\w+))?\n(?P<pairs>.*?)^```$", re.DOTALL | re.MULTILINE
)


class Pair(NamedTuple):
    """Two texts, the kind of block they are, and whether they say the same."""

    same: bool
    kind: str
    one: str
    other: str


def pairs(text: str) -> Iterator[Pair]:
    for block in BLOCK.finditer(text):
        for pair in block["pairs"].strip("\n").split("\n\n"):
            one, other = (line.replace("⏎", "\n").replace("␣", " ") for line in pair.split("\n"))
            yield Pair(block["claim"] == "same", block["kind"] or "paragraph", one, other)


PAIRS = list(pairs(CASES.read_text("utf-8")))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one} | {pair.other}")
def test_a_pair_that_an_editor_judged(pair: Pair) -> None:
    one, other = essence(pair.one, pair.kind), essence(pair.other, pair.kind)  # type: ignore[arg-type]
    assert (one == other) is pair.same, (one, other)


def test_every_block_of_the_cases_is_read() -> None:
    assert len(BLOCK.findall(CASES.read_text("utf-8"))) * 2 == CASES.read_text("utf-8").count("```")
    assert len(PAIRS) > 130 and {pair.same for pair in PAIRS} == {True, False}


# Laws. A text is a list of words; an edit works between them or round one of them.

WORDS = {
    "en": ["Take", "not", "5", "0.5", "mg", "10%", "don't", "the", "spray", "NMDA", "1,000"],
    "zh": ["服用", "不要", "5", "0.5", "mg", "10%", "立即", "喷雾", "NMDA", "氯胺酮"],
}
# What may stand between two words: none of them says anything, but each keeps two words apart. A dash may say "to".
BETWEEN = {
    "en": [" ", "  ", "\n", ", ", "; ", ": ", ". ", " (", ") ", ' "', "” ", "… ", "\u00a0", "! "],
    "zh": [" ", "\n", "，", "；", "：", "。", "（", "）", "“", "”", "、", "《", "\u3000", "！", "……"],
}
DIGITS = "0123456789"
EMPHASIS = ["**{}**", "__{}__", "*{}*", "<b>{}</b>", "[{}](page.md)", "[{}](<a b.md>){{ .source }}"]


@some.composite
def edited(draw: some.DrawFn) -> tuple[str, str]:
    """A text, and the same text with other spacing, punctuation, emphasis and links."""
    language = draw(some.sampled_from(["en", "zh"]))
    words = draw(some.lists(some.sampled_from(WORDS[language]), min_size=1, max_size=8))
    # Between two numbers every mark may be part of one: "5，5" may be a list or an amount.
    assume(not any(one[-1] in DIGITS and other[0] in DIGITS for one, other in pairwise(words)))
    parts = []
    for word in words:
        form = draw(some.sampled_from(["{}", *EMPHASIS]))
        parts += [form.format(word), draw(some.sampled_from(BETWEEN[language]))]
    return " ".join(words), "".join(parts)


@settings(max_examples=40)
@given(edited())
def test_spacing_punctuation_emphasis_and_links_say_nothing(texts: tuple[str, str]) -> None:
    plain, laid_out = texts
    assert essence(laid_out) == essence(plain)


@settings(max_examples=40)
@given(edited())
def test_an_essence_is_its_own_essence(texts: tuple[str, str]) -> None:
    for text in texts:
        assert essence(essence(text)) == essence(text)


LETTERS = "abzAZéß服用不氯019五½²α"
# Without the signs that begin an address, a tag, a comment or code: what stands there may change.
SIGNS = " \n.,;:!?-–−()*_/%+=~'\"、。，：（）“”\\|#"


@settings(max_examples=40)
@given(
    some.text(LETTERS + SIGNS, max_size=20),
    some.lists(some.sampled_from(LETTERS), min_size=2, max_size=2, unique=True),
    some.text(LETTERS + SIGNS, max_size=20),
)
def test_another_letter_or_digit_says_something_else(before: str, letters: list[str], after: str) -> None:
    one, other = (before + letter + after for letter in letters)
    assert essence(one) != essence(other)


@settings(max_examples=40)
@given(some.text(LETTERS + SIGNS, max_size=20), some.sampled_from(LETTERS), some.text(LETTERS + SIGNS))
def test_one_letter_or_digit_more_says_something_else(before: str, letter: str, after: str) -> None:
    assert essence(before + letter + after) != essence(before + after)


@settings(max_examples=40)
@given(
    some.lists(some.sampled_from(WORDS["en"] + WORDS["zh"]), min_size=2, max_size=8, unique=True), some.data()
)
def test_another_order_of_words_says_something_else(words: list[str], data: some.DataObject) -> None:
    other = data.draw(some.permutations(words))
    assume(other != words)
    assert essence(" ".join(words)) != essence(" ".join(other))


@settings(max_examples=40)
@given(some.text())
def test_any_text_has_an_essence_on_one_line(text: str) -> None:
    assert "\n" not in essence(text)


def test_a_long_text_takes_no_long_time() -> None:
    for text in ("[" * 50_000, "5 - " * 20_000, "5" + " " * 50_000 + "x", "<" * 50_000, "*_" * 30_000):
        essence.__wrapped__(text)
