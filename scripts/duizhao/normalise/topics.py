"""Which topic, and so which page, a piece belongs to: by the phrases that `topics.toml` gives each topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import parse_toml, text_if_there
from duizhao.base.known_names import require_known
from duizhao.normalise.piece import Piece
from duizhao.normalise.watched_phrases import words_of

PAGE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# A paragraph that opens like this sums the text up and leaves the section it stands in.
CONCLUSION = re.compile(
    r"\s*(?:in conclusion|in summary|to conclude|to sum up|overall,|总之|综上|总而言之|总的来说)",
    re.IGNORECASE,
)
KEYS = ("id", "title_en", "title_zh", "headings", "words")
STANDARD = re.compile(r"(?:introduction|summary|conclusions?|引言|简介|小结|总结|结论)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """`id` is also the name of the topic's page. A phrase in a heading decides; words in a text count."""

    id: str
    title: Bilingual
    headings: tuple[str, ...]
    words: tuple[str, ...]


def read_topics(path: Path) -> tuple[Topic, ...]:
    """The topics of `topics.toml`, in page order.

    Raises CannotRun where the file is missing or not as documented, or a topic's id is not a plain page name.
    """
    text = text_if_there(path)
    if text is None:
        raise CannotRun(
            f"{path}: there is no such file. It says which topics (pages) the library has.",
            f"{path}：没有这个文件。它说明知识库有哪些主题（页面）。",
        )
    data = parse_toml(text, path)
    require_known(data, ("topic",), path, Bilingual("this file", "本文件"))
    entries = data.get("topic", [])
    try:
        for entry in entries:
            require_known(entry.keys(), KEYS, path, Bilingual("[[topic]]", "[[topic]] "))
        topics = tuple(
            Topic(
                entry["id"],
                Bilingual(*words_of([entry["title_en"], entry["title_zh"]])),
                tuple(phrase.lower() for phrase in words_of(entry["headings"])),
                tuple(word.lower() for word in words_of(entry.get("words", []))),
            )
            for entry in entries
        )
    except (KeyError, TypeError, AttributeError) as fault:
        raise CannotRun(
            f"{path}: each [[topic]] needs `id`, `title_en`, `title_zh` and `headings` (a list). Not so: {fault}.",
            f"{path}：每个 [[topic]] 都要有 `id`、`title_en`、`title_zh` 和 `headings`（列表）。不符合的是：{fault}。",
        ) from fault
    for topic in topics:
        require_page_name(topic.id, path)
        if sum(topic.id == other.id for other in topics) > 1:
            raise CannotRun(
                f"{path}: two [[topic]] have the id {topic.id!r}. A page has one topic.",
                f"{path}：有两个 [[topic]] 的 id 都是 {topic.id!r}。一个页面只能有一个主题。",
            )
    if not topics:
        raise CannotRun(f"{path}: it names no [[topic]].", f"{path}：没有任何 [[topic]]。")
    return topics


def require_page_name(name: str, path: Path) -> None:
    """Raise CannotRun where `name` is not a plain page name: it becomes a file name."""
    if not isinstance(name, str) or not PAGE_NAME.fullmatch(name) or len(name) > 80:
        raise CannotRun(
            f"{path}: {name!r} is not a page name. Use small letters, digits and hyphens, such as `side-effects`.",
            f"{path}：{name!r} 不能作页面名。请用小写字母、数字和连字符，例如 `side-effects`。",
        )


def route(pieces: Sequence[Piece], topics: Sequence[Topic]) -> tuple[Piece, ...]:
    """The pieces with their topics; boilerplate and labels have none.

    A heading decides by its phrases and its section follows; a lower heading without phrases stays with the one
    above. A conclusion goes where its own words lead, else where the title leads.
    """
    home = topics[0].id
    current = home
    level = 0
    topic_of: dict[int | None, str] = {}
    routed = []
    for piece in pieces:
        if piece.kind in ("boilerplate", "label"):
            routed.append(piece)
            continue
        if piece.twin in topic_of:
            # It says the same as its twin, in the other language.
            routed.append(replace(piece, topic=topic_of[piece.twin]))
            continue
        if piece.foreign:
            # It goes with what it stands under: its words are in no phrase of a topic.
            topic_of[piece.start] = current
            routed.append(replace(piece, topic=current))
            continue
        if piece.kind == "title":
            home = current = _by_heading(piece.text, topics) or home
        elif piece.kind == "heading":
            found = _by_heading(piece.text, topics)
            # A sub-heading belongs to the heading above it, whatever it says: "Pregnancy" under "Who should not".
            if piece.level <= level or level == 0:
                is_standard = STANDARD.fullmatch(piece.text.strip())
                current = home if is_standard else found or _by_words(piece.text, topics) or home
                level = piece.level
            elif level == 1 and found:
                # Below a heading of the first level, which names a text, the next ones name its parts. One that says
                # nothing stays with it.
                current = found
                level = piece.level
        elif piece.starts_anew or CONCLUSION.match(piece.text):
            current = _by_words(piece.text, topics) or home
        topic_of[piece.start] = current
        routed.append(replace(piece, topic=current))
    return tuple(routed)


def _by_heading(text: str, topics: Sequence[Topic]) -> str:
    """The topic whose longest phrase stands in the heading."""
    lower = text.lower()
    found = [
        (len(phrase), -index, topic.id)
        for index, topic in enumerate(topics)
        for phrase in topic.headings
        if phrase in lower
    ]
    return max(found)[2] if found else ""


def _by_words(text: str, topics: Sequence[Topic]) -> str:
    """The topic that most words speak for; no topic where two are level or none is named."""
    lower = text.lower()
    scores = sorted(
        ((sum(lower.count(word) for word in topic.words), topic.id) for topic in topics), reverse=True
    )
    if not scores or scores[0][0] == 0 or (len(scores) > 1 and scores[0][0] == scores[1][0]):
        return ""
    return scores[0][1]
