"""Laws of the states, over the pages of this library as they are and with random edits."""

import random
import re
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from state_tools import LATER, approved, mirror, mirrored, page, pair, stale, states, told

from duizhao.library.safety import general
from duizhao.memory import Entry
from duizhao.memory.essence import essence
from duizhao.memory.states import PageState, page_state
from duizhao.memory.states.approval import approve
from duizhao.text.markdown.blocks import Block, read_blocks

DOCS = Path(__file__).parents[3] / "docs"
PAGES = sorted(path.name for path in (DOCS / "en").glob("*.md"))
PAIRS = {name: tuple((DOCS / side / name).read_text("utf-8") for side in ("en", "zh")) for name in PAGES}
WORDS = {"en": "Ask your own team about 7 things", "zh": "请就 7 件事询问您的团队"}


@cache
def memory(name: str) -> tuple[Entry, ...]:
    """The page as it is, approved."""
    return approved(*PAIRS[name])


# Edits. Each changes whole lines of a page, so that what it did is known.


def prose(text: str) -> list[int]:
    """The numbers of the lines that hold prose of their own: paragraphs and list items of one line."""
    once = [
        block.line - 1
        for block in read_blocks(text).blocks
        if block.kind in ("paragraph", "item") and "\n" not in block.text
    ]
    return [number for number in once if text.split("\n")[number].strip()]


# A link with its words and address, and the number of a step: left alone.
LINK = re.compile(r"(^\s*\d+\.\s|\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?)")


def change_a_number(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    numbers = [number for number in prose(text) if re.search(r"\d", LINK.sub("", lines[number]))]
    if numbers:
        number = chance.choice(numbers)
        parts = LINK.split(lines[number])
        where = next(n for n in range(0, len(parts), 2) if re.search(r"\d", parts[n]))
        parts[where] = re.sub(r"\d+", lambda match: match.group() + "9", parts[where], count=1)
        lines[number] = "".join(parts)
    return "\n".join(lines)


def delete_a_line(text: str, chance: random.Random) -> str:
    return on_a_line(text, chance, lambda line: None)


def write_anew(text: str, chance: random.Random) -> str:
    language = "zh" if re.search("[\u4e00-\u9fff]", text) else "en"
    return on_a_line(text, chance, lambda line: re.match(r"[\s>*+-]*", line).group() + WORDS[language])  # type: ignore[union-attr]


def swap_lines(text: str, chance: random.Random) -> str:
    lines, numbers = text.split("\n"), prose(text)
    if len(numbers) > 1:
        one, other = chance.sample(numbers, 2)
        lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def double_a_line(text: str, chance: random.Random) -> str:
    return on_a_line(text, chance, lambda line: f"{line}\n\n{line}")


def on_a_line(text: str, chance: random.Random, edit: Callable[[str], str | None]) -> str:
    lines, numbers = text.split("\n"), prose(text)
    if numbers:
        number = chance.choice(numbers)
        edited = edit(lines[number])
        lines[number : number + 1] = [] if edited is None else [edited]
    return "\n".join(lines)


EDITS = [change_a_number, delete_a_line, write_anew, swap_lines, double_a_line]


def edited(name: str, seed: int) -> tuple[str, str]:
    """The page pair after up to six edits of either side."""
    chance = random.Random(f"{name}{seed}")
    texts = list(PAIRS[name])
    for _ in range(chance.randint(1, 6)):
        side = chance.randrange(2)
        texts[side] = chance.choice(EDITS)(texts[side], chance)
    return texts[0], texts[1]


# The long generated page is read as it is, and not edited over and over.
EDITED = [(name, seed) for name in PAGES for seed in range(2) if len(PAIRS[name][0]) < 20_000]
every_edited_page = pytest.mark.parametrize(("name", "seed"), EDITED)
# Where the first item of a box stands twice, the memory may take the other one for it, which begins no box.
NOT_CURED = pytest.mark.xfail(strict=True, reason="the first item of a box stands twice")
every_page_that_is_approved_anew = pytest.mark.parametrize(
    ("name", "seed"),
    [pytest.param(*one, marks=NOT_CURED) if one == ("candidacy.md", 0) else one for one in EDITED],
)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_was_approved_is_approved(name: str) -> None:
    found = states(*PAIRS[name], memory(name))
    assert stale(found) == [] and found.dropped == ()
    assert {state.state for state in found.blocks} == {"approved"}


@every_edited_page
def test_swapped_languages_swap_the_states(name: str, seed: int) -> None:
    en, zh = edited(name, seed)
    found, swapped = states(en, zh, memory(name)), states(zh, en, mirrored(memory(name)))
    assert held(found) == held(swapped, swap=True)
    assert sorted(entry.en for entry in found.dropped) == sorted(entry.zh for entry in swapped.dropped)


def held(found: PageState, swap: bool = False) -> list[tuple[str, str, str]]:
    """The pairs of the memory with their states, in one order. What nobody approved is paired by its language."""
    return sorted(
        (mirror(state.state), state.zh.approved, state.en.approved)
        if swap
        else (state.state, state.en.approved, state.zh.approved)
        for state in found.blocks
        if state.entry
    )


@every_edited_page
def test_every_block_stands_in_one_pair(name: str, seed: int) -> None:
    en, zh = edited(name, seed)
    found = states(en, zh, memory(name))
    for language in ("en", "zh"):
        here = [id(block) for state in found.blocks for block in state.side(language).blocks]
        blocks = found.pair.side(language).blocks  # type: ignore[union-attr]
        assert sorted(here) == sorted(map(id, blocks))
    kept = [entry for state in found.blocks if (entry := state.entry)] + list(found.dropped)
    assert sorted(map(id, kept)) == sorted(map(id, memory(name)))


@every_edited_page
def test_in_step_is_only_what_says_what_was_approved(name: str, seed: int) -> None:
    en, zh = edited(name, seed)
    for state in states(en, zh, memory(name)).blocks:
        if state.state in ("approved", "minor", "moved"):
            for side in (state.en, state.zh):
                (block,) = side.blocks
                assert essence(block.text, block.kind) == essence(side.approved, block.kind)


@every_page_that_is_approved_anew
def test_after_approving_everything_nothing_waits_and_twice_is_once(name: str, seed: int) -> None:
    en, zh = edited(name, seed)
    again = approved(en, zh, memory(name))
    found = states(en, zh, again)
    assert [told(one) for one in found.waiting if one.en.blocks and one.zh.blocks] == []
    assert approved(en, zh, again, by="Wang", on=LATER) == again


@every_page_that_is_approved_anew
def test_approving_one_block_changes_its_entry_and_no_other(name: str, seed: int) -> None:
    en, zh = edited(name, seed)
    now = pair(en, zh)
    before = memory(name)
    found = page_state(now, before, general())
    whole = [state for state in found.waiting if state.en.blocks and state.zh.blocks]
    for chosen in whole[:2]:
        after = approve(found, before, lambda state, chosen=chosen: state is chosen, "Wang", LATER)
        left = [entry for entry in before if entry is not chosen.entry]
        assert [entry for entry in after if entry.by != "Wang"] == in_order(left, after)
        (new,) = [entry for entry in after if entry.by == "Wang"]
        assert (new.en, new.zh) == (chosen.en.text, chosen.zh.text)
        again = page_state(now, after, general())
        # Of two equal blocks either may be the one that was approved.
        assert sorted(map(told, again.waiting)) == sorted(
            told(one) for one in found.waiting if one is not chosen
        )


def in_order(entries: list[Entry], after: tuple[Entry, ...]) -> list[Entry]:
    """`entries`, all of them, in the order that they have in `after`."""
    assert all(entry in after for entry in entries)
    return sorted(entries, key=after.index)


def test_the_edits_do_make_every_state() -> None:
    """Without this, edits that change nothing would pass."""
    found = {
        state.state for name, seed in EDITED for state in states(*edited(name, seed), memory(name)).blocks
    }
    assert {"approved", "moved", "en-changed", "zh-changed", "missing-en", "missing-zh"} <= found


# What says nothing must never make a block stale.


def by_block(text: str, edit: Callable[[Block, str], str]) -> str:
    """Each line that is a whole paragraph or item, as `edit` gives it."""
    lines = text.split("\n")
    for block in read_blocks(text).blocks:
        if block.kind in ("paragraph", "item") and "\n" not in block.text:
            line = lines[block.line - 1]
            start = line.rfind(block.text)
            if start >= 0:
                lines[block.line - 1] = line[:start] + edit(block, " " * start)
    return "\n".join(lines)


def wrapped(block: Block, indent: str) -> str:
    # Not within an address, and no line may begin like a list or a heading.
    return re.sub(r"(?<=\w) (?=\w{3,} )(?![^(\[{]*[)\]}])", f"\n{indent}", block.text)


def half_width(block: Block, _indent: str) -> str:
    # Code is kept as it is.
    return block.text if "`" in block.text else block.text.translate(str.maketrans("，；：！（）", ",;:!()"))


COSMETIC: dict[str, Callable[[str], str]] = {
    "lines wrapped anew": lambda text: by_block(text, wrapped),
    "another list mark": lambda text: re.sub(r"(?m)^( *)- ", r"\1* ", text),
    "links that lead elsewhere": lambda text: re.sub(
        r"\]\((?!tel:|sms:|mailto:)[^)]*\)", "](other.md)", text
    ),
    "no full stops": lambda text: by_block(
        text, lambda block, _: re.sub(r"(?<!\d)[.。](?=\s|$)", "", block.text)
    ),
    "two blanks": lambda text: by_block(text, lambda block, _: block.text.replace(" ", "  ")),
    "emphasis": lambda text: by_block(text, lambda block, _: f"**{block.text}**"),
    "half-width marks": lambda text: by_block(text, half_width),
    "blank lines": lambda text: text.replace("\n\n#", "\n\n\n\n#"),
    "other front matter": lambda text: text.replace("review_due: 2027", "review_due: 2028"),
    "notes among editors": lambda text: by_block(text, lambda block, _: block.text + " <!-- ask again -->"),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("how", COSMETIC)
def test_what_says_nothing_makes_nothing_stale(name: str, how: str) -> None:
    en, zh = PAIRS[name]
    entries = memory(name)
    assert stale(states(COSMETIC[how](en), zh, entries)) == []
    assert stale(states(en, COSMETIC[how](zh), entries)) == []


def sections(text: str) -> list[str]:
    return re.split(r"(?m)^(?=## )", text)


@pytest.mark.parametrize("name", PAGES)
def test_sections_in_another_order_make_nothing_stale(name: str) -> None:
    en, zh = (sections(text) for text in PAIRS[name])
    turned = ["".join([parts[0], *(part.rstrip() + "\n\n" for part in parts[:0:-1])]) for parts in (en, zh)]
    assert stale(states(turned[0], turned[1], memory(name))) == []
    assert stale(states(turned[0], PAIRS[name][1], memory(name))) == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", PAGES)
def test_one_number_that_changed_makes_one_pair_stale(name: str, language: str) -> None:
    texts = dict(zip(("en", "zh"), PAIRS[name], strict=True))
    before = texts[language]
    texts[language] = change_a_number(before, random.Random(name))
    found = stale(states(texts["en"], texts["zh"], memory(name)))
    assert [line.split()[0] for line in found] == (
        [f"{language}-changed"] if texts[language] != before else []
    )


# How the work grows.


def long_page(paragraphs: int, language: str, anew: bool) -> str:
    ask = {"en": "Ask about thing {} at once, or wait {} days.", "zh": "马上询问第 {} 件事，或等 {} 天。"}[
        language
    ]
    other = {"en": "Nobody {} expects that {} to happen twice.", "zh": "没有人 {} 认为 {} 会发生两次。"}[
        language
    ]
    return "".join(
        f"## {n} {{#n{n}}}\n\n" if n % 10 == 0 else (other if anew else ask).format(n, n % 7) + "\n\n"
        for n in range(paragraphs)
    )


def seconds(paragraphs: int, anew: bool) -> float:
    en, zh = (long_page(paragraphs, language, False) for language in ("en", "zh"))
    entries = approved(en, zh)
    now = replace(pair(en, zh), en=page(long_page(paragraphs, "en", anew), "en"))
    essence.cache_clear()
    best = []
    for _ in range(2):
        start = time.process_time()
        page_state(now, entries, general())
        best.append(time.process_time() - start)
    return min(best)


@pytest.mark.parametrize("anew", [False, True], ids=["as it was", "written anew"])
def test_time_grows_with_the_page(anew: bool) -> None:
    seconds(20, anew)
    # A square would be a hundred times; caches and the sweeping of memory cost something too.
    assert seconds(1000, anew) < 30 * max(seconds(100, anew), 0.025)
