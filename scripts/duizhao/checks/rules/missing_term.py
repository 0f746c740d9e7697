from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, Language, other
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge, Spot, seen
from duizhao.library.terms.renderings import is_rendered, is_specific
from duizhao.library.terms.term_base import Term, TermBase, TermUse
from duizhao.text.markdown.blocks import Block
from duizhao.text.reading import read

NOT_TEXT = ("code", "html", "snippet")


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    terms = knowledge.terms
    if not terms.terms or pair.en is None or pair.zh is None:
        return
    if pair.en.kind in NOT_TEXT or pair.zh.kind in NOT_TEXT:
        return
    missing = {
        "en": _unrendered(pair.en, "en", pair.zh, terms),
        "zh": _unrendered(pair.zh, "zh", pair.en, terms),
    }
    for use in missing["en"]:
        # Another term stands in its place: one fault, not two.
        instead = next((found for found in missing["zh"] if found.term.id != use.term.id), None)
        if instead is not None:
            missing["zh"].remove(instead)
        yield _fault(use, "en", pair.en, pair.zh, instead)
    for use in missing["zh"]:
        # English says 医务人员 in many ways. A term that is held to its names everywhere is a medicine or an
        # illness.
        if use.term.is_strict:
            yield _fault(use, "zh", pair.zh, pair.en, None)


def _unrendered(here: Block, language: Language, there: Block, terms: TermBase) -> list[TermUse]:
    """The terms of a block, each at its first spot, that the other block has in no way."""
    text = read(there.text).prose_and_foreign
    first: dict[str, TermUse] = {}
    for use in terms.uses(read(here.text).prose, language):
        if is_specific(use, language):
            first.setdefault(use.term.id, use)
    return [use for use in first.values() if not is_rendered(use.term, text, other(language), terms)]


def _fault(use: TermUse, language: Language, here: Block, there: Block, instead: TermUse | None) -> Fault:
    there_language = other(language)
    wanted = use.term.names(there_language)[0]
    compare = seen(there, instead.start, instead.end) if instead else Spot(there)
    return Fault(
        language,
        seen(here, use.start, use.end),
        compare,
        Bilingual(
            f"“{use.name}” is not rendered in the {LANGUAGE_NAMES[there_language]['en']} text.",
            f"{LANGUAGE_NAMES[there_language]['zh']}中没有与“{use.name}”对应的术语。",
        ),
        Bilingual(
            f"Write “{wanted}” there, or take the term out here. The names stand in terms.csv.",
            f"请在对应的文字中写“{wanted}”，或删去这里的术语。名称见 terms.csv。",
        ),
    )


PENICILLIN = Term(id="penicillin", en=("penicillin",), zh=("青霉素",))
rule = BlockRule(
    compares_words=True,
    guards=Bilingual(
        "A term of the term base that one language uses is rendered in the other.",
        "一种语言使用了术语表中的术语，另一种语言也要有对应的名称。",
    ),
    why=Bilingual(
        "Without the name of the medicine or illness, a reader does not know what the sentence is about.",
        "缺少药名或病名，读者就不知道这句话说的是什么。",
    ),
    fix=Bilingual(
        "Write the name that terms.csv gives, on the side that lacks it.",
        "请在缺少的一侧写上 terms.csv 中的名称。",
    ),
    example=Example(
        broken_en="Penicillin is an antibiotic.\n",
        broken_zh="这是一种抗生素。\n",
        repaired_en="Penicillin is an antibiotic.\n",
        repaired_zh="青霉素是一种抗生素。\n",
        terms=TermBase((PENICILLIN,)),
    ),
    check=check,
)
