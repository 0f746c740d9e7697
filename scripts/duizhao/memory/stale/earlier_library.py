"""A library as it was at a revision that git knows."""

import contextlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.errors import CannotRun
from duizhao.base.files import inside, shown_path
from duizhao.base.git_checkout import GitCheckout, checkout_of
from duizhao.checks.workspace import Workspace
from duizhao.library.layout.page_pattern import ENDINGS as PAGE_ENDINGS
from duizhao.library.pages import Library, PagePair
from duizhao.library.settings import Settings

# Of all that stands in the folders of a library, pages and the files of pictures are read.
ENDINGS = (*PAGE_ENDINGS, ".toml")
# The signs of a whole hash of git, and those that a person is shown of it.
HASH, SHORT_HASH = 40, 9


@dataclass(frozen=True, slots=True)
class EarlierLibrary:
    """The page pairs of a library at the merge base of a revision and HEAD, by their key. `revision` is how a person is told
    of it, `commit` the merge base itself."""

    revision: str
    pairs: Mapping[str, PagePair]
    commit: str = ""

    def changed(self, library: Library) -> frozenset[str]:
        """The keys of the pairs of `library` of which a text is another one now, or was not there, or is not any more."""
        return frozenset(
            pair.key for pair in library.pairs if _texts(pair) != _texts(self.pairs.get(pair.key))
        )


def earlier_library(workspace: Workspace, revision: str, pictures: bool = True) -> EarlierLibrary:
    """The library of `workspace` as it was where the work since `revision` began, with its pictures where they are asked
    for. What could not be read then is not in it.

    Raises CannotRun where git cannot tell, or a folder of the library stands in no checkout.
    """
    settings = workspace.settings
    folders = [settings.en.resolve(), settings.zh.resolve()] + (
        [settings.pictures.resolve()] if pictures else []
    )
    checkout = checkout_of(folders[0])
    for folder in folders[:2]:
        if checkout is None or not folder.is_relative_to(checkout.root):
            raise CannotRun(
                f"--since asks git what changed, but {folder} is not in the git checkout of the English pages. "
                "Leave out --since, or keep both languages in one repository.",
                f"--since 需要用 git 查看改动，但 {folder} 不在英文页面所在的 git 仓库中。"
                "请去掉 --since，或把两种语言放在同一个仓库里。",
            )
    assert checkout
    commit = checkout.merge_base(revision)
    for folder in dict.fromkeys(folders[:2]):
        # What git ignores, or another repository holds, has no past here: nothing in it could be told to be stale.
        if not checkout.knows(folder, commit):
            raise CannotRun(
                f"--since asks git what changed, but git has no pages of {shown_path(folder)}: they are ignored, not committed, or in a "
                "submodule. Commit them, or leave out --since.",
                f"--since 需要用 git 查看改动，但 git 中没有 {shown_path(folder)} 的页面：可能被忽略、尚未提交，或在子模块中。"
                "请先提交，或去掉 --since。",
            )
    with tempfile.TemporaryDirectory(prefix="duizhao-") as place:
        root = Path(place).resolve()
        _write(checkout, commit, folders, root)
        library = _read(_moved(settings, checkout.root, root), pictures)
    return EarlierLibrary(_shown(revision), {pair.key: pair for pair in library.pairs}, commit)


def _write(checkout: GitCheckout, commit: str, folders: list[Path], root: Path) -> None:
    """Write below `root` the pages that stood in the `folders` at `commit`."""
    below = [folder.relative_to(checkout.root) for folder in folders if folder.is_relative_to(checkout.root)]
    for folder in below:
        # A folder that was not there then has no pages.
        (root / folder).mkdir(parents=True, exist_ok=True)
    for name, content in checkout.files_at(commit, [folder.as_posix() for folder in below], ENDINGS):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        # A file that no system here can hold was no page of this library.
        with contextlib.suppress(OSError, CannotRun):
            path = inside(root, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _read(settings: Settings, pictures: bool) -> Library:
    workspace = Workspace(settings)
    if pictures:
        # A picture that could not be read then has no earlier words.
        with contextlib.suppress(CannotRun):
            return workspace.library_with_pictures
    return workspace.library_as_it_is


def _moved(settings: Settings, before: Path, now: Path) -> Settings:
    """The settings with each folder of the checkout `before` below `now` instead."""
    moved: dict[str, Any] = {
        one.name: now / path.resolve().relative_to(before)
        for one in fields(settings)
        if isinstance(path := getattr(settings, one.name), Path) and path.resolve().is_relative_to(before)
    }
    return replace(settings, layout=settings.layout.moved(before, now), **moved)


def _shown(revision: str) -> str:
    """A revision as a person reads it: of a whole hash the start, which git takes too."""
    is_hash = len(revision) == HASH and all(sign in "0123456789abcdef" for sign in revision)
    return revision[:SHORT_HASH] if is_hash else revision


def _texts(pair: PagePair | None) -> tuple[str | None, ...]:
    sides = [pair.side(language) if pair else None for language in LANGUAGES]
    return tuple(side.text if side else None for side in sides)
