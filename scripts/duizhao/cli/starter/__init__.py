"""A new library: the files that `duizhao init` writes, as they stand beside this file, and what writes them."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from duizhao.base.errors import CannotRun
from duizhao.base.files import text_if_there, write_atomically

# A file of this name would hide things from the project itself.
RENAMED = {"gitignore": ".gitignore"}
OURS = "__init__.py"


def start_library(folder: Path) -> tuple[Path, ...]:
    """Write a new library into `folder`, and give its files. Raises CannotRun, and writes nothing, where one of them is
    there already with another text: what a run that was stopped has written hinders nobody."""
    texts = {folder / name: text for name, text in _files(files(__name__), "")}
    there = {path: text for path in texts if (text := text_if_there(path)) is not None}
    for path in there:
        if there == texts or there[path] != texts[path]:
            raise CannotRun(
                f"{path}: there is one already, so nothing was written. Name a new folder: `duizhao init my-library`.",
                f"{path}：已经存在，因此没有写入任何文件。请指定一个新文件夹：`duizhao init my-library`。",
            )
    for path, text in texts.items():
        write_atomically(path, text)
    return tuple(texts)


def _files(folder: Traversable, under: str) -> list[tuple[str, str]]:
    found = []
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        name = RENAMED.get(one.name, one.name)
        if one.is_dir() and one.name != "__pycache__":
            found += _files(one, f"{under}{name}/")
        elif one.is_file() and one.name != OURS:
            found.append((f"{under}{name}", one.read_text(encoding="utf-8")))
    return found
