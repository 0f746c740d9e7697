"""Polarity: does a sentence say that something is so, or that it is not.

`english_cues` and `chinese_cues` find the words that deny; `compare` says which of them the other language
lacks.
"""

from duizhao.language.polarity.chinese import chinese_cues
from duizhao.language.polarity.compare import Leftover, compare, differences
from duizhao.language.polarity.cue import Cue
from duizhao.language.polarity.english import english_cues

__all__ = ["Cue", "Leftover", "chinese_cues", "compare", "differences", "english_cues"]
