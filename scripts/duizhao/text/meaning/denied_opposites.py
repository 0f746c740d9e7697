"""A denial of the opposite: 不难受 says what "comfortable" says, and "don't let it get wet" what 保持干燥 says, though one denies and
the other does not."""

from duizhao.base.bilingual import Language
from duizhao.text.bilingual import LinkedSentences
from duizhao.text.bilingual.renderings_back import english_of
from duizhao.text.bilingual.word_classes import excludes
from duizhao.text.language.polarity.denial_cue import DenialCue
from duizhao.text.meaning.denied_sides import DENIED_FORMS

# So many words behind an English denial may be what it denies.
BEHIND = 3


def denies_an_opposite(cue: DenialCue, sentences: LinkedSentences, language: Language = "zh") -> bool:
    """True where the word right behind a Chinese denial is rendered by the opposite of a word that the English has, or one of the next
    words behind an English denial is the opposite of what renders a Chinese word."""
    if language == "en":
        return _english(cue, sentences)
    word = next((one for one in sentences.zh_tokens if one.start == cue.end and one.is_content), None)
    return word is not None and any(
        _are_opposites(token.forms, rendering)
        for token in sentences.en_tokens
        if token.is_content
        for rendering in english_of(word.text)
    )


def _english(cue: DenialCue, sentences: LinkedSentences) -> bool:
    behind = [one for one in sentences.en_tokens if one.start >= cue.end and one.is_content][:BEHIND]
    there = {rendering for one in sentences.zh_tokens if one.is_content for rendering in english_of(one.text)}
    return any(_are_opposites(one.forms, rendering) for one in behind for rendering in there)


def _are_opposites(forms: tuple[str, ...], rendering: str) -> bool:
    # "Uncomfortable" is the opposite of what it begins to deny.
    return excludes(forms[0], rendering) == "antonym" or any(
        rendering == begins + form for begins in DENIED_FORMS for form in forms
    )
