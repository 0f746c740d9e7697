"""Filled pieces as two parallel pages a topic."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from duizhao.base.bilingual import HTML_LANGUAGES, LANGUAGES, Bilingual, Language, other
from duizhao.normalise.escape import as_cells, as_code, as_comment, as_markdown, is_line_across
from duizhao.normalise.fill_sides import FilledPiece, FilledSide
from duizhao.normalise.local_links import without_local_links
from duizhao.normalise.mark_switches import with_spans
from duizhao.normalise.page_blocks import BlockStyle, block_styles, padded
from duizhao.normalise.topics import Topic
from duizhao.text.language.pinyin_syllables import is_pinyin
from duizhao.text.markdown.gap_notes import GAP_NOTES
from duizhao.text.markdown.heading_anchors import ascii_slug

# The anchor that a source gives a heading of its own, as it stands there and as a page would show it.
GIVEN_ANCHOR = re.compile(r"\{#(?P<name>[A-Za-z][\w-]{0,100})\}\s*$")
# The box of a task stands before the note of a gap: behind it, it is no box.
TASK_BOX = re.compile(r"\[[ xX]\] +")
PINYIN = "zh-Latn"
WRITTEN_ANCHOR = re.compile(r"[ \t]?&#123;#[A-Za-z][\w-]{0,100}&#125;")


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as text, where it goes (relative to the folder of drafts), its language, and the anchors it has."""

    name: str
    language: Language
    text: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcePieces:
    """The filled pieces of one source and whether its text is Markdown. `told` is what stands in a comment behind a piece, by
    its start."""

    name: str
    filled: tuple[FilledPiece, ...]
    is_markdown: bool
    told: Mapping[int, Bilingual] = field(default_factory=dict)


def drafts(sources: Sequence[SourcePieces], topics: Sequence[Topic]) -> tuple[Draft, ...]:
    """The draft pages in both languages, topic by topic."""
    return tuple(_draft(one, language) for one in _in_topics(sources, topics) for language in LANGUAGES)


def places(sources: Sequence[SourcePieces], topics: Sequence[Topic]) -> dict[tuple[str, int], str]:
    """Where each piece stands in the drafts: (source, start) to `page#heading`."""
    found: dict[tuple[str, int], str] = {}
    for one in _in_topics(sources, topics):
        under = one.topic.id
        for (source, piece), anchor in zip(one.chosen, one.anchors, strict=True):
            under = anchor or under
            found[source.name, piece.piece.start] = f"{one.topic.id}#{under}"
    return found


@dataclass(frozen=True, slots=True)
class _InTopic:
    """What goes into the pages of a topic, in order, and the anchor of each: see `_anchors`."""

    topic: Topic
    chosen: tuple[tuple[SourcePieces, FilledPiece], ...]
    anchors: tuple[str, ...]


def _in_topics(sources: Sequence[SourcePieces], topics: Sequence[Topic]) -> Iterator[_InTopic]:
    for topic in topics:
        chosen = tuple(
            (source, piece) for source in sources for piece in source.filled if piece.piece.topic == topic.id
        )
        if chosen:
            yield _InTopic(topic, chosen, tuple(_anchors(chosen, topic)))


def _anchors(chosen: Sequence[tuple[SourcePieces, FilledPiece]], topic: Topic) -> list[str]:
    """The anchor of each heading, ASCII and unique in the page; empty for what is not a heading."""
    seen = {topic.id}
    again: dict[str, int] = {}
    anchors = []
    for number, (_source, filled) in enumerate(chosen, start=1):
        if filled.piece.kind not in ("heading", "title"):
            anchors.append("")
            continue
        given = GIVEN_ANCHOR.search(filled.piece.text)
        name = anchor = (given["name"] if given else ascii_slug(filled.en.text)) or f"section-{number}"
        while anchor in seen:
            again[name] = again.get(name, 1) + 1
            anchor = f"{name}-{again[name]}"
        seen.add(anchor)
        anchors.append(anchor)
    return anchors


def _draft(one: _InTopic, language: Language) -> Draft:
    topic, chosen, anchors = one.topic, one.chosen, one.anchors
    title = topic.title.say(language)
    body = [f"# {title} {{#{topic.id}}}\n"]
    previous = ""
    known = {topic.id, *filter(None, anchors)}
    pieces, names = [filled for _source, filled in chosen], [source.name for source, _filled in chosen]
    gone: list[str] = []
    styles = block_styles(pieces, names, language)
    for (source, filled), anchor, style in zip(chosen, anchors, styles, strict=True):
        block = _block(filled, anchor, language, source.is_markdown, style)
        block, lost = without_local_links(block, known) if filled.piece.kind != "code" else (block, ())
        body.append(block if style.is_tight and previous else f"\n{block}")
        remarks = list(_remarks(filled, language))
        gone += [one.say(language) for one in lost]
        if filled.is_gap and (draft := source.told.get(filled.piece.start)):
            remarks.append(draft.say(language))
        body += [f"\n<!-- {as_comment(remark)} -->\n" for remark in remarks]
        previous = filled.piece.kind if not remarks else ""
    # At the end of the page: between its items they would break a list.
    body += [f"\n<!-- {as_comment(one)} -->\n" for one in dict.fromkeys(gone)]
    head = f"title: {json.dumps(title, ensure_ascii=False)}\ntopic: {topic.id}\ndraft: true\n"
    page = f"---\n{head}---\n{''.join(body)}"
    return Draft(f"{language}/{topic.id}.md", language, page, (topic.id, *filter(None, anchors)))


def _remarks(filled: FilledPiece, language: Language) -> Iterator[str]:
    """What a person must look at in this block, as text for a comment."""
    for flag in filled.piece.flags:
        if language == "en":
            yield f"To judge: “{flag.words}” ({flag.why.en})"
        else:
            yield f"请判断：“{flag.words}”（{flag.why.zh}）"
    score = min(filled.en.score, filled.zh.score)
    if 0 < score < 100:
        yield (
            f"From memory, {score:g} % alike: compare"
            if language == "en"
            else f"来自记忆库，相似度 {score:g}%：请核对"
        )


def _block(filled: FilledPiece, anchor: str, language: Language, is_markdown: bool, style: BlockStyle) -> str:
    piece = filled.piece
    if piece.kind == "code":
        return as_code(piece.text) + "\n"
    if piece.kind == "row":
        return _row(filled.side(language), filled.side(other(language)), language, style)
    if piece.kind == "paragraph" and is_markdown and is_line_across(piece.text):
        return "---\n"
    text = _text(filled.side(language), filled.side(other(language)), language, is_markdown, piece.foreign)
    if piece.kind in ("heading", "title"):
        text = WRITTEN_ANCHOR.sub("", text)
    if piece.kind == "heading":
        return f"{'#' * max(piece.level, 2)} {text} {{#{anchor}}}\n"
    if piece.kind == "title":
        return f"## {text} {{#{anchor}}}\n"
    return f"{style.prefix}{text}\n"


def _text(side: FilledSide, twin: FilledSide, language: Language, is_markdown: bool, code: str) -> str:
    if side.origin == "gap":
        box = TASK_BOX.match(twin.text) if is_markdown else None
        mark, words = (box.group(), twin.text[box.end() :]) if box else ("", twin.text)
        return f"{mark}{GAP_NOTES[language]}{_foreign(as_markdown(words, keep_markup=is_markdown), language)}"
    if code:
        return f'<span lang="{code}">{as_markdown(side.text, keep_markup=is_markdown)}</span>'
    return with_spans(side.text, language, lambda text: as_markdown(text, keep_markup=is_markdown))


def _row(side: FilledSide, twin: FilledSide, language: Language, style: BlockStyle) -> str:
    """A table row. Its gap is told in its first cell, for a row has no place outside its cells."""
    cells = as_cells(side.text or twin.text)
    if side.origin == "gap":
        cells = [_foreign(cell, language) if cell else "" for cell in cells]
        cells[0] = GAP_NOTES[language] + cells[0]
    cells = [
        f'<span lang="{PINYIN}">{cell}</span>' if column in style.pinyin and is_pinyin(cell) else cell
        for column, cell in enumerate(cells)
    ]
    return f"| {' | '.join(padded(cells, style.width))} |\n"


def _foreign(markdown: str, language: Language) -> str:
    """Words of the other language on a page in `language`."""
    return f'<span lang="{HTML_LANGUAGES[other(language)]}">{markdown}</span>'
