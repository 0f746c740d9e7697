"""Dots: of 100 people, how many; a row of dots a group, so that two groups can be compared at a glance."""

from duizhao.base.bilingual import Language
from duizhao.library.pictures.picture import Item, Picture, PicturePart
from duizhao.site.pictures.drawing import LABEL, PLAIN, QUIET, Drawn, Style, number, toned, written
from duizhao.site.pictures.kinds.kind import NARROW, stacked
from duizhao.text.html.element import Html, element, together

ALL = 100
# Dots in a row, wide and narrow, so that 100 are whole rows.
PER_ROW = {False: 50, True: 25}
# From the middle of a dot to the next, and how large a dot is: one who is meant, and one who is not.
STEP, LARGE, SMALL = 12.0, 9.0, 3.0
# A dash has to have a length, however short, to have ends.
DASH = 0.01
BETWEEN = 22
HEAD = Style(LABEL, bold=True)


def dots(picture: Picture, language: Language, width: float) -> tuple[Drawn, ...]:
    """Draw `picture` as groups of dots, part by part."""
    parts = (_part(part, language, width, 2.0) for part in picture.parts)
    return tuple(Drawn(part.svg, part.bottom + BETWEEN) for part in parts)


def _part(part: PicturePart, language: Language, width: float, top: float) -> Drawn:
    words = [(part.label.say(language), HEAD), *([(part.note.say(language), QUIET)] if part.note else [])]
    head = stacked(words, 1, top, width - 2, language)
    made, bottom = [head.svg], head.bottom + 4
    for at, item in enumerate(part.items):
        drawn = _group(item, language, width, bottom, is_first=at == 0)
        made.append(drawn.svg)
        bottom = drawn.bottom + 8
    return Drawn(toned(part.tone, *made), bottom - 8)


def _group(item: Item, language: Language, width: float, top: float, *, is_first: bool) -> Drawn:
    """The words of a group, and its dots below them: first those who are meant. The first group has the colour of its
    part, what it is compared with that of quiet text."""
    text = written(item.text.say(language), 1, top, width - 2, language, PLAIN)
    made = [text.svg]
    below = text.bottom + 4
    if item.tag:
        tag = written(item.tag.say(language), 1, text.bottom, width - 2, language, QUIET)
        made.append(tag.svg)
        below = tag.bottom + 4
    row = PER_ROW[width < NARROW]
    count = item.count or 0
    kind = "picture__people" if is_first else "picture__people picture__people--compared"
    made += [
        _dots(range(count), row, below, LARGE, kind),
        _dots(range(count, ALL), row, below, SMALL, "picture__others"),
    ]
    return Drawn(together(*made), below + ALL / row * STEP)


def _dots(which: range, row: int, top: float, size: float, class_: str) -> Html:
    """Dots as the round ends of dashes without length, a line for each row: little to load, however many they are."""
    rows = []
    for start in range(which.start - which.start % row, which.stop, row):
        first, last = max(start, which.start), min(start + row, which.stop) - 1
        if first <= last:
            x, y = STEP / 2 + first % row * STEP, top + STEP / 2 + start // row * STEP
            rows.append(f"M{number(x)} {number(y)}h{(last - first) * STEP + DASH:.2f}")
    return element(
        "path",
        d="".join(rows) or "M0 0",
        class_=class_,
        fill="none",
        stroke="currentColor",
        stroke_width=number(size),
        stroke_linecap="round",
        stroke_dasharray=f"{DASH} {STEP - DASH}",
    )
