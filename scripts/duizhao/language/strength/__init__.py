"""Strength: must somebody do it, should they, or may they.

`english_cues` and `chinese_cues` find the words; `differences` says which of them the other sentence contradicts. The families
follow the usual grades of requirement language (RFC 2119; GB/T 1.1 on 应, 宜, 可, 能).
"""

from duizhao.language.strength.chinese import chinese_cues
from duizhao.language.strength.compare import Difference, compare, differences
from duizhao.language.strength.cue import Cue, Kind
from duizhao.language.strength.english import english_cues

__all__ = ["Cue", "Difference", "Kind", "chinese_cues", "compare", "differences", "english_cues"]
