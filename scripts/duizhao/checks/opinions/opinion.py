"""What another program said of one pair of texts, and which of it may be told: what quotes both texts as they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.base.bilingual import LANGUAGES, Language

# Of what a program says so much is told: a sentence, not an essay.
LONGEST_SAYING = 400


@dataclass(frozen=True, slots=True)
class Opinion:
    """That `en` and `zh`, two quotations, do not say the same, and why, in the words of the program."""

    en: str
    zh: str
    says: str

    def quotation(self, language: Language) -> str:
        """Give the quotation in `language`, one of the two."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said of one pair: the opinions whose quotations both stand in its texts, and how many were refused."""

    opinions: tuple[Opinion, ...] = ()
    refused: int = 0


def read_opinion(given: Mapping[str, Any]) -> Opinion | None:
    """The opinion in an answer; None where a quotation or what is said of them is missing or empty."""
    parts = [given.get(name) for name in (*LANGUAGES, "says")]
    texts = [part.strip() if isinstance(part, str) and _is_whole(part) else "" for part in parts]
    if not all(texts):
        return None
    en, zh, says = texts
    return Opinion(en, zh, " ".join(says.split())[:LONGEST_SAYING])


def heard(answers: Iterable[Sequence[str] | None], en: str, zh: str) -> Heard:
    """What of the `answers` about the texts `en` and `zh` may be told. An answer that could not be read is None."""
    opinions: dict[Opinion, None] = {}
    refused = 0
    for answer in answers:
        opinion = Opinion(*answer) if answer is not None else None
        if opinion and opinion.en in en and opinion.zh in zh:
            opinions[opinion] = None
        else:
            refused += 1
    return Heard(tuple(opinions), refused)


def _is_whole(text: str) -> bool:
    """False for a text with half a character, which nobody could print."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
