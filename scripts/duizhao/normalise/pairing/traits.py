"""What a piece shows of itself that its translation shows too."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from sys import intern

from duizhao.align.block_features import weight
from duizhao.align.link_addresses import read_address
from duizhao.base.bilingual import Language
from duizhao.library.terms.term_base import TermBase
from duizhao.normalise.pairing.dictionary_glosses import DictionaryGlosses, english_stems
from duizhao.normalise.pairing.shown_numbers import shown_numbers
from duizhao.normalise.piece import Piece
from duizhao.text.language.lexicon import everyday
from duizhao.text.language.simplified import folded
from duizhao.text.markdown.inline import CODE, links, plain

# Pieces of different families never answer each other.
FAMILIES = {"title": "heading", "heading": "heading", "item": "item", "step": "item"}
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*[A-Za-z0-9]")
# Beyond this a text has shown enough of what it is.
ENOUGH = 20_000
MARKS = str.maketrans("？！：（）；", "?!:();")
# What may stand behind the mark that ends a text.
BEHIND_AN_END = f"\"'”’)）」』*_{''.join(chr(code) for code in range(0x3001) if chr(code).isspace())}"


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one piece, or of several that stand together. `size` is in Chinese characters. `stems` are its
    English words; `glosses` its Chinese words with what a dictionary says to each."""

    index: int
    family: str
    level: int
    text: str
    size: float
    numbers: Counter[str]
    many_numbers: int
    names: frozenset[str]
    targets: frozenset[str]
    code: frozenset[str]
    ideas: frozenset[str]
    end: str
    signs: tuple[int, ...]
    stems: frozenset[str] = frozenset()
    glosses: Mapping[str, frozenset[str]] = field(default_factory=dict)


def traits(
    index: int,
    pieces: Sequence[Piece],
    language: Language,
    terms: TermBase,
    dictionary: DictionaryGlosses | None,
) -> Traits:
    """The traits of `pieces` in `language` as one piece, the first of which has that `index` in the source."""
    first = pieces[0]
    text = "\n".join(piece.text for piece in pieces)[:ENOUGH]
    # Everything that is known about Chinese words is known in Simplified characters.
    words = folded(plain(text)) if language == "zh" else plain(text)
    signs = words if words.isascii() else words.translate(MARKS)
    code = (
        frozenset(match.group().strip("` ") for match in CODE.finditer(text)) if "`" in text else frozenset()
    )
    numbers = shown_numbers(words, language)
    ideas = everyday().ideas(words) | {f"term {use.term.id}" for use in terms.uses(words, language)}
    return Traits(
        index=index,
        family=FAMILIES.get(first.kind, first.kind),
        level=first.level if first.kind == "heading" else 0,
        text=words,
        size=weight(words),
        numbers=numbers,
        many_numbers=numbers.total(),
        # Each word is kept once, however many pieces hold it.
        names=frozenset(map(intern, NAME.findall(words.lower()))),
        targets=frozenset(_target(link.target) for link in links(text)),
        code=code,
        ideas=ideas,
        end=_end(signs),
        signs=tuple([signs.count(sign) for sign in "?!:();"]),
        stems=english_stems(words) if language == "en" and dictionary else frozenset(),
        glosses=dictionary.find(words) if language == "zh" and dictionary else {},
    )


def _target(target: str) -> str:
    address = read_address(target)
    return f"{address.host} {address.place} {address.anchor}"


def _end(words: str) -> str:
    """The kind of mark a text ends with."""
    last = words.rstrip(BEHIND_AN_END)[-1:]
    if last in ".。．":
        return "."
    return last if last in "?!:;,…" else ""
