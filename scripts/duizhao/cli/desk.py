"""`duizhao desk`: the translation desk as two files that a browser opens, without building the site."""

import argparse
import os
from pathlib import Path
from urllib.parse import quote

from duizhao.base.bilingual import Bilingual, Language
from duizhao.checks.workspace import Workspace
from duizhao.library.page_files import file_of
from duizhao.memory.states.library_states import library_states
from duizhao.site.desk.write_desk import FILES, write_desk

NAME = "desk"
HELP = "what waits, side by side, as a page for the browser 生成译文工作台网页，并排列出待处理内容"
USUAL = "build/desk"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its `parser`."""
    parser.add_argument("--output", type=Path, metavar="DIR", help=f"where to write it 输出文件夹 ({USUAL})")


def run(arguments: argparse.Namespace, workspace: Workspace, language: Language) -> int:
    """Write the desk; its links lead to the Markdown files of the pages. Raises CannotRun."""
    settings = workspace.settings
    folder = (arguments.output or settings.root / USUAL).resolve()
    pages = tuple(library_states(workspace))
    here = {(page.key, side.language) for page in pages for side in (page.pair.en, page.pair.zh) if side}

    def address(key: str, side: Language) -> str | None:
        path = settings.docs(side) / file_of(key)
        return quote(Path(os.path.relpath(path, folder)).as_posix()) if (key, side) in here else None

    write_desk(folder, pages, address)
    path = folder / FILES[language]
    print(Bilingual(f"{path}: open it in a browser.", f"{path}：请用浏览器打开。").say(language))
    return 0
