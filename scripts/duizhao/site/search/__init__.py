"""What the readers' search of a site knows: the sections of its pages, the names of things, what to say first.

Words are cut and compared in the browser alone (`theme/javascripts/search/`): nothing here has to agree with it.
"""
