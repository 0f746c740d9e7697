"""Files that are written for a library once, and only where nothing stands in their place."""

import os
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from duizhao.base.bilingual import LANGUAGE_NAMES, LANGUAGES, Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import inside, shown_path, write_atomically
from duizhao.base.toml_writing import toml_line
from duizhao.library.layout import PageLayout
from duizhao.library.layout.pages_there import pages_there, with_sides
from duizhao.library.settings import SETTINGS_FILE, Settings

PATHS = """\
# Where this library keeps its pages, for Duizhao. Every path is relative to this file.
# 本知识库页面的存放位置，供 Duizhao 使用。所有路径都相对于本文件。

[paths]
"""


@dataclass(frozen=True, slots=True)
class Start:
    """A file to write, and what to do once it is there."""

    path: Path
    text: str
    next_step: Bilingual


def write_new(starts: Iterable[Start]) -> None:
    """Write all of them. Raises CannotRun, and writes none, where something stands in the place of one."""
    starts = tuple(starts)
    for start in starts:
        refuse_what_is_there(start.path)
    for start in starts:
        write_atomically(start.path, start.text)


def refuse_what_is_there(path: Path) -> None:
    """Raise CannotRun where something stands in the place of a file that is to be written."""
    if os.path.lexists(path):
        raise CannotRun(
            f"{shown_path(path)}: there is one already, so nothing was written. Change it by hand, or move it away.",
            f"{shown_path(path)}：已经存在，因此没有写入任何文件。请手工修改，或先移走。",
        )


def settings_start(folder: Path, en: str | None, zh: str | None) -> Start:
    """`duizhao.toml` for the pages that stand below `folder`: where `en` and `zh` say, as for `check`, or else where they
    are found. Raises CannotRun where a language has no page, and where the file is there already."""
    # Before the pages are looked at: where the file is there, no folder has to be named.
    refuse_what_is_there(folder / SETTINGS_FILE)
    root = folder.resolve()
    layout = with_sides(Settings.read(root).layout, en, zh)
    _require_below(layout, root)
    keys = pages_there(layout).keys
    for language in LANGUAGES:
        if not keys[language]:
            shown, name = layout.pattern(language).shown(Path.cwd()), LANGUAGE_NAMES[language]
            raise CannotRun(
                f"{shown}: there is no page here. Name the place of the {name['en']} pages with --{language}.",
                f"{shown}：这里没有页面。请用 --{language} 指定{name['zh']}页面的位置。",
            )
    lines = [f"{toml_line(one, layout.pattern(one).shown(root))}\n" for one in LANGUAGES]
    go = "" if root == Path.cwd().resolve() else f" --root {shlex.quote(shown_path(folder))}"
    counts = {language: len(keys[language]) for language in LANGUAGES}
    next_step = Bilingual(
        f"{counts['en']} English and {counts['zh']} Chinese pages were found. Next: duizhao check{go}",
        f"找到 {counts['en']} 个英文页面和 {counts['zh']} 个中文页面。下一步：duizhao check{go}",
    )
    return Start(folder / SETTINGS_FILE, PATHS + "".join(lines), next_step)


def _require_below(layout: PageLayout, root: Path) -> None:
    """Raise CannotRun where pages stand outside of the folder of the library: its settings could not name them."""
    for language in LANGUAGES:
        inside(root, layout.pattern(language).shown(root).partition("{")[0])
