"""Put a text in the place of one side of a block pair, and touch nothing else of the page."""

from dataclasses import replace

from duizhao.base.bilingual import Language, other
from duizhao.base.errors import CannotRun
from duizhao.library.pages import PagePair, with_text
from duizhao.memory.states.pair_state import PARAGRAPHS, BlockState
from duizhao.text.markdown.edit import delete_block, insert_block, replace_block


def put_text(pair: PagePair, state: BlockState, to: Language, text: str) -> PagePair:
    """The pair with `text` in the place of the block's side in `to`, or behind the block above where it has none.

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
        parts = text.split(PARAGRAPHS)
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
    return _with(pair, to, changed)


def take_out(pair: PagePair, state: BlockState, to: Language) -> PagePair:
    """The pair without the block's side in `to`. Raises CannotRun where other blocks would not stay as they are."""
    page = pair.side(to)
    if page is None:
        return pair
    changed = page.text
    for block in sorted(state.side(to).blocks, key=lambda block: -block.line):
        changed = delete_block(changed, block)
    return _with(pair, to, changed)


def _with(pair: PagePair, to: Language, text: str) -> PagePair:
    page = pair.side(to)
    assert page
    new = with_text(page, text)
    return replace(pair, en=new) if to == "en" else replace(pair, zh=new)
