"""The texts that need a translation: blocks whose other side is stale or missing."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.base.bilingual import Language, other
from duizhao.memory.states import BlockState, PageState

# What a translation does not change.
AS_IT_IS = frozenset({"code", "html", "snippet"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text in the language `lead` that the other language should say."""

    page: PageState
    state: BlockState
    lead: Language

    @property
    def to(self) -> Language:
        """The language that is stale or lacks the block."""
        return other(self.lead)

    @property
    def text(self) -> str:
        """The text that has to be translated into the other language."""
        return self.state.side(self.lead).text

    @property
    def id(self) -> str:
        """A short name that stays the same as long as the page, the heading and both texts do."""
        named = "\0".join(
            (self.page.key, self.state.section, self.lead, self.text, self.state.side(self.to).text)
        )
        return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def wanted(page: PageState) -> Iterator[Wanted]:
    """What is wanted on a page, safety blocks first. Where both sides changed, or nobody has approved the pair, only a
    person can say which side leads: those are left out."""
    for state in page.waiting:
        lead: Language | None = None
        if state.state in ("en-changed", "missing-zh"):
            lead = "en"
        elif state.state in ("zh-changed", "missing-en"):
            lead = "zh"
        if lead and state.first.kind not in AS_IT_IS:
            yield Wanted(page, state, lead)
