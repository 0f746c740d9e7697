"""Repairing what is plainly broken in a piece: names, punctuation, spaces, a capital, a verb form.

Every repair is an edit that can be undone. Wording and claims are never repaired: they are flagged.
"""

import re
from collections.abc import Callable
from importlib.resources import files

from duizhao.library.terms.term_base import TermBase
from duizhao.normalise.edits import EditedText
from duizhao.normalise.piece import Kind
from duizhao.text.language.dictionary import suspects
from duizhao.text.language.script import HAN, has_han, matrix
from duizhao.text.language.sentences import sentence_spans
from duizhao.text.language.typography import corrections

# A perfect tense with a verb in -s: "have not responds". Only regular verbs that a list names, because "has not
# always" and "have lungs" are right.
PERFECT = re.compile(r"\b(?:has|have|had|having)(?: not|n['’]t)? (?P<verb>[a-z]+s)\b")
LATIN_BESIDE_HAN = re.compile(rf"(?<=[A-Za-z0-9])(?=[{HAN}])|(?<=[{HAN}])(?=[A-Za-z0-9])")
SPACED = re.compile(rf"(?<![{HAN}])[{HAN}](?: {{1,2}}[{HAN}]){{3,}}(?![{HAN}])")
UNKNOWN_WORD = "unknown word"

Repair = Callable[[EditedText, Kind, TermBase], EditedText]


def repair(text: EditedText, kind: Kind, terms: TermBase) -> EditedText:
    """The text of a piece with every repair made. Code, boilerplate and labels are left as they are."""
    if kind in ("code", "boilerplate", "label"):
        return text
    for step in REPAIRS:
        text = step(text, kind, terms)
    return text


def _misspelt_names(text: EditedText, _kind: Kind, terms: TermBase) -> EditedText:
    """Names that terms.csv lists as misspelt, but not where one begins or ends inside a right name."""
    misspelt = [use for use in terms.faults(text.text, "zh") if use.name in use.term.zh_misspelt]
    if not misspelt:
        return text
    right = [(use.start, use.end) for use in terms.uses(text.text, "zh")]
    uses = [
        use
        for use in misspelt
        if not any(
            use.start < start < use.end < end or start < use.start < end < use.end for start, end in right
        )
    ]
    return text.replace_many([(use.start, use.end, use.term.zh[0]) for use in uses], "misspelt name")


def _unknown_words(text: EditedText, _kind: Kind, terms: TermBase) -> EditedText:
    """Words no dictionary knows, one character from a term. A person is asked to confirm these."""
    found = [word for word in suspects(text.text, terms.zh_names) if word.is_sure]
    return text.replace_many([(word.start, word.end, word.term) for word in found], UNKNOWN_WORD)


def _spaced_letters(text: EditedText, _kind: Kind, _terms: TermBase) -> EditedText:
    """Chinese with a blank behind every letter, as some programs write it: 请 洗 手."""
    if not has_han(text.text):
        return text
    spots = [
        (match.start() + blank.start(), match.start() + blank.end(), "")
        for match in SPACED.finditer(text.text)
        for blank in re.finditer(" +", match.group())
    ]
    return text.replace_many(spots, "space between Chinese letters")


def _chinese_marks(text: EditedText, _kind: Kind, _terms: TermBase) -> EditedText:
    """Half-width punctuation and missing spaces in Chinese sentences, by the house style."""
    if not has_han(text.text):
        return text
    spots = [
        (start + correction.start, start + correction.end, correction.new)
        for start, end in sentence_spans(text.text)
        if matrix(text.text[start:end]) == "zh"
        for correction in corrections(text.text[start:end])
    ]
    marks = [spot for spot in spots if spot[2].strip()]
    spaces = [spot for spot in spots if not spot[2].strip()]
    text = text.replace_many(marks, "half-width punctuation")
    shift = [(*_shifted(start, end, marks), new) for start, end, new in spaces]
    return text.replace_many(shift, "space beside Chinese")


def _shifted(start: int, end: int, made: list[tuple[int, int, str]]) -> tuple[int, int]:
    by = sum(len(new) - (e - s) for s, e, new in made if e <= start)
    return start + by, end + by


def _missing_spaces(text: EditedText, _kind: Kind, _terms: TermBase) -> EditedText:
    """A Chinese name glued to an English word."""
    if not has_han(text.text):
        return text
    spots = [(match.start(), match.start(), " ") for match in LATIN_BESIDE_HAN.finditer(text.text)]
    return text.replace_many(spots, "missing space")


def _first_capital(text: EditedText, kind: Kind, _terms: TermBase) -> EditedText:
    """A paragraph or heading starts with a capital; a list item need not."""
    if kind in ("item", "step", "row") or not re.match(r"[a-z]{2,}[ ,]", text.text):
        return text
    return text.replace(0, 1, text.text[0].upper(), "missing capital")


def _verb_forms(text: EditedText, _kind: Kind, _terms: TermBase) -> EditedText:
    if not any(verb in text.text for verb in ("has", "hav", "had")):
        return text
    spots = [
        (match.start("verb"), match.end("verb"), REGULAR_VERBS[match["verb"]])
        for match in PERFECT.finditer(text.text)
        if match["verb"] in REGULAR_VERBS
    ]
    return text.replace_many(spots, "verb form")


def _regular_verbs() -> dict[str, str]:
    """`responds` to `responded`, for every verb of the shipped list."""
    verbs = files("duizhao.normalise").joinpath("regular_verbs.txt").read_text("utf-8").split()
    return {_third_person(verb): verb + ("d" if verb.endswith("e") else "ed") for verb in verbs}


def _third_person(verb: str) -> str:
    return verb + ("es" if re.search("(?:s|x|ch|sh)$", verb) else "s")


REGULAR_VERBS = _regular_verbs()
REPAIRS: tuple[Repair, ...] = (
    _misspelt_names,
    _unknown_words,
    _spaced_letters,
    _chinese_marks,
    _missing_spaces,
    _first_capital,
    _verb_forms,
)
