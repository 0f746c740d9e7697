"""What a layout is called, how sure that is, and why: the values that all files of this folder make."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual, Language
from duizhao.normalise.piece import Piece
from duizhao.text.language.main_language import main_language

LAYOUT_NAMES = {
    "alternating-paragraphs": Bilingual("alternating paragraphs", "逐段交替"),
    "alternating-lines": Bilingual("alternating lines in a paragraph", "段内逐行交替"),
    "two-language-lines": Bilingual("both languages in one line", "一行两种语言"),
    "bilingual-headings": Bilingual("bilingual headings", "双语标题"),
    "bilingual-items": Bilingual("bilingual list items", "双语列表项"),
    "side-by-side-table": Bilingual("side-by-side table", "左右对照表格"),
    "halves": Bilingual("one language after the other", "前后两半"),
    "sections": Bilingual("sections in turn", "分节交替"),
    "labelled": Bilingual("language labels", "语言标签"),
    "conflict-halves": Bilingual("two sides of a merge conflict", "合并冲突的两侧"),
    "left-over": Bilingual("left over in the other language", "残留另一种语言"),
    "switched-sentences": Bilingual("words of the other language in sentences", "句中夹用另一种语言"),
    "one-language": Bilingual("one language only", "只有一种语言"),
}
# These kinds are no prose: no layout is judged by them.
NO_PROSE = frozenset({"code", "boilerplate", "label"})


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout of a text. `name` is a key of LAYOUT_NAMES, `confidence` from 0 to 1, `why` what tells of it, `covers`
    the share of the prose that it explains."""

    name: str
    confidence: float
    why: Bilingual
    covers: float = 1.0

    @property
    def said(self) -> Bilingual:
        """The name of the layout, for a person, in both languages."""
        return LAYOUT_NAMES[self.name]


@dataclass(frozen=True, slots=True)
class Prose:
    """A piece that holds words: its index among the pieces, its main language, and how much it weighs (English counts
    a third of its letters, so that a sentence and its translation weigh about the same)."""

    index: int
    piece: Piece
    language: Language
    weight: float


def prose(pieces: Sequence[Piece]) -> tuple[Prose, ...]:
    """The pieces that a layout is judged by, in order."""
    found = []
    for index, piece in enumerate(pieces):
        if piece.kind in NO_PROSE or (language := main_language(piece.text)) is None:
            continue
        found.append(Prose(index, piece, language, len(piece.text) / (3 if language == "en" else 1)))
    return tuple(found)


def covered(found: Sequence[Prose], starts: Collection[int]) -> float:
    """The share of the prose that the pieces with these starts hold."""
    total = sum(one.weight for one in found) or 1.0
    return sum(one.weight for one in found if one.piece.start in starts) / total


def shares(found: Sequence[Prose]) -> dict[Language, float]:
    """The share of each language in the weight of all prose; both 0 where there is none."""
    total = sum(one.weight for one in found) or 1.0
    english = sum(one.weight for one in found if one.language == "en")
    return {"en": english / total, "zh": (sum(one.weight for one in found) - english) / total}


def say_layouts(layouts: Sequence[Layout]) -> Bilingual:
    """The layouts in one line, the one that covers most first: `language labels (4 labels) + bilingual headings`."""
    return Bilingual(
        " + ".join(f"{one.said.en} ({one.why.en})" for one in layouts),
        " + ".join(f"{one.said.zh}（{one.why.zh}）" for one in layouts),
    )
