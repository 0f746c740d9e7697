"""The term base: what each thing is called in each language, and what it must not be called.

`terms.csv` is UTF-8 with a header line; lists inside a cell are split by `|`. A forbidden form that stands inside an
allowed form (抑郁药 in 抗抑郁药, "cure" in "not a cure") is no fault at that spot.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from ahocorasick_rs import AhoCorasick

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import text_if_there
from duizhao.base.known_names import require_known
from duizhao.text.language.language_pack import Chinese, pack_of

Scope = Literal["everywhere", "here", "loose", "claim"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
LETTER = re.compile("[A-Za-z]")
COLUMNS = (
    "id",
    "en",
    "en_variants",
    "en_forbidden",
    "zh",
    "zh_variants",
    "zh_misspelt",
    "zh_forbidden",
    "scope",
    "plain_en",
    "plain_zh",
    "note",
)


@dataclass(frozen=True, slots=True)
class Term:
    """One concept. `misspelt` forms may be corrected by a program; `forbidden` ones are for a person to decide.

    `scope` is `here` where a form is only wrong as a rendering of this very term, `loose` where
    moreover its own names are everyday words ("emergency"), which may be said in any way, and `claim` where it is a
    claim that the library's pages must not make ("cure"), whatever the other language says.
    """

    id: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    en_forbidden: tuple[str, ...] = ()
    zh_misspelt: tuple[str, ...] = ()
    zh_forbidden: tuple[str, ...] = ()
    scope: Scope = "here"
    plain_en: str = ""
    plain_zh: str = ""

    @property
    def is_strict(self) -> bool:
        """True where a wrong form is wrong whatever the other language says."""
        return self.scope in ("everywhere", "claim")

    def names(self, language: Language) -> tuple[str, ...]:
        """The allowed names, the preferred one first."""
        return self.en if language == "en" else self.zh

    def forbidden(self, language: Language) -> tuple[str, ...]:
        """The names it must not have, misspelt ones included."""
        return self.en_forbidden if language == "en" else (*self.zh_misspelt, *self.zh_forbidden)


@dataclass(frozen=True, slots=True)
class TermUse:
    """A name found in a text; `start` and `end` are offsets in characters."""

    term: Term
    name: str
    start: int
    end: int


@dataclass(frozen=True)
class TermBase:
    """All terms of a library, in the order of the file. Those whose Chinese names stand as texts are compared keep the
    `original` ones, with the names as they are written."""

    terms: tuple[Term, ...] = ()
    original: "TermBase | None" = field(default=None, repr=False, compare=False)

    @classmethod
    def read(cls, path: Path) -> "TermBase":
        """Read `terms.csv`; a library without one has no terms.

        Raises CannotRun, with the line, for a missing or an unknown column, an unknown scope, a row without id or both names, a row
        with too many cells, or an id that stands twice.
        """
        text = text_if_there(path)
        return cls() if text is None else cls.parse(text, path)

    @classmethod
    def parse(cls, text: str, path: Path) -> "TermBase":
        """The terms of a CSV text; `path` names it in errors. Raises CannotRun as `read` does."""
        rows = csv.DictReader(io.StringIO(text))
        try:
            return cls._of_rows(rows, path)
        except csv.Error as fault:
            # A cell of that length is mostly a quotation mark that was never closed.
            at = f"{path}:{rows.line_num + 1}"
            raise CannotRun(
                f"{at}: the row cannot be read ({fault}). Look for a quotation mark that is not closed, or shorten the cell.",
                f"{at}：无法读取这一行（{fault}）。请检查是否有引号没有配对，或缩短这一格。",
            ) from fault

    @classmethod
    def _of_rows(cls, rows: "csv.DictReader[str]", path: Path) -> "TermBase":
        given = rows.fieldnames or ()
        # A spreadsheet may leave columns without a name and without a cell at the end of each line.
        require_known(filter(None, given), COLUMNS, Path(f"{path}:1"), Bilingual("the first line", "第一行"))
        missing = [column for column in COLUMNS if column not in given]
        if missing:
            raise CannotRun(
                f"{path}:1: the columns {', '.join(missing)} are missing.",
                f"{path}:1：缺少以下列：{'、'.join(missing)}。",
            )
        terms: dict[str, Term] = {}
        for row in rows:
            term = _term(row, path, rows.line_num)
            if term.id in terms:
                raise CannotRun(
                    f"{path}:{rows.line_num}: the id `{term.id}` stands twice. Give each term its own.",
                    f"{path}:{rows.line_num}：编号 `{term.id}` 重复。每个术语要有自己的编号。",
                )
            terms[term.id] = term
        return cls(tuple(terms.values()))

    def without_claims(self) -> "TermBase":
        """The terms that say how a thing is called in any text: sentence pairs are held to no library's claims."""
        kept = TermBase(tuple(term for term in self.terms if term.scope != "claim"))
        return replace(kept, original=self.original and self.original.without_claims())

    def compared(self, chinese: Chinese) -> "TermBase":
        """The terms whose Chinese names are written in these characters, for texts as they are compared."""
        fold = pack_of("zh", chinese).as_compared
        terms = tuple(_with_names(term, fold) for term in self.terms)
        return self if terms == self.terms else TermBase(terms, self)

    @property
    def as_written(self) -> "TermBase":
        """The terms with the names that a person wrote, for texts as they stand and for showing."""
        return self.original or self

    @cached_property
    def written(self) -> Mapping[str, str]:
        """The Chinese names as they are written, by those that are compared; of two that are compared as one, the first."""
        pairs = zip(self.zh_all, self.as_written.zh_all, strict=True)
        return {name: written for name, written in reversed(list(pairs)) if name != written}

    @property
    def zh_all(self) -> tuple[str, ...]:
        """Every Chinese name that a term has or must not have, in the order of the file."""
        return tuple(name for term in self.terms for name in (*term.zh, *term.forbidden("zh")))

    @cached_property
    def zh_names(self) -> frozenset[str]:
        """Every Chinese name that a term may have."""
        return frozenset(name for term in self.terms for name in term.zh)

    def uses(self, text: str, language: Language) -> list[TermUse]:
        """Every allowed name in `text`, the longest at each spot, none inside another."""
        return self._found(self._allowed[language], text, language)

    def faults(self, text: str, language: Language) -> list[TermUse]:
        """Every forbidden or misspelt name in `text` that does not stand inside a longer allowed one.

        A name that is right for another term (收缩压 for 舒张压) is still told: whether it is a fault depends on what
        the other language says.
        """
        found = self._found(self._forbidden[language], text, language)
        if not found:
            return []
        allowed = [(use.start, use.end) for use in self.uses(text, language)]
        return [
            use
            for use in found
            if not any(
                start <= use.start and use.end <= end and end - start > use.end - use.start
                for start, end in allowed
            )
        ]

    def _found(self, names: "_TermNames", text: str, language: Language) -> list[TermUse]:
        return [
            TermUse(term, text[start:end], start, end)
            for start, end, terms in names.find(text, language)
            for term in terms
        ]

    @cached_property
    def _allowed(self) -> dict[Language, "_TermNames"]:
        return {
            language: _TermNames.of(((t, t.names(language)) for t in self.terms), language)
            for language in ("en", "zh")
        }

    @cached_property
    def _forbidden(self) -> dict[Language, "_TermNames"]:
        return {
            language: _TermNames.of(((t, t.forbidden(language)) for t in self.terms), language)
            for language in ("en", "zh")
        }


@dataclass(frozen=True, slots=True)
class _TermNames:
    """Names, folded, each with the terms that bear it, and what finds all of them in one pass over a text."""

    names: tuple[str, ...]
    terms: tuple[tuple[Term, ...], ...]
    automaton: AhoCorasick

    @classmethod
    def of(cls, named: Iterable[tuple[Term, tuple[str, ...]]], language: Language) -> "_TermNames":
        terms: dict[str, tuple[Term, ...]] = {}
        for term, names in named:
            for name in names:
                key = pack_of(language).as_name(name)
                terms[key] = (*terms.get(key, ()), term)
        return cls(tuple(terms), tuple(terms.values()), AhoCorasick(list(terms)))

    def find(self, text: str, language: Language) -> Iterator[tuple[int, int, tuple[Term, ...]]]:
        """Start, end and terms of every name in `text`, the longest at each spot, none inside another."""
        if not self.names:
            return
        pack = pack_of(language)
        folded = pack.as_name(text)
        found = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        last = 0
        for start, end, index in sorted(
            ((start, end, index) for index, start, end in found), key=lambda hit: (hit[0], -hit[1])
        ):
            if start >= last and (not pack.edges or _is_whole(folded, start, end)):
                last = end
                yield start, end, self.terms[index]


def _is_whole(text: str, start: int, end: int) -> bool:
    """True for an English name that is no part of a longer word."""
    return not LETTER.match(text, end) and not (start and LETTER.match(text, start - 1))


def _with_names(term: Term, fold: Callable[[str], str]) -> Term:
    def each(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fold(name) for name in names)

    return replace(
        term, zh=each(term.zh), zh_misspelt=each(term.zh_misspelt), zh_forbidden=each(term.zh_forbidden)
    )


def _term(row: dict[str, str], path: Path, line: int) -> Term:
    if None in row:
        raise CannotRun(
            f"{path}:{line}: this row has more cells than the header. Put a cell that holds a comma in quotes.",
            f"{path}:{line}：这一行的单元格比表头多。含有逗号的单元格要加英文引号。",
        )
    identity, en, zh = ((row[column] or "").strip() for column in ("id", "en", "zh"))
    scope = (row["scope"] or "").strip() or "here"
    if not identity or not en or not zh or scope not in SCOPES:
        raise CannotRun(
            f"{path}:{line}: a term needs `id`, `en`, `zh` and a scope that is `everywhere`, `here`, `loose` or `claim`.",
            f"{path}:{line}：每个术语都要有 `id`、`en`、`zh`，`scope` 只能是 `everywhere`、`here`、`loose` 或 `claim`。",
        )
    return Term(
        id=identity,
        en=(en, *_split(row["en_variants"])),
        zh=(zh, *_split(row["zh_variants"])),
        en_forbidden=tuple(_split(row["en_forbidden"])),
        zh_misspelt=tuple(_split(row["zh_misspelt"])),
        zh_forbidden=tuple(_split(row["zh_forbidden"])),
        scope=scope,
        plain_en=(row["plain_en"] or "").strip(),
        plain_zh=(row["plain_zh"] or "").strip(),
    )


def _split(cell: str | None) -> Iterator[str]:
    return (part.strip() for part in (cell or "").split("|") if part.strip())
