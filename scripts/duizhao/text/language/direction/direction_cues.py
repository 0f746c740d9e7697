"""Words that give a direction, in English and Chinese, with what they mean."""

import re
from dataclasses import dataclass

from duizhao.text.language.direction.axes import BESIDES, PLAIN, Meaning, meanings
from duizhao.text.language.join_lines import joined
from duizhao.text.language.word_tables import ChineseTable, EnglishTable, tokens

# Bounds: "no more than" is "up to", so "more" gives no direction there.
BOUNDS = re.compile(
    r"\b(?:no|not|n['’]t|never|nor|without)(?:\s+(?:be|exceed\w*|much|any|been|a|the))?\s+"
    r"(?:more|less|fewer|later|earlier|higher|lower|greater|over|exceed\w*|longer|sooner|after|before|until|least)\b|"
    r"\bat\s+(?:the\s+)?(?:least|most|(?:very\s+)?(?:latest|earliest))\b|\bmore\s+or\s+less\b|\bsooner\s+or\s+later\b|"
    r"\bleast\s+\w+|\blater\s+on\b|\bafter\s+all\b|\bright\s+(?:now|away|after|before)\b|"
    r"\bnamed\s+after\b|\blook\w*\s+after\b|\bup\s+(?:and|or)\s+down\b|\bthe\s+(?:more|less|higher|lower|greater)\b",
)
# Text without any of these has no such phrase.
OF_BOUNDS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "no not never nor without least most latest earliest later all right named look looks looked looking up "
        "sooner less more higher lower greater"
    ).split()
)
# "Over 50" and "under the age of 5" are bounds, "over time" and "under a microscope" are not.
COUNTED = re.compile(
    r"\s+(?:the\s+)?(?:age\s+)?(?:of\s+)?[$£€]?(?:\d|half|one|two|three|ten|a\s+(?:hundred|thousand|million))"
)
UNCOUNTED = frozenset({"over", "under"})
# 除口罩外 is "besides masks"; a 外 there is no outside.
EXCEPT = re.compile("除[^，。；！？]{1,40}?(?P<mark>外)|除[^，。；！？外]{1,40}?内")
# 先下后上 says which comes before as well as which comes after.
FIRST_THEN = re.compile("先[^。；！？先后]{1,20}后")
# 第一天, 第一部分 count: they are "day 1" and "part I" as often as "the first"; only 第一 by itself says first.
ORDINAL = re.compile("第一(?=[\u4e00-\u9fff])")
# 不在室内 is outside.
NOT_IN = re.compile("不在[^，。；！？]{0,20}?[内里]")


@dataclass(frozen=True, slots=True)
class DirectionCue:
    """`text` stands at `start` to `end` (offsets in characters)."""

    text: str
    start: int
    end: int
    meaning: Meaning


def english_cues(text: str) -> tuple[DirectionCue, ...]:
    """The words of `text` that give a direction, from left to right."""
    cut = tokens(text)
    hits = ENGLISH.find(cut)
    if not hits:
        return ()
    bounds = () if OF_BOUNDS.isdisjoint(cut.words) else [match.span() for match in BOUNDS.finditer(cut.lower)]
    return tuple(
        DirectionCue(text[start:end], start, end, meaning)
        for (start, end), meaning in ((cut.spans[index], meaning) for index, meaning in hits)
        if not any(first <= start < last for first, last in bounds)
        and not (cut.lower[start:end] in UNCOUNTED and not COUNTED.match(cut.lower, end))
    )


def chinese_cues(text: str) -> tuple[DirectionCue, ...]:
    """The words of `text` that give a direction, from left to right."""
    whole = joined(text)
    hits = [hit for hit in CHINESE.find(whole.text) if hit[0].ends]
    if "除" in whole.text:
        for match in EXCEPT.finditer(whole.text):
            place = match.end() - 1
            meaning = Meaning(frozenset({(BESIDES, 0 if match["mark"] else 1)}))
            hits = [hit for hit in hits if not hit[1] <= place < hit[2]]
            hits.append((meaning, place, place + 1))
    if "不在" in whole.text:
        denied = [match.span() for match in NOT_IN.finditer(whole.text)]
        hits = [hit for hit in hits if not any(first <= hit[1] < last for first, last in denied)]
    if "第一" in whole.text:
        counted = {match.start() for match in ORDINAL.finditer(whole.text)}
        hits = [hit for hit in hits if hit[1] not in counted]
    if "先" in whole.text:
        seconds = {match.end() - 1 for match in FIRST_THEN.finditer(whole.text)}
        hits = [hit for hit in hits if hit[1] not in seconds]
    found = []
    for meaning, first, last in hits:
        start, end = whole.span(first, last)
        found.append(DirectionCue(text[start:end], start, end, meaning))
    return tuple(sorted(found, key=lambda cue: cue.start))


ENGLISH = EnglishTable(meanings("en"))
CHINESE = ChineseTable({**dict.fromkeys(PLAIN, Meaning(frozenset())), **meanings("zh")})
