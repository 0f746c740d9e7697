"""Changes to a text that can be undone exactly, each knowing where in the source it happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextEdit:
    """`old` became `new`. `start` and `end` are offsets in the source, in characters; `at` is the offset in the text
    as it stood when the edit was made, which is what undoing needs."""

    why: str
    start: int
    end: int
    old: str
    new: str
    at: int


@dataclass(frozen=True, slots=True)
class EditedText:
    """A text, the source offset of each of its characters (and of its end), and the edits that led to it."""

    text: str
    origins: tuple[int, ...]
    edits: tuple[TextEdit, ...] = ()

    @classmethod
    def of(cls, source: str, start: int, end: int) -> "EditedText":
        """The stretch of `source` from `start` to `end`, not yet edited."""
        return cls(source[start:end], tuple(range(start, end + 1)))

    def replace(self, start: int, end: int, new: str, why: str) -> "EditedText":
        """The text with `text[start:end]` replaced by `new`, because of `why`."""
        old = self.text[start:end]
        edit = TextEdit(why, self.origins[start], self.origins[end], old, new, start)
        return EditedText(
            self.text[:start] + new + self.text[end:],
            (*self.origins[:start], *([self.origins[start]] * len(new)), *self.origins[end:]),
            (*self.edits, edit),
        )

    def replace_many(self, spots: Sequence[tuple[int, int, str]], why: str) -> "EditedText":
        """The text with every `(start, end, new)` of `spots` replaced, in one pass; the spots do not overlap."""
        if not spots:
            return self
        text: list[str] = []
        origins: list[int] = []
        edits: list[TextEdit] = []
        position = 0
        for start, end, new in sorted(spots):
            text += (self.text[position:start], new)
            origins += self.origins[position:start]
            origins += [self.origins[start]] * len(new)
            edits.append(
                TextEdit(why, self.origins[start], self.origins[end], self.text[start:end], new, start)
            )
            position = end
        text.append(self.text[position:])
        origins += self.origins[position:]
        # Made from the last to the first, so that each offset is one in the text as it stood.
        return EditedText("".join(text), tuple(origins), (*self.edits, *reversed(edits)))

    def redo(self, edits: Sequence[TextEdit]) -> "EditedText":
        """The text with `edits`, which were made on this very text, made again."""
        text = self
        for run in _passes(edits):
            text = text.replace_many(
                [(edit.at, edit.at + len(edit.old), edit.new) for edit in run], run[0].why
            )
        return text


def undo(text: str, edits: Sequence[TextEdit]) -> str:
    """The text before `edits`: their exact inverse. Raises ValueError where they do not fit the text."""
    for run in reversed(list(_passes(edits))):
        parts: list[str] = []
        position = shift = 0
        for edit in reversed(run):
            start = edit.at + shift
            if start < position or not text.startswith(edit.new, start):
                raise ValueError(f"{edit} does not fit the text")
            parts += (text[position:start], edit.old)
            position = start + len(edit.new)
            shift += len(edit.new) - len(edit.old)
        text = "".join([*parts, text[position:]])
    return text


def _passes(edits: Sequence[TextEdit]) -> Iterator[list[TextEdit]]:
    """The edits that were made in one pass over the text, from its last place to its first. A paragraph of a
    thousand lines has a thousand edits; one pass for all of them keeps the work linear."""
    run: list[TextEdit] = []
    for edit in edits:
        if run and (edit.why != run[-1].why or edit.at + max(len(edit.old), 1) > run[-1].at):
            yield run
            run = []
        run.append(edit)
    if run:
        yield run
