"""Ask a person about one block pair after the other, at a terminal."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable

from duizhao.base.bilingual import Bilingual, Language
from duizhao.base.errors import CannotRun
from duizhao.base.terminal_colour import wants_colour
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.waivers import is_said
from duizhao.library.settings import Settings
from duizhao.memory import Entry
from duizhao.memory.approvals.approval_result import Answer
from duizhao.memory.states import BlockState, PageState
from duizhao.memory.status.show_pair import show_block
from duizhao.memory.suggest.wanted import Wanted

QUESTION = Bilingual(
    "Do both say the same? [y]es, [n]o, [s]kip, [e]dit the page, [a]ll that follow, [q]uit: ",
    "两种语言说的是同一件事吗？y 是，n 否，s 跳过，e 编辑页面，a 后面全部确认，q 结束：",
)
ALL = Bilingual("Approve all of these? [y]es, [n]o: ", "全部确认吗？y 是，n 否：")
EDITED = Bilingual(
    "The page changed: run `duizhao approve` again to see the pair as it is now.",
    "页面已改动：请再次运行 `duizhao approve`，查看改动后的内容。",
)
DRAFT = Bilingual("Put this draft on the page? [y]es, [n]o: ", "把这份草稿写入页面吗？y 是，n 否：")
NAME = Bilingual("Your name or role, as it shall stand in the memory: ", "请输入姓名或角色（会写入记忆库）：")
ANSWERS: dict[str, Answer] = {
    "y": "yes",
    "yes": "yes",
    "是": "yes",
    "n": "no",
    "no": "no",
    "否": "no",
    "s": "no",
    "": "no",
    "q": "stop",
}


def ask_name(language: Language) -> str:
    """Who approves. Raises CannotRun where nothing was said."""
    name = input(NAME.say(language)).strip()
    if not is_said(name):
        raise CannotRun("Nobody was named, so nothing was approved.", "没有写明由谁确认，因此未作任何确认。")
    return name


def ask(settings: Settings, language: Language, together: bool) -> Callable[[PageState, BlockState], Answer]:
    """A function that asks about a block pair; with `together`, once for all."""
    rest: list[Answer] = []

    def answer(page: PageState, state: BlockState) -> Answer:
        if together and not rest:
            rest.append("yes" if _line(ALL.say(language)) in ("y", "yes", "是") else "stop")
        if rest:
            return rest[0]
        print(show_block(page, state, settings, language, colour=wants_colour(sys.stdout)))
        while True:
            said = _line(QUESTION.say(language))
            if said == "a":
                rest.append("yes")
                return "yes"
            if said == "e":
                _edit(page, state)
                print(EDITED.say(language))
                return "no"
            if said in ANSWERS:
                return ANSWERS[said]

    return answer


def ask_about_draft(one: Wanted, draft: Entry, settings: Settings, language: Language) -> bool:
    """Show a block pair with the draft for it, and ask whether the draft shall stand on the page."""
    print(show_block(one.page, one.state, settings, language, colour=wants_colour(sys.stdout)))
    print(f"  {printable(draft.by)}:\n    {one.to} │ {printable(draft.side(one.to))}")
    return _line(DRAFT.say(language)) in ("y", "yes", "是")


def _line(question: str) -> str:
    try:
        return input(question).strip().lower()
    except EOFError:
        return "q"


def _edit(page: PageState, state: BlockState) -> None:
    """Open the page at the block in the editor that the system names."""
    language: Language = "zh" if state.state == "en-changed" or not state.en.blocks else "en"
    side, here = state.side(language), page.pair.side(language)
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise CannotRun(
            "No editor is named. Set EDITOR, such as: export EDITOR=nano.",
            "没有指定编辑器。请设置 EDITOR，例如：export EDITOR=nano。",
        )
    if here:
        line = side.blocks[0].line if side.blocks else 1
        subprocess.run([*shlex.split(editor), f"+{line}", str(here.path)], check=False)
