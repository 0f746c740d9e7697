"""A ladder: what to do, the gravest first. Each rung says it in its heading, and below it when."""

from duizhao.base.bilingual import Language
from duizhao.library.pictures.picture import Picture
from duizhao.site.pictures.drawing import BODY, HEAD, Drawn, Style
from duizhao.site.pictures.kinds.kind import Look, headed_card

TOP, BETWEEN = 2.0, 12
RUNG = Look(16, 22, 10, Style(HEAD, bold=True), Style(BODY, bold=True), many=6)


def ladder(picture: Picture, language: Language, width: float) -> tuple[Drawn, ...]:
    """Draw `picture` as a ladder, rung by rung."""
    rungs = (headed_card(part, language, width, TOP, RUNG) for part in picture.parts)
    return tuple(Drawn(rung.svg, rung.bottom + BETWEEN) for rung in rungs)
