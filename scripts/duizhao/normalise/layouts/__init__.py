"""How a bilingual text is laid out: named, and cut apart where one line, row or label states both languages.

`arrange.arranged` takes a text, `arrange.arrange` the pieces of one. A file a layout, or a few that are told by the same
thing; what they share stands in `layout`, `divide` and `switch_point`.
"""
