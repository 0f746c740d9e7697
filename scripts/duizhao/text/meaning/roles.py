"""The two sides of a word that gives its sides different parts: what comes earlier and what later ("A, then B", 先 A 再 B), from
where and where to, what is more than what, what holds and what does not ("A, not B")."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from duizhao.text.language.word_tables import word_set

Relation = Literal["order", "from-to", "than", "not"]
Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Roles:
    """`first` and `second` are offsets in characters: earlier and later, from and to, more and less, what holds and what
    does not. `at` is the word that says so."""

    relation: Relation
    first: Extent
    second: Extent
    at: Extent


# In a pattern the groups a and b are the first and the second side.
_EN: tuple[tuple[Relation, str], ...] = (
    (
        "order",
        r"(?P<a>[^.;!?]+?)\bfirst(?:,| and)+ (?P<at>then)?(?P<b>[^.;!?]+?)(?:\b(?:after(?:wards?)?|later|second|next)\b)?(?=[.;!?]|$)",
    ),
    ("order", r"\bfirst(?:ly)?,? (?P<a>[^.;!?]+?),? (?:and )?(?P<at>then|next|afterwards)\b(?P<b>[^.;!?]+)"),
    ("order", r"(?P<a>[^.;!?]+?)(?:,| and|,? but)? (?P<at>then|afterwards)\b,?(?P<b>[^.;!?]+)"),
    ("order", r"(?:^|(?<=[.;!?] ))(?P<at>before)\b(?! and\b)(?P<b>[^.;!?,]+),(?P<a>[^.;!?]+)"),
    ("order", r"(?:^|(?<=[.;!?] ))(?P<at>after|once)\b(?P<a>[^.;!?,]+),(?P<b>[^.;!?]+)"),
    (
        "order",
        r"(?P<a>[^.;!?,]+?)\b(?<!long )(?<!shortly )(?<!ever )(?P<at>before|and only then)\b(?! and\b)(?P<b>[^.;!?,]+)",
    ),
    ("order", r"(?P<b>[^.;!?,]+?)\b(?<!day )(?<!soon )(?P<at>after)\b(?P<a>[^.;!?,]+)"),
    ("from-to", r"\b(?P<at>from)(?P<a>(?: [\w'-]+){1,5}) (?:to|into|towards?)(?P<b>(?: [\w'-]+){1,5})"),
    ("than", r"(?P<a>[^.;!?,]+?)\b(?P<at>(?:\w+er|more \w+|better|worse)) than\b(?P<b>[^.;!?,]+)"),
    (
        "not",
        r"(?P<a>[^.;!?]+?),? (?P<at>not|rather than|instead of)(?! only)(?= (?:by |the |a |an |in |on |at |to |for |with |your |your |from )*\w+[^,]*(?:[.;!?,]|$))(?P<b>[^.;!?,]+)",
    ),
)
_ZH: tuple[tuple[Relation, str], ...] = (
    (
        "order",
        r"(?:先|首先)(?P<a>[^。；！？]+?)(?P<at>(?<=[，,、])再|然后|随后|接着|(?<=[，、])后(?!者)|再(?!次|度)|之后|最后|后(?=[一-龥]$))(?P<b>[^。；！？]+)",
    ),
    ("order", r"(?P<a>[^。；！？]+?)[，,]?(?P<at>然后|随后|接着再|接着)(?P<b>[^。；！？]+)"),
    ("order", r"(?P<a>[^。；！？，]+?)(?P<at>之后|以后|后)[，,]?(?:方可|才|再|请|即|应)?(?P<b>[^。；！？]+)"),
    (
        "order",
        r"(?P<b>[^。；！？，]+?)(?P<at>之前|以前|前(?!后))[，,]?(?:请|应|要|须|先|必须|务必)*(?P<a>[^。；！？]+)",
    ),
    (
        "from-to",
        r"(?P<at>[从由自])(?P<a>[^。；！？，]{1,8}?)(?:到|至|向|往|转|改|变成|变为|调到)(?P<b>[^。；！？，]{1,8})",
    ),
    ("than", r"(?P<a>[^。；！？，]+?)(?P<at>比(?![例如赛较率分]))(?P<b>[^。；！？，]+)"),
    ("not", r"(?P<at>不是|并非|而非是)(?P<b>[^。；！？，]+)[，,]?(?:而是|是)(?P<a>[^。；！？]+)"),
    ("not", r"(?P<a>[^。；！？]+?)[，,]?(?P<at>而不是|而非|而不|，不是|，不能|，不要)(?P<b>[^。；！？，]+)"),
    (
        "not",
        r"(?P<a>[^。；！？，]+?)[，,](?P<b>[^。；！？，]+?)(?P<at>(?:的)?(?:不算|无效|不行|不可以|不作数))",
    ),
)
ENGLISH = tuple((relation, re.compile(pattern, re.IGNORECASE)) for relation, pattern in _EN)
CHINESE = tuple((relation, re.compile(pattern)) for relation, pattern in _ZH)
# Without one of these words a sentence has no such relation.
SIGNS: dict[Relation, frozenset[str]] = {
    "order": frozenset(("first", "firstly", "then", "afterwards", "before", "after", "once")),
    "from-to": frozenset(("from",)),
    "than": frozenset(("than",)),
    "not": frozenset(("not", "rather", "instead")),
}
SIGNS_ZH: dict[Relation, re.Pattern[str]] = {
    "order": re.compile("[先后前]|然后|接着"),
    "from-to": re.compile("[从由自]"),
    "than": re.compile("比"),
    "not": re.compile("而不|而非|不是|并非|不能|不要|不算|无效|不行|不可以|作数"),
}


def relations_of(english: str) -> frozenset[Relation]:
    """The relations that an English sentence has a sign of."""
    words = word_set(english)
    return frozenset(relation for relation, signs in SIGNS.items() if not signs.isdisjoint(words))


def english_roles(text: str, wanted: Collection[Relation]) -> Iterator[Roles]:
    """What the English sentence gives two parts to, once for each relation that is wanted: the plainest pattern counts."""
    yield from _roles(text, ENGLISH, wanted)


def chinese_roles(text: str, wanted: Collection[Relation]) -> Iterator[Roles]:
    """The same of the Chinese sentence."""
    yield from _roles(text, CHINESE, [relation for relation in wanted if SIGNS_ZH[relation].search(text)])


def _roles(
    text: str, patterns: tuple[tuple[Relation, re.Pattern[str]], ...], wanted: Collection[Relation]
) -> Iterator[Roles]:
    seen = set()
    for relation, pattern in patterns:
        if relation in wanted and relation not in seen and (match := pattern.search(text)):
            seen.add(relation)
            at = match.span("at")
            yield Roles(relation, match.span("a"), match.span("b"), at if at[0] >= 0 else match.span())
