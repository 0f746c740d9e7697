"""Which words of an English and a Chinese sentence answer each other, from a table that ships with the package.

The table (`renderings.tsv`, CC BY-SA 4.0, made of CC-CEDICT's glosses and a sentence encoder by `bench/word_table`) says which
Chinese words render an English word, and how likely. No model is asked at run time.
"""

from duizhao.text.bilingual.linked_sentences import LinkedSentences, LinkedToken, WordLink, link
from duizhao.text.bilingual.rendering_table import RenderingTable, rendering_table

__all__ = ["LinkedSentences", "LinkedToken", "RenderingTable", "WordLink", "link", "rendering_table"]
