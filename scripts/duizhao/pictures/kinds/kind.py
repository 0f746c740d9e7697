"""What the kinds of pictures share: what a kind is, and how the facts of a part are set."""

from collections.abc import Callable, Sequence

from duizhao.bilingual import Language
from duizhao.html.element import Html, element, together
from duizhao.pictures.drawing import LEADING, PLAIN, QUIET, Drawn, Style, number, written
from duizhao.pictures.picture import Item, Picture

# A drawing of the picture in a language, as wide as is said.
Kind = Callable[[Picture, Language, float], Drawn]
# Below this width there is one column, and headings stand above what they head.
NARROW = 420
BULLET = 15
GAP = 9


def facts(
    items: Sequence[Item], x: float, top: float, room: float, language: Language, columns: int = 1
) -> Drawn:
    """The facts of a part, each with its tag below it; dots where there are several. Columns are read one after the
    other, each as long as the reading order allows."""
    dots = len(items) > 1
    wide = (room - (columns - 1) * BULLET * 1.5) / columns
    rest, made, bottom = list(items), [], top
    for column in range(columns):
        taken = -(-len(rest) // (columns - column))
        below = top
        for item in rest[:taken]:
            drawn = _fact(item, x + column * (wide + BULLET * 1.5), below, wide, language, dots)
            made.append(drawn.svg)
            below = drawn.bottom + GAP
        rest = rest[taken:]
        bottom = max(bottom, below - GAP)
    return Drawn(together(*made), bottom)


def _fact(item: Item, x: float, top: float, room: float, language: Language, dot: bool) -> Drawn:
    left = x + (BULLET if dot else 0)
    text = written(item.text.say(language), left, top, room - (left - x), language)
    made, bottom = [text.svg], text.bottom
    if dot:
        middle = top + LEADING[language] * PLAIN.size / 2
        made.insert(
            0,
            element(
                "circle",
                class_="picture__dot",
                cx=number(x + 4),
                cy=number(middle),
                r="3",
                fill="currentColor",
            ),
        )
    if item.tag:
        tag = written(item.tag.say(language), left, bottom, room - (left - x), language, QUIET)
        made.append(tag.svg)
        bottom = tag.bottom
    return Drawn(together(*made), bottom)


def stacked(
    texts: Sequence[tuple[str, Style]], x: float, top: float, room: float, language: Language
) -> Drawn:
    """Several texts, one below the other."""
    made: list[Html] = []
    for text, style in texts:
        drawn = written(text, x, top, room, language, style)
        made.append(drawn.svg)
        top = drawn.bottom
    return Drawn(together(*made), top)
