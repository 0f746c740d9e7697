"""Which words of an English and a Chinese sentence answer each other, from tables that ship with the package.

`renderings.tsv` says which Chinese words render an English word or phrase, and how likely; `word_classes.tsv` which English words
exclude each other; `chinese_frequencies.tsv` divides Chinese text into words. `bench/word_table` makes them; LICENCES.md says of
what, and under which licences they are. No model is asked at run time.
"""

from duizhao.text.bilingual.linked_sentences import LinkedSentences, WordLink, link
from duizhao.text.bilingual.rendering_table import RenderingTable, rendering_table
from duizhao.text.bilingual.sentence_tokens import LinkedToken
from duizhao.text.bilingual.word_classes import excludes

__all__ = [
    "LinkedSentences",
    "LinkedToken",
    "RenderingTable",
    "WordLink",
    "excludes",
    "link",
    "rendering_table",
]
