"""A language server (the extra lsp): while somebody writes, an editor tells what `duizhao check` would, in both files of a page pair.

`library_in_editor` holds the library with the texts that are on no disk yet, `editor_look` is one page pair as it is looked at;
`told_findings`, `told_blocks` and `code_offers` say it as editors read it, `editor_changes` writes what a person decided.
Only `serve_editor` knows of the stream.
"""
