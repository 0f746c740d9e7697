"""The states in which a page is looked at: how wide the screen is, which colours, what is open, paper or screen."""

from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

Colours = Literal["light", "dark"]
View = Literal["as it opens", "search open", "on paper"]
COLOURS: tuple[Colours, ...] = ("light", "dark")
WIDTHS = (360, 768, 1280)
VIEWS: tuple[View, ...] = ("as it opens", "search open", "on paper")
HEIGHT = 800


@dataclass(frozen=True, slots=True)
class State:
    """A page, by its path in the site, as one reader has it before them. `width` is in CSS pixels."""

    path: str
    colours: Colours
    width: int
    view: View

    def __str__(self) -> str:
        return f"{self.path} {self.colours} {self.width} {self.view}".replace(" ", "-")


def paths(folder: Path) -> list[str]:
    """The path of every page of a built site, sorted."""
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted("/" + file.removesuffix("index.html") for file in files)


def every_state(path: str) -> list[State]:
    """All states of a page. Ink on paper has one colour; nobody searches from a page for editors, or can from 404."""
    states = [State(path, colours, width, view) for colours, width, view in product(COLOURS, WIDTHS, VIEWS)]
    return [
        state
        for state in states
        if not (state.view == "on paper" and state.colours == "dark")
        and not (state.view != "as it opens" and is_for_editors(path))
        and not (state.view == "search open" and path == "/404.html")
    ]


def a_telling_part(all_paths: list[str]) -> list[State]:
    """Every sixth page for readers, in one state, so that every state comes up about as often, and three pages for editors. Of
    one page it is the page itself, of another one its view in both languages."""
    chosen = []
    for number, path in enumerate(path for path in all_paths if not is_for_editors(path)):
        if number % 12 not in (0, 7):
            continue
        states = every_state(path)
        # 7 has no divisor in common with the number of states: neighbours differ in everything.
        chosen.append(states[number * 7 % len(states)])
    editors = [path for path in all_paths if is_for_editors(path)]
    return chosen + [
        every_state(path)[number] for number, path in enumerate(editors[:: len(editors) // 2 or 1])
    ]


def is_for_editors(path: str) -> bool:
    """True for the pages about rules and for the translation desk."""
    return "/contribute/" in path or path.startswith("/desk/")
