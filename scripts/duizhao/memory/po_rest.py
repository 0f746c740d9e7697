"""What a PO file holds beside the approved pairs: notes that people wrote to them, and entries that are not approved.

A file of the memory may be opened with any tool for translators. What such a tool or a person adds to it is theirs: it is
written again, whatever happens to the pairs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polib

from duizhao.memory.entry import Entry

# An entry by its context, its English and its Chinese.
Name = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands beside a pair: comments of people (`# `) and of programs (`#. `), places (`#: `) and flags (`#, `)."""

    people: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rest:
    """All of a file but its pairs: more lines of its first comment and of its header, the notes to the pairs, and the
    entries that are no pairs (fuzzy, not translated, or obsolete), in the order of the file."""

    first_comment: tuple[str, ...] = ()
    header: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[Name, Notes] = field(default_factory=dict)
    others: tuple[polib.POEntry, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True where nobody wrote anything into the file that would be lost with its pairs."""
        return not (self.first_comment or self.header or self.others)

    def notes_to(self, entry: Entry) -> Notes:
        """The notes to the entry, or to the one that stood in its place: in the same context, with one of its texts."""
        exact = self.notes.get((entry.context, entry.en, entry.zh))
        if exact:
            return exact
        for (context, en, zh), notes in self.notes.items():
            if context == entry.context and (en == entry.en or zh == entry.zh):
                return notes
        return Notes()

    def others_beside(self, written: Sequence[polib.POEntry]) -> list[polib.POEntry]:
        """The other entries; a fuzzy or empty one whose text was approved in the meantime is answered."""
        answered = {(entry.msgctxt, entry.msgid) for entry in written}
        return [one for one in self.others if one.obsolete or (one.msgctxt, one.msgid) not in answered]


def read_rest(
    file: polib.POFile,
    is_pair: Callable[[polib.POEntry], bool],
    own_lines: Callable[[polib.POEntry], tuple[Sequence[str], Sequence[str]]],
    context_of: Callable[[polib.POEntry], str],
    first_comment: Sequence[str],
    header: Mapping[str, str],
) -> Rest:
    """The rest of `file`. `own_lines` gives those lines of an entry's comments (of people, of programs) that the pair has
    itself; `first_comment` and `header` are what every file of the memory begins with."""
    notes: dict[Name, Notes] = {}
    for entry in file:
        if entry.obsolete:
            continue
        people, programs = own_lines(entry)
        found = Notes(
            tuple(line for line in entry.tcomment.split("\n") if line and line not in people),
            tuple(line for line in entry.comment.split("\n") if line and line not in programs),
            tuple(entry.occurrences),
            tuple(flag for flag in entry.flags if flag != "fuzzy"),
        )
        if found != Notes():
            notes.setdefault((context_of(entry), entry.msgid, entry.msgstr), found)
    return Rest(
        tuple(line for line in file.header.split("\n") if line.strip() and line.strip() not in first_comment),
        {name: value for name, value in file.metadata.items() if header.get(name) != value},
        notes,
        tuple(entry for entry in file if entry.msgid and not is_pair(entry)),
    )
