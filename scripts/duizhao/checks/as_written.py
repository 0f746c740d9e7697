"""What is told to a person, in the characters that the page is written in: rules quote what they compare."""

import re
from dataclasses import replace

from duizhao.base.bilingual import Bilingual
from duizhao.checks.rule import Fault
from duizhao.library.pages import Page
from duizhao.library.terms.term_base import TermBase

QUOTED = re.compile("(?<=“)[^“”]+(?=”)")


def as_written(fault: Fault, zh: Page | None, terms: TermBase) -> Fault:
    """The fault whose message quotes the Chinese page `zh` and the names of `terms` as they are written; the same fault where
    they are compared as they stand."""
    spots = [spot for spot in (fault.at, fault.compare) if spot]
    # At the spot itself first: 发 may be written in two ways in one page.
    places = [(spot.block, spot.start) for spot in spots]
    places += [(spot.block, 0) for spot in spots]
    places += [(block, 0) for block in (zh.blocks if zh and zh.is_compared else ())]
    changed = [(block, start) for block, start in places if block.written is not None]

    def written(words: re.Match[str]) -> str:
        for block, start in changed:
            if (at := block.text.find(words[0], start)) >= 0:
                return block.as_written[at : at + len(words[0])]
        return terms.written.get(words[0], words[0])

    def told(said: Bilingual) -> Bilingual:
        return Bilingual(QUOTED.sub(written, said.en), QUOTED.sub(written, said.zh))

    if not changed and not terms.written:
        return fault
    return replace(fault, message=told(fault.message), fix=fault.fix and told(fault.fix))
