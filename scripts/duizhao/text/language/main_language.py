"""Which language carries a text, where both occur: the other one only stands in it.

Counting letters is not enough: a long Chinese name in a short English sentence outweighs it, and so do a link or a
piece of code in a Chinese one. So markup is not counted, known names weigh nothing, and where the counts are close the
small words decide that every sentence of a language needs.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from duizhao.base.bilingual import Language
from duizhao.text.language.script import (
    HAN,
    LATIN_WORD,
    RUNNING_WORD,
    Label,
    han_count,
    has_han,
    longest_english_run,
)

# What is not prose: code, tags, formulas, names_like_this, addresses, targets of links, anchors, templates, the word
# that opens a box.
MARKUP = re.compile(
    r"(?m:^[ \t]*(?:/{3,9}|:{3,9}|!!!|\?\?\?)[ \t]*[\w-]+)|@[A-Za-z0-9-]+|"
    r"`[^`\n]*`|<[a-zA-Z/!][^<>\n]*>|(?<=\])\([^()\s]*\)|(?:https?://|www\.)[!-~]+"
    r"|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}\.[A-Za-z0-9.]{1,64}"
    r"|\$(?=\S)[^$\n]{1,200}(?<=\S)\$(?!\d)|(?<![A-Za-z0-9])[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+"
    r"|\{[ \t]*[#.:][^{}\n]*\}|\{\{.{0,200}?\}\}|\{%.{0,200}?%\}"
)
# Most prose has none of these, and is left alone at once.
MARKUP_SIGN = re.compile(r"[`<{@_$]")
MARKUP_STARTS = ("](", "http", "www.", "///", ":::", "!!!", "???")
ENGLISH_SMALL = re.compile(
    r"(?<![\w-])(?:the|an?|of|to|in|is|are|was|were|be|been|and|or|for|with|by|on|at|from|as|this|that|these|those|may|"
    r"can|will|should|must|not|if|when|it|its|you|your|we|our|they|their|has|have|had|do|does|who|which)(?![\w-])",
    re.IGNORECASE,
)
CHINESE_SMALL = re.compile("[的了是在和有不为与及或也将可会请您你我们这那以而但被把对从到就都]")
# A word that is no acronym.
WRITTEN_OUT = re.compile(r"(?<![A-Za-z])[A-Za-z][a-z]+(?![A-Za-z])")
FULL_WIDTH_END = re.compile(r"[。！？；][”’」』）)\"'*_\s]*$")
HALF_WIDTH_END = re.compile(r"[.!?][”’\"')*_\s]*$")
LATIN_LETTER = re.compile("[A-Za-z]")
FIRST_LETTER_IS_HAN = re.compile(rf"[^A-Za-z{HAN}]*[{HAN}]")
# What is found out about a longer text than this is not kept.
LONGEST_KEPT = 2_000
# Beyond these the counts alone decide.
CLEARLY_CHINESE = 5
CLEARLY_ENGLISH = 0.4


def without_markup(text: str) -> str:
    """`text` with code, tags, addresses and anchors blanked out; every other character keeps its place."""
    if not MARKUP_SIGN.search(text):
        for start in MARKUP_STARTS:
            if start in text:
                break
        else:
            return text
    return _blanked(text) if len(text) <= LONGEST_KEPT else MARKUP.sub(_blanks, text)


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())


# The same block is asked about a dozen times on its way, and by each rule of the check.
@lru_cache(maxsize=8192)
def _blanked(text: str) -> str:
    return MARKUP.sub(_blanks, text)


def main_language(text: str, names: Collection[str] = ()) -> Language | None:
    """The language that carries `text`, None where it has no word. `names` are names of the other language that may
    stand in a sentence and say nothing about its language."""
    return _found(text, names) if names or len(text) > LONGEST_KEPT else _found_alone(text)


@lru_cache(maxsize=8192)
def _found_alone(text: str) -> Language | None:
    return _found(text, ())


def _found(text: str, names: Collection[str]) -> Language | None:
    prose = without_markup(text)
    # Most texts are in one script, and nothing has to be weighed: a name taken out leaves no letter behind.
    if not has_han(prose):
        return "en" if LATIN_WORD.search(prose) else None
    if not LATIN_LETTER.search(prose):
        return "zh"
    bare = _without(names, prose)
    han, words = han_count(bare), float(len(RUNNING_WORD.findall(bare)))
    if not han:
        # Names, code or tags alone are Chinese.
        return "en" if words or LATIN_WORD.search(bare) else "zh"
    # A word with a capital may be a name; it only counts where no other does.
    words = words or len(WRITTEN_OUT.findall(bare)) / 2
    if not words:
        return "zh"
    ratio = han / (2 * words)
    if ratio >= CLEARLY_CHINESE or ratio <= CLEARLY_ENGLISH:
        return "zh" if ratio >= CLEARLY_CHINESE else "en"
    return "zh" if _leaning(bare) + ratio - 1 > 0 else "en"


def _leaning(text: str) -> float:
    """Above 0 where the small words and the marks of the text are Chinese, below 0 where they are English."""
    chinese, english = len(CHINESE_SMALL.findall(text)), len(ENGLISH_SMALL.findall(text))
    leaning = 2.0 * (chinese - english) / (chinese + english) if chinese or english else 0.0
    text = text.strip()
    if FIRST_LETTER_IS_HAN.match(text):
        leaning += 0.75
    else:
        leaning -= 0.75
    if FULL_WIDTH_END.search(text):
        leaning += 2
    elif HALF_WIDTH_END.search(text):
        leaning -= 2
    return leaning


def label_with_names(text: str, names: Collection[str] = ()) -> Label:
    """As `script.label`, but the language that carries the text is found by all that is known: `mixed` is English that
    holds Chinese, or Chinese with a run of English in it; `none` has no word."""
    language = main_language(text, names)
    if language is None or (language == "en" and not has_han(text)):
        return language or "none"
    return "mixed" if language == "en" or longest_english_run(text) >= 4 else "zh"


def labels_of_sentences(
    text: str, spans: Sequence[tuple[int, int]], names: Collection[str] = ()
) -> list[Label]:
    """What `label_with_names` says of each sentence of `text`, given by start and end. What the whole has nothing of, Chinese
    or Latin letters or markup, is not looked for in each sentence."""
    parts = [text[start:end] for start, end in spans]
    if without_markup(text) is text:
        if not has_han(text):
            return ["en" if LATIN_WORD.search(part) else "none" for part in parts]
        if not LATIN_LETTER.search(text):
            return ["zh" if has_han(part) else "none" for part in parts]
    return [label_with_names(part, names) for part in parts]


def _without(names: Collection[str], text: str) -> str:
    """`text` with the names blanked out, the longest first."""
    known = names if isinstance(names, frozenset) else frozenset(names)
    if not known:
        return text
    listed, automaton = _finder(known)
    # In one pass which names there are; one that is broken by a longer one is no longer found by `replace`.
    found = {index for index, _start, _end in automaton.find_matches_as_indexes(text, overlapping=True)}
    for index in sorted(found):
        text = text.replace(listed[index], " " * len(listed[index]))
    return text


@lru_cache(maxsize=4)
def _finder(names: frozenset[str]) -> tuple[tuple[str, ...], AhoCorasick]:
    """The names, the longest first, and what finds all of them in one pass."""
    listed = tuple(sorted(filter(None, names), key=lambda name: (-len(name), name)))
    return listed, AhoCorasick(list(listed))
