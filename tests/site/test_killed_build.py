"""A build that ends at any moment leaves the site that was published whole, no engine, and nothing that stays for ever.

The faults are not set at random: the audit hooks of Python name every call to the system, and each of them is the last once.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from child_signals import PATIENCE
from duizhao.site.build import swap
from duizhao.site.build.workshop import sweep, workshop_beside

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")
# What is asked of the system by the events of Python; one of ctypes stands before the exchange of two folders.
CALLS = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "os.listdir", "open", "ctypes.dlsym")
OLD = {"sitemap.xml": b"old", "index.html": b"old page", "more/index.html": b"old more"}
NEW = {"sitemap.xml": b"new", "index.html": b"new page"}
CONFIG = "site_name: Test\ntheme: {name: material, font: false}\nplugins: []\n"


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def held(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }


def workshops(site: Path) -> list[str]:
    return [path.name for path in site.parent.iterdir() if path.name.startswith(f".{site.name}-")]


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refused() -> None:
    raise OSError(5, "Input/output error")


def interrupted() -> None:
    raise KeyboardInterrupt


def build_until(call: int, fault: Callable[[], None], site: Path, in_two_steps: bool) -> bool:
    """Build and publish in a process of its own, in which the call to the system of that number meets `fault`. True where
    there were not so many calls."""
    child = os.fork()
    if child:
        return os.WIFEXITED(status := os.waitpid(child, 0)[1]) and os.WEXITSTATUS(status) == 0
    code = 1
    try:
        left = call

        def hook(event: str, _arguments: object) -> None:
            nonlocal left
            if event in CALLS:
                left -= 1
                if left == 0:
                    fault()

        if in_two_steps:
            swap.exchange = lambda one, another: False
        sys.addaudithook(hook)
        with workshop_beside(site) as workshop:
            write(workshop.new, NEW)
            workshop.publish()
        code = int(left <= 0)
    finally:
        os._exit(code)


@pytest.mark.parametrize("in_two_steps", [False, True], ids=["exchange", "two steps"])
@pytest.mark.parametrize("fault", [killed, refused, interrupted])
def test_a_site_is_whole_wherever_its_build_ends(
    fault: Callable[[], None], in_two_steps: bool, tmp_path: Path
) -> None:
    site = tmp_path / "host" / "site"
    cut = 0
    if not in_two_steps and not swap.exchange(*two_folders(tmp_path)):
        pytest.skip("this file system exchanges no folders")
    for call in range(1, 200):
        # What runs before left behind is swept by the run whose calls are counted, too.
        write(site, OLD)
        ended = build_until(call, fault, site, in_two_steps)
        if not in_two_steps:
            # At no moment is there no site, or half of one.
            assert held(site) in (OLD, NEW), call
        cut += not site.exists()
        published = held(site) == NEW
        if published:
            # What somebody deletes is not put back half, from what was being removed.
            shutil.rmtree(site)
        sweep(site)
        assert (held(site) == OLD or (published and not site.exists())) and workshops(site) == [], call
        shutil.rmtree(site, ignore_errors=True)
        if ended:
            break
    else:
        pytest.fail("the build never came to its end")
    # Without this, faults that all hit before the swap would pass.
    assert call > 15 and cut == (fault is killed and in_two_steps)


def two_folders(tmp_path: Path) -> tuple[Path, Path]:
    folders = tmp_path / "one", tmp_path / "another"
    for folder in folders:
        folder.mkdir()
    return folders


def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    one, another = two_folders(tmp_path)
    write(one, OLD)
    write(another, NEW)
    if sys.platform == "linux" and swap.exchange(one, another):
        assert (held(one), held(another)) == (NEW, OLD)
    # Where it cannot be done, nothing has changed.
    before = held(one)
    assert not swap.exchange(one, tmp_path / "nowhere") and held(one) == before


def test_the_workshop_of_a_build_that_is_under_way_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, OLD)
    with workshop_beside(site) as first:
        write(first.new, NEW)
        with workshop_beside(site):
            assert held(first.new) == NEW and len(workshops(site)) == 2
        first.publish()
    assert held(site) == NEW and workshops(site) == []


def test_only_workshops_of_this_site_are_swept(tmp_path: Path) -> None:
    write(
        tmp_path, {".site-mine/a": b"", ".site-0123456789abcdef/new/a": b"", ".sites-0123456789abcdef/a": b""}
    )
    os.symlink(tmp_path / ".site-mine", tmp_path / ".site-fedcba9876543210")
    sweep(tmp_path / "site")
    assert held(tmp_path).keys() == {".site-mine/a", ".sites-0123456789abcdef/a"}
    assert (tmp_path / ".site-fedcba9876543210").is_symlink()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_killed_build_leaves_no_engine_and_the_next_one_sweeps_its_workshop(tmp_path: Path) -> None:
    write(tmp_path, {"docs/en/index.md": b"# A {#a}\n", "docs/zh/index.md": "# 甲 {#a}\n".encode()})
    write(tmp_path, {"mkdocs.yml": CONFIG.encode(), **{f"site/{name}": text for name, text in OLD.items()}})
    command = [sys.executable, "-m", "duizhao", "build", "--root", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
        (engine,) = until(lambda: engines(tmp_path))
        build.kill()
    assert workshops(tmp_path / "site")
    until(lambda: engine not in engines(tmp_path))
    # A process that ends loses its name a moment before the system lets go of its locks.
    until(lambda: sweep(tmp_path / "site") or not workshops(tmp_path / "site"))
    assert held(tmp_path / "site") == OLD


def engines(root: Path) -> list[int]:
    """The processes that run and were told to build into a workshop of `root`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told, state = (process / "cmdline").read_bytes(), (process / "stat").read_text("utf-8", "replace")
        except OSError:
            continue
        if (
            b"mkdocs" in told
            and f"{root}/.site-".encode() in told
            and state.rpartition(")")[2].split()[0] != "Z"
        ):
            found.append(int(process.name))
    return found


def until(asked: Callable[[], Any]) -> Any:
    """What `asked` gives as soon as it gives something."""
    end = time.monotonic() + PATIENCE
    while not (value := asked()):
        assert time.monotonic() < end
        time.sleep(0.01)
    return value
