"""`duizhao export`: block pairs as a file for a translator's tool, or the terms."""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, Language, other
from duizhao.base.errors import CannotRun
from duizhao.base.files import inside, shown_path, write_atomically
from duizhao.checks.check_library import examine
from duizhao.checks.named_pages import named_pages
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.workspace import Workspace
from duizhao.memory.exchange.page_units import NOT_EXPORTED, units, without_source
from duizhao.memory.exchange.po_units import write_po
from duizhao.memory.exchange.tbx import write_csv, write_tbx
from duizhao.memory.exchange.tmx import write_tmx
from duizhao.memory.exchange.translation_unit import TranslationUnit, UnitFile
from duizhao.memory.exchange.word_rows import word_page
from duizhao.memory.exchange.word_table import write_word
from duizhao.memory.exchange.xliff import write_omegat, write_xliff
from duizhao.memory.exchange.xliff2 import write_xliff2
from duizhao.memory.states.library_states import library_states
from duizhao.memory.states.pair_state import PageState
from duizhao.site.generated import generated_pages

NAME = "export"
HELP = "write texts for a translator's tool, or the terms 导出待翻译的内容或术语表，供翻译工具使用"
WRITERS: dict[str, Callable[[UnitFile], str]] = {
    "po": write_po,
    "xliff": write_xliff,
    "xliff2": write_xliff2,
    "omegat": write_omegat,
    "tmx": write_tmx,
}
WORD = "docx"
TERM_WRITERS = {"tbx": write_tbx, "csv": write_csv}
XML_FORMATS = frozenset(WRITERS) - {"po"}
# What XML 1.0 has no way to write.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MOST_TOLD = 20
SUFFIXES = {"po": "po", "xliff": "xlf", "xliff2": "xlf", "omegat": "xlf", "tmx": "tmx"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument(
        "pages", nargs="*", metavar="PAGE", help="the page's key, such as index 页面名，例如 index"
    )
    parser.add_argument(
        "--format",
        choices=(*WRITERS, WORD, *TERM_WRITERS),
        default="po",
        help="texts: po, xliff (1.2), xliff2 (2.1), omegat (OmegaT 3), tmx, docx for reviewers; terms: tbx, csv 内容：po、xliff（1.2）、xliff2（2.1）、omegat（OmegaT 3）、tmx，以及供审校的 docx；术语：tbx、csv (default 默认: po)",
    )
    parser.add_argument(
        "--to",
        choices=("en", "zh"),
        default="zh",
        help="the language to translate into 译入语言 (default 默认: zh)",
    )
    parser.add_argument(
        "--only-waiting",
        action="store_true",
        help="only what a person has to look at 只导出需要人工处理的内容",
    )
    parser.add_argument(
        "--output",
        metavar="FILE|DIR",
        help="where to write; a folder gets one file a page 写到哪里；文件夹则每页一个文件 (default 默认: stdout)",
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Write the file, or print it. Raises CannotRun for a page that is not there."""
    settings = workspace.settings
    target = arguments.output and Path(arguments.output)
    if arguments.format in TERM_WRITERS:
        text = TERM_WRITERS[arguments.format](workspace.terms.terms)
        _write(target, text)
        return 0
    to: Language = arguments.to
    if arguments.format == WORD:
        return _export_word(arguments, workspace, language)
    write = _guarded(WRITERS[arguments.format])
    pages = _chosen(arguments.pages, workspace)
    if arguments.format in XML_FORMATS:
        _refuse_what_xml_cannot_hold(pages)
    by_page = {page.key: tuple(units(page, to, settings.root, arguments.only_waiting)) for page in pages}
    if target and _is_folder(arguments.output):
        for key, found in by_page.items():
            if found:
                path = inside(target, f"{key}.{SUFFIXES[arguments.format]}")
                write_atomically(path, write(_file([page for page in pages if page.key == key], found, to)))
    else:
        _write(target, write(_file(pages, [unit for found in by_page.values() for unit in found], to)))
    lines = [_summary(by_page, to)]
    if alone := sum(without_source(page, to) for page in pages):
        lines.append(_only_one_has(alone, to))
    for line in lines:
        print(printable(line.say(language)), file=sys.stderr)
    return 0


def _export_word(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Write a Word file with the pages beside each other and what the check found in them."""
    if not arguments.output:
        raise CannotRun(
            "A Word file is not printed. Say where to write it: --output FILE.docx.",
            "Word 文件无法输出到屏幕。请说明写到哪里：--output FILE.docx。",
        )
    pages = _chosen(arguments.pages, workspace)
    _refuse_what_xml_cannot_hold(pages)
    checked = examine(workspace, pages=[page.key for page in pages], keep=False)
    findings = checked.as_written(checked.judged.live)
    told = [word_page(page, findings, arguments.only_waiting) for page in pages]
    target = Path(arguments.output)
    if _is_folder(arguments.output):
        for page in told:
            if page.rows:
                write_atomically(inside(target, f"{page.key}.{WORD}"), write_word([page]))
    else:
        write_atomically(target, write_word(told))
    rows = [row for page in told for row in page.rows]
    found = sum(finding.page in {page.key for page in told} for finding in findings)
    said = Bilingual(
        f"{len(rows)} rows of {sum(bool(page.rows) for page in told)} pages, {found} findings as comments.",
        f"{sum(bool(page.rows) for page in told)} 个页面的 {len(rows)} 行，{found} 个问题写成批注。",
    )
    print(printable(said.say(language)), file=sys.stderr)
    return 0


def _chosen(pages: Sequence[str], workspace: Workspace) -> list[PageState]:
    """The pages that are named, else all but those that are made from data."""
    keys = {pair.key for pair in workspace.library.pairs}
    wanted = named_pages(pages, workspace)
    made = set() if wanted else _made_from_data(workspace)
    chosen = {key for key in wanted or keys if key not in made}
    return list(library_states(workspace, chosen))


def _made_from_data(workspace: Workspace) -> set[str]:
    """The keys of the pages that `duizhao generate` writes: a translation of them would be written over."""
    found = map(workspace.settings.layout.of_file, generated_pages(workspace))
    return {one[0] for one in found if one}


def _refuse_what_xml_cannot_hold(pages: Iterable[PageState]) -> None:
    """Raise CannotRun that tells each place of a character that XML cannot hold."""
    found = []
    for page in pages:
        for side in (page.pair.en, page.pair.zh):
            for block in side.blocks if side else ():
                for match in NOT_XML.finditer(block.text):
                    line, column = block.position(match.start())
                    sign = f"U+{ord(match.group()):04X}"
                    found.append(f"{shown_path(side.path)}:{line}:{column}: {sign}" if side else sign)
    if found:
        places = "\n".join(found[:MOST_TOLD]) + ("\n…" if len(found) > MOST_TOLD else "")
        raise CannotRun(
            f"This format cannot hold these characters. Take them out. Use --format po to keep them.\n{places}",
            f"这种格式不能使用以下字符。请删去，或改用 --format po。\n{places}",
        )


def _is_folder(output: str) -> bool:
    """True where each page is to get a file of its own."""
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def _file(pages: Iterable[PageState], found: Sequence[TranslationUnit], to: Language) -> UnitFile:
    """What is to be written, with the newest approval on its pages."""
    entries = [block.entry for page in pages for block in page.blocks if block.entry]
    newest = max(entries, key=lambda entry: (entry.on, entry.by), default=None)
    return UnitFile(found, to, newest.on, newest.by) if newest else UnitFile(found, to)


def _guarded(write: Callable[[UnitFile], str]) -> Callable[[UnitFile], str]:
    """`write`, which says clearly what a page may not hold."""

    def guarded(found: UnitFile) -> str:
        try:
            return write(found)
        except ValueError as fault:
            raise CannotRun(
                f"A page holds characters that this format cannot hold ({fault}). Use --format po.",
                f"页面中有这种格式不能使用的字符（{fault}）。请改用 --format po。",
            ) from fault

    return guarded


def _write(target: Path | None, text: str) -> None:
    if target:
        write_atomically(target, text)
    else:
        print(text, end="")


def _summary(by_page: dict[str, tuple[TranslationUnit, ...]], to: Language) -> Bilingual:
    found = [unit for units in by_page.values() for unit in units]
    counts = Counter(unit.state for unit in found)
    pages = sum(bool(units) for units in by_page.values())
    source, target = LANGUAGE_NAMES[other(to)], LANGUAGE_NAMES[to]
    return Bilingual(
        f"{len(found)} units of {pages} pages, {source['en']} to {target['en']}: {counts['final']} approved, "
        f"{counts['review']} to review, {counts['empty']} to translate. {', '.join(sorted(NOT_EXPORTED))} blocks stay.",
        f"{pages} 个页面的 {len(found)} 个单元，{source['zh']}译{target['zh']}：已确认 {counts['final']}，"
        f"待审核 {counts['review']}，待翻译 {counts['empty']}。代码、HTML 和引用片段不导出。",
    )


def _only_one_has(count: int, to: Language) -> Bilingual:
    name = LANGUAGE_NAMES[to]
    return Bilingual(
        f"{count} blocks exist in {name['en']} alone: export them with --to {other(to)}.",
        f"有 {count} 个内容块只有{name['zh']}：请用 --to {other(to)} 导出。",
    )
