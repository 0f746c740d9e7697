"""`duizhao import FILE…`: put what translators wrote into the pages."""

import argparse
import contextlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language
from duizhao.base.files import read_text, write_atomically
from duizhao.base.lock import locked
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.workspace import Workspace
from duizhao.library.write_page import as_in_file
from duizhao.memory.approvals.taken_drafts import remember_drafts
from duizhao.memory.exchange.returned_file import read_units
from duizhao.memory.exchange.take_units import Outcome, Taken, UnitOutcome, take
from duizhao.memory.exchange.translation_unit import Given
from duizhao.memory.exchange.word_changes import word_changes
from duizhao.memory.exchange.word_returned import ReturnedRow, is_word, read_word_rows
from duizhao.memory.exchange.worked_on import UNCHANGED
from duizhao.memory.states.library_states import state_of
from duizhao.memory.states.pair_state import PageState
from duizhao.memory.suggest.drafts import BY

NAME = "import"
HELP = "put translated texts into the pages 把译文写入页面"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="written by `duizhao export` 由 `duizhao export` 导出的文件"
    )
    parser.add_argument(
        "--drafted-by",
        metavar="PROGRAM",
        default="",
        help="the machine that wrote these translations: who approves them is told, and so is the certificate "
        "写出这些译文的机器翻译程序；确认时会提示，证明上也会注明",
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Write the translations that can be taken; 1 where one was left out. Raises CannotRun, before anything is written,
    where a file cannot be read."""
    settings = workspace.settings
    files = [Path(name) for name in arguments.files]
    # Everything is read before anything is written.
    rows = [row for path in files if is_word(path) for row in read_word_rows(path)]
    given = [unit for path in files if not is_word(path) for unit in read_units(path)]
    program = " ".join(arguments.drafted_by.split())
    drafted_by = f"{BY}: {program}" if program else ""
    by_page: dict[tuple[str, Language], list[Given]] = {}
    for unit in given:
        by_page.setdefault((unit.id.page, unit.id.to), []).append(unit)
    before: dict[str, PageState] = {}
    for key in dict.fromkeys([key for key, _to in by_page] + [row.id.page for row in rows]):
        # A name that leads out of the library stops the run before anything is written.
        for side in LANGUAGES:
            settings.page_path(key, side)
        if drafted_by:
            before[key] = state_of(workspace, key)
    told: list[UnitOutcome] = []
    written: list[str] = []
    for (key, to), units in by_page.items():
        with locked(settings.docs(to)):
            # What was written for a group before may be on this page.
            workspace = workspace.renewed()
            taken, path = _take(key, units, workspace)
            told += taken.told
            if taken.text is not None:
                write_atomically(path, taken.text)
                written.append(path.relative_to(settings.root).as_posix())
    rows_of: dict[str, list[ReturnedRow]] = {}
    for row in rows:
        rows_of.setdefault(row.id.page, []).append(row)
    shown: list[UnitOutcome] = []
    for key, of_page in rows_of.items():
        workspace = workspace.renewed()
        found, paths = _take_rows(key, of_page, workspace)
        told += found
        shown += [one for one in found if one.outcome == "taken"]
        written += paths
    if written:
        workspace = workspace.renewed()
        for key, page in before.items():
            remember_drafts(settings.memory, page, state_of(workspace, key), drafted_by)
    for line in [line for change in shown for line in _reviewed(change)]:
        print(printable(line.say(language)), file=sys.stderr)
    for line in _report(told, written):
        print(printable(line.say(language)), file=sys.stderr)
    return int(any(one.outcome in LEFT_OUT for one in told))


def _take(key: str, units: Sequence[Given], workspace: Workspace) -> tuple[Taken, Path]:
    """The page as it is to be written, and where."""
    return _to_write(state_of(workspace, key), units, workspace)


def _take_rows(
    key: str, rows: Sequence[ReturnedRow], workspace: Workspace
) -> tuple[list[UnitOutcome], list[str]]:
    """Put what the rows of a Word table change into both languages of their page, each as it was when both were read: what
    became of the rows, and the files that were written."""
    settings = workspace.settings
    for side in LANGUAGES:
        settings.page_path(key, side)
    written = []
    with contextlib.ExitStack() as held:
        # Both languages may lie in one folder.
        for folder in dict.fromkeys(settings.docs(side) for side in LANGUAGES):
            held.enter_context(locked(folder))
        workspace = workspace.renewed()
        state = state_of(workspace, key)
        changed_rows = word_changes(state, rows)
        told = list(changed_rows.told)
        changes = [_to_write(state, units, workspace) for units in changed_rows.given.values() if units]
        for taken, path in changes:
            told += taken.told
            if taken.text is not None:
                write_atomically(path, taken.text)
                written.append(path.relative_to(settings.root).as_posix())
    return told, written


def _to_write(state: PageState, units: Sequence[Given], workspace: Workspace) -> tuple[Taken, Path]:
    """The page of `state` with those of `units` that can be taken, all into one language, and where it is."""
    path = workspace.settings.page_path(state.key, units[0].id.to)
    taken = take(state, units)
    here = state.pair.side(units[0].id.to)
    if taken.text is None or here is None:
        return taken, path
    if read_text(path) != here.text:
        return _refused(taken, EDITED), path
    return _with_line_ends(taken, path), path


def _with_line_ends(taken: Taken, path: Path) -> Taken:
    """The page with the line ends and the byte order mark that it has."""
    assert taken.text is not None
    text = as_in_file(taken.text, path.read_bytes())
    return _refused(taken, MIXED) if text is None else Taken(text, taken.told)


def _refused(taken: Taken, why: Bilingual) -> Taken:
    """Nothing of what could have been taken, because of `why`."""
    return Taken(
        None,
        tuple(
            UnitOutcome(one.given, "refused", (why,)) if one.outcome == "taken" else one for one in taken.told
        ),
    )


# What was to be written and was not.
LEFT_OUT: frozenset[Outcome] = frozenset({"refused", "waiting"})
EDITED = Bilingual("somebody edited the page at this moment. Import again", "页面正在被编辑。请重新导入")
MIXED = Bilingual(
    "the page mixes kinds of line ends. Save it with one kind, and import again",
    "页面混用了不同的换行符。请统一换行符后重新导入",
)


def _report(told: Sequence[UnitOutcome], written: Sequence[str]) -> list[Bilingual]:
    counts = Counter(one.outcome for one in told)
    lines = [_refusal(one, why) for one in told if one.outcome == "refused" for why in one.why]
    lines += [_waiting(one) for one in told if one.outcome == "waiting" and one.why != (UNCHANGED,)]
    lines += list(_unchanged(told))
    lines += [_worked_on(one) for one in told if one.outcome == "taken" and one.why]
    lines += [Bilingual(f"{path}: written.", f"{path}：已写入。") for path in written]
    lines.append(
        Bilingual(
            f"{counts['taken']} taken, {counts['same']} as they were, {counts['waiting']} left out because they need "
            f"review, {counts['empty']} without translation, {counts['refused']} refused.",
            f"已写入 {counts['taken']}，原本相同 {counts['same']}，待审核而未写入 {counts['waiting']}，"
            f"无译文 {counts['empty']}，拒绝 {counts['refused']}。",
        )
    )
    if counts["taken"]:
        lines.append(
            Bilingual(
                "Nothing was approved: run `duizhao check`, read the pages, then `duizhao approve`.",
                "尚未确认任何内容：请运行 `duizhao check`，阅读页面，再运行 `duizhao approve`。",
            )
        )
    return lines


def _refusal(one: UnitOutcome, why: Bilingual) -> Bilingual:
    place = _place(one)
    return Bilingual(
        f"{place.en}: refused: {why.en.rstrip('.')}. [{one.given.id}]",
        f"{place.zh}：拒绝：{why.zh.rstrip('。')}。[{one.given.id}]",
    )


def _waiting(one: UnitOutcome) -> Bilingual:
    place = _place(one)
    why = one.why[0]
    return Bilingual(
        f"{place.en}: left out: {why.en}. [{one.given.id}]",
        f"{place.zh}：未写入：{why.zh}。[{one.given.id}]",
    )


def _unchanged(told: Sequence[UnitOutcome]) -> Iterator[Bilingual]:
    """One line a file for what needs review and came back as it went out: there may be hundreds of them."""
    counts = Counter(one.given.file for one in told if one.why == (UNCHANGED,))
    for file, count in counts.items():
        yield Bilingual(
            f"{file}: {count} left out: they need review, and nobody changed them or marked them as done.",
            f"{file}：{count} 个单元未写入：需要审核，但没有改动，也没有标记为完成。",
        )


def _worked_on(one: UnitOutcome) -> Bilingual:
    place = _place(one)
    why = one.why[0]
    return Bilingual(
        f"{place.en}: taken: {why.en}. Before: {one.before!r}. Now: {one.given.target!r}.",
        f"{place.zh}：已写入：{why.zh}。原来：“{one.before}”。现在：“{one.given.target}”。",
    )


def _reviewed(one: UnitOutcome) -> Iterator[Bilingual]:
    """What a reviewer changed: where, what stood there, and what stands there now."""
    place = _place(one)
    yield Bilingual(f"{place.en}: taken.", f"{place.zh}：已写入。")
    for sign, text in (("-", one.before), ("+", one.given.target)):
        for line in text.split("\n"):
            yield Bilingual(f"  {sign} {line}", f"  {sign} {line}")


def _place(one: UnitOutcome) -> Bilingual:
    given = one.given
    name = LANGUAGE_NAMES[given.id.to]
    heading = f" › {given.id.section}" if given.id.section else ""
    place = f"{given.file}{given.at}: {given.id.page}{heading}"
    return Bilingual(f"{place} ({name['en']})", f"{place}（{name['zh']}）")
