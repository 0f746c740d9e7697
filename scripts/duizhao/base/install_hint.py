"""What a person types to install more of Duizhao, or to build and serve a site: true where they stand.

No address is made up. What was installed says itself where it came from: `direct_url.json` (PEP 610) has the address or
the file, and is missing only where an index had the package.
"""

import json
import os
import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit

from duizhao.base.bilingual import Bilingual
from duizhao.base.files import shown_path

PACKAGE = "duizhao"
# The folder that holds `scripts/duizhao`, where this runs from a checkout.
CHECKOUT = Path(__file__).parents[3]
OWN_NAME = re.compile(rf'^name = "{PACKAGE}"$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class InstallOrigin:
    """Where this program came from: the folder of a `checkout`, or else an `address` as pip takes it behind `@`; neither
    where an index had it. A `pinned` address leads to the same bytes on any machine and any day."""

    checkout: Path | None = None
    address: str = ""
    pinned: str = ""


def install_command(extra: str) -> str:
    """The command that installs the packages of `extra`, such as `pip install -e ".[exchange]"` in a checkout."""
    return f"{installer()} {requirement(own_origin(), extra)}"


def requirement(origin: InstallOrigin, extra: str = "") -> str:
    """What stands behind `pip install`, quoted for a shell, for this program from its `origin` with `extra`."""
    extras = f"[{extra}]" if extra else ""
    if origin.checkout:
        return f'-e "{shown_path(origin.checkout)}{extras}"'
    return f'"{PACKAGE}{extras} @ {origin.address}"' if origin.address else f'"{PACKAGE}{extras}"'


def own_origin() -> InstallOrigin:
    """Where the program that runs came from."""
    project = CHECKOUT / "pyproject.toml"
    if project.is_file() and OWN_NAME.search(project.read_text(encoding="utf-8", errors="replace")):
        return InstallOrigin(CHECKOUT)
    try:
        return origin_of(metadata.distribution(PACKAGE).read_text("direct_url.json"))
    except metadata.PackageNotFoundError:
        return InstallOrigin()


def origin_of(direct_url: str | None) -> InstallOrigin:
    """The origin that `direct_url.json` tells of; that of an index where there is none, or none that can be read."""
    try:
        told = json.loads(direct_url or "{}")
        address = str(told.get("url", ""))
        vcs = told.get("vcs_info") or {}
        if urlsplit(address).password or not address.isprintable():
            # A password is no part of a hint that people copy.
            return InstallOrigin()
        if not vcs:
            return InstallOrigin(address=address)
        source = f"{vcs['vcs']}+{address}"
        below = f"#subdirectory={told['subdirectory']}" if told.get("subdirectory") else ""
        wanted = f"@{vcs['requested_revision']}" if vcs.get("requested_revision") else ""
        return InstallOrigin(address=f"{source}{wanted}{below}", pinned=f"{source}@{vcs['commit_id']}{below}")
    except (ValueError, AttributeError, KeyError, TypeError):
        return InstallOrigin()


def installer() -> str:
    """`pip install`, with the path of the pip of this environment where another one would be found first."""
    activated = os.environ.get("VIRTUAL_ENV")
    if sys.prefix == sys.base_prefix or (
        activated and Path(activated).resolve() == Path(sys.prefix).resolve()
    ):
        return "pip install"
    folder, ending = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    pip = Path(sys.prefix, folder, f"pip{ending}")
    return f"{shown_path(pip)} install" if pip.is_file() else "pip install"


def serve_command(root: Path) -> str:
    """What shows the site of the library in `root` while somebody writes: `make serve` where its Makefile can."""
    return "make serve" if _makes(root, "serve") else "duizhao serve"


def run_or_install(root: Path, extra: str) -> Bilingual:
    """What to run for the packages of `extra`: `make site` where the Makefile of the library in `root` installs them, else
    the command that does."""
    command = "make site" if _makes(root, "site") else install_command(extra)
    return Bilingual(f"Run: {command}", f"请运行：{command}")


def _makes(root: Path, target: str) -> bool:
    """True where the library has a Makefile with this `target` that knows Duizhao."""
    try:
        text = (root / "Makefile").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return PACKAGE in text and any(line.startswith(f"{target}:") for line in text.split("\n"))
