"""Links and pictures of a source that lead nowhere in a library: to files beside the source, to places in its own text.

A site with a dead link is not built, so their words stay and their address goes, told in a remark beside the block. A
picture on another host would be asked of that host by every reader: it becomes a link.
"""

import re
from collections.abc import Collection

from duizhao.base.bilingual import Bilingual

# The words hold no brackets but escaped ones; the address no blanks. Code is passed over.
LINK = re.compile(
    r"(?P<code>`[^`\n]+`)|(?P<picture>!?)\[(?P<words>(?:[^\[\]\\`\n]|\\.|`[^`\n]*`){0,500})\]"
    r"\((?P<address>[^()\s<>]{1,2000})(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
)
ANYWHERE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
# A link by its name, `[manual]: https://…`, and a note, `[^1]: …`: it stands in both languages alike.
DEFINITION = re.compile(r"\[(?!\^)[^\[\]\n]{1,200}+\]:[ \t]*+<?+[^\s<>]++>?+(?:[ \t]++[\"'(][^\n]*+)?+")
PICTURE = Bilingual("A picture of the source: {address}", "原文中的图片：{address}")
TARGET = Bilingual("A link of the source: {address}", "原文中的链接：{address}")


def without_local_links(markdown: str, anchors: Collection[str] = ()) -> tuple[str, tuple[Bilingual, ...]]:
    """The block without links that lead nowhere in a library, and what they were. `anchors` are those of its page."""
    if "](" not in markdown:
        return markdown, ()
    told: list[Bilingual] = []

    def kept(link: re.Match[str]) -> str:
        if link["code"]:
            return link.group()
        address = link["address"]
        if ANYWHERE.match(address):
            return f"[{link['words'] or address}]({address})" if link["picture"] else link.group()
        if address[1:] in anchors and address[0] == "#":
            return link.group()
        said = PICTURE if link["picture"] else TARGET
        told.append(Bilingual(said.en.format(address=address), said.zh.format(address=address)))
        return link["words"]

    # A picture may stand in the words of a link: it goes first.
    for _depth in range(2):
        markdown = LINK.sub(kept, markdown)
    return markdown, tuple(told)


def is_definition(text: str) -> bool:
    """True for a piece that only says where a named link leads."""
    return DEFINITION.fullmatch(text.strip()) is not None
