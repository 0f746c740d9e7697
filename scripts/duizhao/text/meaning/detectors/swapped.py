"""The same two things in each other's place: "the doctor first, then the nurse" and 先由护士接待，随后见医生.

What stands on one side of the English word that gives the parts is answered on the other side of the Chinese one, and nothing
is answered on its own side.
"""

from collections.abc import Iterator

from duizhao.text.bilingual import LinkedSentences
from duizhao.text.meaning.clue import Clue
from duizhao.text.meaning.contrast_hits import chinese_hits, english_hits
from duizhao.text.meaning.contrast_sets import contrast_sets
from duizhao.text.meaning.detectors.contrasts import answering
from duizhao.text.meaning.roles import Extent, Roles, chinese_roles, english_roles, relations_of

KIND = "swapped"
# A part with more characters says so much that words of it are answered anywhere; where one part alone is answered, it has to
# be shorter still.
LONGEST, LONGEST_ALONE = 70, 40
TURNED = frozenset(("before", "after", "once"))
# Where, where it is answered, and how surely.
Answer = tuple[Extent, Extent, float]


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """One clue for each relation whose parts are exchanged."""
    zh = {roles.relation: roles for roles in chinese_roles(sentences.zh, relations_of(sentences.en))}
    en = list(english_roles(sentences.en, zh))
    if not en:
        return
    answers = list(_answers(sentences))
    for roles in en:
        clue = _exchanged(sentences.en, roles, zh[roles.relation], answers)
        if clue is not None:
            yield clue


def _exchanged(text: str, en: Roles, zh: Roles, answers: list[Answer]) -> Clue | None:
    """The clue where a side is answered on the wrong one, and the other side is not answered on the right one."""
    straight = {"first": 0.0, "second": 0.0}
    crossed = {"first": 0.0, "second": 0.0}
    for here, there, score in answers:
        for name, own, other in (("first", zh.first, zh.second), ("second", zh.second, zh.first)):
            if not _within(here, getattr(en, name)):
                continue
            if _within(there, own):
                straight[name] = max(straight[name], score)
            elif _within(there, other):
                crossed[name] = max(crossed[name], score)
    both = all(crossed.values())
    longest = max(en.first[1] - en.first[0], en.second[1] - en.second[0])
    if longest > (LONGEST if both else LONGEST_ALONE):
        return None
    if not any(crossed.values()):
        return None
    # "A, not B" names what A and B have in common as well; elsewhere an answer in its own place speaks for the translation.
    if any(straight.values()) and not (both and en.relation == "not" and not all(straight.values())):
        return None
    # "Before" and "after" are turned round so often that one part alone proves nothing.
    if not both and text[slice(*en.at)].lower() in TURNED:
        return None
    return Clue(
        KIND,
        en.relation,
        en.at,
        zh.at,
        {
            "both": float(both),
            "surely": max(crossed.values()),
            "least": min(crossed.values()),
            "straight": max(straight.values()),
            f"relation {en.relation}": 1.0,
            "long": float(longest > LONGEST_ALONE),
        },
    )


def _answers(sentences: LinkedSentences) -> Iterator[Answer]:
    """The links of the table, and words that name the same member of a set."""
    for link in sentences.links:
        token = sentences.en_tokens[link.en]
        yield (token.start, token.end), (link.start, link.end), link.score
    sets = contrast_sets()
    zh = [hit for hit in chinese_hits(sentences.zh, sets) if hit.named.strong]
    for hit in english_hits(sentences.en, sets):
        for name in hit.named.strong:
            for other in zh:
                if name in other.named.strong and answering(hit, other, name) == 0.0:
                    yield (hit.start, hit.end), (other.start, other.end), 1.0


def _within(inner: Extent, outer: Extent) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
