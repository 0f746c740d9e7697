"""`duizhao import FILE…`: put what translators wrote into the pages."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, Language
from duizhao.base.files import inside, read_text, write_atomically
from duizhao.base.lock import locked
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.workspace import Workspace
from duizhao.library.page_files import file_of
from duizhao.library.pages import PagePair
from duizhao.memory.exchange.returned_file import read_units
from duizhao.memory.exchange.take_units import Outcome, Taken, UnitOutcome, take
from duizhao.memory.exchange.translation_unit import Given
from duizhao.memory.states.states_of_page import page_state
from duizhao.memory.store import page_entries

NAME = "import"
HELP = "put translated texts into the pages 把译文写入页面"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="written by `duizhao export` 由 `duizhao export` 导出的文件"
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Write the translations that can be taken; 1 where one was left out. Raises CannotRun, before anything is written,
    where a file cannot be read."""
    settings = workspace.settings
    given = [unit for name in arguments.files for unit in read_units(Path(name))]
    by_page: dict[tuple[str, Language], list[Given]] = {}
    for unit in given:
        by_page.setdefault((unit.id.page, unit.id.to), []).append(unit)
    told: list[UnitOutcome] = []
    written: list[str] = []
    for (key, to), units in by_page.items():
        for folder in (settings.en, settings.zh):
            inside(folder, file_of(key))
        with locked(settings.docs(to)):
            # What was written for a group before may be on this page.
            workspace = workspace.renewed()
            taken, path = _take(key, units, workspace)
            told += taken.told
            if taken.text is not None:
                write_atomically(path, taken.text)
                written.append(path.relative_to(settings.root).as_posix())
    for line in _report(told, written):
        print(printable(line.say(language)), file=sys.stderr)
    return int(any(one.outcome in LEFT_OUT for one in told))


def _take(key: str, units: Sequence[Given], workspace: Workspace) -> tuple[Taken, Path]:
    """The page as it is to be written, and where."""
    path = inside(workspace.settings.docs(units[0].id.to), file_of(key))
    pair = PagePair(key, workspace.page(key, "en"), workspace.page(key, "zh"))
    entries = page_entries(workspace.settings.memory, key)
    taken = take(page_state(pair, entries, workspace.knowledge.safety, workspace.alignments), units)
    here = pair.side(units[0].id.to)
    if taken.text is None or here is None:
        return taken, path
    if read_text(path) != here.text:
        return _refused(taken, EDITED), path
    return _with_line_ends(taken, path), path


def _with_line_ends(taken: Taken, path: Path) -> Taken:
    """The page with the line ends and the byte order mark that it has."""
    assert taken.text is not None
    was = path.read_bytes()
    ends = was.count(b"\r\n")
    if ends == 0 and b"\r" not in was:
        text = taken.text
    elif ends == was.count(b"\n") == was.count(b"\r"):
        text = taken.text.replace("\n", "\r\n")
    else:
        return _refused(taken, MIXED)
    return Taken(("\ufeff" if was.startswith(b"\xef\xbb\xbf") else "") + text, taken.told)


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
    lines += [_waiting(one) for one in told if one.outcome == "waiting"]
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
    return Bilingual(
        f"{place.en}: left out: its translator marked it as not done. [{one.given.id}]",
        f"{place.zh}：未写入：译者标记为尚未完成。[{one.given.id}]",
    )


def _place(one: UnitOutcome) -> Bilingual:
    given = one.given
    name = LANGUAGE_NAMES[given.id.to]
    heading = f" › {given.id.section}" if given.id.section else ""
    place = f"{given.file}{given.at}: {given.id.page}{heading}"
    return Bilingual(f"{place} ({name['en']})", f"{place}（{name['zh']}）")
