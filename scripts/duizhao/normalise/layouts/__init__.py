"""How a bilingual text is laid out: named, and cut apart where one line, row or label states both languages.

`arrange` takes the pieces of a source; `layout_of` only names a text. A file a layout, or a few that are told by the
same thing; what they share stands in `layout` and `switch_point`.
"""

from duizhao.normalise.layouts.arrange import Arranged, arrange, layout_of
from duizhao.normalise.layouts.layout import LAYOUT_NAMES, Layout, say_layouts

__all__ = ["LAYOUT_NAMES", "Arranged", "Layout", "arrange", "layout_of", "say_layouts"]
