"""People: who does what, one after the other, with an arrow from each to the next."""

from duizhao.bilingual import Language
from duizhao.html.element import Html, together
from duizhao.pictures.drawing import BODY, HEAD, ICON, Drawn, Style, card, mark, pictogram, toned
from duizhao.pictures.kinds.kind import NARROW, facts, stacked
from duizhao.pictures.picture import Part, Picture
from duizhao.pictures.read import icons

ARROW = 1.1
BETWEEN = ICON * ARROW + 10
PADDING = 18
WHO = Style(HEAD, bold=True)
WHAT = Style(BODY, bold=True)


def people(picture: Picture, language: Language, width: float) -> Drawn:
    """The people of `picture`."""
    made: list[Html] = []
    top = 2.0
    for number, part in enumerate(picture.parts):
        if number:
            arrow = top - BETWEEN + 5
            made.append(
                pictogram(icons()["down"], (width - ICON * ARROW) / 2, arrow, ARROW, "picture__arrow")
            )
        drawn = _person(part, language, width, top)
        made.append(drawn.svg)
        top = drawn.bottom + BETWEEN
    return Drawn(together(*made), top - BETWEEN + 2)


def _person(part: Part, language: Language, width: float, top: float) -> Drawn:
    narrow = width < NARROW
    radius = 26 if narrow else 34
    words = [(part.label.say(language), WHO), *([(part.note.say(language), WHAT)] if part.note else [])]
    left = 2 + PADDING + 2 * radius + PADDING
    head = stacked(words, left, top + PADDING, width - left - PADDING, language)
    below = max(head.bottom + 10, top + PADDING + 2 * radius + 12) if narrow else head.bottom + 8
    start = 2 + PADDING if narrow else left
    told = facts(part.items, start, below, width - start - PADDING, language)
    bottom = max(told.bottom, top + PADDING + 2 * radius) + PADDING
    sign = mark(icons()[part.icon], 2 + PADDING + radius, top + PADDING + radius, radius)
    return Drawn(toned(part.tone, card(1, top, width - 2, bottom - top), sign, head.svg, told.svg), bottom)
