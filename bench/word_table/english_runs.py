"""An English sentence as words and phrases, by any vocabulary."""

from collections.abc import Callable

from duizhao.text.bilingual.english_forms import STOP, WORD, bases

LONGEST = 3


def runs(text: str, knows: Callable[[str], bool]) -> list[str]:
    """The words of `text`, the longest run that `knows` first: ["high blood pressure", "and", "chest pain"]; in small letters,
    but for what may be a name."""
    words = [word.replace("’", "'") for word in WORD.findall(text)]
    lower = [word.lower() for word in words]
    found, i = [], 0
    while i < len(words):
        for length in range(min(LONGEST, len(words) - i), 1, -1):
            if key := _key(lower[i : i + length], knows):
                found.append(key)
                i += length
                break
        else:
            found.append(words[i] if words[i][0].isupper() and words[i] != "I" else lower[i])
            i += 1
    return found


def _key(words: list[str], knows: Callable[[str], bool]) -> str:
    """How a run of words stands in the vocabulary: as it is, or by the base of its last or its first word."""
    if all(word in STOP for word in words):
        return ""
    lasts = [[*words[:-1], base] for base in bases(words[-1])[:3]]
    firsts = [[base, *words[1:]] for base in bases(words[0])[:3]]
    return next((key for form in (words, *lasts, *firsts) if knows(key := " ".join(form))), "")
