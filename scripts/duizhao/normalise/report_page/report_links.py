"""What the report links to, and in which language it speaks."""

from collections.abc import Callable
from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual, Language
from duizhao.normalise.piece import Piece
from duizhao.normalise.report_words import LINE, NEAREST, piece_id
from duizhao.text.html.element import Html, element, together

# The address of a topic's draft in a language, as seen from the report; None where there is none.
Address = Callable[[str, Language], str | None]
# Stands for a link while a sentence is put together.
MARK = "\x01"


@dataclass(frozen=True, slots=True)
class ReportContext:
    """The language of the report, the addresses of the drafts, and that of the source."""

    language: Language
    address: Address
    source: str

    def say(self, text: Bilingual, **values: object) -> str:
        """`text` in the language of the report, with `values` in its places."""
        said = text.say(self.language)
        return said.format(**values) if values else said


def line_link(piece: Piece, teller: ReportContext) -> Html:
    """A link to a piece in the report."""
    return element("a", teller.say(LINE, number=piece.line), href=f"#{piece_id(piece)}")


def nearest_told(nearest: Piece, confidence: float, teller: ReportContext) -> Html:
    """The candidate that was refused, with a link to it."""
    before, after = teller.say(NEAREST, where=MARK, confidence=confidence).split(MARK)
    return together(before, line_link(nearest, teller), after)
