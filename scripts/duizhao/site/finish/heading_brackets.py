"""Headings that end in something in brackets: where a heading needs two lines, the second begins with the bracket and not in the
middle of what stands before it."""

from lxml import html as lxml_html
from lxml.html import HtmlElement

from duizhao.site.finish.heading_words import is_heading
from duizhao.site.finish.narrow_tables import room

BRACKETS = {")": "(", "）": "（"}
# Both parts of such a heading: no line ends inside of one that has room in a line.
CLASS = "heading-part"
# A shorter one, such as (US), looks lost in a line of its own.
SHORT = 10


def keep_brackets(root: HtmlElement) -> None:
    """Put the bracket that ends each heading, and what stands before it, into an element each. Changes the tree."""
    for heading in list(root.iter()):
        if isinstance(heading.tag, str) and is_heading(heading):
            _keep(heading)


def _keep(heading: HtmlElement) -> None:
    text = (heading[-1].tail if len(heading) else heading.text) or ""
    words = text.rstrip()
    begin = words.rfind(BRACKETS[words[-1]]) if words and words[-1] in BRACKETS else -1
    before = words[: max(begin, 0)]
    # Without words before it, there is nothing to part it from.
    if begin < 0 or room(words[begin:]) < SHORT or not (before.strip() or len(heading)):
        return
    first = lxml_html.Element("span", {"class": CLASS})
    first.text = heading.text if len(heading) else before.rstrip()
    first.extend(list(heading))
    if len(first):
        first[-1].tail = before.rstrip()
    second = lxml_html.Element("span", {"class": CLASS})
    second.text = words[begin:]
    first.tail, second.tail = before[len(before.rstrip()) :], text[len(words) :]
    heading.text = None
    heading.extend([first, second])
