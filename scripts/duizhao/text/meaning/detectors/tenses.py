"""What is over here and still to come there: "closed on Friday" and 将于周五截止, "will open" and 已启用.

English says the past with the form of its verb, so that form has to stand where the Chinese verb is answered, and nothing in
the sentence may speak of what is to come.
"""

import re
from collections.abc import Iterator

from duizhao.text.bilingual import LinkedSentences
from duizhao.text.bilingual.english_forms import IRREGULAR
from duizhao.text.meaning.clue import Clue

KIND = "tense"
TO_COME_ZH = re.compile(
    "将于|将在|将会|将要|将从|将由|即将|就要|快要|行将|将(?=[一-龥]{0,8}?(?:于|在)[一-龥0-9 ]{1,8}[日月年点季天期周]|[开关结启截发举])"
)
OVER_ZH = re.compile(r"(?<![不早])已经?(?!知|婚|故|有)|(?<=[一-龥])(?:完|好|到)?了(?=[。，；！]|$)")
TO_COME_EN = re.compile(
    r"\b(?:will|shall|would|won['’]t|going to|about to|due|expect\w*|plan\w*|schedul\w*|set to|soon|upcoming|"
    r"tomorrow|next|to be|until|intend\w*|hop\w*|could|should|may|might|can|promis\w*|pledg\w*|predict\w*|likely|"
    r"propos\w*|announc\w*|future|forthcoming|want\w*|before|by the time|later|to|if|when|once|after|as soon as)\b|['’]ll\b",
    re.IGNORECASE,
)
# What is over, said with a verb of help, or by words that put it in the past.
OVER_EN = re.compile(
    r"\b(?:has|have|had|was|were|been|did|ago|yesterday|last|already|now|since|once|after|when|if|by|until|previous\w*)\b|['’]ve\b",
    re.IGNORECASE,
)
WILL = re.compile(r"\b(?:will|shall|(?:is|are|am) (?:going|about|due) to)\b|['’]ll\b", re.IGNORECASE)
TO_COME_ANY_ZH = re.compile("将|会|要|即|待|预计|届时|如果|若|一旦|可以|继续|就|时")
# Verbs whose past looks like their present, or like another word.
UNSURE = frozenset(
    [
        "put",
        "set",
        "cut",
        "let",
        "shut",
        "hurt",
        "cost",
        "read",
        "quit",
        "spread",
        "shed",
        "hit",
        "left",
        "felt",
        "thought",
        "found",
        "saw",
        "bore",
        "wound",
        "lay",
    ]
)


def find(sentences: LinkedSentences) -> Iterator[Clue]:
    """At most one clue: a future without an answer against a past, or the other way round."""
    en, zh = sentences.en, sentences.zh
    if (match := TO_COME_ZH.search(zh)) and not TO_COME_EN.search(en):
        for number, token in enumerate(sentences.en_tokens):
            if _is_past(sentences, number):
                link = sentences.link_of_en(number)
                after = link is not None and 0 <= link.start - match.end() <= 14
                yield Clue(
                    KIND,
                    "past-future",
                    (token.start, token.end),
                    match.span(),
                    {
                        "linked": float(after),
                        "future": 1.0,
                        "presents": float(bool(re.search(r"\b(?:is|are|has|have)\b", en))),
                    },
                )
                return
    elif (
        (match := WILL.search(en))
        and (over := OVER_ZH.search(zh))
        and not TO_COME_ANY_ZH.search(zh)
        and not OVER_EN.search(en)
    ):
        yield Clue(
            KIND,
            "future-past",
            match.span(),
            over.span(),
            {"future": 0.0, "said": float(zh[over.start()] == "已")},
        )


def _is_past(sentences: LinkedSentences, number: int) -> bool:
    """True for a verb in the past tense, as far as its form and the word before it say: not "was closed", "the closed door"."""
    token = sentences.en_tokens[number]
    word = token.forms[0]
    if not token.is_content or len(token.forms) < 2 or word in UNSURE:
        return False
    irregular = IRREGULAR.get(word)
    if not (
        word.endswith("ed")
        or (irregular and irregular in token.forms and not word.endswith(("s", "ing", "n", "ne")))
    ):
        return False
    before = sentences.en_tokens[number - 1].forms[0] if number else ""
    return before not in _HELPERS


_HELPERS = frozenset(
    "is are was were be been being am a an the and or by of in on for with have has had having get gets got not".split()  # noqa: SIM905
)
