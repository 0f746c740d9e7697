"""Polarity: does a sentence say that something is so, or that it is not.

`english_cues` and `chinese_cues` find the words that deny; `compare` says which of them the other language
lacks.
"""

from duizhao.text.language.polarity.chinese_denials import chinese_cues
from duizhao.text.language.polarity.compare_polarity import Leftover, compare, differences
from duizhao.text.language.polarity.denial_cue import DenialCue
from duizhao.text.language.polarity.english_denials import english_cues

__all__ = ["DenialCue", "Leftover", "chinese_cues", "compare", "differences", "english_cues"]
