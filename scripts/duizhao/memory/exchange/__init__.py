"""Block pairs as the files that translators' tools read (PO, XLIFF, TMX), and back again.

`protect` hides Markdown behind numbered placeholders, `unit` is one text to translate, `units` makes them from the state
of a page, `po`, `xliff` and `tmx` write and read a file, `take` puts translated texts into a page, `terms` writes the
term base.
"""
