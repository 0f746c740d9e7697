"""A ladder: what to do, the gravest first. Each rung says it in its heading, and below it when."""

from duizhao.base.bilingual import Language
from duizhao.library.pictures.picture import Picture
from duizhao.site.pictures.drawing import BODY, HEAD, Drawn, Style
from duizhao.site.pictures.kinds.kind import Look, headed_card
from duizhao.text.html.element import Html, together

BETWEEN = 14
RUNG = Look(16, 22, 10, Style(HEAD, bold=True), Style(BODY, bold=True), many=6)


def ladder(picture: Picture, language: Language, width: float) -> Drawn:
    """Draw `picture` as a ladder, rung by rung."""
    made: list[Html] = []
    top = 2.0
    for part in picture.parts:
        drawn = headed_card(part, language, width, top, RUNG)
        made.append(drawn.svg)
        top = drawn.bottom + BETWEEN
    return Drawn(together(*made), top - BETWEEN + 2)
