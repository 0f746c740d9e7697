"""The same two things in each other's place: "the doctor first, then the nurse" and 先由护士接待，随后见医生.

Chinese puts whole phrases elsewhere, and what stands around a word moves along with it. Where two words alone have changed
places, their neighbours stay: put back, they make the links of the two sentences run side by side.
"""

import re
from collections.abc import Iterator, Sequence

from duizhao.text.bilingual import LinkedSentences
from duizhao.text.meaning.clue import Clue

KIND = "exchange"
# Links below this score are no evidence of a place.
SURE = 0.76
# In longer sentences words are linked by chance, and looking at each two would take long.
MOST_LINKS = 24
FEWEST_LINKS = 3
# So many linked words to each side are the neighbours of a word.
AROUND = 2
# The members of a list may stand in any order.
OF_ONE_LIST = re.compile(r"[^，。；]{0,4}(?:[、和或与及/]|以及|并且)[^，。；]{0,4}")
# Small words between the two that often go with another order.
BETWEEN_EN = (
    "of",
    "in",
    "on",
    "for",
    "from",
    "with",
    "to",
    "by",
    "that",
    "which",
    "who",
    "after",
    "before",
    "when",
    "if",
    "than",
    "and",
    "or",
)
BETWEEN_ZH = (
    "的",
    "在",
    "时",
    "后",
    "前",
    "对",
    "把",
    "被",
    "由",
    "于",
    "为",
    "从",
    "向",
    "给",
    "让",
    "使",
    "比",
    "，",
    "和",
    "、",
)
OPENS_CLAUSE = frozenset(
    (
        "until",
        "when",
        "if",
        "unless",
        "because",
        "while",
        "although",
        "whenever",
        "once",
        "since",
        "after",
        "before",
    )
)
# Small words that hold their place among the others, where each side has one of a kind.
HOLDS_EN = re.compile(
    r"\b(?:(?P<first>first|firstly)|(?P<then>then|afterwards|next)|(?P<not>not|never|without)|(?P<before>before)|(?P<after>after)"
    r"|(?P<than>than)|(?P<but>but|however)|(?P<must>must|should|may|can|will))\b",
    re.IGNORECASE,
)
HOLDS_ZH = re.compile(
    r"(?P<first>首先|先)|(?P<then>然后|随后|接着|再|后(?=[^，。]))|(?P<not>[不没无未勿别])|(?P<before>[之以]?前)|(?P<after>[之以]?后)"
    r"|(?P<than>比)|(?P<but>但|而|却)|(?P<must>必须|应该|可以|应|须|会|可|将)"
)
_WORD = re.compile(r"[a-z]+")


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The two words of a sentence pair whose exchange would most put the links in order; at most one clue."""
    links = [one for one in sentences.links if one.score >= SURE]
    if not 1 < len(links) <= MOST_LINKS:
        return
    places = sorted(
        [(sentences.en_tokens[one.en].start, one.start, number) for number, one in enumerate(links)]
        + [(en, zh, -1) for en, zh in _holding(sentences)]
    )
    if len(places) < FEWEST_LINKS:
        return
    order = [zh for _en, zh, _number in places]
    crossed = _crossings(order)
    if not crossed:
        return
    best: tuple[int, int, int] | None = None
    for i, (_en, _zh, number) in enumerate(places):
        for j in range(i + 1, len(places)):
            if number < 0 or places[j][2] < 0 or order[i] <= order[j]:
                continue
            fewer = _fewer_crossings(order, i, j)
            if best is None or fewer > best[0]:
                best = fewer, i, j
    if best is None:
        return
    fewer, i, j = best
    left = crossed - fewer
    one, other = links[places[i][2]], links[places[j][2]]
    between = sentences.zh[other.end : one.start]
    if OF_ONE_LIST.fullmatch(between):
        return
    tokens = sentences.en_tokens
    # A clause that such a word opens stands first in Chinese, as a whole.
    between_en = set(_WORD.findall(sentences.en[tokens[one.en].end : tokens[other.en].start].lower()))
    if not between_en.isdisjoint(OPENS_CLAUSE):
        return
    yield Clue(
        KIND,
        "",
        (tokens[one.en].start, tokens[other.en].end),
        (other.start, one.end),
        {
            "gain": fewer / len(places),
            "in order but for them": float(left == 0),
            "crossings left": min(left, 6) / 6,
            "crossings": min(crossed, 12) / 12,
            "links": min(len(links), 12) / 12,
            "small words": min(len(places) - len(links), 3) / 3,
            "neighbours stay": _stay(order, i, j),
            "least sure": min(one.score, other.score),
            "near": float(j == i + 1),
            "near in Chinese": float(len(between) <= 2),
            "apart": (one.start - other.start) / len(sentences.zh),
            **{f"en {word}": 1.0 for word in BETWEEN_EN if word in between_en},
            **{f"zh {word}": 1.0 for word in BETWEEN_ZH if word in between},
        },
    )


def _holding(sentences: LinkedSentences) -> Iterator[tuple[int, int]]:
    """The places of small words that stand once on both sides, in characters: English, Chinese."""
    en, zh = _kinds(HOLDS_EN, sentences.en), _kinds(HOLDS_ZH, sentences.zh)
    for kind, found in en.items():
        if len(found) == 1 and len(zh.get(kind, ())) == 1:
            yield found[0], zh[kind][0]


def _kinds(pattern: re.Pattern[str], text: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for match in pattern.finditer(text):
        found.setdefault(match.lastgroup or "", []).append(match.start())
    return found


def _crossings(order: Sequence[int]) -> int:
    """How many two links cross: the inversions of their Chinese places, in the order of the English words."""
    return sum(order[i] > order[j] for i in range(len(order)) for j in range(i + 1, len(order)))


def _fewer_crossings(order: Sequence[int], i: int, j: int) -> int:
    """How many crossings fewer there would be if two links, of which the first crosses the second, changed places: each link
    between them is held against both, and no other makes a difference."""
    one, other = order[i], order[j]
    between = order[i + 1 : j]
    return 1 + sum((one > k) + (k > other) - (other > k) - (k > one) for k in between)


def _stay(order: Sequence[int], i: int, j: int) -> float:
    """The share of the neighbours of both words that stand nearer to the other word's place than to their own word's."""
    staying = []
    for own, other in ((i, j), (j, i)):
        for n in range(max(0, own - AROUND), min(len(order), own + AROUND + 1)):
            if n not in (i, j):
                staying.append(abs(order[n] - order[other]) < abs(order[n] - order[own]))
    return sum(staying) / len(staying) if staying else 0.0
