"""A denial in a sentence whose counterpart denies nothing at all, in no way that is known: "Take it with food." and 不要随餐服用。

Where the other sentence has any word that may carry a denial, `denials` asks what is denied. Here nothing may answer it, and in a
sentence that is not long that is nearly always a fault: of 6,600 good pairs, a dozen are so.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from duizhao.base.bilingual import Language
from duizhao.text.bilingual import LinkedSentences
from duizhao.text.language.polarity.chinese_denials import is_idiom
from duizhao.text.language.polarity.denial_cue import DenialCue
from duizhao.text.language.polarity.english_denials import english_cues
from duizhao.text.meaning.chinese_denials_by_word import chinese_denials
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.contrast_hits import DENIES_EN
from duizhao.text.meaning.denial_constructions import ONLY_THEN
from duizhao.text.meaning.denied_opposites import denies_an_opposite
from duizhao.text.meaning.denied_words import DENYING, LEAST, denials, own_cues
from duizhao.text.meaning.turned_commands import is_done, is_turned_command

KIND = "denial-plain"
# English words of the longest sentence: in longer ones a translator turns things round.
MOST_WORDS = 22
SHORT = 16
# From this score on a word that a denial denies, but not first, surely stands in the other sentence.
SURELY = 0.4
BEFORE = "前"
# What these begin holds only then; 再 and 否则 say so with a denial or without one.
OTHERWISE = re.compile("否则|再")
# What some sentences say with a denial and others without: "still" and 尚未, "after" and 不到.
NO_DENIAL = frozenset({"same", "bound"})


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The one firm denial of the two sentences, where nothing on the other side may deny."""
    if len(sentences.en_tokens) > MOST_WORDS:
        return
    en = list(own_cues(english_cues(sentences.en), sentences))
    zh = list(chinese_denials(sentences))
    # What both say in the same way ("stop" and 停) answers nothing else.
    said = _ideas(en) & _ideas(zh)
    if BEFORE in sentences.zh:
        # "Before" may be 未 … 时, but not where 前 says it.
        said.add("until")
    if (
        (cue := _only(en))
        and not _denies(zh, said)
        and not _carries_denial(sentences.zh, zh)
        and not (ONLY_THEN.search(sentences.zh) or OTHERWISE.search(sentences.zh))
    ):
        if features := _evidence("en", cue, sentences):
            yield Clue(KIND, f"en {cue.text.lower()}", (cue.start, cue.end), None, features)
    elif (
        (cue := _only(zh))
        and not _denies(en, said)
        # Chinese may say by a word of its own what the English says without a denial: 坚持不懈, 不可变.
        and not is_idiom(sentences.zh, cue.start, cue.end)
        and (features := _evidence("zh", cue, sentences))
    ):
        yield Clue(KIND, f"zh {cue.text}", None, (cue.start, cue.end), features)


def _evidence(language: Language, cue: DenialCue, sentences: LinkedSentences) -> dict[str, float]:
    """What speaks for a clue: that the other sentence has the word that is denied first, or a further one. Nothing where it says the
    same by an opposite, or by a command that is turned round."""
    if denies_an_opposite(cue, sentences, language):
        return {}
    found = denials(sentences)[0 if language == "en" else 1]
    one = next(each for each in found if each.cue.start == cue.start)
    if is_turned_command(language, one, sentences):
        return {}
    nearest, further = one.words[:1], one.words[1:]
    return {
        "short": float(len(sentences.en_tokens) <= SHORT),
        "the nearest stands": float(any(word.stands >= LEAST for word in nearest)),
        "a further one stands": float(any(word.stands >= SURELY for word in further)),
        "a further one is done": float(
            language == "zh" and any(is_done(word, sentences, SURELY) for word in further)
        ),
    }


def _ideas(cues: Sequence[DenialCue]) -> set[str]:
    return {cue.idea for cue in cues if cue.force != "firm"} - {""}


def _only(cues: Sequence[DenialCue]) -> DenialCue | None:
    """The firm denial, where there is one and no more."""
    # "Not without" is two: together they deny nothing.
    firm = [cue for cue in cues if cue.force == "firm"]
    plain = len(firm) == 1 and not firm[0].idea and _is_word_of_its_own(firm[0].text)
    return firm[0] if plain else None


def _is_word_of_its_own(text: str) -> bool:
    """False for a denial inside of a word (unknown), which Chinese often says with another word for the whole."""
    word = text.lower()
    return not text.isascii() or word in DENIES_EN or word.endswith(("n't", "not"))


def _denies(cues: Sequence[DenialCue], said: Collection[str]) -> bool:
    """True where a cue may carry a denial; not where it says what the other side says in the same way."""
    return any(
        (cue.force != "faint" or cue.idea not in NO_DENIAL) and (cue.force == "firm" or cue.idea not in said)
        for cue in cues
    )


def _carries_denial(text: str, cues: Sequence[DenialCue]) -> bool:
    """True where a word of the Chinese text that is no cue carries a denial inside: 禁食."""
    return any(
        not any(cue.start <= match.start() < cue.end for cue in cues) for match in DENYING.finditer(text)
    )
