"""Put a text where it would stand, and hear what the rules say, before anything is written."""

from dataclasses import dataclass, replace

from duizhao.base.bilingual import Language, other
from duizhao.base.errors import CannotRun
from duizhao.checks.check_library import check_library
from duizhao.checks.finding import Finding
from duizhao.checks.rule import Knowledge, LibraryRule, all_rules
from duizhao.library.pages import Library, Page, PagePair, with_text
from duizhao.memory.states.approval_blockers import places_of
from duizhao.memory.states.pair_state import BlockState
from duizhao.text.markdown.edit import insert_block, replace_block


@dataclass(frozen=True, slots=True)
class TriedOut:
    """The page with the text in its place, the pair with that page, and the findings that stand in that block."""

    page: Page
    pair: PagePair
    findings: tuple[Finding, ...]


def try_out(pair: PagePair, state: BlockState, to: Language, text: str, knowledge: Knowledge) -> TriedOut:
    """What the page in `to` would be with `text` in the place of the block's side there, or behind the block above
    where it has none, and what every rule that looks at one page pair finds there.

    Raises CannotRun where there is no such page, or the text cannot stand there.
    """
    lead = other(to)
    page, like = pair.side(to), pair.side(lead)
    side, leading = state.side(to), state.side(lead)
    if page is None or like is None:
        raise CannotRun(
            f"{pair.key}: there is no page in one language. Make the page first: duizhao export, then duizhao import.",
            f"{pair.key}：有一种语言没有这个页面。请先建立页面：duizhao export，然后 duizhao import。",
        )
    changed = page.text
    if len(side.blocks) == 1:
        changed = replace_block(changed, side.blocks[0], text)
    elif side.blocks:
        # Several blocks answer one: the text is cut as they are.
        parts = text.split("\n\n")
        if len(parts) != len(side.blocks):
            raise CannotRun(
                f"{pair.key}: {len(side.blocks)} paragraphs stand there, and the text has {len(parts)}.",
                f"{pair.key}：原处有 {len(side.blocks)} 段，而文本有 {len(parts)} 段。",
            )
        # The blocks are replaced from the last to the first, so that the lines above stay where they are.
        for block, part in sorted(zip(side.blocks, parts, strict=True), key=lambda one: -one[0].line):
            changed = replace_block(changed, block, part)
    else:
        changed = insert_block(changed, state.before, like.text, leading.blocks[0], text)
    new = with_text(page, changed)
    new_pair = replace(pair, en=new) if to == "en" else replace(pair, zh=new)
    return TriedOut(new, new_pair, _findings(new_pair, text, to, knowledge))


def _findings(pair: PagePair, text: str, to: Language, knowledge: Knowledge) -> tuple[Finding, ...]:
    page = pair.side(to)
    assert page
    rules = tuple(rule for rule in all_rules() if not isinstance(rule, LibraryRule))
    library = Library(page.path.parent, page.path.parent, (pair,))
    lines = {
        line
        for block in page.blocks
        if block.text in (text, *text.split("\n\n"))
        for line in range(block.line, block.line + block.text.count("\n") + 1)
    }
    return tuple(
        finding
        for finding in check_library(library, knowledge, rules)
        if any(place.language == to and place.line in lines for place in places_of(finding))
    )
