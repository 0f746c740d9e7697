"""`duizhao check`: compare the two languages and tell every finding."""

import argparse
import codecs
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import shown_path, write_atomically
from duizhao.checks.check_library import examine
from duizhao.checks.check_sentences import check_sentences
from duizhao.checks.fix import fix_page, with_line_ends
from duizhao.checks.looked import Looked
from duizhao.checks.reports import FORMATS
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.rule import LibraryRule, Rule, all_rules
from duizhao.checks.troubles import CANNOT_ANSWER, TROUBLES
from duizhao.checks.workspace import Workspace
from duizhao.library.check_settings import NOTHING, Failing, failing
from duizhao.library.page_files import unread
from duizhao.library.pages import Library
from duizhao.library.sentence_table import read_pairs

NAME = "check"
HELP = "compare the two languages, tell every difference that matters 对照两种语言，指出有问题的差异"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument("--en", type=Path, metavar="DIR", help="the English pages 英文页面文件夹")
    parser.add_argument("--zh", type=Path, metavar="DIR", help="the Chinese pages 中文页面文件夹")
    parser.add_argument(
        "--pairs",
        type=Path,
        metavar="FILE.tsv",
        help="sentence pairs instead of pages: columns id, en, zh 检查句对表，列名为 id、en、zh",
    )
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="how to tell 输出格式")
    parser.add_argument(
        "--rule", action="append", metavar="RULE", help="only this rule; may be repeated 只用这条规则，可重复"
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first mend spacing and punctuation of the Chinese pages 先改正中文页面的空格和标点",
    )
    parser.add_argument(
        "--fail-on",
        action="append",
        metavar="WHAT",
        help="what gives exit code 1, separated by commas: safety, error, advice, possible, or nothing "
        "哪些问题使退出码为 1，用逗号分隔 (default 默认: safety,error)",
    )
    parser.add_argument(
        "--show-waived", action="store_true", help="tell waived findings too 也列出已确认保留的问题"
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Check, print the findings, and give 1 where there are any that fail, 2 where something could not be checked. Raises
    CannotRun, also where there is nothing to compare."""
    rules = _rules(arguments.rule)
    settings = workspace.settings
    fail_on = settings.check.fail_on if arguments.fail_on is None else _fail_on(arguments.fail_on)
    if arguments.pairs:
        return _check_pairs(arguments, workspace, rules, fail_on, language)
    workspace = Workspace(replace(settings, en=arguments.en or settings.en, zh=arguments.zh or settings.zh))
    if arguments.fix and _fix(workspace, language):
        workspace = workspace.renewed()
    # The pictures belong to the pages of the settings: other folders have none.
    checked = examine(workspace, rules, pictures=not (arguments.en or arguments.zh))
    _tell_unread(checked.library, language)
    checked.require_compared()
    live, waived = checked.judged.live, checked.judged.waived
    told = checked.as_written((*live, *waived) if arguments.show_waived else live)
    print(FORMATS[arguments.format](told, language, checked.looked, fail_on), end="")
    return 2 if checked.cannot_answer else int(any(finding.fails(fail_on) for finding in live))


def _fail_on(given: Sequence[str]) -> tuple[Failing, ...]:
    names = [name.strip() for words in given for name in words.split(",")]
    return () if names == [NOTHING] else failing(names, "--fail-on")


def _tell_unread(library: Library, language: Language) -> None:
    """Name, once, the files that look like pages and were not read."""
    for folder in (library.en, library.zh):
        if kinds := unread(folder):
            shown = [f"{ending} ({number})" for ending, number in sorted(kinds.items())]
            told = Bilingual(
                f"{shown_path(folder)}: not read as pages: {', '.join(shown)}. Pages end in .md, .mdx or .markdown.",
                f"{shown_path(folder)}：以下文件未作为页面读取：{'、'.join(shown)}。页面的扩展名是 .md、.mdx 或 .markdown。",
            )
            print(printable(told.say(language)), file=sys.stderr)


def _fix(workspace: Workspace, language: Language) -> bool:
    """Mend every Chinese page, tell which were changed, and keep the line ends of their files. True where any was."""
    changed = False
    for pair in workspace.library_as_it_is.pairs:
        if pair.zh is None:
            continue
        mended = fix_page(pair.zh.text)
        if mended == pair.zh.text:
            continue
        # A link to a file stays one: what it leads to is mended.
        file = pair.zh.path.resolve()
        raw = file.read_bytes()
        mended = with_line_ends(mended, raw.decode("utf-8-sig"))
        write_atomically(file, ("\ufeff" if raw.startswith(codecs.BOM_UTF8) else "") + mended)
        print(f"{'mended' if language == 'en' else '已改正'}: {pair.zh.path}", file=sys.stderr)
        changed = True
    return changed


def _check_pairs(
    arguments: argparse.Namespace,
    workspace: Workspace,
    rules: tuple[Rule, ...] | None,
    fail_on: tuple[Failing, ...],
    language: Language,
) -> int:
    if arguments.en or arguments.zh or arguments.show_waived or arguments.fix:
        raise CannotRun(
            "--pairs takes a table, not pages: leave out --en, --zh, --show-waived and --fix.",
            "--pairs 检查的是表格而不是页面：请去掉 --en、--zh、--show-waived 和 --fix。",
        )
    for rule in rules or ():
        if isinstance(rule, LibraryRule):
            raise CannotRun(
                f"The rule {rule.id!r} looks at a whole library. It can't check sentence pairs.",
                f"规则 {rule.id!r} 检查的是整个知识库，不能用于句对。",
            )
    pairs = read_pairs(arguments.pairs)
    if not pairs:
        raise CannotRun(
            f"{arguments.pairs}: there is no row below the first line, so nothing was compared.",
            f"{arguments.pairs}：第一行以下没有内容，因此没有进行对照。",
        )
    findings = check_sentences(pairs, arguments.pairs, workspace.knowledge, rules)
    not_compared = {finding.page for finding in findings if finding.rule in TROUBLES}
    looked = Looked([pair.id for pair in pairs], len(pairs) - len(not_compared), rows=True)
    print(FORMATS[arguments.format](findings, language, looked, fail_on), end="")
    if any(finding.rule in CANNOT_ANSWER for finding in findings):
        return 2
    return int(any(finding.fails(fail_on) for finding in findings))


def _rules(names: list[str] | None) -> tuple[Rule, ...] | None:
    if not names:
        return None
    known = {rule.id: rule for rule in all_rules()}
    for name in names:
        if name not in known:
            raise CannotRun(
                f"There is no rule {name!r}. The rules are: {', '.join(known)}.",
                f"没有规则 {name!r}。现有规则：{'、'.join(known)}。",
            )
    return tuple(known[name] for name in names)
