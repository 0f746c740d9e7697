"""The account of how the received text was edited: every piece of every source, what became of it and why."""

import html
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from duizhao.base.bilingual import HTML_LANGUAGES, LANGUAGES, Bilingual, Language, other
from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.library.settings import GeneratedPages
from duizhao.normalise.account import LANGUAGE_SPAN, Sum, fits
from duizhao.normalise.console_report import WHY_NAMES, outcome_line
from duizhao.normalise.placement import Fate, PlacedPart, PlacedPiece, Placement
from duizhao.normalise.run import Account
from duizhao.normalise.topics import Topic
from duizhao.site.generated.page_parts import PageFrame, foreign, whole_page
from duizhao.text.language.script import han_count, matrix
from duizhao.text.markdown.gap_notes import GAP_NOTE, has_gap
from duizhao.text.markdown.inline import plain

FRAME = PageFrame(
    "how-this-text-was-edited",
    "editing",
    Bilingual("How this text was edited", "这份文字是怎样编辑的"),
    Bilingual(
        "What the text we received said, what we changed, and why.",
        "收到的文字写了什么，我们改了什么，为什么改。",
    ),
)
INTRODUCTION = Bilingual(
    "This site began with a text in mixed English and Chinese. Here is all of it, piece by piece: what became of "
    "each piece, where that stands now, and why. The quoted words are the text as we received it, with its mistakes. "
    "**Do not use them as information.**",
    "本站最初来自一份中英文混杂的文字。下面逐段列出全文：每一段怎样处理、现在在哪里、为什么。"
    "引用的是收到时的原文，错误也照原样保留。**请不要把它当作医学信息使用。**",
)
NOT_TEXT = Bilingual("Not part of the text", "不属于正文")
REPAIRS = Bilingual("Slips that were repaired", "已修复的笔误")
OUTCOMES = {
    "kept": Bilingual("Kept", "保留"),
    "reworded": Bilingual("Reworded", "改写"),
    "replaced": Bilingual("Replaced", "替换"),
    "left out": Bilingual("Left out", "未采用"),
}


@dataclass(frozen=True, slots=True)
class Edited:
    """One source with its placement, its sum, its repairs with their number, and the names of the places."""

    placement: Placement
    total: Sum
    repairs: tuple[tuple[tuple[str, str, str], int], ...]
    languages: dict[int, Language]
    headings: dict[tuple[Language, str], str]


def edited(workspace: Workspace, told: Sequence[Account]) -> tuple[Edited, ...]:
    """Every source of the accounts that has a placement. Raises CannotRun."""
    found = []
    # Hundreds of places stand on a few pages: the headings of each are gathered once.
    headings_of = cache(partial(_headings, workspace))
    for one in told:
        placement = one.placement
        if placement is None:
            continue
        # A heading that is not there yet may be on a page that is made here. What cannot be told at all stops it.
        if not fits(one.source, one.pieces, placement) or any(
            fate.outcome not in OUTCOMES for record in placement.records for fate in _fates(record)
        ):
            raise CannotRun(one.faults[0].en, one.faults[0].zh)
        repairs = Counter(
            (edit.old.strip(), edit.new, edit.why) for piece in one.pieces for edit in piece.edits
        )
        languages = {piece.start: matrix(piece.text) for piece in one.pieces}
        headings = {
            (language, place): _heading(place, language, headings_of)
            for record in placement.records
            for fate in _fates(record)
            for place in fate.went_to
            for language in LANGUAGES
        }
        found.append(Edited(placement, one.total, tuple(repairs.most_common()), languages, headings))
    return tuple(found)


def _fates(record: PlacedPiece) -> list[Fate]:
    return [part.fate for part in record.parts] or [record.fate]


def edited_text_page(
    edited: Sequence[Edited], topics: Sequence[Topic], extras: GeneratedPages, language: Language
) -> str:
    """The account as a page in `language`."""
    titles = {topic.id: topic.title for topic in topics}
    body = [INTRODUCTION.say(language), ""]
    for number, one in enumerate(edited, start=1):
        prefix = f"text-{number}-" if len(edited) > 1 else ""
        body += [f"{outcome_line(one.total, language)}{'.' if language == 'en' else '。'}", ""]
        for group_number, (topic, records) in enumerate(
            groupby(one.placement.records, key=lambda record: record.piece.topic), start=1
        ):
            title = titles.get(topic, NOT_TEXT).say(language)
            body += [f"## {title} {{#{prefix}part-{group_number}}}", ""]
            for record in records:
                body += _record(record, one, language)
        body += [f"## {REPAIRS.say(language)} {{#{prefix}repairs}}", "", *_repairs(one, language), ""]
    return whole_page(FRAME, "\n".join(body), extras, language)


def _record(record: PlacedPiece, one: Edited, language: Language) -> Iterator[str]:
    own = one.languages[record.piece.start]
    for part in record.parts or (PlacedPart(record.text, record.fate),):
        yield f'<blockquote class="original" lang="{HTML_LANGUAGES[own]}">{html.escape(part.text.strip(), quote=False)}</blockquote>'
        yield ""
        yield _fate(part.fate, record.piece.line, one, language)
        yield ""


def _fate(fate: Fate, line: int, one: Edited, language: Language) -> str:
    outcome = OUTCOMES[fate.outcome].say(language)
    links = [f"[{one.headings[language, place]}]({place.replace('#', '.md#', 1)})" for place in fate.went_to]
    if language == "en":
        now = f" Now in: {', '.join(links)}." if links else ""
        reason = f" {_reason(fate, language)}" if fate.reason.en or fate.reason.zh else ""
        return f"Line {line}: **{outcome}**.{now}{reason}"
    now = f"现在位于：{'、'.join(links)}。" if links else ""
    return f"第 {line} 行：**{outcome}**。{now}{_reason(fate, language)}"


def _reason(fate: Fate, language: Language) -> str:
    """The reason in the language of the page; marked as the other one where nobody gave it in this."""
    own, there = fate.reason.say(language), other(language)
    return own or (foreign(fate.reason.say(there), there) if fate.reason.say(there) else "")


def _repairs(one: Edited, language: Language) -> Iterator[str]:
    for (old, new, why), number in one.repairs:
        shown_old, shown_new = _quoted(old, language), _quoted(new, language)
        if language == "en":
            yield (
                f"- {shown_old} became {shown_new} ({why}): {number} times"
                if number > 1
                else f"- {shown_old} became {shown_new} ({why}): once"
            )
        else:
            yield f"- {shown_old}改为{shown_new}（{WHY_NAMES.get(why, why)}）：{number} 次"


def _quoted(text: str, language: Language) -> str:
    """Words of the source as code, which no rule reads as prose; nothing and a space by name."""
    if not text.strip():
        empty, space = ("nothing", "a space") if language == "en" else ("空", "空格")
        return space if text else empty
    own: Language = "zh" if han_count(text) else "en"
    return f"`{text}`" if own == language else foreign(f"`{text}`", own)


def _heading(
    place: str, language: Language, headings_of: Callable[[str, Language], Mapping[str, str]]
) -> str:
    """The words of the heading that a place names; the place itself where it is not there."""
    key, _, anchor = place.partition("#")
    return headings_of(key, language).get(anchor, place)


def _headings(workspace: Workspace, key: str, language: Language) -> dict[str, str]:
    """The words of each heading of a page by its anchor; none where the page is not there."""
    workspace.settings.page_path(key, language)
    page = workspace.page(key, language)
    found: dict[str, str] = {}
    for block in page.blocks if page else ():
        if block.anchor is not None and block.kind == "heading":
            # A question mark would cut the sentence that the words stand in.
            words = plain(LANGUAGE_SPAN.sub("", GAP_NOTE.sub("", block.text))).rstrip("?？")
            # A heading that nobody has translated yet is in the other language.
            found.setdefault(block.anchor, foreign(words, other(language)) if has_gap(block.text) else words)
    return found
