"""Wording that a person must judge: names the term base forbids, watched phrases, guessed repairs."""

from duizhao.base.bilingual import Bilingual, Language
from duizhao.library.terms.term_base import TermBase
from duizhao.normalise.cut import STRUCK
from duizhao.normalise.edits import EditedText
from duizhao.normalise.piece import Flag
from duizhao.normalise.repair import UNKNOWN_WORD
from duizhao.normalise.watched_phrases import Phrases
from duizhao.text.language.dictionary import suspects

STRUCK_OUT = Bilingual("struck out in the source, and taken off", "原文中已划去，这里不再写出")
LANGUAGES: tuple[Language, Language] = ("en", "zh")


def flags(text: EditedText, terms: TermBase, phrases: Phrases) -> tuple[Flag, ...]:
    """Every flag of a repaired piece, with source offsets in characters, in order."""
    found = [
        _flag(
            text,
            use.start,
            use.end,
            Bilingual(f"not a name for {use.term.en[0]}", f"不是“{use.term.zh[0]}”的名称"),
        )
        for language in LANGUAGES
        for use in terms.faults(text.text, language)
        if use.term.is_strict
    ]
    found += [_flag(text, start, end, watched.why) for start, end, watched in phrases.found(text.text)]
    found += [
        Flag(edit.start, edit.end, edit.old, _is_it(edit.new))
        for edit in text.edits
        if edit.why == UNKNOWN_WORD
    ]
    found += [
        _flag(text, word.start, word.end, _is_it(word.term)) for word in suspects(text.text, terms.zh_names)
    ]
    found += [
        Flag(edit.start, edit.end, edit.old.strip("~ "), STRUCK_OUT)
        for edit in text.edits
        if edit.why == STRUCK
    ]
    # Where the term base and the phrases know the same words, the phrase says more about why.
    unique = {(flag.start, flag.end): flag for flag in found}
    return tuple(unique[span] for span in sorted(unique))


def _is_it(term: str) -> Bilingual:
    return Bilingual(f"no dictionary knows it; is “{term}” meant?", f"词典中没有这个词，是否指“{term}”？")


def _flag(text: EditedText, start: int, end: int, why: Bilingual) -> Flag:
    return Flag(text.origins[start], text.origins[end], text.text[start:end], why)
