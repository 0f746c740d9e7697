"""Layouts that only the order of the languages tells: paragraphs in turn, halves, sections, and what was left over."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language, other
from duizhao.normalise.layouts.layout import Layout, Prose, shares
from duizhao.text.language.main_language import without_markup
from duizhao.text.language.script import LATIN_WORD, RUNNING_WORD, has_han

# Below this share of the weight a language is only left over in the other.
LEFT_OVER = 0.12
FEWEST_LEFT_OVER = 2
# The smaller half of a text is at least this share.
SMALLEST_HALF = 0.15
# How much of each language must be in its own half.
IN_ITS_HALF = 0.85
# Where at least this share of the Chinese pieces holds names, English pieces with fewer running words are names.
FEWEST = 0.2
FEWEST_WORDS = 3
# Runs of one language are this long on average where paragraphs alternate.
LONGEST_TURN = 2.0


def layouts(source: str, found: Sequence[Prose]) -> Iterator[Layout]:
    """What the order of the languages tells."""
    halves = _halves(_without_names(found))
    if halves:
        yield halves
        return
    found = _without_names(_in_one_language(found))
    share = shares(found)
    less, more = sorted(share, key=lambda language: share[language])
    pieces = sum(one.language == less for one in found)
    if not share[less] or (share[less] < LEFT_OVER and pieces < FEWEST_LEFT_OVER):
        return
    if share[less] < LEFT_OVER:
        yield Layout(
            "left-over",
            round(1 - share[less], 2),
            Bilingual(
                f"{pieces} {LANGUAGE_NAMES[less]['en']} pieces in {LANGUAGE_NAMES[more]['en']}",
                f"{LANGUAGE_NAMES[more]['zh']}里有 {pieces} 段{LANGUAGE_NAMES[less]['zh']}",
            ),
        )
        return
    blocks = [_most(block) for block in _blocks(source, found)]
    turns = len(list(groupby(blocks)))
    average = len(blocks) / turns
    alternating = average <= LONGEST_TURN
    yield Layout(
        "alternating-paragraphs" if alternating else "sections",
        round(min(1.0, 1 / average + 0.2) if alternating else 1 - 1 / average, 2),
        Bilingual(f"{turns} turns, {average:.1f} blocks each", f"交替 {turns} 次，每次平均 {average:.1f} 块"),
    )


def _halves(found: Sequence[Prose]) -> Layout | None:
    share = shares(found)
    place, inside = _best_half(found)
    if inside < IN_ITS_HALF or min(share.values()) < SMALLEST_HALF:
        return None
    first = _most(found[:place])
    return Layout(
        "halves",
        round(inside, 2),
        Bilingual(
            f"{LANGUAGE_NAMES[first]['en']} first, then {LANGUAGE_NAMES[other(first)]['en']}",
            f"先{LANGUAGE_NAMES[first]['zh']}，后{LANGUAGE_NAMES[other(first)]['zh']}",
        ),
    )


def _blocks(source: str, found: Sequence[Prose]) -> Iterator[list[Prose]]:
    """The pieces in groups without an empty line in them: the items of a list turn together."""
    block: list[Prose] = []
    for one in found:
        if block and source.count("\n", block[-1].piece.end, one.piece.start) > 1:
            yield block
            block = []
        block.append(one)
    if block:
        yield block


def _in_one_language(found: Sequence[Prose]) -> tuple[Prose, ...]:
    """The pieces that hold one language each, but for names."""
    return tuple(
        one
        for one in found
        if (
            RUNNING_WORD.search(without_markup(one.piece.text)) is None
            if one.language == "zh"
            else not has_han(without_markup(one.piece.text))
        )
    )


def _without_names(found: Sequence[Prose]) -> tuple[Prose, ...]:
    """The pieces, without those that are only names where the Chinese text is full of such names: "Docker" as a heading
    of a Chinese page is Chinese."""
    chinese = [one for one in found if one.language == "zh"]
    naming = sum(LATIN_WORD.search(without_markup(one.piece.text)) is not None for one in chinese)
    if naming < FEWEST * len(chinese) or not chinese:
        return tuple(found)
    return tuple(
        one
        for one in found
        if one.language == "zh" or len(RUNNING_WORD.findall(without_markup(one.piece.text))) >= FEWEST_WORDS
    )


def _best_half(found: Sequence[Prose]) -> tuple[int, float]:
    """The place that parts the languages best, and the smaller of the shares of the two languages that are on their own
    side of it."""
    total = {
        language: sum(one.weight for one in found if one.language == language) or 1.0
        for language in LANGUAGES
    }
    before = {"en": 0.0, "zh": 0.0}
    best = (0, 0.0)
    for place, one in enumerate(found, start=1):
        before[one.language] += one.weight
        english, chinese = before["en"] / total["en"], before["zh"] / total["zh"]
        inside = max(min(english, 1 - chinese), min(1 - english, chinese))
        best = max(best, (place, inside), key=lambda pair: pair[1])
    return best


def _most(found: Sequence[Prose]) -> Language:
    share = shares(found)
    return max(share, key=lambda language: share[language])
