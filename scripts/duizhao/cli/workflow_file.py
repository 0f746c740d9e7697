"""The workflow of GitHub Actions that checks a library at every change."""

import json
import re
from importlib.resources import files
from pathlib import Path

from duizhao.base.bilingual import LANGUAGES, Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import shown_path
from duizhao.base.install_hint import PACKAGE, InstallOrigin, own_origin
from duizhao.base.version import __version__
from duizhao.cli.starter_files import Start
from duizhao.library.settings import SETTINGS_FILE, Settings

TEMPLATE = "workflow.yml"
WORKFLOW = ".github/workflows/duizhao.yml"
# What the template has in the places of the two values.
REQUIREMENT, FOLDER = "REQUIREMENT", "FOLDER"
# An address as pip takes it behind `@`.
ADDRESS = re.compile(r"(?:git\+)?[a-z]++://\S++")


def workflow_start(folder: Path, source: str | None, is_new: bool = False) -> Start:
    """The workflow for the library in `folder`, which gets Duizhao from `source`, or where this one came from. Without
    `is_new` there has to be a library.

    Raises CannotRun where there is none, where nothing says where Duizhao is to come from, and for a bad `source`.
    """
    root = folder.resolve()
    if not (is_new or _has_library(root)):
        raise CannotRun(
            f"{shown_path(folder)}: there is no library here to check. Make one with `duizhao init`, or, where the pages "
            "are there already, add --here.",
            f"{shown_path(folder)}：这里没有可检查的知识库。请先用 `duizhao init` 新建；已有页面时，请加上 --here。",
        )
    repository = _repository(root)
    text = files("duizhao.cli").joinpath(TEMPLATE).read_text(encoding="utf-8")
    below = root.relative_to(repository).as_posix()
    # JSON's strings are YAML's too.
    for place, value in ((REQUIREMENT, _requirement(source)), (FOLDER, below)):
        text = text.replace(f": {place}\n", f": {json.dumps(value, ensure_ascii=False)}\n")
    next_step = Bilingual(
        "Next: commit the workflow. Each push and each pull request is checked from then on.",
        "下一步：提交这个工作流文件。此后每次推送和每个合并请求都会检查。",
    )
    return Start(repository / WORKFLOW, text, next_step)


def _has_library(root: Path) -> bool:
    """True where settings say where the pages are, or where they are found without."""
    layout = Settings.read(root).layout
    return (root / SETTINGS_FILE).is_file() or all(layout.folder(one).is_dir() for one in LANGUAGES)


def _repository(root: Path) -> Path:
    """The folder in which GitHub looks for workflows: that of the Git repository around `root`, or `root` itself."""
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)


def _requirement(source: str | None) -> str:
    """What pip is to install in the workflow, from `source` or from where this program came."""
    if source:
        if not ADDRESS.fullmatch(source) or not source.isprintable():
            raise CannotRun(
                f"--from {source!r}: not an address that pip can install from. Such an address is git+https://HOST/PATH.",
                f"--from {source!r}：不是 pip 可以安装的地址。地址的形式是 git+https://主机/路径。",
            )
        return f"{PACKAGE} @ {source}"
    return pinned_requirement(own_origin())


def pinned_requirement(origin: InstallOrigin) -> str:
    """What pip installs to have, anywhere, the program that has this `origin`. Raises CannotRun where it came from a folder
    or file of this machine, which no other has."""
    if origin.pinned:
        return f"{PACKAGE} @ {origin.pinned}"
    if origin == InstallOrigin():
        return f"{PACKAGE}=={__version__}"
    raise CannotRun(
        "Duizhao was installed from a folder or file of this machine, so nothing says where a build server gets it. "
        "Name the address that you got it from: --from git+https://…",
        "当前的 Duizhao 是从本机的文件夹或文件安装的，无法得知构建服务器应从哪里安装。"
        "请写明获取它的地址：--from git+https://…",
    )
