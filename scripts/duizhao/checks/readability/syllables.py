"""How many syllables an English word has, by its spelling.

A syllable is a group of vowels that is heard: an ending in a silent e counts for nothing, and some pairs of vowels are
two. The packages that do this are under the GPL or fetch their data from the network; `bench.reading` compares this one
with a pronouncing dictionary.
"""

import re
from functools import lru_cache

SPELT = 4
# Words that no rule gets right, and that are everywhere.
ODD = {
    "people": 2,
    "something": 2,
    "everywhere": 3,
    "therefore": 2,
    "safety": 2,
    "guideline": 2,
    "guidelines": 2,
}
GROUP = re.compile("[aeiouy]+")
# Endings whose e is silent: "made", "makes", "named", "fully aware" is not: a vowel before it is heard.
SILENT = re.compile(
    r"(?:(?<=[aeiouy][^aeiouy])|(?<=[^aeiouy][^aeiouy])|(?<=[aiouy]))(?:"
    r"(?<!l)e|(?<=[aeiouyr]l)e|(?<![sxzcg])(?<!ch)(?<!sh)(?<!l)es|(?<=[aeiouyr]l)es|(?<![td])(?<![^aeiouyrl]l)ed"
    r")$"
)
# A silent e inside: "something", "statement", "careful", "safely".
INSIDE = re.compile(r"(?<=[aeiouy][bcdfgkmnprstvz])e(?=(?:ment|ful|ness|less|ly)(?:s|ly)?$)|(?<=ic)a(?=lly$)")
# Vowels side by side that are heard apart.
APART = re.compile(
    r"i[ao](?=[lmnbdgtr]|$)(?<![ctsg]i[ao])|(?<![gqb])ua(?=[lrt])|(?<![gqbs])ui(?=[lrt])|(?<=s)ui(?=ci)|eo(?!us)|[aeiou]ing|(?<=\br)ea[cs]t|[aiouy]e[td]\b|iet|"
    r"ie[rn]c?(?<![ct]ie[rn])|ius|uou|io(?=us)(?<![ctg]io)|ism$|[^aeiouy]ea(?=$)|ia$|cre[a]|ea(?=l?it)|oi(?=ng)|ye[rt]"
)


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """The number of syllables of `word`, at least one. A number counts as one: readers see it, they do not spell it. An
    abbreviation in capitals is spelt: one for each letter."""
    if word.isupper() and word.isalpha() and 1 < len(word) <= SPELT:
        return len(word)
    word = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    parts = [part for part in re.split("[^a-z]+", word) if part]
    return max(sum(_of_letters(part) for part in parts), 1)


def _of_letters(word: str) -> int:
    if word in ODD:
        return ODD[word]
    heard = INSIDE.sub("", SILENT.sub("", word)) if len(word) > 2 else word
    return max(len(GROUP.findall(heard)) + len(APART.findall(heard)), 1)
