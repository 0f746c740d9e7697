"""The programs that turn the Markdown of a library into pages. MkDocs and ProperDocs read `mkdocs.yml` and run our plugin and
static-i18n; Zensical knows nothing of us, and gets what `site/passes/` makes of the library."""

import importlib.util
import shutil
from pathlib import Path
from typing import Literal, get_args

from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import run_or_install

Engine = Literal["mkdocs", "properdocs", "zensical"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
NAMES: dict[Engine, str] = {"mkdocs": "MkDocs", "properdocs": "ProperDocs", "zensical": "Zensical"}
# The extra that installs the engine.
EXTRAS: dict[Engine, str] = {"mkdocs": "site", "properdocs": "properdocs", "zensical": "zensical"}
# What is run: `python -m MODULE build …`.
MODULES: dict[Engine, str] = {
    "mkdocs": "mkdocs",
    "properdocs": "properdocs",
    "zensical": "duizhao.site.passes.plain_engine",
}
# ProperDocs builds with the theme that comes with MkDocs; the passes read finished pages with lxml.
NEEDED: dict[Engine, tuple[tuple[str, Engine], ...]] = {
    "mkdocs": (("mkdocs", "mkdocs"),),
    "properdocs": (("mkdocs", "mkdocs"), ("properdocs", "properdocs")),
    "zensical": (("lxml", "mkdocs"), ("zensical", "zensical")),
}


def is_installed(engine: Engine) -> bool:
    """True where the engine can be run."""
    return all(_is_there(module) for module, _of in NEEDED[engine])


def require_engine(engine: Engine, root: Path) -> None:
    """Raise CannotRun where the engine is not installed."""
    for module, of in NEEDED[engine]:
        if not _is_there(module):
            install = run_or_install(root, EXTRAS[of])
            raise CannotRun(
                f"{NAMES[of]} is not installed. {install.en}", f"没有安装 {NAMES[of]}。{install.zh}"
            )


def _is_there(module: str) -> bool:
    """True for a module that can be imported; Zensical may be a program on the path as well."""
    return importlib.util.find_spec(module) is not None or (
        module == "zensical" and shutil.which(module) is not None
    )
