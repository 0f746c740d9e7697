"""Write a page that somebody changed: only over the text that the change was made from, and as the file is written."""

import os
from pathlib import Path

from duizhao.base.bilingual import Language
from duizhao.base.errors import CannotRun
from duizhao.base.files import read_text, write_atomically
from duizhao.base.lock import locked
from duizhao.library.settings import Settings


class PageChanged(CannotRun):
    """Somebody changed the page since the text was read that a change was made from. `theirs` is what the file holds now,
    None where it is gone."""

    def __init__(self, path: Path, theirs: str | None) -> None:
        super().__init__(
            f"{path}: was changed meanwhile. Run the command again.",
            f"{path}：内容刚刚被改动。请再运行一次。",
        )
        self.theirs = theirs


def write_page(settings: Settings, key: str, language: Language, before: str | None, after: str) -> bool:
    """Put `after` in the place of `before`, the text that the page was read as; None where there was no page.

    Two at once wait for each other. Gives False where nothing changed. Raises PageChanged where the file holds another
    text, and CannotRun where the key leads out of the folder, the file mixes kinds of line ends, or cannot be written.
    """
    path = settings.page_path(key, language)
    with locked(settings.docs(language)):
        theirs = read_text(path) if os.path.lexists(path) else None
        if theirs != before:
            raise PageChanged(path, theirs)
        content = after if theirs is None else as_in_file(after, path.read_bytes())
        if content is None:
            raise CannotRun(
                f"{path}: the page mixes kinds of line ends. Save it with one kind, then try again.",
                f"{path}：页面混用了不同的换行符。请统一换行符后再试。",
            )
        return write_atomically(path, content)


def as_in_file(text: str, was: bytes) -> str | None:
    """`text`, whose lines end with `\\n`, with the line ends and the byte order mark of a file that holds `was`; None where
    that mixes kinds of line ends."""
    ends = was.count(b"\r\n")
    if ends == 0 and b"\r" not in was:
        content = text
    elif ends == was.count(b"\n") == was.count(b"\r"):
        content = text.replace("\n", "\r\n")
    else:
        return None
    return ("\ufeff" if was.startswith(b"\xef\xbb\xbf") else "") + content
