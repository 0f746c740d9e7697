"""The denials of a Chinese sentence, where the words of the sentence decide what a denial is.

The lists of `text/language/polarity` know words; where one of their words ends, and what stands before it, they do not know:

- 不适 (unwell), 不同 (other) and 不过 (but) are words. In 不适合, 不同意 and 不过敏 the second character belongs to the next word, and
  what stands before it is a plain denial.
- 不到 before a number is a bound. Behind a verb (检测不到) it says that something cannot be done.
- 禁食, 忌服: a word that begins with 禁 or 忌 forbids what its other character says. It may answer a denial of English.
- 0 says that there is none, as "no" and "none" do.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from duizhao.text.bilingual import LinkedSentences
from duizhao.text.bilingual.sentence_tokens import LinkedToken
from duizhao.text.language.polarity.chinese_denials import PLAIN, chinese_cues
from duizhao.text.language.polarity.denial_cue import DenialCue

DENYING = frozenset("不没未无")
# A listed word of so many characters may be the end of one word and the beginning of another.
LISTED = 2
_PLAIN = frozenset(word for word in PLAIN if len(word) == LISTED)
FORBIDDING = re.compile("[禁忌][\u3400-\u9fff]?")
# Words of that form that forbid nothing: a contraindication is a thing, and a taboo too.
NO_ORDER = frozenset(("禁忌", "忌讳", "忌惮", "忌日", "禁区", "禁锢", "忌妒"))
NOT_REACHED = "不到"
# Behind 不到 a number makes a bound of it, and what stands before it is then no verb.
COUNTED = re.compile(r"\s*[\d０-９一二两三四五六七八九十百千万半几]")
VERB = re.compile("[\u3400-\u9fff]")
NO_VERB = frozenset("还仍从均都尚约仅只时且但而为龄于是的者")
ZERO = re.compile(r"(?<![\d.,，:：/\-~～])(?:0|０|零)(?![\d.,:：/\-~～点下])")


def chinese_denials(sentences: LinkedSentences) -> tuple[DenialCue, ...]:
    """The words of the Chinese sentence that deny, from left to right, with offsets in characters."""
    zh = sentences.zh
    alone = dict(_alone(sentences.zh_tokens))
    found = [_by_its_words(cue, alone, zh) for cue in chinese_cues(zh)]
    hidden = [
        DenialCue(zh[start:end], start, end, "firm", "")
        for start, end in alone.items()
        if zh[start : start + LISTED] in _PLAIN
    ]
    for cue in (*hidden, *_orders(sentences.zh_tokens), *_zeros(zh)):
        if not any(one.start < cue.end and cue.start < one.end for one in found):
            found.append(cue)
    return tuple(sorted(found, key=lambda cue: cue.start))


def _by_its_words(cue: DenialCue, alone: dict[int, int], zh: str) -> DenialCue:
    """The cue as the words around it make it."""
    if cue.force == "firm" or cue.end - cue.start != LISTED:
        return cue
    if end := alone.get(cue.start):
        return replace(cue, text=zh[cue.start : end], end=end, force="firm", idea="")
    before = zh[cue.start - 1 : cue.start]
    is_behind_a_verb = bool(VERB.match(before)) and before not in NO_VERB
    if cue.text == NOT_REACHED and is_behind_a_verb and not COUNTED.match(zh, cue.end):
        return replace(cue, force="firm", idea="")
    return cue


def _alone(tokens: tuple[LinkedToken, ...]) -> Iterator[tuple[int, int]]:
    """Where one denying character is a word by itself, right before a longer word: its start and end in characters."""
    for one, after in pairwise(tokens):
        if one.text in DENYING and len(after.text) > 1 and one.end == after.start:
            yield one.start, one.end


def _orders(tokens: tuple[LinkedToken, ...]) -> Iterator[DenialCue]:
    """The words that forbid what their other character says."""
    for token in tokens:
        if FORBIDDING.fullmatch(token.text) and token.text not in NO_ORDER:
            yield DenialCue(token.text, token.start, token.end, "soft", "forbid")


def _zeros(zh: str) -> Iterator[DenialCue]:
    """The numbers that say that there is none."""
    for match in ZERO.finditer(zh):
        yield DenialCue(match.group(), match.start(), match.end(), "soft", "")
