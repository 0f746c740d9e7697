"""A spot of a page, and what is put there: a notice for the reader, an anchor that the other language links to."""

from dataclasses import dataclass
from typing import Literal

from duizhao.base.bilingual import Language
from duizhao.text.markdown.blocks import Block, Kind

Reason = Literal["other-changed", "both-changed", "gone", "lacking"]
Place = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Notice:
    """What the reader of a page in `language` is told about a block of `kind`.

    `other-changed`: the other language says something else now. `both-changed`: so does this one, and nobody has
    compared them. `gone`: the other language deleted it. `lacking`: the other language has it, this page does not;
    `count` says how many blocks. `leads_to` is the anchor in the other language's page. `current` is, for a safety
    block, what the other language says now. `about` is how the block begins, for a notice that cannot stand at it.
    """

    reason: Reason
    language: Language
    kind: Kind
    leads_to: str
    count: int = 1
    safety: bool = False
    current: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class NoticeMark:
    """What is put at the start or the end of `block`, or at the top of the page where there is no block.

    `anchor` is an id for the spot, empty where it needs none. A mark has an anchor, a notice, or both.
    """

    block: Block | None
    place: Place
    anchor: str = ""
    notice: Notice | None = None

    @property
    def name(self) -> str:
        """What tells the mark from every other mark of a library's language: letters and digits."""
        anchor = self.anchor or (self.notice.leads_to if self.notice else "")
        return anchor.replace("-", "z") + ("a" if self.notice is None else "n")
