"""English words of strength: modal verbs, "have to", "is required", and what a denial makes of them."""

import re
from collections.abc import Sequence

from duizhao.language.strength.cue import Cue, Kind, instructions, listed
from duizhao.language.tables import EnglishTable, Tokens, tokens

TABLE = EnglishTable(dict(listed("en")))
FORBIDDEN, UNNEEDED, ABLE = Kind("forbidden"), Kind("unneeded"), Kind("able")
HAVE_TO, HAD_TO, ADVISED = Kind("need", firm=True), Kind("need"), Kind("advice", firm=True)
THING, FIRM_THING, QUALITY = Kind("thing"), Kind("thing", firm=True), Kind("quality")
MODALS = frozenset({"must", "should", "shall", "can", "could", "may", "might"})
CONTRACTED = frozenset(f"{word}n't" for word in ("must", "should", "could", "might", "ca", "may", "sha"))
NEGATIVE = frozenset(
    {"not", "no", "never", "without", "rarely", "nor", "neither", "hardly", "seldom", "than"}
)
HAVE = frozenset({"have", "has"})
HAD = frozenset({"had", "having"})
BE = frozenset(
    {"is", "are", "be", "was", "were", "been", "being", "not", "strongly", "highly", "therefore", "also"}
)
PARTICIPLES = frozenset({"recommended", "advised", "advisable"})
# A need is a thing in "the need for", "in need", "if needed", "as required".
BEFORE_A_THING = frozenset(
    {"the", "in", "if", "as", "when", "where", "a", "no", "any", "of", "their", "this", "for", "our"}
)
LIMIT = 4
# Where a clause may begin with a verb that tells somebody what to do.
CLAUSE_START = re.compile(r"(?:^|[.!?:;,(–—]|\b(?:then|please|always|never))\W*([a-z]+)")
INSTRUCTIONS = instructions()
# "-able" words say 可, a few are words of their own.
SUFFIXES = ("able", "ible", "ably", "ibly")
OWN_WORDS = frozenset(
    [
        "table",
        "stable",
        "vegetable",
        "cable",
        "reliable",
        "variable",
        "comparable",
        "notable",
        "considerable",
        "terrible",
        "horrible",
    ]
)


def english_cues(text: str) -> tuple[Cue, ...]:
    """The words of `text` that say how strong a duty, a permission or a chance is, from left to right."""
    cut = tokens(text)
    found = _found(cut, text)
    if not found:
        return ()
    spans = cut.spans()
    return tuple(
        Cue(text[spans[first][0] : spans[last][1]], spans[first][0], spans[last][1], kind)
        for first, last, kind in found
    )


def _found(cut: Tokens, text: str) -> list[tuple[int, int, Kind]]:
    """First and last word of each cue, and its kind."""
    words = cut.words
    found: list[tuple[int, int, Kind]] = []
    known, get = TABLE.known, TABLE.get
    for index, word in enumerate(words):
        kind = known[word] if word in known else get(word)
        if kind is None:
            if word in HAVE or word in HAD:
                if _at(words, index + 1) == "to" and _at(words, index + 2) != "do":
                    if _is_denied(words, index):
                        found.append((index, index + 1, UNNEEDED))
                    else:
                        found.append((index, index + 1, HAVE_TO if word in HAVE else HAD_TO))
            elif "'" in word or "’" in word:
                if word.replace("’", "'") in CONTRACTED:
                    found.append((index, index, FORBIDDEN))
                elif word.replace("’", "'") == "needn't":
                    found.append((index, index, UNNEEDED))
            elif word.endswith(SUFFIXES) and len(word) > 5 and word not in OWN_WORDS:
                found.append((index, index, QUALITY))
            continue
        found.append(_read(words, index, word, kind, cut, text))
    return [entry for entry in found if entry[2].family]


def _read(
    words: Sequence[str], index: int, word: str, kind: Kind, cut: Tokens, text: str
) -> tuple[int, int, Kind]:
    after = _at(words, index + 1)
    if word in MODALS:
        if after in ("not", "never"):
            return index, index + 1, FORBIDDEN
        if word == "may" and _is_month(words, index, cut, text):
            return index, index, Kind("")
    elif kind.family == "need" and kind.firm:
        if after == "not" and word == "need":
            return index, index + 1, UNNEEDED
        if _is_denied(words, index):
            return index, index, UNNEEDED
        if _at(words, index - 1) in BEFORE_A_THING:
            return index, index, THING
        if word in ("need", "needs") and after != "to":
            return index, index, FIRM_THING
    elif (kind.family in ("advice", "able") and _at(words, index - 1) == "not") or (
        kind.family == "advice" and _at(words, index - 2) == "not"
    ):
        return index, index, FORBIDDEN
    elif word in PARTICIPLES and _at(words, index - 1) in BE:
        return index, index, ADVISED
    return index, index, kind


def instructs(text: str) -> bool:
    """True where a clause of `text` may be an instruction, which Chinese often says with 应 or 请."""
    return any(match[1] in INSTRUCTIONS for match in CLAUSE_START.finditer(tokens(text).lower))


def _at(words: Sequence[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _is_denied(words: Sequence[str], index: int) -> bool:
    """True for "do not have to", "never need": a denial shortly before."""
    return any(
        word in NEGATIVE or word.endswith(("n't", "n’t")) for word in words[max(0, index - LIMIT) : index]
    )


def _is_month(words: Sequence[str], index: int, cut: Tokens, text: str) -> bool:
    start = cut.spans()[index][0]
    return start > 0 and text[start] == "M" and not text[:start].rstrip().endswith((".", "!", "?", ":"))
