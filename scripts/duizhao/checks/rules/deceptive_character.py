from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGES, Bilingual
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge, Spot
from duizhao.text.language.deceptive_characters import Deceit, Deceptive, deceptive, name_of


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    for language in LANGUAGES:
        block, there = (pair.en, pair.zh) if language == "en" else (pair.zh, pair.en)
        if block is None:
            continue
        # As it is written: a reading leaves out what nobody sees, which is the very fault.
        for one in deceptive(block.text):
            # Code may be about such letters; what turns its lines round has no business there.
            if block.kind == "code" and one.deceit == "lookalike":
                continue
            yield Fault(
                language,
                Spot(block, one.start, one.end),
                Spot(there) if there else None,
                _message(one),
                FIXES[one.deceit],
            )


def _message(one: Deceptive) -> Bilingual:
    names = list(dict.fromkeys(name_of(character) for character in one.characters))
    listed = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    if one.deceit == "turned":
        return Bilingual(
            f"{listed} turns the direction of the text behind it: a reader sees other words than those that stand here.",
            f"{listed} 会改变其后文字的显示方向，读者看到的与实际文字不同。",
        )
    if one.deceit == "tag":
        hidden = "".join(chr(ord(character) - TAG_OFFSET) for character in one.characters).strip()
        return Bilingual(
            f"Letters that nobody sees stand here; they say “{hidden}” to a machine ({listed}).",
            f"这里有读者看不见的字符，机器会读成“{hidden}”（{listed}）。",
        )
    if one.deceit == "unseen":
        return Bilingual(
            f"{listed} stands inside a word or a number, where nobody sees it.",
            f"单词或数字中间有看不见的字符：{listed}。",
        )
    return Bilingual(
        f"This looks like “{one.looks_like}” and is not: {listed}.",
        f"看起来是“{one.looks_like}”，其实不是：{listed}。",
    )


# How many characters a message names.
MOST_NAMED = 4
# Between a letter of ASCII and the unseen one that stands for it.
TAG_OFFSET = 0xE0000
TAKE_OUT = Bilingual(
    "Take the character out: delete the words, and type them again.", "请删除该字符：删去这几个字后重新输入。"
)
FIXES: dict[Deceit, Bilingual] = {
    "turned": TAKE_OUT,
    "tag": TAKE_OUT,
    "unseen": TAKE_OUT,
    "lookalike": Bilingual("Type the word again, with Latin letters.", "请用拉丁字母重新输入这个词。"),
}
rule = BlockRule(
    guards=Bilingual(
        "What stands on a page is what a reader sees: no sign turns the text round, none is unseen, no letter poses as another.",
        "页面上的文字就是读者看到的文字：没有改变方向的字符，没有看不见的字符，也没有冒充其他字母的字符。",
    ),
    why=Bilingual(
        "A dose can be shown turned round, and a unit can be written with letters that no search and no check takes for it.",
        "剂量可能被倒着显示；单位若混入外形相同的其他字母，搜索和检查都认不出来。",
    ),
    fix=Bilingual(
        "Delete the words and type them again on a keyboard; do not copy them.",
        "请删去这几个字，用键盘重新输入，不要复制粘贴。",
    ),
    example=Example(
        broken_en="Take 5 \u043cg once a day.\n",
        broken_zh="每天服用一次，每次 5 mg。\n",
        repaired_en="Take 5 mg once a day.\n",
        repaired_zh="每天服用一次，每次 5 mg。\n",
    ),
    check=check,
    alone=True,
)
