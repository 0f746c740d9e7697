"""Denials: what one sentence denies and the other does not, or denies of something else.

Two denials answer each other best where the words that they deny do. A plain denial is a clue unless the other sentence surely
denies the same word: either nothing answers it, or what is left to answer it denies something else. How much of what it denies
stands undenied on the other side, and whether that holds the other way round too, tells how certain the clue is.
"""

from collections.abc import Iterator, Sequence

from duizhao.base.bilingual import Language
from duizhao.text.bilingual import LinkedSentences
from duizhao.text.language.polarity.chinese_denials import is_idiom
from duizhao.text.language.polarity.denial_cue import DenialCue
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.denial_features import (
    SURELY,
    features_around,
    own_features,
    pair_features,
    plain_features,
    says_it_itself,
    waits,
)
from duizhao.text.meaning.denied_opposites import denies_an_opposite
from duizhao.text.meaning.denied_sides import DeniedSides
from duizhao.text.meaning.denied_words import Denial, denials, denied_at, is_forbidden_by_its_word
from duizhao.text.meaning.turned_commands import is_turned_command

# No sentence of a reader's text denies so often; which of so many denials answer each other nobody can tell, nor in what time.
MOST = 20
# From this agreement on two denials surely deny the same word.
AGREE = 0.75
# A word that says no in its own way is a clue only where what it denies stands so surely undenied.
SOFT_AFFIRMED = 0.6
# And only where it says that something is not so; what is late, odd or otherwise is so.
SAYS_NO = frozenset(("", "avert", "stop", "refuse", "forbid", "fail", "lack", "free", "ignore"))


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The denials of two sentences that do not surely answer each other."""
    en, zh = denials(sentences)
    if not (en or zh) or max(len(en), len(zh)) > MOST:
        return
    sides = DeniedSides(sentences, en, zh)
    open_en = [i for i in range(len(en)) if _is_open(i, "en", sides)]
    open_zh = [j for j in range(len(zh)) if _is_open(j, "zh", sides)]
    told: set[int] = set()
    for i in open_en:
        j = sides.pairs.get(i)
        if j is not None:
            told.add(j)
        yield _clue("en", en[i], None if j is None else zh[j], sides, open_en, open_zh)
    for j in open_zh:
        if j not in told:
            k = sides.back.get(j)
            yield _clue("zh", zh[j], None if k is None else en[k], sides, open_en, open_zh)


def _is_open(number: int, language: Language, sides: DeniedSides) -> bool:
    """True for a firm denial that the other sentence does not surely answer."""
    one = sides.of(language)[number]
    there: Language = "zh" if language == "en" else "en"
    answer = (sides.pairs if language == "en" else sides.back).get(number)
    if not one.firm and (
        one.cue.force == "faint"
        or one.cue.idea not in SAYS_NO
        or (language == "zh" and not one.cue.idea)
        or answer is not None
        or sides.affirmed(one, there) < SOFT_AFFIRMED
        or any(other.cue.force != "faint" for other in sides.of(there))
    ):
        return False
    if answer is not None:
        pair = (number, answer) if language == "en" else (answer, number)
        other = sides.of(there)[answer]
        is_said_alike = bool(one.cue.idea) and one.cue.idea == other.cue.idea
        # "Outside the scheme" is 不在方案之内 whatever stands between.
        if sides.same[pair] >= AGREE or (is_said_alike and not (one.firm and other.firm)):
            return False
    if one.words and any(
        score * denied_at(start, end, sides.others_of(one, there)) >= SURELY
        for start, end, score in one.words[0].answers
    ):
        return False
    if answer is None and is_turned_command(language, one, sides.sentences):
        return False
    if language == "en":
        return not (one.words and is_forbidden_by_its_word(one.words[0], sides.sentences.zh))
    return not (
        is_idiom(sides.sentences.zh, one.cue.start, one.cue.end)
        or says_it_itself(one.cue, sides) >= SURELY
        or denies_an_opposite(one.cue, sides.sentences)
    )


def _clue(
    language: Language, one: Denial, other: Denial | None, sides: DeniedSides,
    open_en: Sequence[int], open_zh: Sequence[int],
) -> Clue:  # fmt: skip
    there: Language = "zh" if language == "en" else "en"
    role = f"{language} alone" if other is None else "answered"
    features = {
        f"{role}, {name}": value for name, value in features_around(language, sides, open_en, open_zh).items()
    }
    features |= {f"{role}, {name}": value for name, value in own_features(language, one, sides).items()}
    features[role] = 1.0
    features |= plain_features(language, one, other, sides)
    if other is not None:
        pair = (one, other) if language == "en" else (other, one)
        features |= pair_features(*pair, sides)
        features |= {f"back: {name}": value for name, value in own_features(there, other, sides).items()}
    extents = {language: one.extent if other else (one.cue.start, one.cue.end)}
    if other:
        extents[there] = other.extent
    return Clue(
        "denial",
        f"{language} {_group(one.cue, sides)}",
        extents.get("en"),
        extents.get("zh"),
        features,
    )


def _group(cue: DenialCue, sides: DeniedSides) -> str:
    word, idea = cue.text.lower(), cue.idea
    if cue.force != "firm":
        return f"soft {idea or 'word'}"
    # "Never" is too rare to be learnt by itself.
    if word.endswith(("n't", "n’t")) or word == "never":
        word = "not"
    if cue.text.isascii() and idea == "until" and not waits(sides):
        idea = ""
    if (
        cue.text.isascii()
        and len(word) > 4
        and word not in ("cannot", "without", "nothing", "neither", "nobody")
    ):
        word = word[:2] + "-"
    return f"{word} {idea}".strip()
