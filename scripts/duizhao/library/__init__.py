"""A library as values: its pages, settings, terms, pictures and what counts as safety."""
