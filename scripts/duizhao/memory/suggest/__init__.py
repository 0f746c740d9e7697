"""What the other language could say where it is stale or lacks a block.

`wanted` are the texts that need a translation, `fuzzy_match` the best pair of the memory for each, `drafts` what a program
that the user names answers, `try_out` what the rules say of a text before it stands on any page.
"""
