"""Words that give a direction, in English and Chinese, with the axis and the end of it that they name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from duizhao.language.direction.axes import AXES
from duizhao.language.joined import joined
from duizhao.language.word_lists import read_list

WORD = re.compile(r"[A-Za-z]+")
# Bounds: "no more than" is "up to", so "more" gives no direction there.
BOUNDS = re.compile(
    r"\b(?:no|not|n['’]t|never|nor|without)(?:\s+(?:be|exceed\w*|much|any|been|a|the))?\s+"
    r"(?:more|less|fewer|later|earlier|higher|lower|greater|over|exceed\w*|longer|sooner|after|before|until|least)\b|"
    r"\bat\s+(?:the\s+)?(?:least|most|(?:very\s+)?(?:latest|earliest))\b|\bmore\s+or\s+less\b|\bsooner\s+or\s+later\b|"
    r"\bleast\s+\w+|\blater\s+on\b|\bafter\s+all\b|\bright\s+(?:now|away|after|before)\b|"
    r"\bnamed\s+after\b|\blook\w*\s+after\b|\bup\s+(?:and|or)\s+down\b|\bthe\s+(?:more|less|higher|lower|greater)\b",
    re.IGNORECASE,
)
# Chinese words in which these characters give no direction.
PLAIN = tuple(read_list("direction", "plain.toml")["plain"].split())

Place = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class Cue:
    """`text` stands at `start` to `end` (offsets in characters).

    `places` are the ends it may name: axis, end (0 or 1), and whether it does so firmly.
    """

    text: str
    start: int
    end: int
    places: tuple[Place, ...]


def english_cues(text: str) -> tuple[Cue, ...]:
    """The words of `text` that give a direction, from left to right."""
    masked = BOUNDS.sub(lambda match: " " * len(match.group()), text)
    return tuple(
        Cue(match.group(), match.start(), match.end(), places)
        for match in WORD.finditer(masked)
        if (places := _english_places(match.group().lower()))
    )


def chinese_cues(text: str) -> tuple[Cue, ...]:
    """The words of `text` that give a direction, from left to right."""
    whole = joined(text)
    found: list[Cue] = []
    for match in CHINESE.finditer(whole.text):
        places = CHINESE_PLACES.get(match.group())
        if places:
            start, end = whole.span(*match.span())
            found.append(Cue(text[start:end], start, end, places))
    return tuple(found)


_ENGLISH = tuple(
    (index, end, firm, re.compile(words[end]))
    for index, axis in enumerate(AXES)
    for firm, words in ((True, axis.en), (False, axis.also_en))
    for end in (0, 1)
    if words[end]
)


@lru_cache(maxsize=100_000)
def _english_places(word: str) -> tuple[Place, ...]:
    return tuple((index, end, firm) for index, end, firm, words in _ENGLISH if words.fullmatch(word))


def _chinese_places() -> dict[str, tuple[Place, ...]]:
    places: dict[str, tuple[Place, ...]] = {}
    for index, axis in enumerate(AXES):
        for firm, words in ((True, axis.zh), (False, axis.also_zh)):
            for end in (0, 1):
                for word in words[end].split():
                    places[word] = (*places.get(word, ()), (index, end, firm))
    # A longer word also says what the shorter ones in it say: 最高 is 高 as well.
    return {
        word: (*own, *((i, e, False) for part, held in places.items() if part != word and part in word
                       for i, e, _firm in held if (i, 0, True) not in own and (i, 1, True) not in own))
        for word, own in places.items()
    }  # fmt: skip


CHINESE_PLACES = _chinese_places()
CHINESE = re.compile(
    "不在[^，。；！？]{0,20}?[内里]|[收得看找用达听做感遇料受碰想]不到|"
    + "|".join(sorted({*PLAIN, *CHINESE_PLACES}, key=lambda word: (-len(word), word)))
)
