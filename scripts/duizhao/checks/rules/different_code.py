from collections import Counter
from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.compare_blocks.lacking_blocks import lacks
from duizhao.checks.compare_blocks.literals import literal_faults, unanswered_literals
from duizhao.checks.compare_blocks.numbers_in_code import unlike_numbers_in_code
from duizhao.checks.rule import Example, Fault, Knowledge, PageRule, Spot
from duizhao.library.pages import Page
from duizhao.text.language.code import code_lines, has_han, unlike_tails
from duizhao.text.markdown.blocks import Block

INLINE = Bilingual("code", "代码")


def check(_en: Page, _zh: Page, blocks: tuple[BlockPair, ...], _knowledge: Knowledge) -> Iterator[Fault]:
    for lack in lacks(blocks, "different-code"):
        yield lack.fault()
    for pair in blocks:
        if pair.en and pair.zh and pair.en.kind == "code" and pair.en.text != pair.zh.text:
            found = [*_difference(pair.en, pair.zh)]
            yield from found or _numbers(pair.en, pair.zh)
        elif pair.en and pair.zh:
            left = unanswered_literals(pair.en, pair.zh, "code", "key")
            yield from literal_faults(pair.en, pair.zh, left, INLINE)


def _difference(en: Block, zh: Block) -> Iterator[Fault]:
    lines_en, lines_zh = code_lines(en.text), code_lines(zh.text)
    only_en, only_zh = _only(lines_en, lines_zh), _only(lines_zh, lines_en)
    # A line with Chinese in it may be the translation of any one line.
    translated = [line for line in only_zh if has_han(line[1])]
    only_zh = [line for line in only_zh if not has_han(line[1])]
    only_en = [line for line in only_en if not has_han(line[1])]
    if "".join(text for _, text in only_en) == "".join(text for _, text in only_zh):
        # Wrapped in another way, or alike.
        for row_en, row_zh in unlike_tails(en.text, zh.text)[:1]:
            yield _unlike(_spot(en, row_en), _spot(zh, row_zh))
        return
    if only_zh or len(only_en) > len(translated):
        spot_zh = _spot(zh, only_zh[0][0]) if only_zh else Spot(zh)
        spot_en = _spot(en, only_en[0][0]) if only_en else Spot(en)
        yield _unlike(spot_en, spot_zh)


def _numbers(en: Block, zh: Block) -> Iterator[Fault]:
    for at_en, at_zh in unlike_numbers_in_code(en, zh):
        words_en, words_zh = (spot.block.text[spot.start : spot.end] for spot in (at_en, at_zh))
        yield Fault(
            "zh",
            at_zh,
            at_en,
            Bilingual(
                f"What is translated in the code says “{words_en}” in English and “{words_zh}” in Chinese.",
                f"代码中译出的文字不同：英文是“{words_en}”，中文是“{words_zh}”。",
            ),
        )


def _unlike(en: Spot, zh: Spot) -> Fault:
    return Fault(
        "zh",
        zh,
        en,
        Bilingual(
            "The code differs, not only in its comments.",
            "两边的代码不同，且不同之处不只是注释。",
        ),
    )


def _only(here: list[tuple[int, str]], there: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines of `here` that `there` lacks, each as often as it is lacking."""
    left = Counter(text for _, text in there)
    only = []
    for number, text in here:
        if left[text]:
            left[text] -= 1
        else:
            only.append((number, text))
    return only


def _spot(block: Block, row: int) -> Spot:
    """The words of line `row`, from 0, of a block."""
    lines = block.text.split("\n")
    start = sum(len(line) + 1 for line in lines[:row])
    line = lines[row]
    indent = len(line) - len(line.lstrip())
    return Spot(block, start + indent, start + len(line.rstrip()))


rule = PageRule(
    guards=Bilingual(
        "Code is the same in both languages; comments and quoted words are translated freely, with the same numbers.",
        "两种语言的代码一致；注释和引号中的文字可以翻译，其中的数字一致。",
    ),
    why=Bilingual(
        "A command or a setting that differs does something else for the readers of one language.",
        "命令或设置不同，其中一种语言的读者得到的结果就不同。",
    ),
    fix=Bilingual(
        "Copy the code from the page that is right; translate only its comments.",
        "请从正确的那一页复制代码，只翻译注释。",
    ),
    example=Example(
        broken_en="```sh\n# build the site\nmake site\n```\n",
        broken_zh="```sh\n# 生成网站\nmake sites\n```\n",
        repaired_en="```sh\n# build the site\nmake site\n```\n",
        repaired_zh="```sh\n# 生成网站\nmake site\n```\n",
    ),
    check=check,
)
