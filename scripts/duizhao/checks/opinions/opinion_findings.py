"""Findings of another program: always possible ones, where both quotations stand in a block pair that has both sides."""

from collections.abc import Iterable, Iterator, Sequence

from duizhao.align.align import BlockPair
from duizhao.align.alignments import Alignments
from duizhao.align.pairs_by_block import by_block
from duizhao.base.bilingual import Bilingual
from duizhao.checks.faults_of_pages import says_the_same
from duizhao.checks.finding import Finding
from duizhao.checks.opinions.ask_opinions import SecondOpinion
from duizhao.checks.opinions.opinion import Heard, Opinion
from duizhao.checks.opinions.opinion_trouble import SECOND_OPINION
from duizhao.checks.pair_findings import place
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge, Spot
from duizhao.checks.to_finding import to_finding
from duizhao.library.pages import PagePair
from duizhao.text.markdown.blocks import Block

# It finds nothing by itself: it only says what a finding of the other program looks like.
RULE = BlockRule(
    guards=SECOND_OPINION.guards,
    why=SECOND_OPINION.why,
    fix=SECOND_OPINION.fix,
    example=Example("", "", "", ""),
    check=lambda _pair, _knowledge: (),
    id=SECOND_OPINION.id,
)
# What a program is not asked about: nobody translates it.
AS_IT_IS = ("code", "html", "snippet")


def opinion_findings(
    pairs: Iterable[PagePair], alignments: Alignments, knowledge: Knowledge, opinion: SecondOpinion
) -> tuple[tuple[Finding, ...], int]:
    """What the program says of the block pairs of these pages, and how many of its answers were refused. Raises CannotRun where it
    cannot be asked."""
    whole = [pair for pair in pairs if pair.en and pair.zh and not (pair.en.fault or pair.zh.fault)]
    asked = [(pair, blocks, one) for pair in whole for blocks, one in _asked(pair, alignments)]
    said = opinion.of([_texts(one) for _pair, _blocks, one in asked])
    found = [
        to_finding(RULE, pair, fault, place, knowledge.safety, by_block(blocks))
        for (pair, blocks, one), heard in zip(asked, said, strict=True)
        for fault in faults_heard(one, heard)
    ]
    return tuple(found), sum(one.refused for one in said)


def faults_heard(pair: BlockPair, heard: Heard) -> Iterator[Fault]:
    """The faults that a program named in a block pair with both sides."""
    assert pair.en and pair.zh
    for opinion in heard.opinions:
        yield Fault(
            "zh",
            _spot(pair.zh, opinion.zh),
            _spot(pair.en, opinion.en),
            message_of(opinion),
            confidence="possible",
        )


def message_of(opinion: Opinion) -> Bilingual:
    """What is told of an opinion: the program's own words, in whichever language it has them."""
    return Bilingual(f"A second opinion says: “{opinion.says}”", f"另一个程序认为：“{opinion.says}”")


def refusal(refused: int, strays: int, command: str) -> Bilingual | None:
    """The one line that tells what of a program's answers was not taken; None where all of it was."""
    if not (refused or strays):
        return None
    parts = []
    if refused:
        parts.append(
            Bilingual(
                f"{refused} because a quotation does not stand in the texts or is missing",
                f"{refused} 条因引文不在文本中或缺失",
            )
        )
    if strays:
        parts.append(
            Bilingual(
                f"{strays} because the line answers nothing that was asked", f"{strays} 条因所答并非所问"
            )
        )
    en, zh = ", ".join(part.en for part in parts), "、".join(part.zh for part in parts)
    was = "was" if refused + strays == 1 else "were"
    return Bilingual(
        f"{command}: {refused + strays} of its answers {was} refused: {en}.",
        f"{command}：有 {refused + strays} 条回答未被采用：{zh}。",
    )


def _asked(pair: PagePair, alignments: Alignments) -> Iterator[tuple[Sequence[BlockPair], BlockPair]]:
    blocks = alignments.of(pair)
    for one in blocks:
        if one.en and one.zh and one.en.kind not in AS_IT_IS and not says_the_same(one):
            yield blocks, one


def _texts(pair: BlockPair) -> tuple[str, str]:
    assert pair.en and pair.zh
    return pair.en.as_written, pair.zh.as_written


def _spot(block: Block, quotation: str) -> Spot:
    start = block.as_written.find(quotation)
    return Spot(block, start, start + len(quotation))
