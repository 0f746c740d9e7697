"""One block pair for a person at a terminal: what changed, word by word, and what the other side says."""

from duizhao.base.bilingual import LANGUAGES, Bilingual, Language
from duizhao.checks.reports.excerpt import printable
from duizhao.checks.reports.text_report import BOLD, CYAN, MAGENTA, RED, SEVERITY_NAMES, paint
from duizhao.library.settings import Settings
from duizhao.memory.approvals.taken_drafts import drafted_by, taken_drafts
from duizhao.memory.entry import Signature
from duizhao.memory.states import BlockState, PageState
from duizhao.memory.states.changed_numbers import changed_numbers
from duizhao.memory.states.step_reached import STEP_NAMES
from duizhao.memory.states.word_difference import word_diff
from duizhao.memory.status.approve_line import approve_command, due_step
from duizhao.memory.status.state_names import meaning_of, name_of
from duizhao.text.language.script import amid_chinese

GREEN = "\033[32m"
# Words are marked as Git marks them: the marks say it where there is no colour.
DELETED, ADDED = ("[-", "-]"), ("{+", "+}")
APPROVED = Bilingual("approved", "已确认")
NOT_THERE = Bilingual("(not there)", "（没有）")
DONE = Bilingual("when both say the same, type: ", "两边一致后，请输入：")
REPAIR = Bilingual("write it there, or delete it here; then type: ", "请补写，或在另一边删除；然后输入：")


def show_block(
    page: PageState, state: BlockState, settings: Settings, language: Language, colour: bool = False
) -> str:
    """The block pair with its state, both sides (the words that changed marked `[-so-]{+so+}`), who approved it, and
    what to type when it is done."""
    grave = f"  {paint(SEVERITY_NAMES['safety'].say(language), MAGENTA, colour)}" if state.safety else ""
    lines = [
        f"{paint(printable(target(page, state)), BOLD, colour)}  {name_of(state).say(language)}{grave}",
        f"  {meaning_of(page, state).say(language)}",
    ]
    for side in LANGUAGES:
        lines += _side(page, state, side, settings, language, colour)
    if told := changed_numbers(state):
        lines.append(f"  {printable(told.say(language))}")
    for signature in state.entry.signatures if state.entry else ():
        if signature.by:
            lines.append(f"  {_signed(signature, language)}")
    if program := draft_of(page, state, settings):
        lines.append(f"  {printable(say_draft(program).say(language))}")
    done = DONE if state.en.blocks and state.zh.blocks else REPAIR
    lines.append(f"  {done.say(language)}{command(page, state)}")
    return "\n".join(lines) + "\n"


def target(page: PageState, state: BlockState) -> str:
    """How a person names the block pair on the command line."""
    return f"{page.key}#{state.section}" if state.section else f"{page.key}:{state.first.line}"


def command(page: PageState, state: BlockState) -> str:
    """The command that a person types to approve the block pair."""
    return approve_command(target(page, state), due_step(page, state))


def _side(
    page: PageState, state: BlockState, side: Language, settings: Settings, language: Language, colour: bool
) -> list[str]:
    one = state.side(side)
    here = page.pair.side(side)
    if not one.blocks:
        lines = [f"    {side} │ {NOT_THERE.say(language)}"]
        if one.approved:
            lines.append(f"       │ {APPROVED.say(language)}: {printable(one.approved)}")
        return lines
    where = ""
    if here:
        where = f"  {paint(f'{settings.shown_page(page.key, side)}:{one.blocks[0].line}', CYAN, colour)}"
    text = marked(one.approved, one.text, side, colour) if one.change == "changed" else printable(one.text)
    note = [f"       │ {printable(one.note.say(language))}"] if one.note else []
    return [f"    {side} │ {text}{where}", *note]


def marked(before: str, after: str, language: Language, colour: bool) -> str:
    """What became of `before`, with what was deleted and added marked."""
    parts = []
    for part in word_diff(before, after, language):
        text = printable(part.text)
        if part.kind == "deleted":
            parts.append(paint(DELETED[0] + text + DELETED[1], RED, colour))
        elif part.kind == "added":
            parts.append(paint(ADDED[0] + text + ADDED[1], GREEN, colour))
        else:
            parts.append(text)
    return "".join(parts)


def _signed(signature: Signature, language: Language) -> str:
    done, day = STEP_NAMES[signature.step], signature.on[:10]
    who = ", ".join(filter(None, (signature.by, signature.role, signature.qualification)))
    zh = "，".join(filter(None, (signature.role, signature.qualification)))
    name = amid_chinese(signature.by)
    zh = f"{name.rstrip()}（{zh}）" if zh else name
    return printable(
        Bilingual(f"{done.en} by {who}, {day}", f"由{zh}于 {day} {done.zh.removeprefix('已')}").say(language)
    )


def draft_of(page: PageState, state: BlockState, settings: Settings) -> str:
    """The program that wrote the draft of a pair, whether it was approved or waits; empty where none did. Raises CannotRun where
    the memory cannot be read."""
    approved = state.entry.draft if state.entry else ""
    waiting = drafted_by(state, taken_drafts(settings.memory, page)) if state.waits else ""
    return waiting or approved


def say_draft(program: str) -> Bilingual:
    """That a machine wrote the draft of a text. `program` is what the memory calls it: `machine draft: my-program`."""
    return Bilingual(
        f"The draft was a machine's ({program.removeprefix('machine draft: ')}).",
        f"初稿由机器生成（{program.removeprefix('machine draft: ')}）。",
    )
