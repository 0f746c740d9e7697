"""A denial of the opposite: 不难受 says what "comfortable" says, though one denies and the other does not."""

from duizhao.text.bilingual import LinkedSentences
from duizhao.text.bilingual.renderings_back import english_of
from duizhao.text.bilingual.word_classes import excludes
from duizhao.text.language.polarity.denial_cue import DenialCue

# "Uncomfortable" is the opposite of what it begins to deny.
DENYING = ("un", "in", "im", "ir", "il", "dis", "non")


def denies_an_opposite(cue: DenialCue, sentences: LinkedSentences) -> bool:
    """True where the word right behind a Chinese denial is rendered by the opposite of an English word that the sentence has."""
    word = next((one for one in sentences.zh_tokens if one.start == cue.end and one.is_content), None)
    if word is None:
        return False
    renderings = english_of(word.text)
    return any(
        excludes(token.forms[0], rendering) == "antonym"
        or any(rendering == begins + form for begins in DENYING for form in token.forms)
        for token in sentences.en_tokens
        if token.is_content
        for rendering in renderings
    )
