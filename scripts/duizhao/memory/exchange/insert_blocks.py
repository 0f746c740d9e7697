"""Put the blocks of a translation into a page that lacks them, each in the box that it belongs in."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.base.errors import CannotRun
from duizhao.text.markdown.blocks import Block, read_blocks
from duizhao.text.markdown.edit import insert_block


@dataclass(frozen=True, slots=True)
class Inserted:
    """A page with more blocks, and the last one of them."""

    text: str
    block: Block | None


def insert_all(
    text: str,
    after: Block | None,
    answered: Block | None,
    source_text: str,
    likes: Sequence[Block],
    texts: Sequence[str],
) -> Inserted:
    """The page `text` with `texts` behind `after`, written as the blocks `likes` of the page `source_text` are.

    `answered` is the block of that page that `after` answers. Raises CannotRun where a block cannot stand there, or would
    come to stand in another box than in the source.
    """
    for like, new in zip(likes, texts, strict=True):
        text = insert_block(text, after, source_text, like, new)
        blocks = read_blocks(text).blocks
        number = _number_of_added(blocks, after, like)
        above = blocks[number - 1] if number else None
        if like.kind != "meta" and above is not None and after is not None:
            goes_on = answered is not None and like.box == answered.box
            if (
                like.box
                and (blocks[number].box == above.box) is not goes_on
                and not _is_deeper(like, answered)
            ):
                raise CannotRun(
                    f"“{new.split(chr(10))[0][:60]}” would come to stand in another box than in the source. "
                    "Translate the title of its box too.",
                    f"“{new.split(chr(10))[0][:60]}”会落入另一个提示框。请同时翻译它所在提示框的标题。",
                )
        after, answered = blocks[number], like
    return Inserted(text, after)


def _is_deeper(like: Block, answered: Block | None) -> bool:
    """True where the box of `like` stands in the one that the text goes on from, or the other way round."""
    return (
        answered is not None
        and (answered.box in like.containers or like.box in answered.containers)
        and (like.box != answered.box and bool(answered.box))
    )


def _number_of_added(blocks: Sequence[Block], behind: Block | None, like: Block) -> int:
    """The number of the block that was inserted behind `behind`."""
    if like.kind == "meta":
        return next(n for n, block in enumerate(blocks) if block.kind == "meta" and block.name == like.name)
    if behind is None or behind.kind == "meta":
        return next(n for n, block in enumerate(blocks) if block.kind != "meta")
    wanted = (behind.position(0), behind.text)
    return 1 + next(n for n, block in enumerate(blocks) if (block.position(0), block.text) == wanted)
