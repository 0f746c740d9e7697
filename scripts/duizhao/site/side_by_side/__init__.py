"""The bilingual view of a page: its English and its Chinese text on one page, block beside block.

It is made from what the reader of each language sees, notices included, so nothing can stand there that the two pages
do not say, and nothing that they say can be left out. The trees are read and written with lxml.
"""
