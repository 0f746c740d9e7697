"""The memory: pairs of English and Chinese text that a person approved, as gettext PO files read with polib.

An entry's msgid is the English, its msgstr the Chinese; msgctxt says where the pair is from. Either language finds
the other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polib
from rapidfuzz import fuzz, process

from duizhao.bilingual import Language
from duizhao.errors import CannotRun
from duizhao.files import read_text
from duizhao.language.quantities import quantities

# Below this a fuzzy match is another sentence. The usual threshold of translation memories is 75; health text is
# given less room.
LEAST_SCORE = 85.0
QUOTED = re.compile(r"\s*(?:msg\S*\s*)?\"")
WHOLE_QUOTED = re.compile(r"\s*(?:msg\S*\s+)?\"(?:[^\"\\]|\\.)*\"\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One approved pair and where it stands."""

    en: str
    zh: str
    context: str = ""
    path: str = ""

    def side(self, language: Language) -> str:
        """The text in `language`."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits a text, and how well: 100 is the same text but for white space."""

    entry: Entry
    score: float


@dataclass(frozen=True)
class Memory:
    """All approved pairs of a library."""

    entries: tuple[Entry, ...] = ()
    _by_text: dict[Language, dict[str, Entry]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for language in ("en", "zh"):
            table: dict[str, Entry] = {}
            for entry in self.entries:
                table.setdefault(_fold(entry.side(language)), entry)
            self._by_text[language] = table

    @classmethod
    def read(cls, folder: Path) -> "Memory":
        """Every approved entry of the PO files below `folder`: those with both sides that are not fuzzy or obsolete.

        A folder that is not there is an empty memory. Raises CannotRun where a file is not valid PO.
        """
        return cls(tuple(entry for path in sorted(folder.rglob("*.po")) for entry in _entries(path)))

    def best(self, text: str, language: Language) -> Match | None:
        """The entry whose side in `language` is `text`, or the nearest one from 85 on that has the same numbers."""
        table = self._by_text[language]
        folded = _fold(text)
        if folded in table:
            return Match(table[folded], 100.0)
        near = process.extract(folded, table.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_SCORE, limit=3)
        for found, score, _index in near:
            if _values(found, language) == _values(folded, language):
                return Match(table[found], round(score, 1))
        return None


def _entries(path: Path) -> Iterable[Entry]:
    _refuse_open_quotes(path)
    try:
        file = polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as fault:
        raise CannotRun(
            f"{path}: not a valid PO file: {fault}.", f"{path}：不是有效的 PO 文件：{fault}。"
        ) from fault
    for entry in file:
        if entry.translated() and not entry.obsolete and "fuzzy" not in entry.flags:
            yield Entry(entry.msgid, entry.msgstr, entry.msgctxt or "", str(path))


def _refuse_open_quotes(path: Path) -> None:
    """polib takes the last character of a line for its closing quotation mark, whatever it is."""
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if QUOTED.match(line) and not WHOLE_QUOTED.fullmatch(line):
            raise CannotRun(
                f"{path}:{number}: not a valid PO file: a quotation mark is missing, or one lacks its backslash.",
                f"{path}:{number}：不是有效的 PO 文件：缺少引号，或引号前缺少反斜杠。",
            )


def _fold(text: str) -> str:
    return " ".join(text.split())


def _values(text: str, language: Language) -> list[object]:
    return sorted((number.value, number.unit) for number in quantities(text, language))
