"""What blocks are beside their text."""

from collections.abc import Sequence

from duizhao.text.markdown.blocks import Block


def forms_of(blocks: Sequence[Block]) -> dict[int, str]:
    """What blocks are beside their text, by the number of the block: the level of a heading, and the type of a box at
    the first block below its title, because a title may stand in one language alone. Others have none."""
    forms: dict[int, str] = {}
    titles: dict[int, Block] = {}
    seen: set[int] = set()
    for block in blocks:
        if block.kind == "heading":
            forms[block.number] = str(block.level)
        elif block.box and block.box not in seen:
            if block.kind == "title":
                titles[block.box] = block
                continue
            seen.add(block.box)
            forms[block.number] = _box_type(block)
    # A box of a title alone.
    forms |= {title.number: _box_type(title) for box, title in titles.items() if box not in seen}
    return forms


def _box_type(block: Block) -> str:
    boxes = [name for name in block.within if name.startswith("admonition:")]
    return boxes[-1].removeprefix("admonition:") if boxes else ""
