from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.align.align import align_blocks
from duizhao.base.bilingual import Bilingual
from duizhao.checks.rule import Example, Fault, Knowledge, LibraryRule, Spot
from duizhao.library.pages import Library, PagePair
from duizhao.library.terms.renderings import is_specific
from duizhao.library.terms.term_base import Term, TermBase, TermUse
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.inline import prose

NOT_TEXT = ("code", "html", "snippet")
# One name is the custom where it is used this many times as often as another.
MOSTLY = 3
# Names of this length that differ in one character are spellings of one name.
SPELLING = 3


@dataclass(frozen=True, slots=True)
class _Rendering:
    """An English term and the one Chinese name that its block has for it."""

    pair: PagePair
    en: Block
    zh: Block
    english: TermUse
    chinese: TermUse


def check(library: Library, knowledge: Knowledge) -> Iterator[tuple[PagePair, Fault]]:
    if not any(len(term.zh) > 1 for term in knowledge.terms.terms):
        return
    by_name: dict[tuple[str, str], list[_Rendering]] = defaultdict(list)
    for rendering in _renderings(library, knowledge.terms):
        by_name[rendering.english.term.id, rendering.english.name.lower()].append(rendering)
    for renderings in by_name.values():
        yield from _faults(renderings)


def _renderings(library: Library, terms: TermBase) -> Iterator[_Rendering]:
    for pair in library.pairs:
        if pair.en is None or pair.zh is None:
            continue
        for blocks in align_blocks(pair.en.blocks, pair.zh.blocks):
            en, zh = blocks.en, blocks.zh
            if en is None or zh is None or en.kind in NOT_TEXT or zh.kind in NOT_TEXT:
                continue
            chinese = _by_term(terms.uses(prose(zh.text), "zh"))
            for uses in _by_term(terms.uses(prose(en.text), "en")).values():
                names = chinese.get(uses[0].term.id, [])
                # With two names in one block nobody can tell which renders which.
                if len({use.name for use in names}) == 1 and is_specific(uses[0], "en"):
                    yield _Rendering(pair, en, zh, uses[0], names[0])


def _by_term(uses: list[TermUse]) -> dict[str, list[TermUse]]:
    found: dict[str, list[TermUse]] = defaultdict(list)
    for use in uses:
        found[use.term.id].append(use)
    return found


def _faults(renderings: list[_Rendering]) -> Iterator[tuple[PagePair, Fault]]:
    """The first place of every name that is seldom used for what is mostly called otherwise."""
    places: dict[str, list[_Rendering]] = defaultdict(list)
    for rendering in renderings:
        places[rendering.chinese.name].append(rendering)
    usual = max(places, key=lambda name: (len(places[name]), -_rank(renderings[0].english.term, name)))
    for name, found in places.items():
        if name == usual or _is_same_name(name, usual):
            continue
        if len(places[usual]) >= MOSTLY * len(found):
            yield found[0].pair, _fault(found[0], usual, len(places[usual]))


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
    english, chinese = rendering.english, rendering.chinese
    return Fault(
        "zh",
        Spot(rendering.zh, chinese.start, chinese.end),
        Spot(rendering.en, english.start, english.end),
        Bilingual(
            f"“{english.name}” is “{chinese.name}” here and “{usual}” in {count} other places.",
            f"“{english.name}”在这里译作“{chinese.name}”，另有 {count} 处译作“{usual}”。",
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
)
