"""The floors of the program as an SVG drawing: a row for each room, and a dot for each room that it imports from."""

from dataclasses import dataclass
from html import escape
from textwrap import wrap

ROW = 66
CELL = 30
LEFT = 690
TOP = 110
EDGE = 16
# Characters of a purpose in one line, in a wide font.
LINE = 74
STYLE = """
  .card { fill: #ffffff; } .band { fill: #f3f5f8; } .line { stroke: #d5dae1; }
  text { font-family: system-ui, sans-serif; font-size: 12.5px; fill: #1f2733; }
  .name { font-family: ui-monospace, monospace; font-size: 15px; font-weight: 600; }
  .inside { font-family: ui-monospace, monospace; font-size: 10px; fill: #5a6675; }
  .number { font-size: 20px; fill: #5a6675; } .head { font-family: ui-monospace, monospace; }
  .self { fill: #d5dae1; } .down { fill: #1f6f78; } .up { fill: #b3261e; }
  @media (prefers-color-scheme: dark) {
    .card { fill: #161b22; } .band { fill: #1f2630; } .line { stroke: #3a4452; } text { fill: #e6ebf1; }
    .inside, .number { fill: #a3afbd; } .self { fill: #3a4452; } .down { fill: #5fc1cb; } .up { fill: #ff8a80; }
  }
"""


@dataclass(frozen=True)
class FloorRow:
    """A room: its name, its floor from 1, what it is for, the rooms in it, and those it imports from."""

    name: str
    floor: int
    purpose: str
    inside: tuple[str, ...]
    imports: frozenset[str]


def picture(rows: tuple[FloorRow, ...]) -> str:
    """The rooms from the top floor down as SVG. A dot left of the grey squares is an arrow that points upward."""
    width, height = LEFT + CELL * len(rows) + EDGE, TOP + ROW * len(rows) + EDGE
    upward = sum(below not in {row.name for row in rows[index:]} for index, below in arrows(rows))
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="floors-title floors-desc">',
        f'<title id="floors-title">The {max(row.floor for row in rows)} floors of scripts/duizhao</title>',
        f'<desc id="floors-desc">{escape(told(rows))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="card" width="{width}" height="{height}" rx="8"/>',
        f'<text x="{EDGE}" y="{TOP - 14}">Each room, from the top floor down. A dot: it imports from the room '
        f"above the dot. Arrows upward: {upward}.</text>",
    ]
    for column, row in enumerate(rows):
        x = LEFT + CELL * column + CELL / 2
        drawn.append(
            f'<text class="head" transform="translate({x + 4:g} {TOP - 10}) rotate(-60)">{escape(row.name)}</text>'
        )
    for index, row in enumerate(rows):
        drawn += drawn_row(index, row, rows, width)
    return "\n".join([*drawn, "</svg>", ""])


def drawn_row(index: int, row: FloorRow, rows: tuple[FloorRow, ...], width: int) -> list[str]:
    """One room: its band, its words, and its part of the grid."""
    y = TOP + ROW * index
    drawn = []
    if row.floor % 2:
        drawn.append(f'<rect class="band" x="0" y="{y}" width="{width}" height="{ROW}"/>')
    drawn += [
        f'<line class="line" x1="0" x2="{width}" y1="{y}" y2="{y}"/>',
        f'<text class="number" x="{EDGE}" y="{y + 26}">{row.floor}</text>',
        f'<text class="name" x="46" y="{y + 24}">{escape(row.name)}</text>',
    ]
    drawn += [
        f'<text x="190" y="{y + 24 + 17 * line}">{escape(words)}</text>'
        for line, words in enumerate(wrap(row.purpose, LINE))
    ]
    if row.inside:
        drawn.append(f'<text class="inside" x="46" y="{y + 58}">{escape(" · ".join(row.inside))}</text>')
    for column, other in enumerate(rows):
        x, middle = LEFT + CELL * column + CELL / 2, y + ROW / 2
        if other.name == row.name:
            drawn.append(
                f'<rect class="self" x="{x - 6:g}" y="{middle - 6:g}" width="12" height="12" rx="2"/>'
            )
        elif other.name in row.imports:
            way = "down" if column > index else "up"
            drawn.append(f'<circle class="{way}" cx="{x:g}" cy="{middle:g}" r="6"/>')
    return drawn


def arrows(rows: tuple[FloorRow, ...]) -> list[tuple[int, str]]:
    """Each arrow: the row that it starts from, and the name of the room that it leads to."""
    return [(index, below) for index, row in enumerate(rows) for below in sorted(row.imports)]


def told(rows: tuple[FloorRow, ...]) -> str:
    """The picture in words, for those who do not see it."""
    return " ".join(
        f"Floor {row.floor}, {row.name}: imports from {', '.join(sorted(row.imports)) or 'no other room'}."
        for row in rows
    )
