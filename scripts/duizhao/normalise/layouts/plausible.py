"""Whether two texts that stand side by side may say the same, as far as lengths and numbers tell."""

import re

from duizhao.text.language.script import han_count

# A Chinese letter says about as much as this many English ones; a translation is rarely this much longer or shorter.
LETTERS_A_HAN = 3.0
MOST_TIMES_LONGER = 4.0
SHORT = 12


def is_plausible(en: str, zh: str) -> bool:
    """True where an English and a Chinese text may say the same: by length, and by the numbers that both give."""
    letters = len(re.findall("[A-Za-z]", en)) + SHORT
    expected = LETTERS_A_HAN * han_count(zh) + len(re.findall("[A-Za-z]", zh)) + SHORT
    if not 1 / MOST_TIMES_LONGER < letters / expected < MOST_TIMES_LONGER:
        return False
    numbers, others = (sorted(re.findall(r"\d+(?:\.\d+)?", text)) for text in (en, zh))
    # Small numbers may be words in either language.
    return [one for one in numbers if len(one) > 1] == [one for one in others if len(one) > 1] or not (
        numbers and others
    )
