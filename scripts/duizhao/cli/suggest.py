"""`duizhao suggest [PAGE…]`: what the memory has for each block that is stale or missing, and drafts by a program."""

import argparse
import json
import sys
from collections.abc import Collection, Sequence

from duizhao.base.bilingual import LANGUAGE_NAMES, Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.terminal_colour import wants_colour
from duizhao.checks.finding import Finding
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.rule import Knowledge
from duizhao.checks.workspace import Workspace
from duizhao.library.settings import Settings
from duizhao.memory import Entry, Match, Memory
from duizhao.memory.states.library_states import library_states
from duizhao.memory.states.named_place import chosen, read_target
from duizhao.memory.status.show_pair import command, marked, target
from duizhao.memory.status.state_names import NAMES
from duizhao.memory.store import DRAFTS, PAGES, change_page, moment, page_entries
from duizhao.memory.suggest.drafts import ask_program, draft_entry, draft_for, request
from duizhao.memory.suggest.fuzzy_match import best_match
from duizhao.memory.suggest.try_out import try_out
from duizhao.memory.suggest.wanted import Wanted, wanted

NAME = "suggest"
HELP = "what the memory has for what is stale or missing 为过时或缺少的内容查找记忆库"
NOTHING = Bilingual("Nothing is stale or missing.", "没有过时或缺少的内容。")
NO_MATCH = Bilingual("the memory has nothing like it", "记忆库中没有相近的内容")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument("targets", nargs="*", metavar="PAGE[#heading]", help="only these 只看这些")
    parser.add_argument(
        "--draft-with",
        metavar="COMMAND",
        help="pipe the texts to this program as JSON lines and keep its answers as drafts "
        "把内容以 JSON 行交给该程序，回答存为草稿",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to tell 输出格式")


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Print a suggestion for each block; with --draft-with, store what the program answers. 0 also where nothing fits.

    Raises CannotRun.
    """
    settings = workspace.settings
    knowledge = workspace.knowledge
    pages = list(library_states(workspace))
    found = [one for page in pages for one in wanted(page)]
    if arguments.targets:
        meant = chosen([read_target(given, settings) for given in arguments.targets], pages)
        blocks = [state for _page, states in meant for state in states]
        found = [one for one in found if any(one.state is state for state in blocks)]
    memory = Memory.read(settings.memory / PAGES)
    matches = [(one, best_match(one, memory)) for one in found]
    if arguments.draft_with is not None:
        return _draft(arguments.draft_with, matches, settings, knowledge, language)
    if arguments.format == "json":
        told = [request(one, match, knowledge.terms.as_written) for one, match in matches]
        print(json.dumps({"wanted": told}, ensure_ascii=False, indent=2))
        return 0
    drafts = {one.page.key: page_entries(settings.memory, one.page.key, DRAFTS) for one in found}
    for one, match in matches:
        draft = draft_for(one, drafts[one.page.key])
        print(_show(one, match, draft, language))
    if not matches:
        print(NOTHING.say(language))
    return 0


def _draft(
    program: str,
    matches: Sequence[tuple[Wanted, Match | None]],
    settings: Settings,
    knowledge: Knowledge,
    language: Language,
) -> int:
    if not matches:
        print(NOTHING.say(language))
        return 0
    answers = ask_program(
        program, [request(one, match, knowledge.terms.as_written) for one, match in matches]
    )
    now = moment()
    stored = 0
    for key in dict.fromkeys(one.page.key for one, _match in matches):
        here = [one for one, _match in matches if one.page.key == key]
        entries = [draft_entry(one, answers[one.id], program, now) for one in here if one.id in answers]
        asked = {(one.lead, one.text, one.state.section) for one in here if one.id in answers}

        def change(
            before: tuple[Entry, ...],
            asked: Collection[tuple[Language, str, str]] = asked,
            entries: Sequence[Entry] = entries,
        ) -> Sequence[Entry]:
            # A new draft takes the place of the old one for the same text.
            kept = [
                entry
                for entry in before
                if not any(
                    entry.side(lead) == text and entry.section == section for lead, text, section in asked
                )
            ]
            return [*kept, *entries]

        if entries:
            change_page(settings.memory, key, change, DRAFTS)
            stored += len(entries)
    for one, _match in matches:
        if one.id in answers:
            print(_tried(one, answers[one.id], knowledge, language))
    missing = len(matches) - stored
    print(
        Bilingual(
            f"{stored} drafts stored, {missing} texts without an answer. No page shows a draft. To look at one and take "
            "it, type: duizhao approve PAGE#heading --draft",
            f"已保存 {stored} 份草稿，{missing} 处没有回答。草稿不会出现在页面上。要查看并采用，请输入："
            "duizhao approve 页面#标题 --draft",
        ).say(language)
    )
    return 0


def _tried(one: Wanted, text: str, knowledge: Knowledge, language: Language) -> str:
    """The draft, and what the rules say of it."""
    lines = [f"{printable(target(one.page, one.state))}", f"    {one.to} │ {printable(text)}"]
    try:
        findings: Sequence[Finding] = try_out(one.page.pair, one.state, one.to, text, knowledge).findings
    except CannotRun as fault:
        lines.append(f"  ! {printable(fault.message.say(language))}")
        return "\n".join(lines) + "\n"
    lines += [f"  ! {printable(finding.message.say(language))} [{finding.rule}]" for finding in findings]
    if not findings:
        lines.append("  " + Bilingual("The rules find nothing in it.", "规则未发现问题。").say(language))
    return "\n".join(lines) + "\n"


def _show(one: Wanted, match: Match | None, draft: Entry | None, language: Language) -> str:
    name = LANGUAGE_NAMES[one.to][language]
    lines = [
        f"{printable(target(one.page, one.state))}  {NAMES[one.state.state].say(language)}",
        f"    {one.lead} │ {printable(one.text)}",
    ]
    if match:
        colour = wants_colour(sys.stdout)
        score = f"{match.score:g}"
        where = printable(match.entry.context)
        lines += [
            "  "
            + Bilingual(
                f"memory, {score} of 100 alike ({where}):", f"记忆库，相似度 {score}（{where}）："
            ).say(language),
            f"    {one.lead} │ {marked(match.entry.side(one.lead), one.text, one.lead, colour)}",
            f"    {one.to} │ {printable(match.entry.side(one.to))}",
        ]
    else:
        lines.append(f"  {NO_MATCH.say(language)}")
    if draft:
        lines += [
            "  "
            + Bilingual(
                f"draft for the {name}, not approved ({draft.by}):", f"{name}草稿，未经确认（{draft.by}）："
            ).say(language),
            f"    {one.to} │ {printable(draft.side(one.to))}",
        ]
    lines.append(
        "  "
        + Bilingual("when both say the same, type: ", "两边一致后，请输入：").say(language)
        + command(one.page, one.state)
    )
    return "\n".join(lines) + "\n"
