"""The text of a page as it is shown: each step changes the tree of the article."""

from collections.abc import Collection, Mapping
from typing import Literal

from duizhao.base.bilingual import Language
from duizhao.site.finish.heading_brackets import keep_brackets
from duizhao.site.finish.heading_words import keep_heading_words
from duizhao.site.finish.line_ends import keep_marks, keep_ranges, keep_units
from duizhao.site.finish.message_first import put_message_first
from duizhao.site.finish.narrow_tables import stack_tables
from duizhao.site.finish.table_names import name_tables
from duizhao.site.finish.tick_boxes import give_boxes, make_sheet
from duizhao.site.side_by_side.read_leaves import tree_of
from duizhao.site.side_by_side.view import outer
from duizhao.site.side_by_side.view_frame import with_text

# Front matter of a page that is taken along. A checklist has a box to tick at each point. A sheet is one too, and has
# two sides on paper: the text of its sources stays on the web.
HANDOUT = "handout"
Handout = Literal["", "checklist", "sheet"]


def finished(html: str, language: Language, names: Collection[str] = (), handout: Handout = "") -> str:
    """A built page with the text of its article finished; a page without an article as it is. `names` are those of the
    library's things in this language; `handout` says how the page is taken along."""
    return with_text(html, lambda text: finished_text(text, language, names, handout))


def finished_text(text: str, language: Language, names: Collection[str] = (), handout: Handout = "") -> str:
    """What stands in an article, finished."""
    root = tree_of(text)
    put_message_first(root)
    name_tables(root)
    stack_tables(root)
    give_boxes(root, whole=bool(handout))
    if handout == "sheet":
        make_sheet(root)
    keep_brackets(root)
    keep_heading_words(root, language, names)
    keep_units(root)
    keep_ranges(root)
    keep_marks(root)
    return outer(root)


def handout_of(meta: Mapping[str, object]) -> Handout:
    """How a page is taken along, by its front matter."""
    said = meta.get(HANDOUT)
    return "checklist" if said == "checklist" else "sheet" if said == "sheet" else ""
