"""Single titles in both languages, with a blank or brackets between them: "Going home 出院须知".

One line alone says little: "Docker 入门" is Chinese with a name in it. So the text around has to be in both languages,
the English has to be words and no name that stands in its Chinese sentences, or a dictionary has to know the two as
the same.
"""

from collections.abc import Mapping, Sequence

from duizhao.normalise.layouts.divide import TICK_BOX
from duizhao.normalise.layouts.plausible import is_plausible
from duizhao.normalise.layouts.switch_point import SENTENCE_END, SwitchPoint
from duizhao.normalise.pairing.dictionary_glosses import english_stems, glosses
from duizhao.normalise.piece import Piece
from duizhao.text.language.main_language import main_language, without_markup
from duizhao.text.language.script import LATIN_WORD, RUNNING_WORD, han_count

HEADINGS = frozenset({"title", "heading"})
LEAST_SHARE = 0.2
FEWEST_HAN, FEWEST_HAN_UNKNOWN = 2, 3
# No title begins or ends with one of these: the English beside it is a part of a Chinese one.
PARTICLES = "的之是和与及或等在中"
LONGEST_LINE = 80
FEWEST_KNOWN, LEAST_KNOWN = 2, 0.5


def is_short_line(piece: Piece) -> bool:
    """True for a heading or item, and for a paragraph that is one short line and no sentence."""
    return piece.kind != "paragraph" or (
        len(piece.text) <= LONGEST_LINE and not SENTENCE_END.search(piece.text)
    )


def both_languages(pieces: Sequence[Piece], points: Mapping[int, SwitchPoint]) -> set[int]:
    """The lines among the `points` that say the same in two languages: headings by what stands around them, lines with a
    box to tick where a dictionary knows both sides as the same."""
    found: set[int] = set()
    headings: list[int] = []
    for index, point in points.items():
        if point.how not in ("blank", "brackets") or not is_short_line(pieces[index]):
            continue
        if TICK_BOX.match(pieces[index].text) and _agrees(pieces[index].text):
            found.add(index)
        elif pieces[index].kind in HEADINGS:
            headings.append(index)
    if not headings:
        return found
    others = [piece for index, piece in enumerate(pieces) if index not in points and piece.kind != "code"]
    if not _is_bilingual(others):
        return found
    chinese = " ".join(
        without_markup(piece.text).lower() for piece in others if main_language(piece.text) == "zh"
    )
    return found | {index for index in headings if _says_the_same(pieces[index].text, chinese)}


def known_as_same(text: str) -> bool:
    """True where a dictionary knows a word of both sides as the same, written short or out: "Tel 电话"."""
    stems = english_stems(text)
    return any(
        meaning.startswith(stem)
        for meanings in glosses().find(text).values()
        for meaning in meanings
        for stem in stems
    )


def _agrees(text: str) -> bool:
    """True where a dictionary knows most of the Chinese of a short line as words of its English: "I agree 我同意"."""
    words = without_markup(text)
    stems = english_stems(words)
    han = "".join(filter(han_count, words))
    known = {word for word, meanings in glosses().find(han).items() if not stems.isdisjoint(meanings)}
    covered = sum(len(word) * han.count(word) for word in known)
    return len(known) >= FEWEST_KNOWN and covered >= LEAST_KNOWN * len(han)


def _is_bilingual(pieces: Sequence[Piece]) -> bool:
    weights = {"en": 0.0, "zh": 0.0}
    for piece in pieces:
        language = main_language(piece.text)
        if language:
            weights[language] += len(piece.text) / (3 if language == "en" else 1)
    return min(weights.values()) >= LEAST_SHARE * sum(weights.values()) > 0


def _says_the_same(text: str, chinese: str) -> bool:
    words = without_markup(text)
    latin = LATIN_WORD.findall(words)
    english, han = " ".join(latin), "".join(filter(han_count, words))
    if len(han) < FEWEST_HAN or not is_plausible(english, han) or english.lower() in chinese:
        return False
    if han[0] in PARTICLES or han[-1] in PARTICLES:
        return False
    if len(latin) > 1 and len(han) >= FEWEST_HAN_UNKNOWN and RUNNING_WORD.search(english):
        return True
    stems = english_stems(english)
    return any(stems & meanings for meanings in glosses().find(han).values())
