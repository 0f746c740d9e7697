"""How hard a page is to read: the English by its reading grade, the Chinese by the length of its sentences.

For editors, to see what to shorten first. A measure proves nothing: readers do.
"""
