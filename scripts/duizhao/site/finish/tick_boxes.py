"""Lists to work through: on paper each point has a box to tick, and each question a line to write the answer on."""

from lxml.html import HtmlElement

QUESTIONS, EMERGENCY = "question", "danger"
# `<div class="ticks" markdown>` around a list says that it is one to tick; a page whose front matter says
# `handout: checklist` is one as a whole.
TICKS, ASK = "ticks", "ask"
POINT = "{}-point"
SHEET = "sheet-title"
HEADINGS = frozenset({"h1", "h2"})


def give_boxes(root: HtmlElement, *, whole: bool = False) -> None:
    """Mark the points of each list of questions, and of each list to tick: where the page is `whole`, of all lists that stand
    in no box, but for the section of the emergency numbers. Changes the tree."""
    for box in root.iter("div"):
        classes = box.get("class", "").split()
        if QUESTIONS in classes and "admonition" in classes:
            _mark(box, ASK)
        elif TICKS in classes:
            _mark(box, TICKS)
    if not whole:
        return
    is_emergency = False
    before: HtmlElement | None = None
    for one in root:
        if one.tag in HEADINGS:
            is_emergency = False
        elif before is not None and before.tag in HEADINGS and EMERGENCY in one.get("class", "").split():
            is_emergency = True
        elif one.tag in ("ul", "ol") and not is_emergency:
            _mark(one, TICKS)
        before = one


def make_sheet(root: HtmlElement) -> None:
    """Mark the title of a page that is printed as one sheet to take along, without the text of its sources. Changes the
    tree."""
    title = next(root.iter("h1"), None)
    if title is not None:
        title.set("class", f"{title.get('class', '')} {SHEET}".strip())


def _mark(block: HtmlElement, kind: str) -> None:
    for one in block.iter("li"):
        one.set("class", f"{one.get('class', '')} {POINT.format(kind)}".strip())
