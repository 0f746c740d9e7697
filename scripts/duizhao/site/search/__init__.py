"""What the readers' search of a site knows: the sections of its pages, the names of things, what to say first.

`search_index.py` makes files of it. What a reader types is cut into words by `theme/javascripts/search/tokens.js`, and the pages by
`search_tokens.py`: both do it alike, and a test holds them together.
"""
