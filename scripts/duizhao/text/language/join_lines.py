"""Chinese text without the spaces that tokenised corpora and hard line ends put between two Chinese
characters.

不 能 and 不能 are one word. Offsets in the joined text lead back to the text as it was.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from duizhao.text.language.script import HAN

# A full-width mark counts as Chinese: 发热 ，不 is 发热，不.
_SIDE = f"[{HAN}，。、；：？！（）“”《》]"
GAP = re.compile(rf"(?<={_SIDE})\s+(?={_SIDE})")


@dataclass(frozen=True, slots=True)
class Joined:
    """`text` without those spaces; `places` gives the offset in the original of each character, None
    where equal."""

    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original text of a span that is not empty in the joined text."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


# A text is asked about once for each denial in it.
@lru_cache(maxsize=4)
def joined(text: str) -> Joined:
    """`text` with nothing between neighbouring Chinese characters."""
    gaps = [match.span() for match in GAP.finditer(text)]
    if not gaps:
        return Joined(text)
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for start, end in [*gaps, (len(text), len(text))]:
        parts.append(text[last:start])
        places.extend(range(last, start))
        last = end
    return Joined("".join(parts), tuple(places))
