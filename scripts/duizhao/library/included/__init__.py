"""The texts that pages include (`--8<-- "file"`) and that are no pages themselves: a reader sees them where they are included.

`snippet_bases` finds where files are looked for, `with_included` puts the texts beside the pages of a library as pairs of their
own, `unread_text` says what of them could not be read.
"""
