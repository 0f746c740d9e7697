"""The floors of the program: how many rooms it has at the top, what stands on what, and what points upward.

    python -m bench.floors [CHECKOUT …]        the figures of this checkout, or of each that is named, as a table
    python -m bench.floors --picture FILE.svg  the picture of the floors of this checkout

A room is a module or folder at the top of `scripts/duizhao`, but for `__main__`, which only starts the command. An arrow
goes from a room to another that it imports from, wherever in the file. Arrows that run in circles stand on no floor:
the fewest that have to go until no circle is left point upward (grimp chooses them). The floors are the longest chain
of the other arrows. A stem is a file's name without its ending; `__init__` and `__main__` are no names.
"""

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import grimp

from bench.floors_picture import FloorRow, picture

ROOT = Path(__file__).parents[1]
NO_NAMES = ("__init__", "__main__")
Arrow = tuple[str, str]


@dataclass(frozen=True)
class Floors:
    """What a package is built of. `floor_of` counts from 1, the room that imports from no other."""

    rooms: tuple[str, ...]
    arrows: frozenset[Arrow]
    upward: frozenset[Arrow]
    circles_inside: int
    floor_of: dict[str, int]
    modules: int
    twice: tuple[str, ...]

    @property
    def height(self) -> int:
        return max(self.floor_of.values(), default=0)


def measure(checkout: Path, package: str = "duizhao") -> Floors:
    """The floors of `package` in the folder `scripts` of a checkout. Nothing of it is run."""
    scripts = str(checkout.resolve() / "scripts")
    sys.path.insert(0, scripts)
    try:
        graph = grimp.build_graph(package, cache_dir=None)
    finally:
        sys.path.remove(scripts)
    rooms = {name.rpartition(".")[2] for name in graph.find_children(package)} - {"__main__"}
    arrows = frozenset(
        (importer, imported)
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
        for importer, imported in [(room_of(module, package), room_of(other, package))]
        if importer != imported and {importer, imported} <= rooms
    )
    upward = frozenset(
        (room_of(importer, package), room_of(imported, package))
        for importer, imported in graph.nominate_cycle_breakers(package)
    )
    inside = sum(
        len(graph.nominate_cycle_breakers(name))
        for name in graph.modules
        if name != package and graph.find_children(name)
    )
    files = Counter(path.stem for path in (checkout / "scripts" / package).rglob("*.py"))
    return Floors(
        tuple(sorted(rooms)),
        arrows,
        upward,
        inside,
        heights(rooms, arrows - upward),
        files.total(),
        tuple(sorted(stem for stem, times in files.items() if times > 1 and stem not in NO_NAMES)),
    )


def room_of(module: str, package: str) -> str:
    """The room at the top that a module stands in: `duizhao.text.html.page` in `text`."""
    return module.removeprefix(package).lstrip(".").partition(".")[0]


def heights(rooms: set[str], arrows: frozenset[Arrow]) -> dict[str, int]:
    """The floor of each room: one above the highest that it imports from. `arrows` hold no circle."""
    found: dict[str, int] = {}

    def height(room: str) -> int:
        if room not in found:
            found[room] = 1 + max((height(below) for above, below in arrows if above == room), default=0)
        return found[room]

    return {room: height(room) for room in sorted(rooms)}


def table(named: dict[str, Floors]) -> str:
    """The figures as a Markdown table, a column for each checkout."""
    figures = (
        ("files", lambda floors: floors.modules),
        ("rooms at the top", lambda floors: len(floors.rooms)),
        ("floors", lambda floors: floors.height),
        ("arrows between rooms", lambda floors: len(floors.arrows)),
        ("arrows upward", lambda floors: len(floors.upward)),
        ("imports in circles inside a room", lambda floors: floors.circles_inside),
        ("file stems that occur twice", lambda floors: len(floors.twice)),
    )
    rows = [f"| | {' | '.join(named)} |", "|---|" + "---|" * len(named)]
    rows += [
        f"| {name} | {' | '.join(str(count(floors)) for floors in named.values())} |"
        for name, count in figures
    ]
    return "\n".join(rows)


def rows_of(checkout: Path, floors: Floors) -> tuple[FloorRow, ...]:
    """The rooms from the top floor down, with what their first sentence says and the rooms in them."""
    package = checkout / "scripts" / "duizhao"
    order = sorted(floors.rooms, key=lambda room: (-floors.floor_of[room], room))
    return tuple(
        FloorRow(
            room,
            floors.floor_of[room],
            first_sentence(package / room / "__init__.py"),
            tuple(sorted(path.parent.name for path in (package / room).glob("*/__init__.py"))),
            frozenset(below for above, below in floors.arrows if above == room),
        )
        for room in order
    )


def first_sentence(path: Path) -> str:
    """The first sentence of a module's docstring, without its full stop and backticks."""
    said = re.match(r'"""(.+?)(?:\.\s|\.?""")', path.read_text("utf-8"), re.DOTALL)
    if said is None:
        raise SystemExit(f"{path} does not say on its first line what it is for.")
    return " ".join(said[1].replace("`", "").split())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("checkouts", type=Path, nargs="*", default=[ROOT], metavar="CHECKOUT")
    parser.add_argument("--picture", type=Path, metavar="FILE.svg", help="write the picture of the first one")
    chosen = parser.parse_args()
    if chosen.picture:
        first = chosen.checkouts[0]
        chosen.picture.write_text(picture(rows_of(first, measure(first))), encoding="utf-8")
        return
    print(table({path.resolve().name: measure(path) for path in chosen.checkouts}))


if __name__ == "__main__":
    main()
