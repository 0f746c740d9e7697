"""A timeline: what happens when, from the top to the bottom. In the wide form the times stand to the left of the line."""

from itertools import pairwise

from duizhao.base.bilingual import Language
from duizhao.library.pictures.picture import Picture, PicturePart
from duizhao.library.pictures.picture_file import icons
from duizhao.site.pictures.drawing import LABEL, LEADING, PLAIN, QUIET, Drawn, Style, mark, rail, toned
from duizhao.site.pictures.kinds.kind import NARROW, facts, stacked
from duizhao.text.html.element import Html, together

RADIUS = 17
TIMES = 150
BETWEEN = 26
TIME = Style(LABEL, bold=True)


def timeline(picture: Picture, language: Language, width: float) -> tuple[Drawn, ...]:
    """Draw `picture` as steps along a line of time."""
    narrow = width < NARROW
    line = RADIUS + 1 if narrow else TIMES + RADIUS + 14
    made: list[Html] = []
    middles: list[float] = []
    top = 4.0
    for part in picture.parts:
        drawn = _part(part, language, width, line, top, narrow)
        made.append(drawn.svg)
        middles.append(_middle(top, language, narrow))
        top = drawn.bottom + BETWEEN
    below = (rail(line, above + RADIUS, next_ - RADIUS) for above, next_ in pairwise(middles))
    # One piece: the line that joins the times would else be cut.
    return (Drawn(together(*below, *made), top - BETWEEN + 4),)


def _middle(top: float, language: Language, narrow: bool) -> float:
    """Where the mark of a part stands: beside its first line."""
    return top + LEADING[language] * (TIME.size if narrow else PLAIN.size) / 2 + 5


def _part(
    part: PicturePart, language: Language, width: float, line: float, top: float, narrow: bool
) -> Drawn:
    words = [(part.label.say(language), TIME), *([(part.note.say(language), QUIET)] if part.note else [])]
    left = line + RADIUS + 14
    first = top + 5
    if narrow:
        head = stacked(words, left, first, width - left, language)
        told = facts(part.items, left, head.bottom + 4, width - left, language)
    else:
        head = stacked(words, 1, first, TIMES, language)
        told = facts(part.items, left, first, width - left, language)
    middle = _middle(top, language, narrow)
    sign = mark(icons()[part.icon], line, middle, RADIUS)
    bottom = max(head.bottom, told.bottom, middle + RADIUS)
    return Drawn(toned(part.tone, sign, head.svg, told.svg), bottom)
