"""An included text that could not be read, or that nobody may read."""

import posixpath
from dataclasses import dataclass
from typing import Literal

from duizhao.base.bilingual import Language

# It lies on another host; it is looked for outside of the library; no such file is there; it cannot be read as text; it stands
# among the pages of the other language.
WhyUnread = Literal["address", "outside", "missing", "unreadable", "language"]
ADDRESSES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class UnreadText:
    """The line `row`, from 0, of the page `key` in `language` includes the file `name`, which is not read. Where nobody has said in
    which folders files are looked for, a file that is missing may still be there (`is_sure` is false)."""

    key: str
    language: Language
    row: int
    name: str
    why: WhyUnread
    is_sure: bool = True


def refused_by_name(name: str) -> WhyUnread | None:
    """Why a file of that name is not read, wherever it is looked for; None where it may be."""
    if name.lower().startswith(ADDRESSES):
        return "address"
    is_outside = "\0" in name or posixpath.isabs(name) or posixpath.normpath(name).split("/")[0] == ".."
    return "outside" if is_outside else None
