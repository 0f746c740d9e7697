"""The two sides of a word that gives its sides different parts: what comes earlier and what later ("A, then B", 先 A 再 B), from
where and where to, what is more than what, what holds and what does not ("A, not B")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

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
    ("order", r"(?P<a>[^.;!?]+?)\bfirst(?:,| and)+ (?P<at>then)?(?P<b>[^.;!?]+?)(?:\b(?:after(?:wards?)?|later|second|next)\b)?(?=[.;!?]|$)"),
    ("order", r"\bfirst(?:ly)?,? (?P<a>[^.;!?]+?),? (?:and )?(?P<at>then|next|afterwards)\b(?P<b>[^.;!?]+)"),
    ("order", r"(?P<a>[^.;!?]+?)(?:,| and|,? but)? (?P<at>then|afterwards)\b,?(?P<b>[^.;!?]+)"),
    ("order", r"(?:^|(?<=[.;!?] ))(?P<at>before)\b(?P<b>[^.;!?,]+),(?P<a>[^.;!?]+)"),
    ("order", r"(?:^|(?<=[.;!?] ))(?P<at>after|once)\b(?P<a>[^.;!?,]+),(?P<b>[^.;!?]+)"),
    ("order", r"(?P<a>[^.;!?,]+?)\b(?P<at>before|and only then)\b(?P<b>[^.;!?,]+)"),
    ("order", r"(?P<b>[^.;!?,]+?)\b(?<!day )(?<!soon )(?P<at>after)\b(?P<a>[^.;!?,]+)"),
    ("from-to", r"\b(?P<at>from)(?P<a>(?: [\w'-]+){1,5}) (?:to|into|towards?)(?P<b>(?: [\w'-]+){1,5})"),
    ("than", r"(?P<a>[^.;!?,]+?)\b(?P<at>(?:\w+er|more \w+|better|worse)) than\b(?P<b>[^.;!?,]+)"),
    ("not", r"(?P<a>[^.;!?]+?),? (?P<at>not|rather than|instead of)(?! only)(?= (?:by |the |a |an |in |on |at |to |for |with |your |your |from )*\w+[^,]*(?:[.;!?,]|$))(?P<b>[^.;!?,]+)"),
)
_ZH: tuple[tuple[Relation, str], ...] = (
    ("order", r"(?:先|首先)(?P<a>[^。；！？]+?)(?P<at>(?<=[，,、])再|然后|随后|接着|(?<=[，、])后|再(?!次|度)|之后|最后|后(?=[一-龥]$))(?P<b>[^。；！？]+)"),
    ("order", r"(?P<a>[^。；！？]+?)[，,]?(?P<at>然后|随后|接着再|接着)(?P<b>[^。；！？]+)"),
    ("order", r"(?P<a>[^。；！？，]+?)(?P<at>之后|以后|后)[，,]?(?:方可|才|再|请|即|应)?(?P<b>[^。；！？]+)"),
    ("order", r"(?P<b>[^。；！？，]+?)(?P<at>之前|以前|前)[，,]?(?:请|应|要|须|先|必须|务必)*(?P<a>[^。；！？]+)"),
    ("from-to", r"(?P<at>[从由自])(?P<a>[^。；！？，]{1,8}?)(?:到|至|向|往|转|改|变成|变为|调到)(?P<b>[^。；！？，]{1,8})"),
    ("than", r"(?P<a>[^。；！？，]+?)(?P<at>比(?![例如赛较率分]))(?P<b>[^。；！？，]+)"),
    ("not", r"(?P<at>不是|并非|而非是)(?P<b>[^。；！？，]+)[，,]?(?:而是|是)(?P<a>[^。；！？]+)"),
    ("not", r"(?P<a>[^。；！？]+?)[，,]?(?P<at>而不是|而非|而不|，不是|，不能|，不要)(?P<b>[^。；！？，]+)"),
    ("not", r"(?P<a>[^。；！？，]+?)[，,](?P<b>[^。；！？，]+?)(?P<at>(?:的)?(?:不算|无效|不行|不可以|不作数))"),
)
ENGLISH = tuple((relation, re.compile(pattern, re.IGNORECASE)) for relation, pattern in _EN)
CHINESE = tuple((relation, re.compile(pattern)) for relation, pattern in _ZH)
SIGNS_EN = re.compile(r"\b(?:first(?:ly)?|then|afterwards?|before|after|once|from|than|not|rather|instead)\b", re.IGNORECASE)
SIGNS_ZH = re.compile("[先后前再比从由自]|然后|接着|而不|而非|不是|不算|无效|不行|作数")


def english_roles(text: str) -> Iterator[Roles]:
    """What the English sentence gives two parts to, at most once a relation: the plainest pattern counts."""
    if SIGNS_EN.search(text):
        yield from _roles(text, ENGLISH)


def chinese_roles(text: str) -> Iterator[Roles]:
    """The same of the Chinese sentence."""
    if SIGNS_ZH.search(text):
        yield from _roles(text, CHINESE)


def _roles(text: str, patterns: tuple[tuple[Relation, re.Pattern[str]], ...]) -> Iterator[Roles]:
    seen = set()
    for relation, pattern in patterns:
        if relation not in seen and (match := pattern.search(text)):
            seen.add(relation)
            at = match.span("at")
            yield Roles(relation, match.span("a"), match.span("b"), at if at[0] >= 0 else match.span())
