"""Reading the text of a built page into leaf blocks."""

import copy
from collections.abc import Iterator
from dataclasses import replace

from lxml import html as lxml_html
from lxml.html import HtmlElement

from duizhao.site.side_by_side.leaf import CellLeaf, ContainerLeaf, Kind, Leaf, words

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEAVES: dict[str, Kind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    "p": "paragraph",
    "pre": "code",
    "summary": "title",
    "caption": "title",
    "figcaption": "title",
    "dt": "term",
}
BOXES = frozenset(
    [
        "article",
        "blockquote",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "fieldset",
        "footer",
        "header",
        "hgroup",
        "li",
        "main",
        "menu",
        "ol",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "ul",
    ]
)
# Shown as they are, each language its own: what is inside hangs together.
WHOLE = frozenset(
    [
        "aside",
        "audio",
        "canvas",
        "figure",
        "form",
        "iframe",
        "math",
        "nav",
        "object",
        "picture",
        "svg",
        "video",
    ]
)
WHOLE_CLASSES = frozenset({"highlight", "mermaid", "arithmatex"})
# What a reader of two languages at once has no use for, or what would run twice.
LEFT_OUT = frozenset(["colgroup", "hr", "link", "noscript", "script", "style", "template"])
LEFT_OUT_CLASSES = frozenset(
    {"headerlink", "md-content__button", "md-feedback", "md-source-file", "page-tools", "side-by-side-link"}
)
NOTES = frozenset({"notice", "notice-row", "counterpart"})
FIRST: dict[str, Kind] = {"li": "item", "dd": "definition"}
# Material shows one tab at a time; here all of them stand one below the other.
TABS = "tabbed-set"
# A place in a word at which a line may end.
WBR, END_OF_WBR = "<wbr>", "</wbr>"


def tree_of(html: str) -> HtmlElement:
    """`html` as a tree as it is, below an element of no meaning."""
    # lxml would put what follows it inside.
    return lxml_html.fragment_fromstring(html.replace(WBR, WBR + END_OF_WBR), create_parent="div")


def parse(html: str) -> HtmlElement:
    """`html` as a tree without programs, below an element of no meaning."""
    root = tree_of(html)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "template"):
            element.drop_tree() if element.getparent() is not None else None
    return root


def leaves_of(root: HtmlElement) -> tuple[Leaf, ...]:
    """The leaf blocks below `root`, notices joined to the block above them."""
    found: list[Leaf] = []
    waiting: list[HtmlElement] = []
    for one in _read(root, ()):
        if isinstance(one, Leaf):
            found.append(replace(one, notes=(*waiting, *one.notes)) if waiting else one)
            waiting = []
        elif found:
            found[-1] = replace(found[-1], notes=(*found[-1].notes, one))
        else:
            waiting.append(one)
    if waiting:
        empty = lxml_html.Element("div")
        found.append(Leaf("html", "", (), empty, (), notes=tuple(waiting)))
    return tuple(found)


Read = Iterator[Leaf | HtmlElement]


def _read(box: HtmlElement, path: tuple[ContainerLeaf, ...]) -> Read:
    """The leaf blocks in `box`, and the notices between them as elements."""
    first = FIRST.get(box.tag, "paragraph")
    before, run = box.text, None
    for child in box:
        if not _is_block(child):
            run = _wrapper(before) if run is None else run
            if not _left_out(child):
                run.append(_copy(child))
            _add(run, child.tail)
            continue
        for leaf in _text(before, run, first, path):
            first = "paragraph"
            yield leaf
        before, run = child.tail, None
        for leaf in _block(child, first, path):
            if isinstance(leaf, Leaf):
                first = "paragraph"
            yield leaf
    yield from _text(before, run, first, path)


def _block(element: HtmlElement, first: Kind, path: tuple[ContainerLeaf, ...]) -> Read:
    tag, classes = element.tag, _classes(element)
    if _left_out(element):
        return
    if NOTES & classes or element.get("popover") is not None or (tag in BOXES and _bare_anchor(element)):
        yield _copy(element)
    elif tag in WHOLE or WHOLE_CLASSES & classes:
        yield Leaf("html", "", (), _around(element), path)
    elif tag == "tr":
        yield _row(element, path)
    elif "admonition-title" in classes:
        yield Leaf("title", tag, _attributes(element), _inside(element), path)
    elif tag in LEAVES:
        kind = first if tag == "p" else LEAVES[tag]
        yield Leaf(kind, tag, _attributes(element), _inside(element), path)
    elif TABS in classes:
        yield from _tabs(element, path)
    else:
        yield from _read(element, (*path, ContainerLeaf(tag, _attributes(element))))


def _text(before: str | None, run: HtmlElement | None, kind: Kind, path: tuple[ContainerLeaf, ...]) -> Read:
    """What stands in a box without an element of its own, if it is anything: the text `before`, where no element follows it, or
    what `run` holds."""
    if run is None:
        if not before or before.isspace():
            return
        run = _wrapper(before)
    if words(run) or run.find(".//img") is not None or run.find("img") is not None:
        yield Leaf(kind, "", (), run, path)
    elif any(element.get("id") for element in run.iter()):
        yield run


def _row(element: HtmlElement, path: tuple[ContainerLeaf, ...]) -> Leaf:
    cells = tuple(
        CellLeaf(cell.tag, _attributes(cell), _inside(cell)) for cell in element if cell.tag in ("td", "th")
    )
    return Leaf("row", "tr", _attributes(element), _wrapper(None), path, cells)


def _tabs(element: HtmlElement, path: tuple[ContainerLeaf, ...]) -> Read:
    """The title of each tab, then what stands in it."""
    labels = element.xpath('./div[contains(@class, "tabbed-labels")]/label')
    blocks = element.xpath('./div[contains(@class, "tabbed-content")]/div[contains(@class, "tabbed-block")]')
    for label, block in zip(labels, blocks, strict=True):
        box = (*path, ContainerLeaf("div", (("class", "tab"),)))
        yield Leaf("title", "p", (("class", "tab-title"),), _inside(label), box)
        yield from _read(block, box)


def _is_block(element: HtmlElement) -> bool:
    if element.tag == "span" and NOTES & _classes(element):
        return False
    return element.tag in BOXES or element.tag in LEAVES or element.tag in WHOLE or element.tag == "tr"


def _left_out(element: HtmlElement) -> bool:
    return element.tag in LEFT_OUT or bool(LEFT_OUT_CLASSES & _classes(element))


def _bare_anchor(element: HtmlElement) -> bool:
    return not len(element) and not (element.text or "").strip() and bool(element.get("id"))


def _classes(element: HtmlElement) -> frozenset[str]:
    return frozenset(element.get("class", "").split())


def _attributes(element: HtmlElement) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in element.attrib.items())


def _wrapper(text: str | None) -> HtmlElement:
    wrapper = lxml_html.Element("div")
    wrapper.text = text
    return wrapper


def _inside(element: HtmlElement) -> HtmlElement:
    """A copy of what stands inside `element`."""
    wrapper = _wrapper(element.text)
    for child in element:
        if _left_out(child):
            _add(wrapper, child.tail)
        else:
            wrapper.append(copy.deepcopy(child))
    return wrapper


def _around(element: HtmlElement) -> HtmlElement:
    wrapper = _wrapper(None)
    wrapper.append(_copy(element))
    return wrapper


def _copy(element: HtmlElement) -> HtmlElement:
    """A copy without the text behind it."""
    copied = copy.deepcopy(element)
    copied.tail = None
    return copied


def _add(wrapper: HtmlElement, text: str | None) -> None:
    if not text:
        return
    if len(wrapper):
        wrapper[-1].tail = (wrapper[-1].tail or "") + text
    else:
        wrapper.text = (wrapper.text or "") + text
