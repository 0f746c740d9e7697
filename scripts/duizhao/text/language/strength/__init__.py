"""Strength: must somebody do it, should they, or may they.

`english_cues` and `chinese_cues` find the words; `differences` says which of them the other sentence contradicts. The families
follow the usual grades of requirement language (RFC 2119; GB/T 1.1 on 应, 宜, 可, 能).
"""

from duizhao.text.language.strength.chinese_strength import chinese_cues
from duizhao.text.language.strength.compare_strength import StrengthDifference, compare, differences
from duizhao.text.language.strength.english_strength import english_cues
from duizhao.text.language.strength.strength_cue import Kind, StrengthCue

__all__ = [
    "Kind",
    "StrengthCue",
    "StrengthDifference",
    "chinese_cues",
    "compare",
    "differences",
    "english_cues",
]
