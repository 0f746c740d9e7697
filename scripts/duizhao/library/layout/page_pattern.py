"""Where the pages of one language lie, as a person writes it: `docs/en`, or `docs/{page}.zh.md`."""

import os
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.errors import CannotRun

USUAL = ".md"
# A page with one of these keeps it in its key, unless the pattern names it: every key has one file, and every file one key.
OTHER_ENDINGS = (".mdx", ".markdown")
ENDINGS = (USUAL, *OTHER_ENDINGS)
PAGE = "{page}"


@dataclass(frozen=True, slots=True)
class PagePattern:
    """The files in `folder` (absolute) and the folders below it whose names are `before`, the name of the page, `after` and an
    ending: the one that is named, or that of any page."""

    folder: Path
    before: str = ""
    after: str = ""
    ending: str = ""

    @classmethod
    def of(cls, written: str | Path, root: Path) -> "PagePattern":
        """The pattern that a person wrote: a folder, or a path with `{page}` in it for the page and its folders; from `root` on.
        Raises CannotRun where `{page}` stands twice, or not in the name of the file."""
        text = Path(written).as_posix()
        if PAGE not in text:
            return cls(Path(os.path.abspath(root / text)))
        head, _, after = text.partition(PAGE)
        if PAGE in after or "/" in after:
            raise CannotRun(
                f"{text}: {PAGE} stands for a page with its folders, so it has to stand once, in the last part of the path: "
                "docs/{page}.zh.md.",
                f"{text}：{PAGE} 代表页面及其文件夹，只能出现一次，而且要放在路径的最后一段，例如 docs/{{page}}.zh.md。",
            )
        folder, _, before = head.rpartition("/")
        ending = next((ending for ending in ENDINGS if after.endswith(ending)), "")
        return cls(Path(os.path.abspath(root / folder)), before, after.removesuffix(ending), ending)

    @property
    def length(self) -> int:
        """How much it names: of two patterns that a file fits, it belongs to the one that names more."""
        return len(self.folder.as_posix()) + len(self.before) + len(self.after) + len(self.ending)

    @property
    def is_folder(self) -> bool:
        """True for a whole folder, where no file name says anything."""
        return not (self.before or self.after or self.ending)

    def key_of(self, path: Path) -> str | None:
        """The key of the page in the file at `path` (absolute); None where the file is no such page."""
        folder, text = self.folder.as_posix().rstrip("/") + "/", path.as_posix()
        if not text.startswith(folder):
            return None
        above, slash, name = text[len(folder) :].rpartition("/")
        for ending in (self.ending,) if self.ending else ENDINGS:
            end = self.after + ending
            is_long = len(name) > len(self.before) + len(end)
            if is_long and name.startswith(self.before) and name.endswith(end):
                page = name[len(self.before) : len(name) - len(end)]
                return above + slash + (page if self.ending or ending == USUAL else page + ending)
        return None

    def file_of(self, key: str) -> Path:
        """The file of the page `key`, whether it is there or not."""
        return self.folder / self.below(key)

    def below(self, key: str) -> str:
        """The path of the page `key` below the folder."""
        ending = self.ending or next((one for one in OTHER_ENDINGS if key.endswith(one)), USUAL)
        above, slash, name = (key if self.ending else key.removesuffix(ending)).rpartition("/")
        return f"{above}{slash}{self.before}{name}{self.after}{ending}"

    def shown(self, root: Path) -> str:
        """The pattern as a person writes it, from `root` on."""
        folder = Path(os.path.relpath(self.folder, root)).as_posix()
        if self.is_folder:
            return folder
        name = f"{self.before}{PAGE}{self.after}{self.ending}"
        return name if folder == "." else f"{folder}/{name}"
