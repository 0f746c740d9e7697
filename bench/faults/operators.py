"""Faults of operators put into good sentence pairs: conditions, quantifiers and times that say something else.

In: good pairs. Out: the same with one word on one side exchanged for one that says another thing, as a careless editor would.
The exchanges are regular expressions; the detectors have lists of their own.
"""

import random
import re
from collections.abc import Iterable, Iterator

from bench.meaning_data import Labelled

Rules = tuple[tuple[str, tuple[str, ...]], ...]

ENGLISH: dict[str, Rules] = {
    "condition-changed": (
        (r"\bunless\b", ("if", "even if", "once")),
        (r"\beven (?:if|though|when)\b", ("unless", "only if", "provided that")),
        (r"\bonly (?:if|when)\b", ("even if", "unless")),
        (r"(?<!even )(?<!only )(?<!as )\bif\b", ("unless", "even if")),
        (r"\b(?:until|till)\b", ("once", "after")),
        (r"\bbefore\b", ("after", "once")),
        (r"\bafter\b", ("before", "until")),
        (r"\bprior to\b", ("following", "after")),
        (r"\bfollowing (?=the|a|an)\b", ("before ", "prior to ")),
        (r"\bexcept(?: for)?\b|\bapart from\b|\bexcluding\b", ("including", "even")),
        (r"\b(?:as soon as|once(?= \w+ (?:is|are|has|have|\w+ed)))\b", ("unless", "before")),
        (r"\bin case\b", ("unless", "only when")),
        (r"\b(?:provided that|as long as)\b", ("even if", "unless")),
        (r"\b(?:regardless of|irrespective of)\b", ("only in view of", "except in")),
        (r"\b(?:whether or not|no matter whether)\b", ("only if", "unless")),
        (r"\b(?:although|even though)\b", ("because", "unless")),
    ),
    "quantifier-changed": (
        (r"(?<!at )(?<!not )\ball(?= (?:the |of |these |those )?\w{4})", ("some", "few", "not all")),
        (r"\bmost(?= (?:of |patients|people|\w+s\b))", ("some", "few", "a minority of")),
        (r"\bsome(?= (?:of|\w+s\b))", ("all", "most")),
        (r"\bmany(?= (?:of|\w+s\b))", ("few", "all")),
        (r"(?<!a )\bfew\b", ("many", "most")),
        (r"\bboth\b(?! and)", ("neither",)),
        (r"\bevery\b", ("not every", "hardly any")),
        (r"\balways\b", ("sometimes", "rarely")),
        (r"\b(?:often|usually|frequently|generally|typically|commonly)\b", ("rarely", "never", "always")),
        (r"\b(?:rarely|seldom)\b", ("often", "usually")),
        (r"\bsometimes\b", ("always", "never")),
        (r"\bmore (\w+) than\b", (r"no more \1 than", r"as \1 as")),
        (r"\b(\w{3,}er) than\b", (r"no \1 than", r"the same as")),
        (r"\bas (\w+) as\b(?! possible| soon)", (r"more \1 than", r"less \1 than")),
        (r"\bthe same (?:as\b)?", ("better than ",)),
    ),
    "timing-changed": (
        (
            r"\b(?:has|have) (?:already )?been\b(?! \w+ing)",
            ("will be", "have not yet been", "are still being"),
        ),
        (r"\b(?:is|are) being\b", ("has been", "will be")),
        (r"\bwill be\b", ("has been", "was")),
        (r"\bwill (?=\w+)", ("has already ",)),
        (r"\balready\b", ("not yet", "soon")),
        (r"\bstill\b", ("no longer",)),
        (r"\bno longer\b", ("still",)),
        (r"\bnot yet\b", ("already",)),
        (r"\b(?:was|were) (?=\w+ed\b)", ("will be ", "is about to be ")),
        (r"\b(?:is|are) (?:\w+ing)\b", ("will soon have", "used to have")),
    ),
}
CHINESE: dict[str, Rules] = {
    "condition-changed": (
        (r"除非", ("如果", "即使")),
        (r"即使|哪怕|即便|就算", ("除非", "只有")),
        (r"只有(?=.{2,20}才)|仅当|只有当", ("即使", "除非")),
        (r"如果|假如|倘若", ("除非", "即使")),
        (r"(?<=.{3})(?:之前|以前)(?!的)", ("之后", "以后")),
        (r"(?<=.{3})(?:之后|以后)", ("之前",)),
        (r"无论|不论|不管", ("只有", "除非")),
        (r"一旦", ("除非", "即使")),
        (r"以防|以免|以备", ("除非",)),
        (r"直到", ("一旦",)),
        (r"只要", ("除非", "即使")),
    ),
    "quantifier-changed": (
        (r"所有|全部|全体", ("部分", "少数")),
        (r"大多数|大部分|多数", ("少数", "所有", "部分")),
        (r"(?<!这)(?<!那)一些|有些|某些", ("所有", "大多数")),
        (r"许多|很多|不少", ("少数", "所有")),
        (r"少数|少部分", ("多数", "所有")),
        (r"总是|始终", ("有时", "很少")),
        (r"经常|常常|往往|通常|一般", ("很少", "总是")),
        (r"很少|极少|罕见", ("经常",)),
        (r"有时", ("总是", "从不")),
        (r"(?<!不)比([^，。；]{1,8})更", (r"不比\1更", r"和\1一样")),
        (r"(?:与|和|跟)([^，。；]{1,8})(?:相同|一样|相当)", (r"优于\1",)),
        (r"都(?!市|会|是)", ("不都",)),
    ),
    "timing-changed": (
        (r"已经|(?<!而)已(?=[^经将])", ("尚未", "即将", "正在")),
        (r"尚未|还没有?|还未", ("已经",)),
        (r"将(?:于|会|在)", ("已经",)),
        (r"正在", ("已经", "即将")),
        (r"仍然|仍(?=[^然])", ("不再",)),
        (r"不再", ("仍然",)),
        (r"即将", ("已经",)),
    ),
}  # fmt: skip
KINDS = tuple(ENGLISH)


def labelled(pairs: Iterable[Labelled], seed: int = 0) -> Iterator[Labelled]:
    """The pairs with one fault for each kind and side that offers a place; the same for the same pairs and seed."""
    for pair in pairs:
        for kind in KINDS:
            for side, text, rules in (("en", pair.en, ENGLISH[kind]), ("zh", pair.zh, CHINESE[kind])):
                name = f"{pair.name}/{kind}/{side}"
                # The weights were fitted on the faults of seed 0: they are drawn by the name alone.
                changed = _changed(text, rules, random.Random(f"{seed} {name}" if seed else name))
                if changed:
                    en, zh = (changed, pair.zh) if side == "en" else (pair.en, changed)
                    yield Labelled(pair.source, en, zh, kind, name, (pair.en, pair.zh))


def _changed(text: str, rules: Rules, chance: random.Random) -> str | None:
    """`text` with one word exchanged; None where it has none of them."""
    places = [
        (match, new)
        for pattern, news in rules
        for match in re.finditer(pattern, text, re.IGNORECASE)
        for new in news
    ]
    if not places:
        return None
    match, new = chance.choice(places)
    put = match.expand(new)
    if match[0][:1].isupper():
        put = put[:1].upper() + put[1:]
    return text[: match.start()] + put + text[match.end() :]
