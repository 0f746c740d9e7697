"""How a bilingual text is laid out: named, and cut apart where one line, row or label states both languages.

`arrange.arrange` takes the pieces of a source; `arrange.layout_of` only names a text. A file a layout, or a few that are
told by the same thing; what they share stands in `layout`, `divide` and `switch_point`.
"""
