"""Chinese words that deny, and the many words that hold 不 无 未 非 别 and deny nothing."""

import re
from bisect import bisect_left
from functools import lru_cache

from duizhao.text.language.dictionary import is_word
from duizhao.text.language.join_lines import joined
from duizhao.text.language.polarity.denial_cue import DenialCue, Force
from duizhao.text.language.polarity.ideas import IDEAS
from duizhao.text.language.quantities.bound_phrases import bound_phrases
from duizhao.text.language.word_lists import read_list
from duizhao.text.language.word_tables import ChineseTable

IDIOM = 4
# Fixed words that hold a denying character and deny nothing. General vocabulary.
_LISTS = read_list("polarity", "chinese.toml")
PLAIN, SOFT, FIRM = (tuple(_LISTS[name].split()) for name in ("plain", "soft", "firm"))
# 非做不可 makes a duty of two denials, as do 不得不 and 无不 in the table.
DUTY = re.compile(r"非[^，。；！？]{1,12}?不可")
# 不是自己走，就是被抬走: either the one or the other.
EITHER = re.compile(r"不是[^。；！？]{1,20}?(?:就是|便是)")
DOUBLE = """不能不 不得不 不可不 不会不 无不 莫不 没有不 并不非 并非不 并非没有 并非无 不是不 不是没有 不无"""
# 别 is a denial only where somebody is told something.
ORDER = re.compile(
    r"(?:(?<=^)|(?<=[，。；！？：、“（\s])|(?<=请)|(?<=您)|(?<=你)|(?<=万)|(?<=就)|(?<=量)|(?<=先)|(?<=那)|(?<=也)|(?<=都))别(?![的人处名致墅称具])"
)
_FAINT = {word: idea.name for idea in reversed(IDEAS) for word in idea.faint_zh}
_IDEAS = {word: idea.name for idea in reversed(IDEAS) for word in idea.zh}


_STRONG = {*SOFT, *FIRM, *_IDEAS}
# Bounds, differences and complaints begin with 不 as well, but English says them without a denial.
_LOOSE = frozenset({"bound", "differ", "poor", "otherwise", "chance", "lack", "under", "odd"})
FIRM_WORDS = frozenset(FIRM) | {
    word for word, idea in _IDEAS.items() if word[0] in "不没未" and idea not in _LOOSE
}
# 无法忍受 is in the dictionary too, and is an open phrase.
OPEN = re.compile("无法|不能|不会|没有|不要|不是|不可|不应|不得|并非|并不|从未|尚未|不需|不必|不用|无需|不再")

AGAIN = re.compile(r"(?:也|亦|又|且|、|或)(?:都|更|还|请|应|须|从|并)?$")


@lru_cache(maxsize=64)
def chinese_cues(text: str) -> tuple[DenialCue, ...]:
    """The words of `text` that deny, from left to right."""
    whole = joined(text)
    hits = TABLE.find(whole.text)
    if not hits:
        return ()
    limits = [(one.start, one.end) for one in bound_phrases(whole.text, "zh") if one.is_denied]
    duties = [match.span() for match in DUTY.finditer(whole.text)] if "不可" in whole.text else []
    if "不是" in whole.text:
        duties += [(match.start(), match.start() + 2) for match in EITHER.finditer(whole.text)]
    found: list[DenialCue] = []
    denied = False
    for (word, force, idea), first, last in hits:
        if not force or _asks(whole.text, first, word) or any(a <= first < b for a, b in duties):
            continue
        if word == "别" and not ORDER.match(whole.text, first):
            continue
        if force == "firm" and any(a <= first < b for a, b in limits):
            # 不得超过 is a bound, which the rule about numbers compares.
            force, idea = "soft", idea if idea == "bound" else ""
        firm = force == "firm"
        # 没有发热，也没有咳嗽: English often says the denial once for all.
        again = firm and denied and AGAIN.search(whole.text, max(0, first - 4), first)
        denied = denied or firm
        start, end = whole.span(first, last)
        shown: Force = force if force != "firm" else "firm" if firm and not again else "soft"
        found.append(DenialCue(text[start:end], start, end, shown, idea))
    return tuple(found)


def _asks(text: str, start: int, word: str) -> bool:
    """True in 是不是, 会不会, 有没有, 需要不需要: a question."""
    if word[0] not in "不没":
        return False
    one, two = text[start - 1 : start], text[max(0, start - 2) : start]
    return bool(one and one == text[start + 1 : start + 2]) or bool(
        len(two) == 2 and two == text[start + 1 : start + 3]
    )


def is_idiom(text: str, start: int, end: int) -> bool:
    """True where the denial at `start` to `end` is part of a word of four characters of the dictionary (停滞不前,
    前所未有)."""
    whole = joined(text)
    if whole.places is not None:
        start, end = bisect_left(whole.places, start), bisect_left(whole.places, end - 1) + 1
    around = (whole.text[at : at + IDIOM] for at in range(max(0, end - IDIOM), start + 1))
    return any(len(word) == IDIOM and not OPEN.match(word) and is_word(word) for word in around)


def _entries() -> dict[str, tuple[str, Force | None, str]]:
    """Every word with its force and idea; None is a word that only looks like a denial."""
    found: dict[str, tuple[str, Force | None, str]] = {}
    for word in [*SOFT, *FIRM, *_IDEAS, *_FAINT]:
        force: Force = (
            "firm" if word in FIRM_WORDS or word == "别" else "soft" if word in _STRONG else "faint"
        )
        found[word] = (word, force, _IDEAS.get(word) or _FAINT.get(word, ""))
    for idea in IDEAS:
        for word in idea.firm_zh:
            found[word] = (word, "firm", idea.name)
    for word in (*PLAIN, *DOUBLE.split(), "非常"):
        found.setdefault(word, (word, None, ""))
    return found


TABLE = ChineseTable(_entries())
