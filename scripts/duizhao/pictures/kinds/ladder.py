"""A ladder: what to do, the gravest first. Each rung says it in its heading, and below it when."""

from duizhao.bilingual import Language
from duizhao.html.element import Html, together
from duizhao.pictures.drawing import BODY, HEAD, Drawn, Style, card, mark, toned
from duizhao.pictures.kinds.kind import NARROW, facts, stacked
from duizhao.pictures.picture import Part, Picture
from duizhao.pictures.read import icons

BETWEEN = 14
PADDING = 16
RADIUS = 22
# As many facts need a second column, where there is room for one.
MANY = 6
HEADING = Style(HEAD, bold=True)
NOTE = Style(BODY, bold=True)


def ladder(picture: Picture, language: Language, width: float) -> Drawn:
    """The ladder of `picture`."""
    made: list[Html] = []
    top = 2.0
    for part in picture.parts:
        drawn = _rung(part, language, width, top)
        made.append(drawn.svg)
        top = drawn.bottom + BETWEEN
    return Drawn(together(*made), top - BETWEEN + 2)


def _rung(part: Part, language: Language, width: float, top: float) -> Drawn:
    narrow = width < NARROW
    words = [(part.label.say(language), HEADING), *([(part.note.say(language), NOTE)] if part.note else [])]
    left = 2 + PADDING + 2 * RADIUS + PADDING
    room = width - left - PADDING
    head = stacked(words, left, top + PADDING, room, language)
    below = max(head.bottom + 10, top + PADDING + 2 * RADIUS + 12) if narrow else head.bottom + 10
    start = 2 + PADDING if narrow else left
    columns = 2 if len(part.items) >= MANY and not narrow else 1
    told = facts(part.items, start, below, width - start - PADDING, language, columns)
    bottom = max(told.bottom, top + PADDING + 2 * RADIUS) + PADDING
    sign = mark(icons()[part.icon], 2 + PADDING + RADIUS, top + PADDING + RADIUS, RADIUS)
    ground = card(1, top, width - 2, bottom - top)
    return Drawn(toned(part.tone, ground, sign, head.svg, told.svg), bottom)
