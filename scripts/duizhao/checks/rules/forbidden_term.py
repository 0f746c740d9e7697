from collections.abc import Iterator

from duizhao.align.align import BlockPair
from duizhao.base.bilingual import Bilingual, Language, other
from duizhao.checks.rule import BlockRule, Example, Fault, Knowledge, Spot, seen
from duizhao.library.terms.term_base import Term, TermBase, TermUse
from duizhao.text.markdown.blocks import Block
from duizhao.text.reading import read


def check(pair: BlockPair, knowledge: Knowledge) -> Iterator[Fault]:
    terms = knowledge.terms
    sides: tuple[tuple[Language, Block | None, Block | None], ...] = (
        ("en", pair.en, pair.zh),
        ("zh", pair.zh, pair.en),
    )
    for language, here, there in sides:
        if here is None or here.kind in ("code", "html", "snippet"):
            continue
        for use in terms.faults(read(here.text).prose, language):
            if _is_fault(use, language, here, there, terms):
                yield _fault(use, language, here, there)


def _is_fault(use: TermUse, language: Language, here: Block, there: Block | None, terms: TermBase) -> bool:
    """A form that is only wrong as the rendering of its term counts where the other side has the term and
    this side has none of its right names."""
    uses = terms.uses(read(here.text).prose, language)
    rightful = {found.term.id for found in uses if (found.start, found.end) == (use.start, use.end)}
    if use.term.is_strict or use.name in use.term.zh_misspelt:
        return not rightful
    if there is None:
        return False
    meant = {found.term.id for found in terms.uses(read(there.text).prose, other(language))}
    said = {found.term.id for found in uses}
    return use.term.id in meant and use.term.id not in said and not rightful & meant


def _fault(use: TermUse, language: Language, here: Block, there: Block | None) -> Fault:
    right = use.term.names(language)[0]
    return Fault(
        language,
        seen(here, use.start, use.end),
        Spot(there) if there else None,
        Bilingual(
            f"Do not write “{use.name}”. The term base says “{right}”.",
            f"不要写“{use.name}”。术语表中的写法是“{right}”。",
        ),
        Bilingual(
            f"Write “{right}”, or, where another thing is meant, its own name. The names stand in terms.csv.",
            f"请改为“{right}”；如果指的是别的事物，请写它自己的名称。名称见 terms.csv。",
        ),
    )


rule = BlockRule(
    guards=Bilingual("No page uses a name that the term base forbids.", "页面不使用术语表中禁用的名称。"),
    why=Bilingual(
        "A wrong name for a medicine or an illness sends the reader to the wrong thing.",
        "药名或病名写错，会让读者理解成别的事物。",
    ),
    fix=Bilingual("Use a name that terms.csv allows.", "请使用 terms.csv 中允许的名称。"),
    example=Example(
        broken_en="Aspirin is a painkiller.\n",
        broken_zh="阿斯匹林是一种止痛药。\n",
        repaired_en="Aspirin is a painkiller.\n",
        repaired_zh="阿司匹林是一种止痛药。\n",
        terms=TermBase((Term(id="aspirin", en=("aspirin",), zh=("阿司匹林",), zh_misspelt=("阿斯匹林",)),)),
    ),
    check=check,
)
