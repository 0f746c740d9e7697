"""What the kinds of pictures share: what a kind is, and how the facts of a part are set."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.library.pictures.picture import Item, Picture, PicturePart
from duizhao.library.pictures.picture_file import icons
from duizhao.site.pictures.drawing import (
    LEADING,
    PLAIN,
    QUIET,
    Drawn,
    Style,
    card,
    mark,
    number,
    toned,
    written,
)
from duizhao.text.html.element import Html, element, together

# A drawing of the picture in a language, as wide as is said: in pieces that stand one below the other, each drawn from 0
# downwards. On paper a sheet may end between two of them.
Kind = Callable[[Picture, Language, float], tuple[Drawn, ...]]
# Below this width there is one column, and headings stand above what they head.
NARROW = 420
BULLET = 15
GAP = 9


@dataclass(frozen=True, slots=True)
class Look:
    """How a card is set: the room inside its edge, the radius of its mark, what lies between the head and the facts, the
    styles of its two headings, and from how many facts on there are two columns where there is room (None: never)."""

    padding: float
    radius: float
    below: float
    head: Style
    note: Style
    many: int | None = None


def headed_card(part: PicturePart, language: Language, width: float, top: float, look: Look) -> Drawn:
    """A part as a card: its mark, its heading and note beside that, its facts below them."""
    narrow = width < NARROW
    words = [
        (text.say(language), style)
        for text, style in ((part.label, look.head), (part.note, look.note))
        if text
    ]
    mark_end = top + look.padding + 2 * look.radius
    left = 2 + look.padding + 2 * look.radius + look.padding
    head = stacked(words, left, top + look.padding, width - left - look.padding, language)
    # On a narrow card the facts have its whole width, below the mark.
    below = max(head.bottom + 10, mark_end + 12) if narrow else head.bottom + look.below
    start = 2 + look.padding if narrow else left
    is_long = look.many is not None and len(part.items) >= look.many
    columns = 2 if is_long and not narrow else 1
    told = facts(part.items, start, below, width - start - look.padding, language, columns)
    bottom = max(told.bottom, mark_end) + look.padding
    middle = look.padding + look.radius
    sign = mark(icons()[part.icon], 2 + middle, top + middle, look.radius)
    ground = card(1, top, width - 2, bottom - top)
    return Drawn(toned(part.tone, ground, sign, head.svg, told.svg), bottom)


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
