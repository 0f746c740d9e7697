"""Tables that a screen reader can name and find its way in: a caption, and for each heading which cells it heads."""

import copy

from lxml import html as lxml_html
from lxml.html import HtmlElement

# A paragraph with this class that stands right before a table is its caption. Without one, the heading of the section
# names the table, and is not shown twice.
CAPTION = "caption"
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEFT_OUT = ".//a[contains(concat(' ', @class, ' '), ' source ')]"


def name_tables(root: HtmlElement) -> None:
    """Give each table of the text a caption and its headings a scope. Changes the tree."""
    heading: HtmlElement | None = None
    for element in list(root.iter(*HEADINGS, "table")):
        if element.tag != "table":
            heading = element
            continue
        if element.get("role") or element.get("class"):
            continue
        for cell in element.iterfind("./thead/tr/th"):
            cell.set("scope", cell.get("scope", "col"))
        for row in element.iterfind("./tbody/tr"):
            _head_row(row)
        if element.find("caption") is None:
            _name(element, heading)


def _head_row(row: HtmlElement) -> None:
    """The first cell of a row that has others heads them."""
    if len(row) > 1 and row[0].tag == "td" and row[0].text_content().strip():
        row[0].tag = "th"
        row[0].set("scope", "row")


def _name(table: HtmlElement, heading: HtmlElement | None) -> None:
    caption = lxml_html.Element("caption")
    before = table.getprevious()
    if before is not None and before.tag == "p" and CAPTION in before.get("class", "").split():
        caption.text = before.text
        caption.extend(list(before))
        before.drop_tree()
    elif heading is not None:
        caption.text = shown_words(heading)
        caption.set("class", "visually-hidden")
    else:
        return
    caption.tail = "\n"
    table.insert(0, caption)


def shown_words(element: HtmlElement) -> str:
    """The words of a heading or a cell on one line, without the marks of its sources."""
    copied = copy.deepcopy(element)
    for mark in copied.xpath(LEFT_OUT):
        mark.drop_tree()
    return " ".join(copied.text_content().split())
