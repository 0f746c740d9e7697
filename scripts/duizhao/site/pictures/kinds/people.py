"""People: who does what, one after the other, with an arrow from each to the next."""

from dataclasses import replace

from duizhao.base.bilingual import Language
from duizhao.library.pictures.picture import Picture
from duizhao.library.pictures.picture_file import icons
from duizhao.site.pictures.drawing import BODY, HEAD, ICON, Drawn, Style, pictogram
from duizhao.site.pictures.kinds.kind import NARROW, Look, headed_card
from duizhao.text.html.element import together

ARROW = 1.1
BETWEEN = ICON * ARROW + 10
WIDE = Look(18, 34, 8, Style(HEAD, bold=True), Style(BODY, bold=True))
SLIM = replace(WIDE, radius=26)


def people(picture: Picture, language: Language, width: float) -> tuple[Drawn, ...]:
    """Draw `picture` as people who stand side by side."""
    look = SLIM if width < NARROW else WIDE
    made: list[Drawn] = []
    for number, part in enumerate(picture.parts):
        drawn = headed_card(part, language, width, 2, look)
        if number == len(picture.parts) - 1:
            made.append(Drawn(drawn.svg, drawn.bottom + 2))
            break
        arrow = pictogram(
            icons()["down"], (width - ICON * ARROW) / 2, drawn.bottom + 5, ARROW, "picture__arrow"
        )
        made.append(Drawn(together(drawn.svg, arrow), drawn.bottom + BETWEEN - 2))
    return tuple(made)
