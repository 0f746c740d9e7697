"""`duizhao check`: compare the two languages and tell every finding."""

import argparse
import codecs
import sys
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.base.cluster import cluster_at
from duizhao.base.errors import CannotRun
from duizhao.base.files import write_atomically
from duizhao.checks.check_library import Spread
from duizhao.checks.check_on_cluster import on_cluster
from duizhao.checks.check_pairs import check_pairs
from duizhao.checks.check_sentences import check_sentences, opinions_of_rows
from duizhao.checks.finding import STALE_RULE
from duizhao.checks.fix import fix_page, with_line_ends
from duizhao.checks.looked import Looked
from duizhao.checks.named_pages import named_pages
from duizhao.checks.opinions.ask_opinions import SecondOpinion
from duizhao.checks.reports import FORMATS
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.reports.print_report import print_report
from duizhao.checks.reports.summary_report import MANY
from duizhao.checks.rule import LibraryRule, Rule, all_rules
from duizhao.checks.rule_choice import RuleChoice
from duizhao.checks.troubles import CANNOT_ANSWER, TROUBLES
from duizhao.checks.workspace import Workspace
from duizhao.cli.check_in_shards import add_shard_arguments, require_fitting, run_shard, shards_left
from duizhao.cli.cluster_option import add_cluster
from duizhao.cli.progress_line import progress_line
from duizhao.cli.second_opinion_option import add_second_opinion, keep_and_tell, opinions_of, second_opinion
from duizhao.library.check_settings import NOTHING, Failing, failing
from duizhao.library.layout.pages_there import with_sides as with_other_sides
from duizhao.library.layout.unread_notes import unread_notes
from duizhao.library.pages import Library
from duizhao.library.sentence_table import read_pairs
from duizhao.library.settings import Settings
from duizhao.memory.stale.check_shard import SharedCheck, merged
from duizhao.memory.stale.check_with_states import examine_states
from duizhao.memory.stale.earlier_library import EarlierLibrary, earlier_library

NAME = "check"
HELP = "compare the two languages, tell every difference that matters 对照两种语言，指出有问题的差异"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="only these pages 只检查这些页面")
    add_sides(parser)
    parser.add_argument(
        "--pairs",
        type=Path,
        metavar="FILE.tsv",
        help="sentence pairs instead of pages: columns id, en, zh 检查句对表，列名为 id、en、zh",
    )
    parser.add_argument(
        "--since",
        metavar="REV",
        help="only pages of which a text changed since that git revision (the files as they are now, against the merge base of "
        "REV and HEAD), and what the change made stale 只检查自该 git 版本以来改动过的页面（用当前文件与 REV 和 HEAD 的共同祖先相比），并指出因此过时的译文",
    )
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        help="how to tell (default: text, or summary at the first look at a library with many findings) 输出格式"
        "（默认 text；初次检查且问题较多时为 summary）",
    )
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
        help="what gives exit code 1, separated by commas: safety, error, advice, possible, stale, or nothing "
        "哪些问题使退出码为 1，用逗号分隔：safety、error、advice、possible、stale，或 nothing (default 默认: safety,error)",
    )
    parser.add_argument(
        "--show-waived", action="store_true", help="tell waived findings too 也列出已确认保留的问题"
    )
    parser.add_argument(
        "--no-baseline",
        action="store_true",
        help="tell what the baseline has recorded too 也列出基线中已记录的问题",
    )
    add_shard_arguments(parser)
    add_cluster(parser)
    add_second_opinion(parser)


def add_sides(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say where the pages lie, instead of the settings."""
    parser.add_argument(
        "--en",
        metavar="PATH",
        help="the English pages: a folder, or docs/{page}.en.md 英文页面：文件夹，或 docs/{page}.en.md",
    )
    parser.add_argument("--zh", metavar="PATH", help="the Chinese pages 中文页面")


def with_sides(arguments: argparse.Namespace, workspace: Workspace) -> Workspace:
    """The library with its pages where the arguments say, if they do. Raises CannotRun."""
    if not (arguments.en or arguments.zh):
        return workspace
    settings = workspace.settings
    layout = with_other_sides(settings.layout, arguments.en, arguments.zh)
    # No site of ours is made from pages that lie elsewhere.
    return Workspace(
        replace(settings, layout=layout, site_pages=replace(settings.site_pages, is_built=False))
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Check, print the findings, and give 1 where there are any that fail, 2 where something could not be checked. Raises
    CannotRun, also where there is nothing to compare."""
    require_fitting(arguments)
    opinion = second_opinion(arguments, workspace.settings)
    rules = _rules(arguments.rule)
    settings = workspace.settings
    fail_on = settings.check.fail_on if arguments.fail_on is None else _fail_on(arguments.fail_on)
    if arguments.pairs:
        return _check_pairs(arguments, workspace, rules, fail_on, language, opinion)
    workspace = with_sides(arguments, workspace)
    own_folders = not (arguments.en or arguments.zh)
    earlier = None if arguments.since is None else earlier_library(workspace, arguments.since, own_folders)
    pages = _pages(named_pages(arguments.pages, workspace), earlier, workspace, own_folders)
    if arguments.fix and _fix(workspace, pages, language):
        workspace = workspace.renewed()
    tell_stale = not arguments.rule or STALE_RULE in arguments.rule
    asked = SharedCheck(workspace, rules, earlier, pages, own_folders, tell_stale)
    with ExitStack() as held:
        spread: Spread = check_pairs
        if arguments.cluster:
            spread = on_cluster(held.enter_context(cluster_at(arguments.cluster)))
        watch = held.enter_context(progress_line(language))
        if arguments.shard:
            return run_shard(arguments, asked, watch, spread, language)
        shards = merged(asked, shards_left(arguments, settings)) if arguments.merge_shards else None
        found = examine_states(
            workspace,
            rules,
            earlier,
            pages,
            own_folders,
            tell_stale,
            not arguments.no_baseline,
            watch,
            spread,
            shards,
        )
    checked = found.checked
    _tell_unread(checked.library, language)
    checked.require_compared()
    said = opinions_of(checked, opinion, workspace, language)
    live, waived = (*checked.judged.live, *found.stale, *said), checked.judged.waived
    told = checked.as_written((*live, *waived) if arguments.show_waived else live)
    name = arguments.format or _usual_format(len(told), settings)
    print_report(name, told, language, found.looked, fail_on, settings.en)
    fails = any(finding.fails(fail_on) for finding in live)
    # Where nobody has said which pages are meant, a tick must not stand for others that were found and not compared.
    unsaid = bool(checked.library.layout.also) and not fails
    return 2 if checked.cannot_answer or unsaid else int(fails)


def _pages(
    named: frozenset[str] | None, earlier: EarlierLibrary | None, workspace: Workspace, own_folders: bool
) -> frozenset[str] | None:
    """The keys of the pages to look at: those that were named, and of them those that changed. None means all."""
    if earlier is None:
        return named
    now = workspace.library_to_check if own_folders else workspace.folders_to_check
    changed = earlier.changed(now)
    return changed if named is None else named & changed


def _usual_format(findings: int, settings: Settings) -> str:
    """A library that nobody has made settings for is looked at for the first time."""
    return "summary" if findings >= MANY and not settings.is_written else "text"


def _fail_on(given: Sequence[str]) -> tuple[Failing, ...]:
    names = [name.strip() for words in given for name in words.split(",")]
    return () if names == [NOTHING] else failing(names, "--fail-on")


def _tell_unread(library: Library, language: Language) -> None:
    """Name, once, what looks like pages of the library and was not read."""
    assert library.there
    for told in unread_notes(library.layout, library.there):
        print(printable(told.say(language)), file=sys.stderr)


def _fix(workspace: Workspace, pages: Collection[str] | None, language: Language) -> bool:
    """Mend every Chinese page, or those of `pages`, tell which were changed, and keep the line ends of their files. True
    where any was."""
    changed = False
    for pair in workspace.library_as_it_is.pairs:
        if pair.zh is None or not (pages is None or pair.key in pages):
            continue
        mended = fix_page(pair.zh.text)
        if mended == pair.zh.text:
            continue
        # A link to a file stays one: what it leads to is mended.
        file = pair.zh.path.resolve()
        raw = file.read_bytes()
        mended = with_line_ends(mended, raw.decode("utf-8-sig"))
        write_atomically(file, ("\ufeff" if raw.startswith(codecs.BOM_UTF8) else "") + mended)
        print(
            f"{'mended' if language == 'en' else '已改正'}: {printable(str(pair.zh.path))}", file=sys.stderr
        )
        changed = True
    return changed


def _check_pairs(
    arguments: argparse.Namespace,
    workspace: Workspace,
    rules: tuple[Rule, ...] | None,
    fail_on: tuple[Failing, ...],
    language: Language,
    opinion: SecondOpinion | None,
) -> int:
    if (
        arguments.pages
        or arguments.en
        or arguments.zh
        or arguments.show_waived
        or arguments.fix
        or arguments.since
        or arguments.cluster
    ):
        raise CannotRun(
            "--pairs takes a table, not pages: leave out PAGE, --en, --zh, --since, --cluster, --show-waived and --fix.",
            "--pairs 检查的是表格而不是页面：请去掉 PAGE、--en、--zh、--since、--cluster、--show-waived 和 --fix。",
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
    choice = RuleChoice.of(workspace.settings, rules)
    found = check_sentences(pairs, arguments.pairs, workspace.knowledge, rules)
    if opinion:
        said, refused = opinions_of_rows(pairs, arguments.pairs, workspace.knowledge, opinion)
        keep_and_tell(refused, opinion, language)
        found = tuple(sorted((*found, *said), key=lambda finding: finding.place))
    findings = tuple(filter(choice.tells, choice.graded(found)))
    not_compared = {finding.page for finding in findings if finding.rule in TROUBLES}
    looked = Looked([pair.id for pair in pairs], len(pairs) - len(not_compared), rows=True)
    print_report(arguments.format or "text", findings, language, looked, fail_on, Path.cwd())
    if any(finding.rule in CANNOT_ANSWER for finding in findings):
        return 2
    return int(any(finding.fails(fail_on) for finding in findings))


def _rules(names: list[str] | None) -> tuple[Rule, ...] | None:
    if not names:
        return None
    known = {rule.id: rule for rule in all_rules()}
    for name in names:
        if name not in known and name != STALE_RULE:
            raise CannotRun(
                f"There is no rule {name!r}. The rules are: {', '.join((*known, STALE_RULE))}.",
                f"没有规则 {name!r}。现有规则：{'、'.join((*known, STALE_RULE))}。",
            )
    # What became stale is told by no rule.
    return tuple(known[name] for name in names if name in known)
