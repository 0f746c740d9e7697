"""The title card of a page, the picture that a preview of its link shows: 1200 by 630, its title in both languages, the mark
and the name of the site, no photograph. The same words give the same picture, on every machine with this version of Pillow.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from duizhao.base.bilingual import Language
from duizhao.base.digest import digest

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
MARGIN = 90
ROOM = float(WIDTH - 2 * MARGIN)
GROUND, INK = (11, 79, 108), (255, 255, 255)
# How the title is set, the best first: its size, and the lines that it may take.
SETTINGS = ((88, 1), (88, 2), (78, 2), (70, 2), (70, 3), (62, 4), (54, 5), (46, 6))
LEADING = 1.32
NAME_SIZE = 34
TWIN_SIZE, TWIN_GAP = 44, 26
# The mark, two people who say the same: rounded boxes with a tail, in units of the drawing of the theme (32 by 32).
MARK_UNIT = 2
RULE_WIDTH, RULE_HEIGHT, RULE_GAP = 120, 8, 34
LONGEST = 20
# These may not begin a line.
CLOSING = "，。；：？！、）》」』”’…—,.;:?!)%"
# No code point: every font shows its sign for a character that it lacks.
NO_CHARACTER = "\uffff"


def card_digest(
    title: str, site_name: str, language: Language, names: Collection[str] = (), twin: str = ""
) -> str:
    """A name that differs where the picture would."""
    from PIL import __version__

    drawn_by = files("duizhao.site.metadata").joinpath("preview_card.py").read_bytes()
    kept = "|".join(sorted(name for name in names if name in title))
    return digest(title, site_name, language, twin, kept, drawn_by, _font_bytes(), __version__)[:20]


def lacking(text: str) -> str:
    """The characters of a text that the font does not have."""
    font = _font(NAME_SIZE)
    box = bytes(font.getmask(NO_CHARACTER))
    return "".join(sorted({sign for sign in text if not sign.isspace() and bytes(font.getmask(sign)) == box}))


def card(
    title: str, site_name: str, language: Language, names: Collection[str] = (), twin: str = ""
) -> bytes:
    """The picture as PNG; `twin` is the title in the other language. No line ends inside one of the `names`. Characters that the font lacks must have been looked
    for: see `lacking`."""
    from PIL import Image, ImageDraw

    # Shades between two colours, which pack small.
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    size, lines = _set_title(title, list(_words(title, language, [name for name in names if name in title])))
    height = int(size * LEADING)
    other = _twin_line(twin)
    below = HEIGHT - MARGIN - NAME_SIZE - (TWIN_GAP + TWIN_SIZE if other else 0)
    above = max((below - RULE_GAP - height * len(lines)) // 2, MARGIN // 2)
    draw.rectangle((MARGIN, above, MARGIN + RULE_WIDTH, above + RULE_HEIGHT), fill=170)
    top = above + RULE_GAP
    for number, line in enumerate(lines):
        draw.text((MARGIN, top + number * height), line, font=_font(size), fill=255)
    if other:
        draw.text((MARGIN, top + len(lines) * height + TWIN_GAP), other, font=_font(TWIN_SIZE), fill=205)
    foot = HEIGHT - MARGIN - NAME_SIZE // 2
    _draw_mark(draw, MARGIN - 3 * MARK_UNIT, foot)
    draw.text((MARGIN + 36 * MARK_UNIT, foot), site_name, font=_font(NAME_SIZE), fill=205)
    image.putpalette([_mixed(channel, shade) for shade in range(256) for channel in range(3)])
    whole = BytesIO()
    image.save(whole, "PNG")
    return whole.getvalue()


def _twin_line(twin: str) -> str:
    """The title in the other language on one line, cut where it is longer."""
    if _width(twin, TWIN_SIZE) <= ROOM:
        return twin
    while _width(twin + "…", TWIN_SIZE) > ROOM:
        twin = twin[:-1]
    return f"{twin.rstrip()}…"


def _draw_mark(draw: "ImageDraw", left: int, top: int) -> None:
    """Two boxes that speak, one in outline and one filled, with their upper left corner there."""

    def at(x: float, y: float) -> tuple[float, float]:
        return left + x * MARK_UNIT, top + (y - 5) * MARK_UNIT

    line = 2 * MARK_UNIT
    draw.rounded_rectangle((*at(3, 5), *at(21, 19)), 3 * MARK_UNIT, outline=120, width=line)
    draw.polygon((at(5, 17), at(5, 23), at(10, 18)), fill=120)
    draw.rounded_rectangle((*at(12, 12), *at(29, 25)), 3 * MARK_UNIT, fill=205)
    draw.polygon((at(27, 23), at(27, 29), at(21, 24)), fill=205)


def _mixed(channel: int, shade: int) -> int:
    return GROUND[channel] + (INK[channel] - GROUND[channel]) * shade // 255


def _set_title(title: str, words: Sequence[str]) -> tuple[int, Sequence[str]]:
    """The best size in which the title fits, and its lines; of one that never does, the lines that fit."""
    for size, most in SETTINGS:
        lines = _lines(words, size, ROOM)
        if len(lines) <= most and all(_width(line, size) <= ROOM for line in lines):
            return size, _evened(words, size, lines)
    kept = list(lines[:most])
    while _width(kept[-1] + "…", size) > ROOM:
        kept[-1] = kept[-1][:-1]
    return size, [*kept[:-1], kept[-1].rstrip() + "…"]


def _evened(words: Sequence[str], size: int, lines: Sequence[str]) -> Sequence[str]:
    """The words in as many lines, as short as they may be: no last line of a single word."""
    too_narrow, wide = 0.0, ROOM
    while wide - too_narrow > 4:
        middle = (too_narrow + wide) / 2
        narrower = _lines(words, size, middle)
        if len(narrower) == len(lines) and all(_width(line, size) <= middle for line in narrower):
            wide, lines = middle, narrower
        else:
            too_narrow = middle
    return lines


def _lines(words: Sequence[str], size: int, width: float) -> Sequence[str]:
    lines = [""]
    for word in words:
        longer = lines[-1] + word
        if lines[-1] and _width(longer.rstrip(), size) > width:
            lines.append(word.lstrip())
        else:
            lines[-1] = longer
    return [line.strip() for line in lines]


def _words(title: str, language: Language, names: Collection[str]) -> Iterator[str]:
    """What stays together on a line: a word with its blank; in Chinese a name, or a character with the sign behind it."""
    if language == "en":
        for word in title.split():
            # Nobody's word is longer; an address may be.
            *pieces, last = (word[start : start + LONGEST] for start in range(0, len(word), LONGEST))
            yield from pieces
            yield last + " "
        return
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    together = f"{longest_first}|" if longest_first else ""
    closing = re.escape(CLOSING)
    yield from re.findall(rf"(?:{together}[A-Za-z0-9]+|.)[{closing}]*\s*", title, re.DOTALL)


def _width(text: str, size: int) -> float:
    return _font(size).getlength(text)


@cache
def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    # Laid out by Pillow itself: what else is installed must not move a letter.
    return ImageFont.truetype(BytesIO(_font_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _font_bytes() -> bytes:
    return files("duizhao.site.metadata.font").joinpath("cards.otf").read_bytes()
