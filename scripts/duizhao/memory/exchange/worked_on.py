"""Whether a translation that came back was worked on, whatever its state says, and whether it holds what no page may."""

import re

from duizhao.base.bilingual import Bilingual
from duizhao.memory.exchange.page_units import TranslatablePair, unit_state
from duizhao.memory.exchange.translation_unit import Given

# Control characters. No page shows one, and most tools break on one.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
NOT_DONE = Bilingual("its translator marked it as not done", "译者标记为尚未完成")
UNCHANGED = Bilingual("it needs review, and nobody changed it", "需要审核，而文件中没有改动")
WORKED_ON = Bilingual(
    "its state still says that it has to be looked at, but its text is not the one that was exported",
    "文件中的状态仍为待处理，但译文与导出时不同",
)


def why_it_waits(given: Given, job: TranslatablePair | None) -> Bilingual | None:
    """Why a translation is not to be taken, although it may fit; None where it is.

    A tool may leave the state that the export wrote, whatever its user did: what is another text than the one that was
    exported was worked on.
    """
    if given.progress == "done":
        return None
    if given.progress == "untouched" and given.target.split() == given.source.split():
        return UNCHANGED
    if job is None:
        # The page says something else than when it was exported: whether this was worked on, nobody can say.
        return NOT_DONE if given.progress == "open" else None
    if given.target == job.names.target:
        return UNCHANGED if unit_state(job) == "review" else None
    was_so = given.progress == "untouched" or (given.progress == "review" and unit_state(job) == "review")
    return None if was_so else NOT_DONE


def is_left_as_source(given: Given, job: TranslatablePair | None) -> bool:
    """True where the source was exported in the place of a translation that has to be looked at, and nobody touched it."""
    return given.progress == "untouched" and job is not None and bool(job.target.blocks)


# What turns the order of the words around, and what nobody sees.
TURNS = re.compile("[\u200b\u202a-\u202e\u2066-\u2069]")


def new_control_character(given: Given, job: TranslatablePair) -> Bilingual | None:
    """What to say of a character that no page shows and neither text held before; None where there is none."""
    for match in (*UNSEEN.finditer(given.target), *TURNS.finditer(given.target)):
        if match.group() not in job.names.source + job.names.target:
            line = given.target.count("\n", 0, match.start()) + 1
            sign = f"U+{ord(match.group()):04X}"
            return Bilingual(
                f"line {line} of the translation holds the control character {sign}, which no page shows. Take it out",
                f"译文第 {line} 行含有页面上不显示的控制字符 {sign}。请删去",
            )
    return None
