"""Filled pieces as two parallel pages a topic."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.base.bilingual import HTML_LANGUAGES, LANGUAGES, Language, other
from duizhao.normalise.escape import as_cells, as_code, as_comment, as_markdown
from duizhao.normalise.fill_sides import FilledPiece, FilledSide
from duizhao.normalise.mark_switches import with_spans
from duizhao.normalise.topics import Topic
from duizhao.text.markdown.heading_anchors import ascii_slug

GAP_NOTES = {"en": "*Not yet translated:* ", "zh": "*尚未翻译：*"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as text, where it goes (relative to the folder of drafts), its language, and the anchors it has."""

    name: str
    language: Language
    text: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcePieces:
    """The filled pieces of one source and whether its text is Markdown."""

    name: str
    filled: tuple[FilledPiece, ...]
    is_markdown: bool


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
        name = anchor = ascii_slug(filled.en.text) or f"section-{number}"
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
    for (source, filled), anchor in zip(chosen, anchors, strict=True):
        block = _block(filled, anchor, language, source.is_markdown)
        tight = previous == filled.piece.kind and previous in ("item", "step", "row")
        body.append(block if tight else f"\n{block}")
        remarks = list(_remarks(filled, language))
        body += [f"\n<!-- {as_comment(remark)} -->\n" for remark in remarks]
        previous = filled.piece.kind if not remarks else ""
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


def _block(filled: FilledPiece, anchor: str, language: Language, is_markdown: bool) -> str:
    piece = filled.piece
    if piece.kind == "code":
        return as_code(piece.text) + "\n"
    if piece.kind == "row":
        return _row(filled.side(language), filled.side(other(language)), language)
    text = _text(filled.side(language), filled.side(other(language)), language, is_markdown)
    if piece.kind == "heading":
        return f"{'#' * max(piece.level, 2)} {text} {{#{anchor}}}\n"
    if piece.kind == "title":
        return f"## {text} {{#{anchor}}}\n"
    # Markdown counts the steps itself.
    return {"item": "- ", "step": "1. "}.get(piece.kind, "") + f"{text}\n"


def _text(side: FilledSide, twin: FilledSide, language: Language, is_markdown: bool) -> str:
    if side.origin == "gap":
        return GAP_NOTES[language] + _foreign(as_markdown(twin.text, keep_markup=is_markdown), language)
    return with_spans(side.text, language, lambda text: as_markdown(text, keep_markup=is_markdown))


def _row(side: FilledSide, twin: FilledSide, language: Language) -> str:
    """A table row. Its gap is told in its first cell, for a row has no place outside its cells."""
    cells = as_cells(side.text or twin.text)
    if side.origin == "gap":
        cells = [_foreign(cell, language) if cell else "" for cell in cells]
        cells[0] = GAP_NOTES[language] + cells[0]
    return f"| {' | '.join(cells)} |\n"


def _foreign(markdown: str, language: Language) -> str:
    """Words of the other language on a page in `language`."""
    return f'<span lang="{HTML_LANGUAGES[other(language)]}">{markdown}</span>'
