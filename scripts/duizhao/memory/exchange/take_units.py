"""Put translated units into a page: each where its pair stands, if nothing there changed since the export."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, Language, other
from duizhao.base.errors import CannotRun
from duizhao.checks.rules.untranslated_text import REFERENCE
from duizhao.memory.exchange.insert_blocks import insert_all
from duizhao.memory.exchange.page_units import TranslatablePair, jobs, references
from duizhao.memory.exchange.protect import PARAGRAPHS, PLACEHOLDER, added, faults, restore
from duizhao.memory.exchange.translation_unit import MARK_WORDS, Given, digest
from duizhao.memory.exchange.worked_on import (
    WORKED_ON,
    is_left_as_source,
    new_control_character,
    why_it_waits,
)
from duizhao.memory.states.pair_state import PageState
from duizhao.text.language.script import HAN_RUN
from duizhao.text.markdown.blocks import Block
from duizhao.text.markdown.edit import replace_block
from duizhao.text.markdown.front_matter import change_value

# taken: written. same: the page says so already, or the translator left it as it was. waiting: its translator is not done,
# or it needed review and came back as it was. empty: there is no translation. refused: it cannot be written, and why.
Outcome = Literal["taken", "same", "waiting", "empty", "refused"]
BETWEEN_BLOCKS = re.compile(r"\n[ \t]*\n\s*")
# A word that is no abbreviation and no unit.
ENGLISH = re.compile(r"(?<![A-Za-z])(?=[A-Z]*[a-z])[A-Za-z]{3,}(?![A-Za-z])")
# Of a heading: `{#anchor}`, `{/*anchor*/}`.
TAIL = re.compile(r"\{[^{}\n]{1,300}\}\s*\Z")
# What a page says about its review is true of that page alone.
REVIEWED = ("reviewed_by", "reviewed_on")


@dataclass(frozen=True, slots=True)
class UnitOutcome:
    """What became of a unit; `why` says why one was refused or left out, or what is to be known of one that was taken.
    `before` is the translation that stood there, with its placeholders."""

    given: Given
    outcome: Outcome
    why: tuple[Bilingual, ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """The page with the units in it, None where it is as it was, and what became of each unit."""

    text: str | None
    told: tuple[UnitOutcome, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """A translation that fits its pair."""

    given: Given
    job: TranslatablePair
    texts: tuple[str, ...]


@dataclass(slots=True)
class _Work:
    """A page while units are put into it."""

    text: str
    told: list[UnitOutcome] = field(default_factory=list)

    def tell(self, given: Given, outcome: Outcome, *why: Bilingual, before: str = "") -> None:
        self.told.append(UnitOutcome(given, outcome, why, before))

    def tell_taken(self, change: _Change) -> None:
        """Say that a change is written, and where its file said otherwise, why."""
        why = () if change.given.progress == "done" else (WORKED_ON,)
        self.tell(change.given, "taken", *why, before=change.job.names.target)


def take(page: PageState, units: Sequence[Given]) -> Taken:
    """The page in the language that `units` are translated into, with those that can be taken.

    All of them are about `page` and translate into the same language.
    """
    to = units[0].id.to
    here = page.pair.side(to)
    if page.pair.side(other(to)) is None:
        why = Bilingual(
            f"{page.key}: the {LANGUAGE_NAMES[other(to)]['en']} page is gone",
            f"{page.key}：{LANGUAGE_NAMES[other(to)]['zh']}页面已不存在",
        )
        return Taken(None, tuple(UnitOutcome(given, "refused", (why,)) for given in units))
    work = _Work(here.text if here else "")
    all_jobs = jobs(page, to)
    found = list(_fitting(work, all_jobs, units))
    if here is None:
        return _whole_page(work, page, all_jobs, found)
    _apply(work, page, found)
    return Taken(work.text if work.text != here.text else None, tuple(work.told))


def _fitting(work: _Work, all_jobs: Sequence[TranslatablePair], units: Sequence[Given]) -> Iterator[_Change]:
    """The units that can be written, each with its pair; tells about the others."""
    twice = _told_differently(units)
    for given in dict.fromkeys(units):
        job = _job_of(given, all_jobs)
        if given.id in twice:
            work.tell(given, "refused", TWICE)
        elif not given.target.strip() or (
            _is_source_text(given)
            and (job is None or given.target != job.names.target)
            and not is_left_as_source(given, job)
        ):
            work.tell(given, "empty")
        elif waits := why_it_waits(given, job):
            work.tell(given, "waiting", waits)
        elif job is None:
            if _says_nothing_new(given, all_jobs):
                work.tell(given, "same")
            else:
                work.tell(given, "refused", _what_changed(given, all_jobs))
        elif job.names.source.split() != given.source.split():
            work.tell(given, "refused", SOURCE_TEXT)
        elif given.target == job.names.target:
            work.tell(given, "same")
        elif unseen := new_control_character(given, job):
            work.tell(given, "refused", unseen)
        elif wrong := faults(given.target, job.names, job.may_lack):
            work.tell(given, "refused", *wrong)
        else:
            texts = _blocks_of(restore(given.target, job.names))
            wanted = len(job.target.blocks or job.source.blocks)
            links = references(job.target.blocks) or references(job.source.blocks)
            if len(texts) != wanted:
                work.tell(given, "refused", _not_as_many(wanted, len(texts)))
            elif more := added(given.target, texts, job.names, links):
                work.tell(given, "refused", *more)
            elif not _ends_as_before(job.target.blocks or job.source.blocks, texts):
                work.tell(given, "refused", ANCHOR)
            elif texts == tuple(block.text for block in job.target.blocks):
                work.tell(given, "same")
            else:
                yield _Change(given, job, texts)


def _ends_as_before(blocks: Sequence[Block], texts: Sequence[str]) -> bool:
    """True where what stands in braces at the end of a heading, its anchor, still stands there."""
    return all(
        _tail(block.text) == _tail(text)
        for block, text in zip(blocks, texts, strict=True)
        if block.kind == "heading"
    )


def _tail(heading: str) -> str:
    found = TAIL.search(heading)
    return found.group().strip() if found else ""


def _is_source_text(given: Given) -> bool:
    """True where the translation is the text that was to be translated: some tools fill in what nobody translated.

    A name, a number and a reference to a work are the same in both languages.
    """
    if given.target.split() != given.source.split() or REFERENCE.search(given.source):
        return False
    words = PLACEHOLDER.sub(" ", given.source)
    return bool(HAN_RUN.search(words) if given.id.to == "en" else ENGLISH.search(words))


def _told_differently(units: Sequence[Given]) -> frozenset[object]:
    """The ids that stand twice with different translations."""
    first: dict[object, str] = {}
    return frozenset(unit.id for unit in units if first.setdefault(unit.id, unit.target) != unit.target)


def _blocks_of(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in BETWEEN_BLOCKS.split(text.strip()))


def _job_of(given: Given, all_jobs: Iterable[TranslatablePair]) -> TranslatablePair | None:
    """The pair whose texts are both as they were when the unit was exported. Where the file does not say what the
    translation was, the pair with that very id, if it has none or the file has the same."""
    wanted = given.id
    for job in all_jobs:
        one = job.id
        if not wanted.target_digest:
            if (one.section, one.kind, one.source_digest, one.place) == (
                wanted.section,
                wanted.kind,
                wanted.source_digest,
                wanted.place,
            ):
                return job if not job.target.blocks or given.target == job.names.target else None
        elif (one.source_digest, one.target_digest, one.number, one.of) == (
            wanted.source_digest,
            wanted.target_digest,
            wanted.number,
            wanted.of,
        ):
            return job
    return None


def _says_nothing_new(given: Given, all_jobs: Iterable[TranslatablePair]) -> bool:
    """True where the source is as it was, and the translation is the one that is there now, or the one that was there
    when it was exported."""
    for job in all_jobs:
        if job.id.source_digest != given.id.source_digest or faults(given.target, job.names, may_lack=True):
            continue
        texts = _blocks_of(restore(given.target, job.names))
        there = tuple(block.text for block in job.target.blocks)
        if texts == there or digest(PARAGRAPHS.join(texts)) == given.id.target_digest:
            return True
    return False


def _what_changed(given: Given, all_jobs: Sequence[TranslatablePair]) -> Bilingual:
    to = given.id.to
    alike = [job for job in all_jobs if job.id.source_digest == given.id.source_digest]
    if not alike:
        name = LANGUAGE_NAMES[other(to)]
        return Bilingual(
            f"the {name['en']} text changed since the export, or is gone. Export this page again",
            f"导出之后{name['zh']}原文已被修改或删除。请重新导出这一页",
        )
    if not given.id.target_digest:
        return Bilingual(
            f"the file does not say which translation it was made from: its tool took out the note “{MARK_WORDS} …”. "
            "Nobody can say whether the page changed since. Export again, and keep the notes",
            f"文件没有说明导出时的译文：翻译工具删掉了备注“{MARK_WORDS} …”，无法判断页面此后是否改动。请重新导出，并保留备注",
        )
    if any(job.id.target_digest == given.id.target_digest for job in alike):
        return Bilingual(
            "the page holds this pair several times, and not as often as when it was exported. Export it again",
            "页面中有几处相同的内容，数目与导出时不同。请重新导出",
        )
    name = LANGUAGE_NAMES[to]
    now = alike[0].names.target or "—"
    return Bilingual(
        f"the {name['en']} text changed since the export and is kept. In the page: {now!r}. In the file: {given.target!r}",
        f"导出之后{name['zh']}译文已被修改，保留页面中的文字。页面：“{now}”。文件：“{given.target}”",
    )


def _not_as_many(wanted: int, found: int) -> Bilingual:
    return Bilingual(
        f"the translation has {found} blocks with empty lines between them; {wanted} belong here",
        f"译文用空行分成 {found} 块，这里应有 {wanted} 块",
    )


TWICE = Bilingual("this unit stands twice, with different translations", "这个单元出现了两次，译文不同")
ANCHOR = Bilingual(
    "the anchor of a heading has to stand at its end: put its placeholder behind the words",
    "标题的锚点必须放在最后：请把它的占位符放到文字之后",
)
SOURCE_TEXT = Bilingual(
    "the source text in the file is not the one that was exported", "文件中的原文与导出时不同"
)


def _apply(work: _Work, page: PageState, changes: Sequence[_Change]) -> None:
    """Put `changes` into the page from its end to its beginning, so that what stands above keeps its place."""
    replacing = [change for change in changes if change.job.target.blocks]
    # By the number of the block that they belong behind; None at the top of the page.
    inserting: dict[int | None, list[_Change]] = {}
    for change in changes:
        if not change.job.target.blocks:
            before = change.job.state.before
            inserting.setdefault(before.number if before else None, []).append(change)
    steps: list[tuple[tuple[int, int], int, Sequence[_Change]]] = [
        (change.job.target.blocks[-1].position(0), 1, (change,)) for change in replacing
    ]
    steps += [
        (before.position(0) if (before := group[0].job.state.before) else (0, 0), 0, group)
        for group in inserting.values()
    ]
    # From the end to the beginning; in HTML several blocks may stand on a line.
    for _place, is_replacing, group in sorted(steps, key=lambda step: (-step[0][0], -step[0][1], step[1])):
        if is_replacing:
            _replace(work, group[0])
        else:
            _insert(work, page, group[0].job.state.before, group)


def _place_in_source(change: _Change) -> tuple[int, int]:
    return change.job.source.blocks[0].position(0)


def _replace(work: _Work, change: _Change) -> None:
    text = work.text
    try:
        for block, new in reversed(list(zip(change.job.target.blocks, change.texts, strict=True))):
            text = replace_block(text, block, new)
    except CannotRun as fault:
        work.tell(change.given, "refused", fault.message)
        return
    work.text = text
    work.tell_taken(change)


def _insert(work: _Work, page: PageState, after: Block | None, group: Sequence[_Change]) -> None:
    """Put blocks that the page lacks behind `after`, in the order of the other language."""
    source_language = other(group[0].given.id.to)
    source = page.pair.side(source_language)
    assert source is not None
    answered = _answer_of(page, after, source_language)
    for change in group:
        try:
            placed = insert_all(
                work.text, after, answered, source.text, change.job.source.blocks, change.texts
            )
        except CannotRun as fault:
            work.tell(change.given, "refused", fault.message)
            continue
        work.text, after, answered = placed.text, placed.block, change.job.source.blocks[-1]
        work.tell_taken(change)


def _answer_of(page: PageState, block: Block | None, language: Language) -> Block | None:
    """The block in `language` that `block` of the other one answers."""
    for state in page.blocks:
        if block is not None and any(
            one.number == block.number for one in state.side(other(language)).blocks
        ):
            return state.side(language).blocks[-1] if state.side(language).blocks else None
    return None


def _whole_page(
    work: _Work, page: PageState, all_jobs: Sequence[TranslatablePair], changes: Sequence[_Change]
) -> Taken:
    """A page that the language lacks, made from the other one with every text translated; nothing if one is not."""
    source = page.pair.side(other(changes[0].given.id.to)) if changes else None
    if source is None:
        return Taken(None, tuple(work.told))
    if len(changes) < len(all_jobs):
        why = Bilingual(
            f"the page is missing, and only {len(changes)} of its {len(all_jobs)} units are translated: "
            "a page is made only when all are",
            f"缺少这个页面，而 {len(all_jobs)} 个单元只翻译了 {len(changes)} 个；全部译完才会生成页面",
        )
        for change in changes:
            work.tell(change.given, "refused", why)
        return Taken(None, tuple(work.told))
    text = source.text
    try:
        for name in REVIEWED:
            if source.meta.get(name):
                text = change_value(text, name, "")
        for change in sorted(changes, key=_place_in_source, reverse=True):
            blocks = change.job.source.blocks
            for block, new in reversed(list(zip(blocks, change.texts, strict=True))):
                text = replace_block(text, block, new)
    except CannotRun as fault:
        for change in changes:
            work.tell(change.given, "refused", fault.message)
        return Taken(None, tuple(work.told))
    for change in changes:
        work.tell_taken(change)
    return Taken(text, tuple(work.told))
