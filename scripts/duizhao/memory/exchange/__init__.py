"""Block pairs as the files that translators' tools read (PO, XLIFF, TMX) and as Word files for reviewers, and back again.

`protect` hides Markdown behind numbered placeholders, `translation_unit` is one text to translate with the id that it is
known by, `page_units` makes them from the state of a page, `po_units`, `xliff`, `xliff2` and `tmx` write and read a file,
`take_units` puts translated texts into a page, and `worked_on` says which of them were worked on. `word_rows`, `word_table`
and `word_returned` are the same for Word, where either language may change: `word_changes` makes units of that. `tbx`
writes the term base.
"""
