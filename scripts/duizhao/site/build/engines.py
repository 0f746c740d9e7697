"""The programs that turn the Markdown of a library into pages. Each reads `mkdocs.yml`, and runs our plugin and static-i18n."""

import importlib.util
from pathlib import Path
from typing import Literal, get_args

from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import run_or_install

Engine = Literal["mkdocs", "properdocs"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
NAMES: dict[Engine, str] = {"mkdocs": "MkDocs", "properdocs": "ProperDocs"}
# The extra that installs the engine.
EXTRAS: dict[Engine, str] = {"mkdocs": "site", "properdocs": "properdocs"}


def require_engine(engine: Engine, root: Path) -> None:
    """Raise CannotRun where the engine is not installed. ProperDocs builds with the theme that comes with MkDocs."""
    for needed in dict.fromkeys(("mkdocs", engine)):
        if importlib.util.find_spec(needed) is None:
            one: Engine = "properdocs" if needed == "properdocs" else "mkdocs"
            install = run_or_install(root, EXTRAS[one])
            raise CannotRun(
                f"{NAMES[one]} is not installed. {install.en}", f"没有安装 {NAMES[one]}。{install.zh}"
            )
