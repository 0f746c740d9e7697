"""An entry of the memory: one pair that a person approved."""

from dataclasses import dataclass

from duizhao.base.bilingual import LANGUAGES, Language
from duizhao.library.approval_settings import LAST, ApprovalStep

# Between the names of a heading in both languages, where they are not the same anchor.
BOTH = " | "


@dataclass(frozen=True, slots=True)
class Signature:
    """A step that a person took with a pair: who, when, in which role, and with which qualification. `more` is what
    somebody wrote behind that by hand."""

    by: str
    on: str
    step: ApprovalStep = LAST
    role: str = ""
    qualification: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An English text and the Chinese text that says the same.

    `context` says where the pair is from: `page#heading`, or `page#heading | 标题`, for a page. Several blocks that one block of the other
    language answers have an empty line between them. `by` is the role or name of the person who approved it, `on` the
    day and time, `kind` the kind of block (`markdown.blocks.Kind`). `forms` are, in both languages, what the block is
    beside its text: the level of a heading (`2`), the type of the box that it begins (`warning`). `apart` says that a
    person approved the pair although its sides stand below different headings or lead-ins. `path` is the file it was
    read from.

    `step` is how far the pair has come; `by`, `on`, `role`, `qualification` and `more` are those of the person who took it
    there, `earlier` the signatures below that one. `draft` names the program that wrote the draft of the text; it is empty
    where no machine did.
    """

    en: str
    zh: str
    context: str = ""
    path: str = ""
    by: str = ""
    on: str = ""
    kind: str = ""
    forms: tuple[str, str] = ("", "")
    apart: bool = False
    step: ApprovalStep = LAST
    role: str = ""
    qualification: str = ""
    more: str = ""
    earlier: tuple[Signature, ...] = ()
    draft: str = ""

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Every step that a person took with the pair, the last one at the end."""
        last = Signature(self.by, self.on, self.step, self.role, self.qualification, self.more)
        return (*self.earlier, last)

    def signature(self, step: ApprovalStep) -> Signature | None:
        """The signature of one step; None where nobody took it."""
        return next((one for one in reversed(self.signatures) if one.step == step), None)

    def side(self, language: Language) -> str:
        """Give the text in `language`, one of the two."""
        return self.en if language == "en" else self.zh

    def form(self, language: Language) -> str:
        """What the block is beside its text, in `language`."""
        return self.forms[LANGUAGES.index(language)]

    @property
    def section(self) -> str:
        """The heading that the pair stands below: its English anchor, else its English text; empty above the first."""
        return self.section_in("en")

    def section_in(self, language: Language) -> str:
        """The heading that the pair stands below in `language`."""
        en, _, zh = self.context.partition("#")[2].partition(BOTH)
        return (zh or en) if language == "zh" else en
