from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, PairFacts, Spot
from duizhao.library.pages import Library, PagePair
from duizhao.library.terms.renderings import is_specific
from duizhao.library.terms.term_base import Term, TermBase, TermUse
from duizhao.text.markdown.blocks import Block
from duizhao.text.reading import read

NOT_TEXT = ("code", "html", "snippet")
# One name is the custom where it is used this many times as often as another.
MOSTLY = 3
# Names of this length that differ in one character are spellings of one name.
SPELLING = 3


@dataclass(frozen=True, slots=True)
class _Rendering:
    """An English name and the one Chinese name that blocks of a page pair have for it: how many blocks, and where in the
    first of them (block number, start and end in characters)."""

    pair: PagePair
    english: str
    chinese: str
    blocks: int
    en: tuple[int, int, int]
    zh: tuple[int, int, int]


def facts(_pair: PagePair, blocks: tuple[BlockPair, ...], knowledge: Knowledge) -> PairFacts:
    """The renderings of a page pair by the id of their term, each as a list of the fields of `_Rendering`."""
    if not _may_differ(knowledge):
        return {}
    found: dict[tuple[str, str, str], list[Any]] = {}
    for en, zh, english, chinese in _in_blocks(blocks, knowledge.terms):
        name = (english.term.id, english.name.lower(), chinese.name)
        if name in found:
            found[name][2] += 1
        else:
            found[name] = [english.name, chinese.name, 1, _place(en, english), _place(zh, chinese)]
    by_term: dict[str, list[Any]] = defaultdict(list)
    for (term, _english, _chinese), rendering in found.items():
        by_term[term].append(rendering)
    return by_term


def check(
    library: Library, facts: Mapping[str, PairFacts], knowledge: Knowledge
) -> Iterator[tuple[PagePair, Fault]]:
    if not _may_differ(knowledge):
        return
    terms = {term.id: term for term in knowledge.terms.terms}
    by_name: dict[tuple[str, str], list[_Rendering]] = defaultdict(list)
    for pair in library.pairs:
        for term, renderings in facts.get(pair.key, {}).items():
            for english, chinese, many, en, zh in renderings:
                by_name[term, english.lower()].append(_Rendering(pair, english, chinese, many, en, zh))
    for (term, _name), found in by_name.items():
        yield from _faults(terms[term], found)


def _may_differ(knowledge: Knowledge) -> bool:
    return any(len(term.zh) > 1 for term in knowledge.terms.terms)


def _in_blocks(
    pairs: tuple[BlockPair, ...], terms: TermBase
) -> Iterator[tuple[Block, Block, TermUse, TermUse]]:
    for blocks in pairs:
        en, zh = blocks.en, blocks.zh
        if en is None or zh is None or en.kind in NOT_TEXT or zh.kind in NOT_TEXT:
            continue
        chinese = _by_term(terms.uses(read(zh.text).prose, "zh"))
        for uses in _by_term(terms.uses(read(en.text).prose, "en")).values():
            names = chinese.get(uses[0].term.id, [])
            # With two names in one block nobody can tell which renders which.
            if len({use.name for use in names}) == 1 and is_specific(uses[0], "en"):
                yield en, zh, uses[0], names[0]


def _by_term(uses: list[TermUse]) -> dict[str, list[TermUse]]:
    found: dict[str, list[TermUse]] = defaultdict(list)
    for use in uses:
        found[use.term.id].append(use)
    return found


def _place(block: Block, use: TermUse) -> tuple[int, int, int]:
    start, end = read(block.text).source_span(use.start, use.end)
    return block.number, start, end


def _faults(term: Term, renderings: list[_Rendering]) -> Iterator[tuple[PagePair, Fault]]:
    """The first place of every name that is seldom used for what is mostly called otherwise."""
    places: dict[str, list[_Rendering]] = defaultdict(list)
    for rendering in renderings:
        places[rendering.chinese].append(rendering)
    uses = {name: sum(one.blocks for one in found) for name, found in places.items()}
    usual = max(places, key=lambda name: (uses[name], -_rank(term, name)))
    for name, found in places.items():
        if name == usual or _is_same_name(name, usual):
            continue
        if uses[usual] >= MOSTLY * uses[name]:
            yield found[0].pair, _fault(found[0], usual, uses[usual])


def _is_same_name(one: str, two: str) -> bool:
    """True for forms of one name that a sentence asks for: 解离 and 解离症状, 获批 and 批准; an abbreviation
    and its name. 禁忌证 and 禁忌症 are two spellings."""
    if one in two or two in one or one.isascii() != two.isascii():
        return True
    if len(one) == len(two) >= SPELLING and sum(a != b for a, b in zip(one, two, strict=True)) == 1:
        return False
    return len(set(one) & set(two)) * 2 >= min(len(one), len(two))


def _rank(term: Term, name: str) -> int:
    return term.zh.index(name) if name in term.zh else len(term.zh)


def _fault(rendering: _Rendering, usual: str, count: int) -> Fault:
    pair, english, chinese = rendering.pair, rendering.english, rendering.chinese
    assert pair.en and pair.zh
    (number, *en), (number_zh, *zh) = rendering.en, rendering.zh
    return Fault(
        "zh",
        Spot(pair.zh.blocks[number_zh], *zh),
        Spot(pair.en.blocks[number], *en),
        Bilingual(
            f"“{english}” is “{chinese}” here and “{usual}” in {count} other places.",
            f"“{english}”在这里译作“{chinese}”，另有 {count} 处译作“{usual}”。",
        ),
    )


ATTACK = Term(id="attack", en=("heart attack",), zh=("心肌梗死", "心脏病发作"))
_EN = "A heart attack is an illness.\n\n"
_ZH = "心肌梗死是一种疾病。\n\n"
rule = LibraryRule(
    severity="advice",
    guards=Bilingual(
        "An English term has the same Chinese name all over the library.",
        "同一个英文术语在全部页面中译名一致。",
    ),
    why=Bilingual(
        "Two names for one thing look like two things.", "同一事物用两个名称，读者会以为是两种事物。"
    ),
    fix=Bilingual("Write the name that the other pages have.", "请改用其他页面的译名。"),
    example=Example(
        broken_en=_EN * 4,
        broken_zh=_ZH * 3 + "心脏病发作是一种疾病。\n",
        repaired_en=_EN * 4,
        repaired_zh=_ZH * 4,
        terms=TermBase((ATTACK,)),
    ),
    check=check,
    facts=facts,
)
