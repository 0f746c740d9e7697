"""Packages that only some kinds of file need: the extra `documents`."""

from types import ModuleType

from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import install_command


def needed(name: str) -> ModuleType:
    """The module `name` of the extra `documents`. Raises CannotRun, saying what to install, where it is missing."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as fault:
        package, install = name.partition(".")[0], install_command("documents")
        raise CannotRun(
            f"This kind of file needs more packages ({package}): {install}\n"
            "Plain text, Markdown and CSV need none.",
            f"这种文件需要安装附加组件（{package}）：{install}\n纯文本、Markdown 和 CSV 不需要。",
        ) from fault
