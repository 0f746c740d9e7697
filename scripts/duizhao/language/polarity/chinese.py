"""Chinese words that deny, and the many words that hold 不 无 未 非 别 and deny nothing."""

import re
from functools import cache

from duizhao.language.dictionary import words
from duizhao.language.joined import joined
from duizhao.language.polarity.cue import Cue, Force
from duizhao.language.polarity.ideas import IDEAS
from duizhao.language.word_lists import read_list

DENIAL = "不没未无非莫"
# Fixed words that hold a denying character and deny nothing. General vocabulary.
_LISTS = read_list("polarity", "chinese.toml")
PLAIN, SOFT, FIRM = (tuple(_LISTS[name].split()) for name in ("plain", "soft", "firm"))
# 是不是, 会不会, 有没有: a question.
QUESTION = r"(?P<asked>[\u4e00-\u9fff]{1,2})[不没](?P=asked)"
# 非做不可, 不得不, 无不: two denials that make a duty.
DOUBLE = (
    r"非[^，。；！？]{1,12}?不可|不[能得可会]不|无不|莫不|没有不|并非不|并非没有|并非无|不是不|不是没有|不无"
)
# 别 is a denial only where somebody is told something.
ORDER = (
    r"(?:(?<=^)|(?<=[，。；！？：、“（\s])|(?<=请)|(?<=您)|(?<=你)|(?<=万)|(?<=就))别(?![的人处名致墅称具])"
)
_FAINT = {word: idea.name for idea in reversed(IDEAS) for word in idea.faint_zh}
_IDEAS = {word: idea.name for idea in reversed(IDEAS) for word in idea.zh}


def _any(listed: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(listed), key=lambda word: (-len(word), word)))


_STRONG = {*SOFT, *FIRM, *_IDEAS}
_KNOWN = {word for word in [*SOFT, *FIRM, *_IDEAS, *_FAINT] if word != "别"}
PATTERN = re.compile(
    rf"(?P<double>{DOUBLE})|(?P<question>{QUESTION})"
    rf"|(?P<plain>非常(?![规态驻任见])|{_any(set(PLAIN) - _KNOWN)})"
    rf"|(?P<order>{ORDER})|(?P<word>{_any(_KNOWN)})"
)
# Bounds, differences and complaints begin with 不 as well, but English says them without a denial.
_LOOSE = frozenset({"bound", "differ", "poor", "otherwise", "chance", "lack", "under", "odd"})
# Text without any of these characters says no nowhere.
ANCHOR = re.compile("[" + "".join(sorted({word[0] for word in _STRONG} | {"非", "别"})) + "]")
FIRM_WORDS = frozenset(FIRM) | {
    word for word, idea in _IDEAS.items() if word[0] in "不没未" and idea not in _LOOSE
}
# 无法忍受 is in the dictionary too, and is an open phrase.
OPEN = re.compile("无法|不能|不会|没有|不要|不是|不可|不应|不得|并非|并不|从未|尚未|不需|不必|不用|无需|不再")

AGAIN = re.compile(r"(?:也|亦|又|且|、|或)(?:都|更|还|请|应|须|从|并)?$")


@cache
def idioms() -> frozenset[str]:
    """The four-character words of the dictionary with a denial in them: 停滞不前, 前所未有. They are
    translated as a whole, rarely with a "not"."""
    return frozenset(
        word
        for word in words()
        if len(word) == 4 and any(mark in word for mark in DENIAL) and not OPEN.match(word)
    )


def chinese_cues(text: str) -> tuple[Cue, ...]:
    """The words of `text` that deny, from left to right."""
    if not ANCHOR.search(text):
        return ()
    whole = joined(text)
    found: list[Cue] = []
    denied = False
    for match in PATTERN.finditer(whole.text):
        if match["plain"] or match["question"]:
            continue
        start, end = whole.span(*match.span())
        word = match.group()
        firm = (match["order"] or word in FIRM_WORDS) and not _in_idiom(whole.text, *match.span())
        # 没有发热，也没有咳嗽: English often says the denial once for all.
        again = firm and denied and AGAIN.search(whole.text, max(0, match.start() - 4), match.start())
        denied = denied or bool(firm)
        firm = firm and not again
        force: Force = "firm" if firm else "soft" if word in _STRONG else "faint"
        found.append(Cue(text[start:end], start, end, force, _IDEAS.get(word) or _FAINT.get(word, "")))
    return tuple(found)


def _in_idiom(text: str, start: int, end: int) -> bool:
    return any(text[at : at + 4] in idioms() for at in range(max(0, end - 4), start + 1))
