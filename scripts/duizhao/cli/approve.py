"""`duizhao approve PAGE[#heading]…`: a person says that both languages say the same, and the memory keeps it."""

import argparse
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import said
from duizhao.checks.check_library import examine
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.waivers import is_said
from duizhao.checks.workspace import Workspace
from duizhao.library.approval_settings import DONE_BY_PEOPLE, LAST, ApprovalStep, Person
from duizhao.memory.approvals.approval_result import Answer, ApprovalResult
from duizhao.memory.approvals.approve_pairs import approve_pairs, texts_of
from duizhao.memory.approvals.signer import signer
from duizhao.memory.entry import Entry
from duizhao.memory.states import BlockState, PageState
from duizhao.memory.states.library_states import is_remembered, library_states
from duizhao.memory.states.named_place import NamedPlace, chosen, read_target, refuse_unknown
from duizhao.memory.states.step_reached import STEP_NAMES
from duizhao.memory.status.ask import ask, ask_about_draft, ask_name
from duizhao.memory.status.before_approval import say_found
from duizhao.memory.store import page_entries
from duizhao.memory.suggest.take_draft import Refused, take_drafts
from duizhao.memory.suggest.wanted import Wanted

NAME = "approve"
HELP = "say that both languages say the same, and remember it 确认中英文一致，记入记忆库"
Pages = list[tuple[PageState, tuple[BlockState, ...]]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to `parser`."""
    parser.add_argument(
        "targets",
        nargs="*",
        metavar="PAGE[#heading]",
        help="a page, a part of it, or a line as a report shows it 页面、页面的一节，或检查结果所示的行",
    )
    parser.add_argument("--all", action="store_true", help="every page 所有页面")
    parser.add_argument(
        "--yes", action="store_true", help="do not ask; --by must be given 不逐条询问；必须写明 --by"
    )
    parser.add_argument(
        "--draft", action="store_true", help="first put the machine drafts on the page 先把机器草稿写入页面"
    )
    parser.add_argument("--by", default="", metavar="NAME", help="your name or role 姓名或角色")
    parser.add_argument("--role", default="", metavar="ROLE", help="what you are in this library 您的角色")
    parser.add_argument(
        "--qualification", default="", metavar="TEXT", help="what makes you fit for it 您的资质"
    )
    parser.add_argument(
        "--as",
        dest="step",
        choices=DONE_BY_PEOPLE,
        default=LAST,
        help="the step that you take; [approval] in duizhao.toml names them 所处理的环节 (approved)",
    )


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Approve, asking for each pair or with --yes; 1 where a pair was refused or is only half there.

    Raises CannotRun.
    """
    settings = workspace.settings
    person = Person(said(arguments.by), said(arguments.role), said(arguments.qualification))
    _refuse_bad_arguments(arguments, person.name)
    if person.name:
        # Before the check, which takes its time.
        signer(person, arguments.step, settings.approval)
    targets = [read_target(given, settings) for given in arguments.targets]
    refused = False
    meant = _meant(targets, workspace)
    if arguments.draft:
        refused = _take_drafts(meant, workspace, language, ask_first=not arguments.yes)
        workspace = workspace.renewed()
        meant = _meant(targets, workspace)
    keys = [page.key for page, _blocks in meant]
    # What the baseline has recorded is known, and approved by nobody.
    pages = None if arguments.all else keys
    findings = examine(workspace, pages=pages, alone=False, with_baseline=False).judged.live
    if arguments.all:
        print(say_found([page for page, _ in meant], findings, language), end="")
    person = replace(person, name=person.name or ask_name(language))
    answer: Callable[[PageState, BlockState], Answer] = lambda page, state: "yes"  # noqa: E731
    if not arguments.yes:
        answer = ask(settings, language, together=arguments.all)
    done = approve_pairs(
        workspace,
        meant,
        person,
        step=arguments.step,
        answer=answer,
        findings=findings,
        drop=partial(_is_forgotten, targets),
    )
    _tell(done, arguments.step, language)
    return int(refused or not done.is_whole)


def _meant(targets: Sequence[NamedPlace], workspace: Workspace) -> Pages:
    """The block pairs that are meant; without targets, all."""
    keys = [pair.key for pair in workspace.library.pairs if is_remembered(pair.key, workspace.settings)]
    refuse_unknown(targets, keys)
    wanted = {target.page for target in targets} or None
    pages = tuple(library_states(workspace, wanted))
    return chosen(targets, pages) if targets else [(page, page.blocks) for page in pages]


def _take_drafts(meant: Pages, workspace: Workspace, language: Language, ask_first: bool) -> bool:
    """Put drafts on their pages; True where one was refused."""
    taken = 0
    refused: list[Refused] = []
    for page, blocks in meant:
        means = {texts_of(state) for state in blocks}
        _pair, count, not_taken = take_drafts(
            page,
            partial(_is_meant, means),
            lambda one, draft: not ask_first or ask_about_draft(one, draft, workspace.settings, language),
            page_entries(workspace.settings.memory, page.key),
            workspace,
        )
        taken += count
        refused += not_taken
    for one in refused:
        told = Bilingual(
            f"draft not taken: {one.wanted.page.key}#{one.wanted.state.section}: {one.finding.message.en} [{one.finding.rule}]",
            f"未采用草稿：{one.wanted.page.key}#{one.wanted.state.section}：{one.finding.message.zh}[{one.finding.rule}]",
        )
        print(printable(told.say(language)), file=sys.stderr)
    print(Bilingual(f"{taken} drafts put on their pages.", f"已将 {taken} 份草稿写入页面。").say(language))
    return bool(refused)


def _is_meant(means: Collection[tuple[str, str, str]], one: Wanted) -> bool:
    return texts_of(one.state) in means


def _refuse_bad_arguments(arguments: argparse.Namespace, by: str) -> None:
    if bool(arguments.targets) is arguments.all:
        raise CannotRun(
            "Say what to approve: a page, PAGE#heading, or --all.",
            "请指明要确认的内容：页面、页面#标题，或 --all。",
        )
    if by and not is_said(by):
        raise CannotRun(
            'A name or a role needs letters: --by "translation editor".',
            '姓名或角色须含文字：--by "翻译编辑"。',
        )
    if arguments.yes and not by:
        raise CannotRun(
            'Say who approves: --yes --by "translation editor".', '请写明由谁确认：--yes --by "翻译编辑"。'
        )
    if not arguments.yes and not sys.stdin.isatty():
        raise CannotRun(
            'There is nobody to ask here. Use --yes --by "NAME" to approve without questions.',
            '这里无法逐条询问。要直接确认，请用 --yes --by "姓名或角色"。',
        )


def _is_forgotten(targets: Sequence[NamedPlace], key: str, entry: Entry) -> bool:
    """True for a pair that neither language has any more, where it stood in what was approved."""
    here = [target for target in targets if target.page == key]
    sections = {target.section for target in here if target.section is not None}
    whole = not targets or any(target.section is None and target.line is None for target in here)
    return whole or entry.section in sections


def _tell(done: ApprovalResult, step: ApprovalStep, language: Language) -> None:
    for page, state, finding in done.refused:
        told = Bilingual(
            f"not approved: {_name(page, state)}: a safety finding stands there: {finding.message.en} [{finding.rule}]",
            f"未确认：{_name(page, state)}：此处还有安全问题：{finding.message.zh}[{finding.rule}]",
        )
        print(printable(told.say(language)), file=sys.stderr)
    for page, state in done.halves:
        told = Bilingual(
            f"not approved: {_name(page, state)}: only one language has it.",
            f"未确认：{_name(page, state)}：只有一种语言有这一段。",
        )
        print(printable(told.say(language)), file=sys.stderr)
    for page, state, why in done.early:
        told = Bilingual(
            f"not {step}: {_name(page, state)}: {why.en}",
            f"未能标为{STEP_NAMES[step].zh}：{_name(page, state)}：{why.zh}",
        )
        print(printable(told.say(language)), file=sys.stderr)
    if done.refused:
        told = Bilingual(
            "Correct them, or let a person allow the finding with `duizhao waive`, then approve again.",
            "请先改正，或由人用 `duizhao waive` 确认保留，再重新确认。",
        )
        print(told.say(language), file=sys.stderr)
    counts = [
        Bilingual(f"{done.approved} {step}", f"{STEP_NAMES[step].zh} {done.approved} 处"),
        *([Bilingual(f"{done.left} left", f"留待处理 {done.left} 处")] if done.left else []),
        *(
            [Bilingual(f"{len(done.refused)} refused", f"拒绝 {len(done.refused)} 处")]
            if done.refused
            else []
        ),
        *(
            [Bilingual(f"{len(done.early)} too early", f"尚不能处理 {len(done.early)} 处")]
            if done.early
            else []
        ),
        *(
            [Bilingual(f"{len(done.halves)} in one language only", f"只有一种语言 {len(done.halves)} 处")]
            if done.halves
            else []
        ),
    ]
    end = Bilingual(", ", "，").say(language).join(count.say(language) for count in counts)
    print(end + Bilingual(".", "。").say(language))


def _name(page: PageState, state: BlockState) -> str:
    block = state.first
    side = "en" if state.en.blocks else "zh"
    return f"{page.key}:{block.line} ({side}) “{block.text[:40]}”"
