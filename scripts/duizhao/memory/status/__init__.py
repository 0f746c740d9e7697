"""How the library stands: a table of its pages, the block pairs that wait for a person, and the same as JSON."""
