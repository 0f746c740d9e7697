"""The state of every block pair of a page: what was approved, held against the two pages as they are.

| state | what happened |
|---|---|
| approved | both sides are as they were approved |
| minor | only spacing, punctuation, emphasis, the address of a link or the level of a heading changed |
| moved | as approved, but it stands elsewhere in one language |
| en-changed, zh-changed | one side says something else: the other is stale |
| both-changed | both say something else, and nobody has approved that |
| new | nobody has approved this pair |
| missing-en, missing-zh | one language has it, the other does not (any more) |
"""

from dataclasses import dataclass, field
from typing import Literal

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.library.approval_settings import LAST, ApprovalSettings, ApprovalStep
from duizhao.library.pages import PagePair
from duizhao.memory.entry import Entry
from duizhao.text.markdown.blocks import Block

State = Literal[
    "approved",
    "minor",
    "moved",
    "en-changed",
    "zh-changed",
    "both-changed",
    "new",
    "missing-en",
    "missing-zh",
]
# The order in which states are told: first what may mislead a reader.
STATES: tuple[State, ...] = (
    "en-changed",
    "zh-changed",
    "both-changed",
    "missing-en",
    "missing-zh",
    "new",
    "moved",
    "minor",
    "approved",
)
# Nobody has to do anything about these.
IN_STEP: frozenset[State] = frozenset({"approved", "minor", "moved"})
PARAGRAPHS = "\n\n"
Change = Literal["same", "minor", "changed", "gone", "none"]


@dataclass(frozen=True, slots=True)
class PairSide:
    """One language of a pair: the text that was approved (empty where none was) and its blocks now (none where it is
    gone or was never there). `change` is what became of it; `none` where nothing was approved. `note` says what changed
    beside the text: the type of the box, the heading it stands below."""

    approved: str = ""
    blocks: tuple[Block, ...] = ()
    change: Change = "none"
    note: Bilingual | None = None

    @property
    def text(self) -> str:
        """The text as it is now; several blocks with an empty line between them."""
        return PARAGRAPHS.join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class BlockState:
    """One block pair of a page and its state. `number` is its place among those of its page, from 0, and `entry_number`
    the place of `entry` among the approved pairs of the page, both None where there is none yet. `before` is, for a pair that one side lacks, the last block of that side
    above the place where it belongs; None at the top of the page. `apart` says that one side was moved below another
    heading or lead-in. `step` is how far the texts of the pair have come as they are now."""

    state: State
    en: PairSide
    zh: PairSide
    entry: Entry | None = None
    safety: bool = False
    before: Block | None = None
    apart: bool = False
    number: int | None = None
    entry_number: int | None = None
    step: ApprovalStep = "draft"

    @property
    def waits(self) -> bool:
        """True where a person has to do something: about a text, or the next step."""
        return self.state not in IN_STEP or self.step != LAST

    @property
    def is_on_its_way(self) -> bool:
        """True where nothing changed since the last step was taken, and another one is asked for."""
        return self.state in IN_STEP and self.step != LAST

    def side(self, language: Language) -> PairSide:
        """Give the side in `language`, one of the two."""
        return self.en if language == "en" else self.zh

    @property
    def first(self) -> Block:
        """The block that the pair is known by: the English one where there is one."""
        return (self.en.blocks or self.zh.blocks)[0]

    @property
    def section(self) -> str:
        """The heading that the pair stands below; a heading stands below itself."""
        block = self.first
        return (block.anchor or block.text) if block.kind == "heading" else block.section

    @property
    def stale(self) -> tuple[Language, ...]:
        """The languages whose reader may be misled: the text they read may be outdated, or is not there."""
        match self.state:
            case "en-changed":
                return ("zh",)
            case "zh-changed":
                return ("en",)
            case "both-changed":
                return LANGUAGES
            case "missing-en" | "missing-zh":
                lacking: Language = "en" if self.state == "missing-en" else "zh"
                # What one language deleted, the other still says.
                return (other(lacking),) if self.side(lacking).change == "gone" else (lacking,)
            case _:
                return ()


@dataclass(frozen=True, slots=True)
class PageState:
    """The block pairs of a page in reading order, and the approved pairs that neither side has any more. `policy` says
    which steps are asked for."""

    key: str
    pair: PagePair
    blocks: tuple[BlockState, ...]
    dropped: tuple[Entry, ...] = ()
    policy: ApprovalSettings = field(default_factory=ApprovalSettings)

    @property
    def waiting(self) -> tuple[BlockState, ...]:
        """Those that wait for a person, safety blocks first."""
        found = [block for block in self.blocks if block.waits]
        return tuple(sorted(found, key=lambda block: not block.safety))


def approved_parts(text: str, kind: str) -> tuple[str, ...]:
    """The texts of the blocks of one side of an approved pair."""
    return tuple(text.split(PARAGRAPHS)) if kind not in ("code", "html", "snippet") else (text,)
