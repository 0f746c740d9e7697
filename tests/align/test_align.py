"""Which block answers which. A case is two pages, a block a line, and the pairs that are right."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.align.align import BlockPair, align_blocks
from duizhao.text.markdown.blocks import read_blocks
from duizhao.text.markdown.inline import plain

# English words | Chinese words, one pair a line; a side that is empty has no partner.
CASES = {
    "the same structure": (
        "# Title\n\n- nausea\n- headache\n",
        "# 标题\n\n- 恶心\n- 头痛\n",
        "Title|标题 nausea|恶心 headache|头痛",
    ),
    "a deleted item is found by its number": (
        "- 28 in 100\n- 20 in 100\n- 9 in 100\n",
        "- 每100人28人\n- 每100人9人\n",
        "28 in 100|每100人28人 20 in 100| 9 in 100|每100人9人",
    ),
    "a deleted item is found by its source": (
        "- one [S01](s.md#s01)\n- two [S02](s.md#s02)\n- three [S03](s.md#s03)\n",
        "- 乙 [S02](s.md#s02)\n- 丙 [S03](s.md#s03)\n",
        "one S01| two S02|乙 S02 three S03|丙 S03",
    ),
    "a deleted item is found by its name": (
        "- the FDA says so\n- the NICE guideline\n- the EMA label\n",
        "- FDA 这样说\n- EMA 说明书\n",
        "the FDA says so|FDA 这样说 the NICE guideline| the EMA label|EMA 说明书",
    ),
    "an added paragraph": (
        "Dose: 56 mg.\n\nRest at home.\n",
        "剂量：56 mg。\n\n剂量可以增加到 84 mg。\n\n在家休息。\n",
        "Dose: 56 mg.|剂量：56 mg。 |剂量可以增加到 84 mg。 Rest at home.|在家休息。",
    ),
    "sections meet at their anchors": (
        "## A {#a}\n\n56 mg\n\n84 mg\n\n## B {#b}\n\n28 mg\n",
        "## 甲 {#a}\n\n56 毫克\n\n## 乙 {#b}\n\n28 毫克\n\n84 毫克\n",
        "A|甲 56 mg|56 毫克 84 mg| B|乙 28 mg|28 毫克 |84 毫克",
    ),
    "headings pair with headings alone": (
        "## A\n\none\n",
        "一段\n\n## 甲\n",
        "|一段 A|甲 one|",
    ),
    "nothing on one side": ("one\n\ntwo\n", "", "one| two|"),
}  # fmt: skip


def words(pair: BlockPair) -> tuple[str, str]:
    return (plain(pair.en.text) if pair.en else "", plain(pair.zh.text) if pair.zh else "")


def pairs(en: str, zh: str) -> list[tuple[str, str]]:
    return [words(pair) for pair in align_blocks(read_blocks(en).blocks, read_blocks(zh).blocks)]


@pytest.mark.parametrize("name", CASES)
def test_pairs(name: str) -> None:
    en, zh, expected = CASES[name]
    assert " ".join("|".join(pair) for pair in pairs(en, zh)) == expected


def test_swapped_items_are_brought_together() -> None:
    """By position 28 would meet 20; number, source and words say that the items changed places."""
    found = pairs(
        "- Nausea: 28 people [S01](s.md#s01)\n- Headache: 20 people [S02](s.md#s02)\n",
        "- 头痛：20 人 [S02](s.md#s02)\n- 恶心：28 人 [S01](s.md#s01)\n",
    )
    assert found == [
        ("Nausea: 28 people S01", "恶心：28 人 S01"),
        ("Headache: 20 people S02", "头痛：20 人 S02"),
    ]


def test_a_list_below_a_table_whose_rows_were_moved_is_aligned() -> None:
    """What was moved leaves fewer pairings than there were: the list is looked for where it stands now."""
    en = (
        "| Name | Meaning | Since |\n|---|---|---|\n"
        "| waitTime | Milliseconds to wait before the form is checked | 5.9.0 |\n"
        "| stopFirst | Whether to stop at the first rule that fails, `parallel` runs all of them at once | 4.5.0 |\n\n"
        "- See [what goes before](https://example.org/before) for the long story.\n"
        "- See [what goes behind](https://example.org/behind).\n"
    )
    zh = (
        "| 名称 | 含义 | 版本 |\n|---|---|---|\n"
        "| stopFirst | 某条规则不通过时是否停止，设为 `parallel` 则同时校验全部规则 | 4.5.0 |\n"
        "| waitTime | 校验表单之前等待的毫秒数 | 5.9.0 |\n\n"
        "- 参见[后面的内容](https://example.org/behind)。\n"
    )
    last_words = [tuple(" ".join(text.split()[-1:]) for text in pair) for pair in pairs(en, zh)]
    assert last_words == [
        ("Since", "版本"),
        ("5.9.0", "5.9.0"),
        ("4.5.0", "4.5.0"),
        ("story.", ""),
        (".", "。"),
    ]


def test_two_doses_that_changed_places_are_not_brought_together() -> None:
    """Only the numbers moved: the words stayed, so that different-numbers must see both."""
    found = pairs("- Adults: 56 mg\n- Older people: 28 mg\n", "- 成人：28 mg\n- 老年人：56 mg\n")
    assert found == [("Adults: 56 mg", "成人：28 mg"), ("Older people: 28 mg", "老年人：56 mg")]


def test_one_thing_brings_two_lone_items_together() -> None:
    """Neither has a partner to lose."""
    found = pairs(
        "- Nausea.\n- See [a](a.md) and `x` and FDA.\n", "- 见 [a](a.md) 和 `x` 和 FDA。\n- 恶心。\n"
    )
    assert ("Nausea.", "恶心。") in found and len(found) == 2


def test_one_thing_takes_no_item_from_its_partner() -> None:
    """One word has moved, and nothing tells where the other item belongs."""
    found = pairs("- Nausea may come.\n- The other thing.\n", "- 另一件事。\n- 可能恶心。\n")
    assert found == [("Nausea may come.", "另一件事。"), ("The other thing.", "可能恶心。")]


def test_a_changed_number_keeps_its_partner() -> None:
    found = pairs(
        "- Nausea: 28 of 100\n- Headache: 20 of 100\n", "- 恶心：每 100 人 28 人\n- 头痛：每 100 人 12 人\n"
    )
    assert all(en and zh for en, zh in found)


def test_sections_in_another_order_are_one() -> None:
    found = pairs("## A {#a}\n\none\n\n## B {#b}\n\ntwo\n", "## 乙 {#b}\n\n二\n\n## 甲 {#a}\n\n一\n")
    assert sorted(en for en, _zh in found if en) == ["A", "B", "one", "two"]


def test_before_is_the_last_block_that_both_have() -> None:
    blocks = align_blocks(
        read_blocks("one 1\n\ntwo 2\n\nthree 3\n").blocks, read_blocks("一 1\n\n三 3\n").blocks
    )
    (alone,) = [pair for pair in blocks if pair.zh is None]
    assert [block and block.text for block in alone.before] == ["one 1", "一 1"]


def test_long_pages_are_aligned_in_time() -> None:
    en = read_blocks("".join(f"- item number {row}\n" for row in range(3000))).blocks
    zh = read_blocks("".join(f"- 第 {row} 项内容\n" for row in range(3000) if row != 1500)).blocks
    started = time.process_time()
    found = align_blocks(en, zh)
    assert time.process_time() - started < 15
    assert [pair.en.text for pair in found if pair.en and not pair.zh] == ["item number 1500"]


LINE = st.sampled_from(
    ["# A {#a}", "## B {#b}", "## C", "- nausea 28", "- headache", "    - nested", "Text with 5 mg.",
     "> quote", '!!! note "Box"', "    body", "", "| a | 1 |", "|---|---|", "1. step", "```",
     "[S01](s.md#s01)", '--8<-- "x"']
)  # fmt: skip
PAGE = st.lists(LINE, max_size=14).map("\n".join)


@given(PAGE)
def test_a_page_and_its_copy_are_aligned_one_to_one(page: str) -> None:
    blocks = read_blocks(page).blocks
    assert [(pair.en, pair.zh) for pair in align_blocks(blocks, blocks)] == [
        (block, block) for block in blocks
    ]


@given(PAGE, PAGE)
def test_every_block_stands_in_one_pair(en: str, zh: str) -> None:
    """The English ones in their order; a block that was joined out of paragraphs holds their words."""
    blocks_en, blocks_zh = read_blocks(en).blocks, read_blocks(zh).blocks
    found = align_blocks(blocks_en, blocks_zh)
    lines = [line for pair in found if pair.en for line in pair.en.text.split("\n") if line]
    assert lines == [line for block in blocks_en for line in block.text.split("\n") if line]
    lines = sorted(line for pair in found if pair.zh for line in pair.zh.text.split("\n") if line)
    assert lines == sorted(line for block in blocks_zh for line in block.text.split("\n") if line)
    assert all(pair.en or pair.zh for pair in found)


@pytest.mark.parametrize(
    ("few", "many"),
    [
        ("# One\n\n## Two\n", "# 一\n\n" + "".join(f"## 节 {n}\n\n文字。\n\n" for n in range(200))),
        ("First.\n\nSecond.\n\n- third\n", "".join(f"第 {n} 段。\n\n" for n in range(15_000))),
    ],
    ids=["headings", "paragraphs"],
)
def test_a_page_far_longer_than_its_twin_is_aligned(few: str, many: str) -> None:
    for en, zh in ((few, many), (many, few)):
        blocks = {"en": read_blocks(en).blocks, "zh": read_blocks(zh).blocks}
        pairs = align_blocks(blocks["en"], blocks["zh"])
        for side, own in blocks.items():
            told = [one for pair in pairs if (one := getattr(pair, side))]
            # Paragraphs may be joined into one, but the first and the last block are there, and no words are lost.
            assert told[0].text.startswith(own[0].text)
            assert told[-1].text.endswith(own[-1].text)
            assert sum(len(one.text) for one in told) >= sum(len(one.text) for one in own)
