"""A piece: the span of a source that is one block."""

from dataclasses import dataclass
from typing import Literal

from duizhao.base.bilingual import Bilingual, Language
from duizhao.normalise.edits import TextEdit
from duizhao.text.language.script import Label

Kind = Literal["title", "heading", "paragraph", "item", "step", "row", "code", "boilerplate", "label"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source with its language; offsets in characters."""

    start: int
    end: int
    language: Label


@dataclass(frozen=True, slots=True)
class Flag:
    """Wording that a person must judge: a claim, a wrong name. The program never rewrites it."""

    start: int
    end: int
    words: str
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Piece:
    """`source[start:end]` is one block. `text` is it after the repairs in `edits`, without list or heading mark.

    `line` is the line it starts on, from 1; `level` that of a heading (the title's is 1). `starts_anew` is True where
    the piece does not belong to the heading above it. `left_out` says why the reader of its document took it for none
    of the text, or why a decision leaves it out. `twin` is the start of the piece in the other language that the layout itself
    sets beside this one, `side` the language that the layout says it is in, where words alone do not tell: "| 5 mg |".
    `foreign` is the code of its language where that is neither of the two: it has no translation.
    """

    start: int
    end: int
    line: int
    kind: Kind
    level: int
    text: str
    language: Label = "none"
    edits: tuple[TextEdit, ...] = ()
    sentences: tuple[Span, ...] = ()
    flags: tuple[Flag, ...] = ()
    topic: str = ""
    starts_anew: bool = False
    left_out: Bilingual | None = None
    twin: int | None = None
    side: Language | None = None
    foreign: str = ""
