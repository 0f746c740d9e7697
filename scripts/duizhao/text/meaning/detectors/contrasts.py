"""Words that exclude each other, one left over on each side: "warm water" and 凉水.

Words of one member answer each other; of what is left, a word is excused that the table of renderings gives an answer for.
"""

from collections.abc import Iterator, Sequence

from duizhao.text.bilingual import LinkedSentences, rendering_table
from duizhao.text.bilingual.linked_sentences import EXCUSE, LINK
from duizhao.text.language.word_matching import match
from duizhao.text.meaning.answers_near import Answers
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.contrast_hits import Hit, chinese_hits, english_hits
from duizhao.text.meaning.contrast_sets import ContrastSets, contrast_sets

KIND = "contrast"
# What it costs that a word may only answer another one, beside how far apart they stand.
WEAKLY = 0.6


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """The pairs of words that exclude each other, each word in one pair at most."""
    yield from compared(sentences, contrast_sets())


def compared(sentences: LinkedSentences, sets: ContrastSets) -> Iterator[Clue]:
    """The same with the sets that are given."""
    zh = tuple(hit for hit in chinese_hits(sentences.zh, sets) if not _is_part(hit, sentences))
    en = english_hits(sentences.en, sets)
    shared = _named(en) & _named(zh)
    if not shared:
        return
    matched = {name: matching(name, en, zh, sentences) for name in sorted(shared)}
    # A word that is answered in one sense is not left over in another one.
    pairs = [(name, i, j) for name, found in matched.items() for i, j in found.items()]
    plainly = [(i, j) for name, i, j in pairs if answering(en[i], zh[j], name) == 0.0]
    answered_en, answered_zh = {i for i, _j in plainly}, {j for _i, j in plainly}
    answers = Answers(sentences, rendering_table())
    taken_en: set[int] = set()
    taken_zh: set[int] = set()
    candidates = sorted(
        (apart(en[i], zh[j], sentences), name, i, j)
        for name in matched
        for i, hit in enumerate(en)
        if i not in answered_en and i not in matched[name] and name in hit.named.strong
        for j, other in enumerate(zh)
        if j not in answered_zh and j not in matched[name].values() and name in other.named.strong
    )
    for far, name, i, j in candidates:
        if i in taken_en or j in taken_zh:
            continue
        rivals_zh = [one for one in zh if name in one.named.strong]
        rivals_en = [one for one in en if name in one.named.strong]
        excuse_en = answers.of_english(en[i], [(one.start, one.end) for one in rivals_zh])
        excuse_zh = answers.of_chinese(zh[j], {n for one in rivals_en for n in one.tokens})
        if excuse_en >= LINK or excuse_zh >= LINK:
            continue
        taken_en.add(i)
        taken_zh.add(j)
        yield Clue(
            KIND,
            name,
            (en[i].start, en[i].end),
            (zh[j].start, zh[j].end),
            {
                f"family {sets.families[name]}": 1.0,
                "apart": far,
                "neighbours": answers.neighbours(en[i].tokens, zh[j].tokens),
                "ambiguous en": float(len(en[i].named.strong) > 1),
                "ambiguous zh": float(len(zh[j].named.strong) > 1),
                "one character": float(zh[j].end - zh[j].start == 1),
                "cut": float(zh[j].is_cut),
                "capital": float(
                    en[i].tokens[0] > 0 and sentences.en[en[i].start].isupper() and name not in _NAMES
                ),
                "answers otherwise en": float(any(i == one for _name, one, _j in pairs)),
                "answers otherwise zh": float(any(j == one for _name, _i, one in pairs)),
                "also answered en": float(_also(en[i], zh, name)),
                "also answered zh": float(_also(zh[j], en, name)),
                "others answered": float(bool(matched[name])),
                "many en": float(len(rivals_en) > 1),
                "many zh": float(len(rivals_zh) > 1),
                "excuse en": excuse_en if excuse_en >= EXCUSE else 0.0,
                "excuse zh": excuse_zh if excuse_zh >= EXCUSE else 0.0,
                "rendered": answers.between(en[i], zh[j]),
                "denials": float(answers.denials_differ),
            },
        )


# Sets of proper names: a capital is no sign there that a word means something else.
_NAMES = frozenset({"place", "surname", "month", "weekday", "medicine"})


def _named(hits: Sequence[Hit]) -> set[str]:
    """The sets of which a member is named."""
    return {name for hit in hits for name in hit.named.strong}


def _is_part(hit: Hit, sentences: LinkedSentences) -> bool:
    """True for a character inside of a word that answers something: 肿 in 囊肿, where that is the cyst."""
    return hit.is_cut and hit.end - hit.start == 1 and bool(sentences.links_of_zh(hit.tokens[0]))


def matching(name: str, en: Sequence[Hit], zh: Sequence[Hit], sentences: LinkedSentences) -> dict[int, int]:
    """Which Chinese word answers which English one in a set: the same member first, at the same place first."""
    here = [(i, one) for i, one in enumerate(en) if name in one.named.strong or name in one.named.weak]
    there = [(j, one) for j, one in enumerate(zh) if name in one.named.strong or name in one.named.weak]
    edges = [
        (cost + apart(one, other, sentences), i, j)
        for i, one in here
        for j, other in there
        if (cost := answering(one, other, name)) is not None
    ]
    needed_en = [i for i, one in enumerate(en) if name in one.named.strong]
    needed_zh = [j for j, one in enumerate(zh) if name in one.named.strong]
    return match(edges, needed_en, needed_zh)


def answering(en: Hit, zh: Hit, name: str) -> float | None:
    """How unlike two words are that answer each other in a set; None where they do not: at least one has to name a member."""
    strong_en, strong_zh = (hit.named.strong.get(name, frozenset()) for hit in (en, zh))
    if strong_en & strong_zh:
        return 0.0
    if strong_en & zh.members(name) or strong_zh & en.members(name):
        return WEAKLY
    return None


def apart(en: Hit, zh: Hit, sentences: LinkedSentences) -> float:
    """How far apart two words stand in their sentences: 0 for the same share of both, 1 for one end and the other."""
    return abs(en.start / max(len(sentences.en), 1) - zh.start / max(len(sentences.zh), 1))


def _also(hit: Hit, others: Sequence[Hit], name: str) -> bool:
    """True where another word on the other side, which answers something else, could answer this one."""
    members = hit.named.strong[name]
    return any(not members.isdisjoint(other.members(name)) for other in others)
