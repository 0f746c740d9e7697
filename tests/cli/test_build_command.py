"""`duizhao build`: all at once, but in order, and nothing is published that was not found in order."""

import contextlib
import errno
import io
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from child_signals import PATIENCE, listen_to_signals
from duizhao.checks.rule import all_rules
from duizhao.cli.main import main
from duizhao.cli.starter import start_library
from duizhao.site.build.disk_faults import fault_of_disk

CONFIG = """\
site_name: Test
theme: {name: material, font: false}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: zh, name: 中文, build: true}
        - {locale: en, name: English, default: true, build: true}
  - duizhao
"""
STEPS = ["1/4 sources", "2/4 check", "3/4 site", "4/4 links"]


@dataclass(frozen=True, slots=True)
class Built:
    """A library that was built: its folder, the exit code, and what was told on the way."""

    root: Path
    code: int
    told: list[str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small library that is in order, built once. Nothing may be written here."""
    root = tmp_path_factory.mktemp("built") / "library"
    start_library(root)
    for language, word in (("en", "The dose is 2 mg."), ("zh", "剂量为 2 mg。")):
        folder = root / "docs" / language
        title = {"en": "Dose", "zh": "剂量"}[language]
        (folder / "index.md").write_text(f"# {title} {{#dose}}\n\n{word}\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code = main(["build", "--root", str(root), "--language", "en"])
    return Built(root, code, told.getvalue().splitlines())


@pytest.fixture
def published(built: Built, tmp_path: Path) -> Path:
    """A copy of that library with its site, and with what was kept of its check."""
    return Path(shutil.copytree(built.root, tmp_path / "library"))


@pytest.fixture
def library(published: Path) -> Path:
    """The same library, never built."""
    for made in ("site", "build"):
        shutil.rmtree(published / made, ignore_errors=True)
    return published


def build(run, root: Path) -> tuple[int, list[str], str]:
    code, told, complained = run("build", "--root", root, "--language", "en")
    return code, told.splitlines(), complained


def files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def leftovers(root: Path) -> list[str]:
    return [path.name for path in root.glob(".site-*")]


def test_the_steps_are_told_in_their_order(built: Built) -> None:
    assert built.code == 0, built.told
    assert [line for line in built.told if line[:1].isdigit()] == STEPS
    assert (built.root / "site/zh/index.html").is_file() and leftovers(built.root) == []


def test_a_finding_stops_the_build_and_what_was_published_stays(run, published: Path) -> None:
    before = files(published / "site")
    # The check of the first build was kept: a page that changed since is looked at all the same.
    assert (published / "build/found.json").is_file()
    page = published / "docs/zh/index.md"
    page.write_text(page.read_text("utf-8").replace("2", "20"), encoding="utf-8")
    code, told, _ = build(run, published)
    assert code == 1 and STEPS[2] not in told
    assert any("different-numbers" in line for line in told)
    assert files(published / "site") == before and leftovers(published) == []


def test_what_the_baseline_has_recorded_stops_no_build(run, library: Path) -> None:
    page = library / "docs/zh/index.md"
    page.write_text(page.read_text("utf-8").replace("2", "20"), encoding="utf-8")
    assert run("baseline", "--root", library)[0] == 0
    (library / "duizhao.toml").write_text('[rules]\nignore = ["long-sentence"]\n', "utf-8")
    code, told, _ = build(run, library)
    assert code == 0, told
    start = told.index(STEPS[1])
    assert told[start + 1].endswith(f"{len(all_rules()) - 1} rules: no new findings")
    assert told[start + 2] == "    Baseline: 1 recorded finding is still there, 1 of them safety."


def test_a_dead_link_keeps_the_site_from_being_published(run, library: Path) -> None:
    for language in ("en", "zh"):
        page = library / "docs" / language / "index.md"
        # Raw HTML, which MkDocs does not look at.
        page.write_text(page.read_text("utf-8") + '\n<a href="nowhere/">2</a>\n', encoding="utf-8")
    code, told, _ = build(run, library)
    assert code == 1 and STEPS[3] in told
    assert any("nowhere" in line for line in told)
    assert not (library / "site").exists() and leftovers(library) == []


def test_a_fault_of_mkdocs_is_told_at_its_step(run, library: Path) -> None:
    (library / "mkdocs.yml").write_text(CONFIG + "nav: [gone.md]\n", encoding="utf-8")
    code, told, complained = build(run, library)
    assert code == 1 and told[-2] == STEPS[2] and "gone.md" in complained
    assert not (library / "site").exists() and leftovers(library) == []


def test_findings_are_told_even_where_there_is_no_site_to_build(run, library: Path) -> None:
    (library / "mkdocs.yml").unlink()
    assert build(run, library)[0] == 2
    page = library / "docs/zh/index.md"
    page.write_text(page.read_text("utf-8").replace("2", "20"), encoding="utf-8")
    assert build(run, library)[0] == 1


@pytest.mark.parametrize(
    ("way", "step"),
    [(signal.SIGTERM, "workshop"), *((signal.SIGINT, step) for step in ("workshop", *STEPS))],
)
def test_a_build_that_is_stopped_leaves_nothing(published: Path, way: signal.Signals, step: str) -> None:
    before = files(published / "site")
    shutil.rmtree(published / "build", ignore_errors=True)
    command = [sys.executable, "-m", "duizhao", "build", "--root", str(published), "--language", "en"]
    paths = os.pathsep.join(sys.path)
    with subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=listen_to_signals,
    ) as running:
        assert running.stdout and running.stderr
        if step == "workshop":
            while not leftovers(published) and running.poll() is None:
                time.sleep(0.005)
        else:
            while (line := running.stdout.readline()) and line.strip() != step:
                pass
        # As a terminal does at Ctrl-C: the engine hears of it too.
        os.killpg(running.pid, way)
        complained = running.communicate(timeout=PATIENCE)[1]
    assert (running.returncode, complained) == (
        130,
        "\nStopped. Every file is whole; run the same command again to go on.\n",
    )
    assert leftovers(published) == [] and files(published / "site") == before


def test_a_disk_that_takes_no_more_stops_a_build_with_a_sentence(published: Path) -> None:
    before = files(published / "site")
    page = published / "docs/en/index.md"
    page.write_text(page.read_text("utf-8") + "\n<!-- -->\n", encoding="utf-8")
    shutil.rmtree(published / "build", ignore_errors=True)
    command = [sys.executable, "-m", "duizhao", "build", "--root", str(published), "--language", "en"]
    # No file may grow beyond this: the engine cannot copy the scripts of its theme.
    ended = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)),
    )
    assert ended.returncode == 2 and "Traceback" not in ended.stderr
    assert f"{published / 'site'}: cannot be written (File too large)." in ended.stderr
    assert "Make room on the disk" in ended.stderr
    assert leftovers(published) == [] and files(published / "site") == before


@pytest.mark.parametrize(
    ("said", "is_of_disk"),
    [
        ("Traceback (most recent call last):\nOSError: [Errno 28] No space left on device: 'a'\n", True),
        ("error: write /a: no space left on device\n", True),
        ("OSError: [Errno 2] No such file or directory: 'a'\n", False),
        ("ERROR - a page says OSError: [Errno 28]\n", False),
        ("", False),
    ],
)
def test_what_an_engine_says_of_the_disk_is_understood(said: str, is_of_disk: bool, tmp_path: Path) -> None:
    fault = fault_of_disk(said, tmp_path / "gone")
    assert (fault is not None and fault.errno == errno.ENOSPC) is is_of_disk
