"""What people approved: pairs of English and Chinese blocks, as gettext PO files.

`entry` is one pair, `po` reads and writes a file, `memory` finds the pair that fits a text, `store` changes the file of
a page, `essence` says what of a text matters when it is compared with what was approved.
"""

from duizhao.memory.entry import Entry
from duizhao.memory.memory import Match, Memory

__all__ = ["Entry", "Match", "Memory"]
