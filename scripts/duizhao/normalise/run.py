"""The whole way of sources to draft pages and placements, from values to values; reading and writing at its ends."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun, told_in_one_line
from duizhao.base.files import write_atomically
from duizhao.checks.rule import Knowledge
from duizhao.checks.workspace import Workspace
from duizhao.library.settings import Settings
from duizhao.library.terms.term_base import TermBase
from duizhao.memory import Memory
from duizhao.normalise.account import Sum, add_up, verify
from duizhao.normalise.draft_pages import SourcePieces, drafts, places
from duizhao.normalise.edits import EditedText
from duizhao.normalise.fill_sides import FilledPiece, fill
from duizhao.normalise.flagged_wording import flags
from duizhao.normalise.follow_headings import followed
from duizhao.normalise.layouts.all_pairs import all_pairs, stated
from duizhao.normalise.layouts.arrange import Arranged, arranged
from duizhao.normalise.layouts.layout import Layout
from duizhao.normalise.pair_clashes import PairClash, pair_clashes
from duizhao.normalise.pairing import FoundPairs, NearMiss, PiecePair
from duizhao.normalise.piece import Flag, Piece, Span
from duizhao.normalise.placement import (
    Placement,
    as_toml,
    decide,
    decided_pairs,
    place,
    placement_path,
    read_placement,
)
from duizhao.normalise.repair import repair
from duizhao.normalise.source import Source, is_source
from duizhao.normalise.stated_pairs import known_pairs, route_known
from duizhao.normalise.third_languages import in_one_script, without_left_out
from duizhao.normalise.topics import Topic, read_topics
from duizhao.normalise.two_files import read_source, without_second_files
from duizhao.normalise.unreadable import without_unreadable
from duizhao.normalise.watched_phrases import Phrases
from duizhao.normalise.without_collections import without_collections
from duizhao.normalise.write_drafts import Written, write_drafts
from duizhao.text.language.main_language import label_with_names, labels_of_sentences
from duizhao.text.language.sentences import sentence_spans
from duizhao.text.language.simplified import is_traditional, simplifications

TRADITIONAL = "Traditional characters"


@dataclass(frozen=True, slots=True)
class SourceKnowledge:
    """What a library knows about its sources. `simplify`: write Traditional Chinese in Simplified characters. The memory
    fills what a source has in one language only; to account for a source nobody asks it."""

    terms: TermBase
    phrases: Phrases
    topics: tuple[Topic, ...]
    memory: Memory = field(default_factory=Memory)
    simplify: bool = False
    leave_out: frozenset[str] = frozenset()
    traditional: bool = False

    @classmethod
    def read(cls, settings: Settings) -> "SourceKnowledge":
        """Read the library's data files. Raises CannotRun."""
        return cls(
            TermBase.read(settings.terms),
            Phrases.read(settings.phrases),
            read_topics(settings.topics),
            Memory.read(settings.memory),
            settings.simplify,
            settings.leave_out,
            settings.check.chinese == "traditional",
        )

    @classmethod
    def for_accounts(cls, workspace: Workspace) -> "SourceKnowledge":
        """All but the memory. Raises CannotRun."""
        settings = workspace.settings
        return cls(
            workspace.terms,
            Phrases.read(settings.phrases),
            read_topics(settings.topics),
            simplify=settings.simplify,
            leave_out=settings.leave_out,
            traditional=settings.check.chinese == "traditional",
        )


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a source: its pieces as they are cut now, what its placement says of them, the sum of its
    characters, and what is wrong. A source without a placement has no pieces."""

    path: Path
    source: Source
    placement: Placement | None
    pieces: tuple[Piece, ...]
    total: Sum
    faults: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Normalised:
    """One source after the whole way. `clashes` are what the rules find inside its pairs; `told` stands in a comment behind a
    piece, by its start: a draft by a machine."""

    path: Path
    source: Source
    pieces: tuple[Piece, ...]
    pairs: tuple[PiecePair, ...]
    filled: tuple[FilledPiece, ...]
    placement: Placement
    layouts: tuple[Layout, ...] = ()
    near_misses: Mapping[int, NearMiss] = field(default_factory=dict)
    clashes: tuple[PairClash, ...] = ()
    told: Mapping[int, Bilingual] = field(default_factory=dict)

    @property
    def sum(self) -> Sum:
        """The account of what became of its characters."""
        return add_up(self.source, self.placement)

    @property
    def gaps_before_memory(self) -> int:
        """Pieces that the source has in one language only."""
        return sum(not (filled.en.origin == filled.zh.origin == "source") for filled in self.filled)

    @property
    def questions(self) -> tuple[PiecePair, ...]:
        """Pairs that a person has to look at; they are none yet."""
        return tuple(both for both in self.pairs if both.band == "ask")

    @property
    def refused(self) -> dict[int, tuple[Piece, float]]:
        """By the start of a piece that lacks a language: the best candidate, too unlikely to ask about, and how sure it
        was. A piece that was like nothing is not there."""
        starts = {filled.piece.start for filled in self.filled if filled.is_gap}
        return {
            self.pieces[index].start: (self.pieces[miss.other], miss.confidence)
            for index, miss in sorted(self.near_misses.items())
            if self.pieces[index].start in starts
        }

    @property
    def traditional(self) -> int:
        """Pieces in Traditional characters, converted or not."""
        return sum(
            any(edit.why == TRADITIONAL for edit in piece.edits)
            or (piece.kind not in ("code", "boilerplate") and is_traditional(piece.text))
            for piece in self.pieces
            if not piece.foreign
        )

    @property
    def gaps(self) -> int:
        """Pieces that still lack a language."""
        return sum(filled.is_gap for filled in self.filled)

    @property
    def sentences(self) -> Counter[str]:
        """The number of sentences in each language."""
        return Counter(span.language for piece in self.pieces for span in piece.sentences)


@dataclass(frozen=True, slots=True)
class _Unplaced:
    """One source on its way: read, understood, paired and filled. Where its pieces go is not known before every source
    has come so far, for they share the pages. `known` is its placement as it was found."""

    path: Path
    source: Source
    known: Placement | None
    layouts: tuple[Layout, ...]
    pieces: tuple[Piece, ...]
    found: FoundPairs
    filled: tuple[FilledPiece, ...]

    def placed(self, at: Mapping[tuple[str, int], str]) -> Normalised:
        """The end of its way; `at` is where the pieces of every source stand: see `places`."""
        places_here = _places_of(self, at)
        placement = place(self.source, self.pieces, places_here, self.known, self.found.pairs)
        return Normalised(
            self.path,
            self.source,
            self.pieces,
            self.found.pairs,
            self.filled,
            placement,
            self.layouts,
            self.found.near_misses,
        )


def with_clashes(one: Normalised, knowledge: Knowledge) -> Normalised:
    """The same, with what the rules of the check find inside its pairs."""
    return replace(one, clashes=pair_clashes(one.pieces, one.pairs, one.filled, knowledge))


def understand(source: Source, tools: SourceKnowledge, known: Placement | None) -> tuple[Piece, ...]:
    """The pieces of a source: cut, each language apart where the layout allows it, repaired, labelled, routed, flagged,
    with what a person decided about them."""
    return _understood(
        arranged(source.text, tools.phrases, source.asides, has_html=source.has_html), source, tools, known
    )


def _understood(
    whole: Arranged, source: Source, tools: SourceKnowledge, known: Placement | None
) -> tuple[Piece, ...]:
    pieces = route_known(
        [_finish(source, piece, tools) for piece in whole.pieces], source.pairs, tools.topics
    )
    pieces = without_unreadable(without_left_out(pieces, tools.leave_out))
    if not tools.simplify:
        pieces = in_one_script(pieces, keep_traditional=tools.traditional)
    pieces = decide(pieces, source, known)
    topics = [topic.id for topic in tools.topics]
    for piece in pieces:
        if piece.topic and piece.topic not in topics:
            # Only a person can have named it.
            where = f"{placement_path(Path(source.name))}: line = {piece.line}"
            raise CannotRun(
                f"{where}: there is no topic {piece.topic!r}. The topics are: {', '.join(topics)}.",
                f"{where}：没有主题 {piece.topic!r}。现有主题：{'、'.join(topics)}。",
            )
    return pieces


def normalise_sources(paths: Sequence[Path], tools: SourceKnowledge) -> tuple[Normalised, ...]:
    """Every source with its placement; nothing is written. Raises CannotRun."""
    _refuse_twins(paths)
    unplaced = [_unplaced(path, tools) for path in paths]
    at = places(_for_pages(unplaced), tools.topics)
    return tuple(one.placed(at) for one in unplaced)


def _unplaced(path: Path, tools: SourceKnowledge) -> _Unplaced:
    with told_in_one_line(str(path)), without_collections():
        return _on_its_way(path, tools)


def _on_its_way(path: Path, tools: SourceKnowledge) -> _Unplaced:
    source = read_source(path)
    known = read_placement(placement_path(path))
    whole = arranged(source.text, tools.phrases, source.asides, has_html=source.has_html)
    pieces = _understood(whole, source, tools, known)
    told = decided_pairs(pieces, source, known)
    found = (
        FoundPairs((*known_pairs(pieces, source.pairs), *stated(pieces)))
        if source.pairs
        else all_pairs(pieces, tools.terms, told.pairs, told.refused)
    )
    filled = fill(pieces, found.pairs, tools.memory, tools.terms)
    return _Unplaced(path, source, known, whole.layouts, pieces, found, filled)


def _refuse_twins(paths: Sequence[Path]) -> None:
    """Raise CannotRun where two sources would share one placement: a.txt and a.md, or the same file twice."""
    seen: dict[Path, Path] = {}
    for path in paths:
        placement = placement_path(path.absolute())
        if placement in seen:
            raise CannotRun(
                f"{path}: {seen[placement]} has the placement {placement.name} already. Rename one of the two.",
                f"{path}：{seen[placement]} 已经使用放置记录 {placement.name}。请把其中一个改名。",
            )
        seen[placement] = path


def _places_of(one: _Unplaced, at: Mapping[tuple[str, int], str]) -> dict[int, str]:
    """Where each piece of a source stands in the drafts; a paired Chinese piece stands with its English one."""
    found = {start: where for (name, start), where in at.items() if name == str(one.path)}
    for both in one.found.pairs:
        if both.band == "pair":
            for index in (*both.more_en, *both.all_zh):
                found[one.pieces[index].start] = found[one.pieces[both.en].start]
    return found


def write(
    done: Sequence[Normalised],
    tools: SourceKnowledge,
    folder: Path,
    *,
    mark: bool = False,
    beside: Path | None = None,
    settings: Settings | None = None,
) -> Written:
    """Merge the draft pages into those below `folder`, `mark` the conflicts there or not, and write the placement
    beside each source. What is no page stands in the folder `beside`. Places whose headings were renamed in the library of
    the `settings` are followed. Raises CannotRun."""
    pages = drafts(_for_pages(done), tools.topics)
    written = write_drafts(folder, pages, mark=mark, beside=beside)
    # Read when the pages are written: they may be the library's own.
    library = Workspace(settings) if settings else None
    for one in done:
        placement = followed(one.placement, library) if library else one.placement
        write_atomically(placement_path(one.path), as_toml(placement))
    return written


def accounts(workspace: Workspace) -> tuple[Account, ...]:
    """The account of every source of the library, by name. Raises CannotRun."""
    paths = sources_below(workspace.settings.source)
    if not paths:
        return ()
    _refuse_twins(paths)
    tools = SourceKnowledge.for_accounts(workspace)
    return tuple(account(path, workspace, tools) for path in paths)


def account(path: Path, workspace: Workspace, tools: SourceKnowledge) -> Account:
    """The account of a source by its placement file. Raises CannotRun."""
    with told_in_one_line(str(path)):
        return _account(path, workspace, tools)


def _account(path: Path, workspace: Workspace, tools: SourceKnowledge) -> Account:
    source = read_source(path)
    placement = read_placement(placement_path(path))
    if placement is None:
        shown = placement_path(path).name
        fault = Bilingual(
            f"{path.name}: there is no {shown}. Run `duizhao normalise {path.name}`.",
            f"{path.name}：没有 {shown}。请运行 `duizhao normalise {path.name}`。",
        )
        return Account(path, source, None, (), Sum(len(source.text), 0, Counter(), Counter()), (fault,))
    pieces = understand(source, tools, placement)
    faults = verify(source, pieces, placement, workspace)
    return Account(path, source, placement, pieces, add_up(source, placement), faults)


def sources_below(folder: Path) -> list[Path]:
    """The sources in a folder, by name: every file but placements and hidden ones; of a text in two files, the English one. What cannot be read is told when
    it is read; nothing is passed over in silence."""
    found = sorted(path for path in folder.rglob("*") if is_source(path) and path.is_file())
    return sorted(without_second_files(found))


def _for_pages(sources: Sequence[_Unplaced] | Sequence[Normalised]) -> list[SourcePieces]:
    return [
        SourcePieces(
            str(one.path),
            one.filled,
            one.source.is_markdown,
            one.told if isinstance(one, Normalised) else {},
        )
        for one in sources
    ]


def _finish(source: Source, piece: Piece, tools: SourceKnowledge) -> Piece:
    """The piece repaired, with its language, its sentences and its flags."""
    if piece.foreign:
        # Repairs and flags know two languages.
        return replace(piece, sentences=(Span(piece.start, piece.end, "other"),))
    names = tools.terms.zh_names
    text = EditedText.of(source.text, piece.start, piece.end)
    text = text.redo(piece.edits)
    if tools.simplify and piece.kind not in ("code", "boilerplate") and is_traditional(text.text):
        text = text.replace_many(list(simplifications(text.text)), TRADITIONAL)
    text = repair(text, piece.kind, tools.terms)
    spans = sentence_spans(text.text)
    labels = labels_of_sentences(text.text, spans, names)
    sentences = tuple(
        [
            Span(text.origins[start], text.origins[end], label)
            for (start, end), label in zip(spans, labels, strict=True)
        ]
    )
    found = flags(text, tools.terms, tools.phrases) if piece.kind not in ("boilerplate", "label") else ()
    found += tuple(
        Flag(one.start, one.end, source.text[one.start : one.end], one.why)
        for one in source.flagged
        if piece.start <= one.start < piece.end
    )
    return replace(
        piece,
        text=text.text,
        language=piece.side or label_with_names(text.text, names),
        edits=text.edits,
        sentences=sentences,
        flags=found,
    )
