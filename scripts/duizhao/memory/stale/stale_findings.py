"""What waits for the other language, as findings and as the rows of a comment."""

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual, Language
from duizhao.base.files import shown_path
from duizhao.checks.changed_block import ChangedBlock, ChangedSide, TextRun
from duizhao.checks.finding import Bound, Finding, Place
from duizhao.checks.rule import Spot
from duizhao.checks.stale_translation import STALE
from duizhao.checks.to_finding import place_in_page
from duizhao.memory.stale.stale_pairs import ChangedPair
from duizhao.memory.states import BlockState, PageState
from duizhao.memory.states.word_difference import word_diff
from duizhao.memory.status.approve_line import approve_command
from duizhao.memory.status.show_pair import ADDED, DELETED
from duizhao.memory.status.state_names import NAMES
from duizhao.text.language.script import amid_chinese

# Of a change enough to recognise it.
LONGEST_CHANGE = 300
# Around what changed, so many characters that stayed.
AROUND = 24


def stale_finding(found: ChangedPair, since: str = "") -> Finding:
    """The finding about a pair of which one language changed alone: it stands at the text that did not change."""
    changed, stale = found.changed, found.stale
    assert changed and stale
    place, compare = (place_of(found.page, found.state, language) for language in (stale, changed))
    assert place
    names = {language: LANGUAGE_NAMES[language] for language in LANGUAGES}
    entry = found.state.entry
    if found.known_by == "revision":
        when = Bilingual(f"since {since}", f"自 {since} 以来")
    elif entry and entry.by:
        when = Bilingual(
            f"since {entry.by} approved it on {entry.on[:10]}",
            f"自{amid_chinese(entry.by)}于 {entry.on[:10]} 确认以来",
        )
    else:
        when = Bilingual("since it was approved", "自确认以来")
    change = marked_change(found.state, changed)
    told = Bilingual(
        f"The {names[changed]['en']} changed {when.en}, the {names[stale]['en']} did not: “{change}”.",
        f"{when.zh}，{names[changed]['zh']}有改动，{names[stale]['zh']}没有改：“{change}”。",
    )
    command = approve_command(f"{place.path}:{place.line}")
    fix = Bilingual(
        f"Say the same in the {names[stale]['en']}. If it says the same already, type: {command}",
        f"请相应修改{names[stale]['zh']}。如果两边说的已经一致，请输入：{command}",
    )
    bound = Bound(found.state.en.text, found.state.zh.text)
    return Finding(STALE.id, STALE.severity, found.page.key, place, compare, told, fix, bound)


def changed_block(found: ChangedPair) -> ChangedBlock:
    """The pair as a row of a comment. One that both languages changed in waits for nobody where only a revision is known."""
    waits: tuple[Language, ...] = found.state.stale
    if found.known_by == "revision":
        waits = (found.stale,) if found.stale else ()
    return block_of(found.page, found.state, waits)


def block_of(page: PageState, state: BlockState, waits: tuple[Language, ...]) -> ChangedBlock:
    """A block pair of `page` as a row of a comment, which waits in those languages."""
    both = state.en.blocks and state.zh.blocks
    en, zh = (ChangedSide(place_of(page, state, one), _runs(state, one)) for one in LANGUAGES)
    place = zh.place if waits == ("zh",) else en.place
    command = approve_command(f"{place.path}:{place.line}") if waits and both and place else ""
    return ChangedBlock(page.key, _told(state, waits), en, zh, waits, state.safety, command)


def place_of(page: PageState, state: BlockState, language: Language) -> Place | None:
    """Where a side of a block pair stands; None where it is not there."""
    side, blocks = page.pair.side(language), state.side(language).blocks
    if side is None or not blocks:
        return None
    return place_in_page(shown_path(side.path), side, Spot(blocks[0], 0, len(blocks[0].as_written)))


def marked_change(state: BlockState, language: Language) -> str:
    """What changed in a side, with the words marked as Git marks them, and a little of what stands around."""
    parts = []
    for run in _runs(state, language):
        # The blanks at the ends of a run stay, so that words do not run together.
        text = " ".join(f"|{run.text}|".split())[1:-1]
        if run.kind == "same" and len(text) > 2 * AROUND:
            text = f"{text[:AROUND]}…{text[-AROUND:]}"
        before, after = {"deleted": DELETED, "added": ADDED}.get(run.kind, ("", ""))
        parts.append(f"{before}{text}{after}")
    whole = "".join(parts).strip()
    note = state.side(language).note
    if note and whole == state.side(language).text:
        # Not the words changed but what they stand in.
        return note.en
    return whole if len(whole) <= LONGEST_CHANGE else whole[:LONGEST_CHANGE] + "…"


def _runs(state: BlockState, language: Language) -> tuple[TextRun, ...]:
    side = state.side(language)
    if side.change != "changed":
        return (TextRun("same", side.text),) if side.text else ()
    return tuple(TextRun(run.kind, run.text) for run in word_diff(side.approved, side.text, language))


def _told(state: BlockState, waits: tuple[Language, ...]) -> Bilingual:
    name = NAMES[state.state]
    if not waits:
        return name
    sides = [LANGUAGE_NAMES[language] for language in waits]
    en = " and ".join(side["en"] for side in sides)
    zh = "和".join(side["zh"] for side in sides)
    return Bilingual(f"{name.en}, {en} {'waits' if len(waits) == 1 else 'wait'}", f"{name.zh}，{zh}待处理")
