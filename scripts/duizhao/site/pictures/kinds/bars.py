"""Bars: of 100 people, how many; a bar a group, the groups of a part below each other, so that many parts fit on a screen."""

from duizhao.base.bilingual import Language
from duizhao.library.pictures.picture import Item, Picture, PicturePart
from duizhao.site.pictures.drawing import LABEL, QUIET, Drawn, Style, number, toned, written
from duizhao.site.pictures.kinds.kind import NARROW, stacked
from duizhao.text.html.element import Html, element, together

ALL = 100
# How thick a bar is, and what is left for the words behind the longest one, narrow and wide.
THICK = 12.0
WORDS = {True: 150.0, False: 200.0}
GAP, BETWEEN = 8.0, 16.0
HEAD = Style(LABEL, bold=True)


def bars(picture: Picture, language: Language, width: float) -> tuple[Drawn, ...]:
    """Draw `picture` as groups of bars, part by part. All bars have one scale: 100 people are the whole room."""
    parts = (_part(part, language, width, 2.0) for part in picture.parts)
    return tuple(Drawn(part.svg, part.bottom + BETWEEN) for part in parts)


def _part(part: PicturePart, language: Language, width: float, top: float) -> Drawn:
    words = [(part.label.say(language), HEAD), *([(part.note.say(language), QUIET)] if part.note else [])]
    head = stacked(words, 1, top, width - 2, language)
    made, bottom = [head.svg], head.bottom + 2
    for at, item in enumerate(part.items):
        drawn = _bar(item, language, width, bottom, is_first=at == 0)
        made.append(drawn.svg)
        bottom = drawn.bottom
    return Drawn(toned(part.tone, *made), bottom)


def _bar(item: Item, language: Language, width: float, top: float, *, is_first: bool) -> Drawn:
    """A bar and its words behind it. The first group has the colour of its part, what it is compared with that of quiet
    text."""
    room = WORDS[width < NARROW]
    long = (width - room - GAP) * (item.count or 0) / ALL
    text = written(item.text.say(language), 1 + long + GAP, top, width - long - GAP - 2, language, QUIET)
    made = [_line(1, (top + text.bottom) / 2, long, is_first), text.svg]
    bottom = text.bottom
    if item.tag:
        tag = written(item.tag.say(language), 1, bottom, width - 2, language, QUIET)
        made.append(tag.svg)
        bottom = tag.bottom
    return Drawn(together(*made), bottom)


def _line(x: float, y: float, long: float, is_first: bool) -> Html:
    kind = "picture__people" if is_first else "picture__people picture__people--compared"
    return element(
        "path",
        d=f"M{number(x)} {number(y)}h{long:.1f}",
        class_=kind,
        fill="none",
        stroke="currentColor",
        stroke_width=number(THICK),
    )
