"""Tables as their documents have them, with merged cells, and the one writer that makes Markdown of them.

Every reader makes a `SourceTable`; what a row says in which language is seen later, by `layouts/table_layout.py`."""
