"""People: who does what, one after the other, with an arrow from each to the next."""

from dataclasses import replace

from duizhao.base.bilingual import Language
from duizhao.library.pictures.picture import Picture
from duizhao.library.pictures.picture_file import icons
from duizhao.site.pictures.drawing import BODY, HEAD, ICON, Drawn, Style, pictogram
from duizhao.site.pictures.kinds.kind import NARROW, Look, headed_card
from duizhao.text.html.element import Html, together

ARROW = 1.1
BETWEEN = ICON * ARROW + 10
WIDE = Look(18, 34, 8, Style(HEAD, bold=True), Style(BODY, bold=True))
SLIM = replace(WIDE, radius=26)


def people(picture: Picture, language: Language, width: float) -> Drawn:
    """Draw `picture` as people who stand side by side."""
    look = SLIM if width < NARROW else WIDE
    made: list[Html] = []
    top = 2.0
    for number, part in enumerate(picture.parts):
        if number:
            arrow = top - BETWEEN + 5
            made.append(
                pictogram(icons()["down"], (width - ICON * ARROW) / 2, arrow, ARROW, "picture__arrow")
            )
        drawn = headed_card(part, language, width, top, look)
        made.append(drawn.svg)
        top = drawn.bottom + BETWEEN
    return Drawn(together(*made), top - BETWEEN + 2)
