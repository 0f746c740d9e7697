"""English words of strength: modal verbs, "have to", "is required", and what a denial makes of them."""

import re
from collections.abc import Sequence

from duizhao.text.language.strength.strength_cue import Kind, StrengthCue, instructions, listed
from duizhao.text.language.word_tables import EnglishTable, Tokens, tokens

FORBIDDEN, UNNEEDED = Kind("forbidden"), Kind("unneeded")
HAVE_TO, HAD_TO, ADVISED = Kind("need", firm=True), Kind("need"), Kind("advice", firm=True)
THING, FIRM_THING, QUALITY = Kind("thing"), Kind("thing", firm=True), Kind("quality")
# Families whose words are read with those around them.
READ = frozenset({"must", "duty", "need", "should", "can", "may", "advice", "able"})
CONTRACTED = frozenset(f"{word}n't" for word in ("must", "should", "could", "might", "ca", "may", "sha"))
NEGATIVE = frozenset(
    {"not", "no", "never", "without", "rarely", "nor", "neither", "hardly", "seldom", "than"}
)
DENIALS = frozenset({"not", "never"})
HAVE, HAD = Kind("have"), Kind("had")
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
CLAUSE_START = re.compile(r"(?:^|[.!?:;,(–—]|\b(?:then|please|always|never))[^\w.!?:;,(–—]*+([a-z]+)")
INSTRUCTIONS = instructions()
# "-able" words say 可, a few are words of their own.
SUFFIXES = ("able", "ible", "ably", "ibly")
OWN_WORDS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "table stable vegetable cable reliable variable comparable notable considerable terrible horrible"
    ).split()
)


def english_cues(text: str) -> tuple[StrengthCue, ...]:
    """The words of `text` that say how strong a duty, a permission or a chance is, from left to right."""
    cut = tokens(text)
    found: list[StrengthCue] = []
    for index, kind in TABLE.find(cut):
        last = index
        if kind is HAVE or kind is HAD:
            if _at(cut.words, index + 1) != "to" or _at(cut.words, index + 2) == "do":
                continue
            last, kind = index + 1, _to_have(cut.words, index, kind)
        elif kind.family in READ:
            last, kind = _read(cut, index, kind, text)
        if kind.family:
            start, end = cut.spans[index][0], cut.spans[last][1]
            found.append(StrengthCue(text[start:end], start, end, kind))
    return tuple(found)


def _to_have(words: Sequence[str], index: int, kind: Kind) -> Kind:
    if _is_denied(words, index):
        return UNNEEDED
    return HAVE_TO if kind is HAVE else HAD_TO


def _unlisted(word: str) -> Kind | None:
    """What a word that stands in no list says: a contracted denial, or 可 in an ending."""
    if "'" in word or "’" in word:
        plain = word.replace("’", "'")
        return FORBIDDEN if plain in CONTRACTED else UNNEEDED if plain == "needn't" else None
    return QUALITY if word.endswith(SUFFIXES) and len(word) > 5 and word not in OWN_WORDS else None


def _read(cut: Tokens, index: int, kind: Kind, text: str) -> tuple[int, Kind]:
    """The last word of the cue at `index`, and what it says there."""
    words = cut.words
    word, before, after = words[index], _at(words, index - 1), _at(words, index + 1)
    if kind.family in ("advice", "able"):
        if before == "not" or (kind.family == "advice" and _at(words, index - 2) == "not"):
            return index, FORBIDDEN
        return index, ADVISED if word in PARTICIPLES and before in BE else kind
    if kind.family == "need":
        if word == "need" and after == "not":
            return index + 1, UNNEEDED
        if _is_denied(words, index):
            return index, UNNEEDED
        if before in BEFORE_A_THING:
            return index, THING
        return index, FIRM_THING if word in ("need", "needs") and after != "to" else kind
    if after in DENIALS:
        return index + 1, FORBIDDEN
    # "Should generally not be used".
    if after.endswith("ly") and _at(words, index + 2) in DENIALS:
        return index + 2, FORBIDDEN
    return index, Kind("") if word == "may" and _is_month(cut, index, text) else kind


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


def _is_month(cut: Tokens, index: int, text: str) -> bool:
    start = cut.spans[index][0]
    return start > 0 and text[start] == "M" and not text[:start].rstrip().endswith((".", "!", "?", ":"))


TABLE = EnglishTable(
    {**dict(listed("en")), "have": HAVE, "has": HAVE, "had": HAD, "having": HAD}, otherwise=_unlisted
)
