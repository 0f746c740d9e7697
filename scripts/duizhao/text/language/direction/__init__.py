"""Direction: does something go up or down, come before or after, stand left or right.

`english_cues` and `chinese_cues` find the words; `compare` says which ones point the opposite way in the
other
language.
"""

from duizhao.text.language.direction.compare_directions import Opposed, compare, differences
from duizhao.text.language.direction.direction_cues import DirectionCue, chinese_cues, english_cues

__all__ = ["DirectionCue", "Opposed", "chinese_cues", "compare", "differences", "english_cues"]
