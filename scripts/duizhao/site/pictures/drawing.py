"""SVG from values: texts in lines, cards, marks with a pictogram. Colours come from the classes alone, in the style
sheet of the site; without one everything is drawn in the colour of the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Language
from duizhao.site.pictures.text_width import lines
from duizhao.text.html.element import Html, element, together

# Sizes of text, in units of the drawing. 16 are 1 em of the page, so that its text is as large as the page's.
BODY, SMALL, LABEL, HEAD = 16.0, 14.0, 16.5, 18.0
# From line to line, in sizes. Chinese characters fill their square and need more air.
LEADING = {"en": 1.4, "zh": 1.55}
# How high a line stands above its base, and how deep below it, in sizes.
RISE, FALL = 0.86, 0.24
ICON = 24


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something drawn, and the height at which what follows it may begin."""

    svg: Html
    bottom: float


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: its size, whether it is bold, and a class for its colour."""

    size: float = BODY
    bold: bool = False
    class_: str = "picture__text"


PLAIN = Style()
QUIET = Style(SMALL, class_="picture__quiet")


def number(value: float) -> str:
    """A length as it is written into an SVG."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def written(text: str, x: float, top: float, room: float, language: Language, style: Style = PLAIN) -> Drawn:
    """`text` in lines from `top` downwards, at most `room` wide."""
    step = style.size * LEADING[language]
    # The first line stands as far below the top as its letters are high, with half of the air between two lines.
    base = top + (step - (RISE + FALL) * style.size) / 2 + RISE * style.size
    rows = lines(text, room, style.size, language, style.bold)
    spans = [
        # The blank keeps the words apart where somebody copies them.
        element(
            "tspan",
            row + (" " if language == "en" and row is not rows[-1] else ""),
            x=number(x),
            y=number(base + at * step),
        )
        for at, row in enumerate(rows)
    ]
    svg = element(
        "text",
        *spans,
        class_=style.class_,
        fill="currentColor",
        font_size=number(style.size),
        font_weight="700" if style.bold else None,
    )
    return Drawn(svg, top + len(rows) * step)


def mark(icon: str, x: float, y: float, radius: float) -> Html:
    """A round mark with the outline of a pictogram in it; `x` and `y` are its middle."""
    scale = radius * 1.16 / ICON
    half = ICON * scale / 2
    return together(
        element(
            "circle",
            class_="picture__mark",
            cx=number(x),
            cy=number(y),
            r=number(radius),
            fill="none",
            stroke="currentColor",
        ),
        pictogram(icon, x - half, y - half, scale),
    )


def pictogram(icon: str, x: float, y: float, scale: float, class_: str = "picture__icon") -> Html:
    """The outline of a pictogram, its upper left corner at `x` and `y`."""
    place = f"translate({number(x)} {number(y)}) scale({scale:.3f})"
    return element("path", d=icon, transform=place, class_=class_, fill="currentColor")


def card(x: float, y: float, width: float, height: float) -> Html:
    """The rectangle that a card of a picture is drawn on."""
    return element(
        "rect",
        class_="picture__card",
        x=number(x),
        y=number(y),
        width=number(width),
        height=number(height),
        rx="6",
        fill="none",
        stroke="currentColor",
    )


def rail(x: float, top: float, bottom: float) -> Html:
    """The line that joins the marks of a timeline."""
    return element(
        "line",
        class_="picture__rail",
        x1=number(x),
        y1=number(top),
        x2=number(x),
        y2=number(bottom),
        stroke="currentColor",
        stroke_width="2",
    )


def toned(tone: str, *children: Html) -> Html:
    """`children` in the colours of a tone."""
    return element("g", *children, class_=f"picture__part picture--{tone}")


def piece(drawn: Drawn, width: float) -> Html:
    """A piece of a drawing, as high as it was drawn."""
    return element(
        "svg",
        drawn.svg,
        class_="picture__piece",
        aria_hidden="true",
        viewBox=f"0 0 {number(width)} {number(drawn.bottom)}",
        xmlns="http://www.w3.org/2000/svg",
    )


def whole(pieces: Sequence[Html], label: str, class_: str) -> Html:
    """The drawing, which a screen reader knows by `label` alone: everything in it is told in words beside it."""
    return element("div", *pieces, class_=class_, role="img", aria_label=label)
