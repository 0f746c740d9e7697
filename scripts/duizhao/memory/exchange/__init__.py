"""Block pairs as the files that translators' tools read (PO, XLIFF, TMX), and back again.

`protect` hides Markdown behind numbered placeholders, `translation_unit` is one text to translate, `page_units` makes them
from the state of a page, `po_units`, `xliff` and `tmx` write and read a file, `take_units` puts translated texts into a
page, `tbx` writes the term base.
"""
