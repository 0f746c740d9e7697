"""Glosses: at the first use of a term on a page, a button that opens its plain definition.

`choose_uses` finds the uses in a page pair, `mark_terms` puts the buttons into a built page, `popover` writes the HTML of both.
"""
