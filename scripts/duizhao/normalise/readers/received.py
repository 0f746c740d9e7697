"""What a reader gives, and the writer that readers build it with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import Bilingual

# What HTML takes for white space; other blanks (no-break, ideographic) are text.
BLANKS = re.compile(r"[ \t\n\r\f\v]+")
# Half characters and controls cannot be written to a file that others can read.
NO_CHARACTER = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0e-\x1f\x7f]")
# What Markdown would take for markup of its own. An underscore inside a word and a star between blanks are none.
MARKUP = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|[`\[\]]|(?<=\S)\*|\*(?=\S)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|^(?:~~~|\|)",
    re.MULTILINE,
)
CELL_MARKUP = re.compile(rf"{MARKUP.pattern}|\|", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Aside:
    """`text[start:end]` was judged not to belong to the text proper; `why` says who judged so."""

    start: int
    end: int
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Mend:
    """`text[start:end]` was garbled and has been mended; `old` is what stands in the file."""

    start: int
    end: int
    old: str


@dataclass(frozen=True, slots=True)
class Received:
    """A document as text. All offsets are in characters of `text`.

    `added` are the stretches that the reader wrote itself (marks of Markdown, addresses of links): the rest, but for
    blanks, is the document's own. `asides` are in order. `pairs` are the starts of an English and a Chinese block of
    which the document says that they translate each other. `mends` are in order. `remarks` say what a person has to know
    about how it was read: a page that is a picture, a value in a form. `flagged` are stretches of the text that a person
    is asked to look at, in any order.
    """

    text: str
    encoding: str
    is_markdown: bool = False
    added: tuple[tuple[int, int], ...] = ()
    asides: tuple[Aside, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    mends: tuple[Mend, ...] = ()
    remarks: tuple[Bilingual, ...] = ()
    flagged: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceivedBlock:
    """A block that was written: its place, how many characters of it are the document's, how many of those links."""

    start: int
    end: int
    own: int
    linked: int = 0


class DocumentWriter:
    """Writes a document block by block as Markdown, and keeps apart what is the document's and what was added.

    The pieces of a block are gathered until it ends, because only then is it known what needs a backslash.
    """

    def __init__(self) -> None:
        self.mark = ""
        """Written before the next block that has text: `# `, `- `. It is used once."""
        self._parts: list[str] = []
        self._length = 0
        self._added: list[tuple[int, int]] = []
        self._runs: list[tuple[str, bool]] = []
        self._linked = 0
        self._link: tuple[int, int] | None = None
        self._struck = (0, 0)

    @property
    def blank(self) -> bool:
        """True where the block that is being gathered has no text yet."""
        return not any(own and run.strip() for run, own in self._runs)

    def text(self, words: str, *, linked: bool = False) -> None:
        """Write words that are the document's own."""
        if words:
            words = NO_CHARACTER.sub("\ufffd", words)
            self._runs.append((BLANKS.sub(" ", words), True))
            self._linked += len("".join(words.split())) if linked else 0

    def add(self, words: str) -> None:
        """Words that are not the document's."""
        self._runs.append((words, False))

    def take(self) -> tuple[tuple[tuple[str, bool], ...], int]:
        """Take back what has been gathered of a block: its runs (words, and whether they are the document's own) and
        how many of its letters are links."""
        taken = tuple(self._runs), self._linked
        self._runs, self._linked, self._link = [], 0, None
        return taken

    def count_linked(self, letters: int) -> None:
        """Say that so many letters of the block that is being gathered are links."""
        self._linked += letters

    def begin_struck(self) -> None:
        """Say that what follows is struck out, until `end_struck`."""
        self._struck = (len(self._runs), self._length)
        self.add("~~")

    def end_struck(self) -> None:
        """No more is struck out. Where nothing was, or blocks ended in between, no mark stays."""
        place, length = self._struck
        if length != self._length or place >= len(self._runs) or self._runs[place] != ("~~", False):
            return
        inner = [number for number in range(place + 1, len(self._runs)) if self._runs[number][0].strip()]
        if not inner:
            del self._runs[place]
            return
        # The marks stand at the words: a blank goes outside.
        first, last = inner[0], inner[-1]
        words, own = self._runs[first]
        lead = words[: len(words) - len(words.lstrip())]
        self._runs[first] = (words[len(lead) :], own)
        words, own = self._runs[last]
        tail = words[len(words.rstrip()) :]
        self._runs[last] = (words.rstrip(), own)
        self._runs[last + 1 :] = [("~~", False), (tail, True), *self._runs[last + 1 :]]
        self._runs[place:first] = [(lead, True), ("~~", False)]

    def begin_link(self) -> None:
        """What follows is the text of a link."""
        self._link = (len(self._runs), self._length)

    def end_link(self, address: str) -> None:
        """The link leads to `address`; nowhere where that is empty, and where the link went over several blocks."""
        if self._link and self._link[1] == self._length and address:
            start = self._link[0]
            if any(own and run.strip() for run, own in self._runs[start:]):
                self._runs.insert(start, ("[", False))
                self.add(f"]({address})")
        self._link = None

    def end(
        self, *, gap: str = "\n\n", markup: re.Pattern[str] = MARKUP, even_blank: bool = False
    ) -> ReceivedBlock | None:
        """End the block; None where it has no text, unless that is wanted `even_blank`. `gap` stands before it,
        `markup` says what gets a backslash."""
        runs, linked = self._runs, self._linked
        if self.blank and not even_blank:
            self._runs, self._linked = [], 0
            return None
        if self.mark:
            runs.insert(0, (self.mark, False))
            self.mark = ""
        self._runs, self._linked = [], 0
        text, added = _escaped(*_joined(runs), markup)
        if self._parts:
            self._parts.append(gap)
            self._length += len(gap)
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        self._added += [(start + first, start + last) for first, last in added]
        own = len("".join(text.split())) - sum(len("".join(text[a:b].split())) for a, b in added)
        return ReceivedBlock(start, self._length, own, linked)

    def own_letters(self) -> str:
        """The letters and digits of the document so far."""
        text = "".join(self._parts)
        edges = [0, *(edge for span in self._added for edge in span), len(text)]
        own = (text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2))
        return "".join(filter(str.isalnum, "".join(own)))

    def received(
        self, encoding: str, asides: Sequence[Aside] = (), pairs: Sequence[tuple[int, int]] = ()
    ) -> Received:
        """Give all that was written as one text that was received."""
        text = "".join(self._parts)
        return Received(text, encoding, True, tuple(self._added), tuple(asides), tuple(pairs))


def _joined(runs: Sequence[tuple[str, bool]]) -> tuple[str, list[tuple[int, int]]]:
    """The runs as one text without blanks at its ends or two in a row, and the spans of it that were added."""
    parts: list[str] = []
    added: list[tuple[int, int]] = []
    length = 0
    last = "\n"
    for run, own in runs:
        if own and last in " \n":
            run = run.lstrip(" ")
        if not run:
            continue
        if run[0] == "\n" and last == " ":
            parts[-1] = parts[-1][:-1]
            length -= 1
            if added and added[-1][1] > length:
                added[-1] = (added[-1][0], length)
        if not own:
            added.append((length, length + len(run)))
        parts.append(run)
        length += len(run)
        last = run[-1]
    text = "".join(parts)
    end = len(text.rstrip(" \n"))
    return text[:end], [(a, min(b, end)) for a, b in added if a < end]


def _escaped(
    text: str, added: Sequence[tuple[int, int]], markup: re.Pattern[str]
) -> tuple[str, list[tuple[int, int]]]:
    """The text with a backslash before what would be markup, and the spans that were added, backslashes among them."""
    spots = [match.start() for match in markup.finditer(text)]
    parts: list[str] = []
    made: list[tuple[int, int]] = []
    position = shift = index = 0
    for first, last in [*added, (len(text), len(text))]:
        while index < len(spots) and spots[index] < first:
            spot = spots[index]
            parts += (text[position:spot], "\\")
            made.append((spot + shift, spot + shift + 1))
            position = spot
            shift += 1
            index += 1
        while index < len(spots) and spots[index] < last:
            index += 1
        if first < last:
            made.append((first + shift, last + shift))
    parts.append(text[position:])
    return "".join(parts), made
