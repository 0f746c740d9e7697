"""Accounting for a source: every character in exactly one piece, every piece with an outcome that holds."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.library.pages import Page
from duizhao.normalise.cut import INVISIBLE, LINE_ENDS, SPACES
from duizhao.normalise.edits import undo
from duizhao.normalise.piece import Piece
from duizhao.normalise.placement import OUTCOMES, Fate, PlacedPiece, Placement
from duizhao.normalise.source import Source
from duizhao.text.markdown.inline import plain

# Where a link leads, and the anchor of a heading.
NO_WORDS = re.compile(
    r"\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]*\")?\)|\{#[\w-]{1,200}\}|&#123;#[\w-]{1,200}&#125;"
)
LANGUAGE_SPAN = re.compile(r"<span lang=\"[\w-]+\">|</span>")
BLANK = frozenset(SPACES + INVISIBLE + LINE_ENDS)


@dataclass(frozen=True, slots=True)
class Sum:
    """How many characters of a source are of each kind and have each outcome; both add up to `characters`."""

    characters: int
    blank: int
    by_kind: Counter[str]
    by_outcome: Counter[str]

    @property
    def holds(self) -> bool:
        """True where nothing is left over and nothing is counted twice."""
        return self.characters == self.blank + self.by_kind.total() == self.blank + self.by_outcome.total()


def add_up(source: Source, placement: Placement) -> Sum:
    """The sum of a source. Characters between the pieces are blank: line ends and empty lines."""
    by_kind: Counter[str] = Counter()
    by_outcome: Counter[str] = Counter()
    covered = 0
    for record in placement.records:
        length = record.piece.end - record.piece.start
        by_kind[record.piece.kind] += length
        covered += length
        parts = record.parts or ()
        spoken_for = sum(len(part.text) for part in parts)
        for part in parts:
            by_outcome[part.fate.outcome] += len(part.text)
        # The white space between two parts goes with the last of them.
        by_outcome[parts[-1].fate.outcome if parts else record.fate.outcome] += length - spoken_for
    return Sum(len(source.text), len(source.text) - covered, by_kind, by_outcome)


def uncovered(source: Source, pieces: Sequence[Piece]) -> Iterator[int]:
    """The offset of every character that is not blank and in no piece, or in two."""
    position = 0
    for piece in pieces:
        if piece.start < position:
            yield piece.start
        yield from (offset for offset in range(position, piece.start) if source.text[offset] not in BLANK)
        position = max(position, piece.end)
    yield from (offset for offset in range(position, len(source.text)) if source.text[offset] not in BLANK)


def fits(source: Source, pieces: Sequence[Piece], placement: Placement) -> bool:
    """True where the placement is one of this very text, piece by piece."""
    spans = [(record.piece.start, record.piece.end) for record in placement.records]
    return placement.digest == source.digest and spans == [(piece.start, piece.end) for piece in pieces]


def verify(
    source: Source, pieces: Sequence[Piece], placement: Placement, workspace: Workspace
) -> tuple[Bilingual, ...]:
    """What is wrong with the account of a source; nothing where all of it holds.

    `pieces` are the source's as they are cut now; `placement` is what the file says.
    """
    return tuple(_faults(source, pieces, placement, workspace))


def _faults(
    source: Source, pieces: Sequence[Piece], placement: Placement, workspace: Workspace
) -> Iterator[Bilingual]:
    name = source.name
    for offset in uncovered(source, pieces):
        yield Bilingual(
            f"{name}: the character at {offset} is in no piece, or in two.",
            f"{name}：第 {offset} 个字符不属于任何一段，或同时属于两段。",
        )
    for piece in pieces:
        if not _can_be_undone(piece, source):
            yield Bilingual(
                f"{name}:{piece.line}: a repair cannot be undone.",
                f"{name}:{piece.line}：有一处修复无法还原。",
            )
    if not fits(source, pieces, placement):
        yield Bilingual(
            f"{name}: the placement is not that of this text. Run `duizhao normalise` on it again.",
            f"{name}：放置记录与这份文本不符。请重新运行 `duizhao normalise`。",
        )
        return
    anchors = _Anchors(workspace)
    for record, piece in zip(placement.records, pieces, strict=True):
        yield from _record_faults(source, record, piece, anchors)
    if not add_up(source, placement).holds:
        yield Bilingual(f"{name}: the sum of characters does not hold.", f"{name}：字符总数对不上。")


def _can_be_undone(piece: Piece, source: Source) -> bool:
    try:
        return undo(piece.text, piece.edits) == source.text[piece.start : piece.end]
    except ValueError:
        return False


def _record_faults(
    source: Source, record: PlacedPiece, piece: Piece, anchors: "_Anchors"
) -> Iterator[Bilingual]:
    where = f"{source.name}:{record.piece.line}"
    if record.text != source.text[record.piece.start : record.piece.end]:
        yield Bilingual(
            f"{where}: the placement quotes other words.", f"{where}：放置记录引用的文字与原文不同。"
        )
    if record.parts and "".join("".join(p.text.split()) for p in record.parts) != "".join(
        record.text.split()
    ):
        yield Bilingual(
            f"{where}: the parts together are not the text of the piece.",
            f"{where}：各部分合起来不等于这一段的原文。",
        )
    told = [(part.fate, part.text) for part in record.parts] or [(record.fate, piece.text)]
    for fate, words in told:
        faults = list(_fate_faults(where, fate, anchors))
        yield from faults
        if fate.outcome == "kept" and not faults and not anchors.hold(fate.went_to, words):
            yield Bilingual(
                f"{where}: “kept”, but the page does not hold these words. Put them in, or choose another outcome.",
                f"{where}：结果是“kept”，但页面上没有这些文字。请写进页面，或改用其他结果。",
            )


def _fate_faults(where: str, fate: Fate, anchors: "_Anchors") -> Iterator[Bilingual]:
    if fate.outcome not in OUTCOMES:
        yield Bilingual(
            f"{where}: no outcome ({fate.outcome!r}). Write one of: {', '.join(OUTCOMES)}.",
            f"{where}：没有结果（{fate.outcome!r}）。请填写其中之一：{'、'.join(OUTCOMES)}。",
        )
        return
    if fate.outcome != "kept" and not (fate.reason.en or fate.reason.zh):
        yield Bilingual(
            f"{where}: “{fate.outcome}” needs a reason: reason_en or reason_zh.",
            f"{where}：“{fate.outcome}”需要填写原因：reason_en 或 reason_zh。",
        )
    if fate.outcome == "left out":
        return
    if not fate.went_to:
        yield Bilingual(
            f'{where}: “{fate.outcome}” needs went_to, such as "side-effects#driving".',
            f'{where}：“{fate.outcome}”需要填写 went_to，例如 "side-effects#driving"。',
        )
    for target in fate.went_to:
        for language in LANGUAGES:
            fault = anchors.fault(target, language)
            if fault:
                yield Bilingual(f"{where}: {fault.en}", f"{where}：{fault.zh}")


def bare(text: str) -> str:
    """The letters and digits of a text: what has to be there when it was kept. Where a link leads and what a heading is
    called are no words."""
    return "".join(character for character in NO_WORDS.sub("", text).casefold() if character.isalnum())


def shown_words(markdown: str) -> str:
    """The letters and digits of all that a page shows, whatever the language."""
    return bare(unescape(LANGUAGE_SPAN.sub("", _without_comments(markdown))))


def _without_comments(markdown: str) -> str:
    parts: list[str] = []
    position = 0
    while (start := markdown.find("<!--", position)) >= 0:
        end = markdown.find("-->", start)
        if end < 0:
            break
        parts.append(markdown[position:start])
        position = end + 3
    return "".join((*parts, markdown[position:]))


def _shown(page: Page) -> tuple[str, str]:
    """The letters and digits of a page: those that are read in its language, and all that it shows."""
    return bare(plain(page.text)), shown_words(page.text)


class _Anchors:
    """The headings and the words of the library's pages."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._words: dict[tuple[str, Language], tuple[str, ...]] = {}

    def hold(self, targets: Sequence[str], words: str) -> bool:
        """True where a page that a target names holds the words, in either language."""
        keys = dict.fromkeys(target.partition("#")[0] for target in targets)
        wanted = bare(words)
        return any(
            wanted in shown
            for key in keys
            for language in LANGUAGES
            for shown in self._words_of(key, language)
        )

    def _words_of(self, key: str, language: Language) -> tuple[str, ...]:
        if (key, language) not in self._words:
            page = self._page(key, language)
            self._words[key, language] = () if page is None else _shown(page)
        return self._words[key, language]

    def _page(self, key: str, language: Language) -> Page | None:
        self._workspace.settings.page_path(key, language)
        return self._workspace.page(key, language)

    def fault(self, target: str, language: Language) -> Bilingual | None:
        """What is wrong with `page#heading` in `language`; None where both are there."""
        page, _, anchor = target.partition("#")
        try:
            found = self._page(page, language)
        except CannotRun as fault:
            return Bilingual(f"went_to: {fault.message.en}", f"went_to：{fault.message.zh}")
        name = LANGUAGE_NAMES[language]
        if found is None:
            return Bilingual(
                f"went_to {target!r}: there is no {name['en']} page {page}.",
                f"went_to {target!r}：没有{name['zh']}页面 {page}。",
            )
        if anchor not in found.anchors:
            return Bilingual(
                f"went_to {target!r}: the {name['en']} page has no heading #{anchor}.",
                f"went_to {target!r}：{name['zh']}页面没有标题 #{anchor}。",
            )
        return None
