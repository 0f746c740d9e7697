"""The rows of a page for a Word table: one block pair a row, both languages, and what is to be known of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language, other
from duizhao.base.files import shown_path
from duizhao.checks.finding import Finding
from duizhao.memory.exchange.page_units import TranslatablePair, jobs, waiting_note
from duizhao.memory.exchange.translation_unit import UnitId
from duizhao.memory.states.pair_state import IN_STEP, PageState

STATE_NAMES = {
    "approved": Bilingual("approved", "已确认"),
    "minor": Bilingual("approved", "已确认"),
    "moved": Bilingual("approved", "已确认"),
    "en-changed": Bilingual("English changed", "英文已改"),
    "zh-changed": Bilingual("Chinese changed", "中文已改"),
    "both-changed": Bilingual("both changed", "双方已改"),
    "new": Bilingual("not approved", "未确认"),
    "missing-en": Bilingual("no English", "缺英文"),
    "missing-zh": Bilingual("no Chinese", "缺中文"),
}


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment at the text of one language, or at the state where `at` is empty."""

    at: Language | Literal[""]
    said: Bilingual


@dataclass(frozen=True, slots=True)
class WordRow:
    """A block pair: its id, its state, both texts with their placeholders, and the comments on it."""

    id: UnitId
    state: Bilingual
    en: str
    zh: str
    comments: tuple[WordComment, ...]


@dataclass(frozen=True, slots=True)
class WordPage:
    """The rows of a page, and what was found on it that stands at none of them."""

    key: str
    rows: tuple[WordRow, ...]
    elsewhere: tuple[Bilingual, ...]


def word_page(page: PageState, findings: Iterable[Finding], only_waiting: bool) -> WordPage:
    """The rows of `page` in reading order, with its `findings`; with `only_waiting` those alone that a person has to see."""
    found = _pairs(page)
    paths = {shown_path(side.path) for side in (page.pair.en, page.pair.zh) if side}
    here = [finding for finding in findings if finding.page == page.key and finding.place.path in paths]
    at_row, elsewhere = _by_row(found, here)
    rows = [
        _row(job, at_row.get(number, []))
        for number, job in enumerate(found)
        if not only_waiting or job.state.state not in IN_STEP or number in at_row
    ]
    return WordPage(page.key, tuple(rows), tuple(finding.message for finding in elsewhere))


def _pairs(page: PageState) -> list[TranslatablePair]:
    """The pairs of both languages: into Chinese where there is English, else into English."""
    by_number = {job.state.number: job for to in ("en", "zh") for job in jobs(page, to)}
    return [by_number[state.number] for state in page.blocks if state.number in by_number]


def _row(job: TranslatablePair, findings: Sequence[Finding]) -> WordRow:
    texts = {job.id.to: job.names.target, other(job.id.to): job.names.source}
    comments = list(_of_state(job))
    comments += [
        WordComment(
            finding.place.language,
            Bilingual(f"{finding.message.en} [{finding.rule}]", f"{finding.message.zh} [{finding.rule}]"),
        )
        for finding in findings
    ]
    return WordRow(job.id, STATE_NAMES[job.state.state], texts["en"], texts["zh"], tuple(comments))


def _of_state(job: TranslatablePair) -> Iterator[WordComment]:
    """What became of the pair since it was approved, and what was approved. That nobody has approved it says its cell."""
    note = waiting_note(job)
    if note and job.state.state != "new":
        yield WordComment("", note)
    for language in LANGUAGES:
        side = job.state.side(language)
        if side.change == "changed" and side.approved:
            yield WordComment(language, Bilingual(f"Approved: {side.approved}", f"确认时：{side.approved}"))


def _by_row(
    found: Sequence[TranslatablePair], findings: Iterable[Finding]
) -> tuple[dict[int, list[Finding]], list[Finding]]:
    """The findings by the number of the row that they stand at, and those that stand at none."""
    starts = {
        language: sorted(
            (block.position(0), block.line + block.text.count("\n"), number)
            for number, job in enumerate(found)
            for block in job.state.side(language).blocks
        )
        for language in LANGUAGES
    }
    at_row: dict[int, list[Finding]] = {}
    elsewhere = []
    for finding in findings:
        place = finding.place
        there = starts[place.language]
        index = bisect_right(there, ((place.line, place.column), place.line + 1, len(found))) - 1
        if index >= 0 and place.line <= there[index][1]:
            at_row.setdefault(there[index][2], []).append(finding)
        else:
            elsewhere.append(finding)
    return at_row, elsewhere
