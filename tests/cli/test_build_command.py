"""`duizhao build`: all at once, but in order, and nothing is published that was not found in order."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from duizhao.cli.starter import start_library

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


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A small library that is in order."""
    root = tmp_path / "library"
    start_library(root)
    for language, word in (("en", "The dose is 2 mg."), ("zh", "剂量为 2 mg。")):
        folder = root / "docs" / language
        title = {"en": "Dose", "zh": "剂量"}[language]
        (folder / "index.md").write_text(f"# {title} {{#dose}}\n\n{word}\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return root


def build(run, root: Path) -> tuple[int, list[str], str]:
    code, told, complained = run("build", "--root", root, "--language", "en")
    return code, told.splitlines(), complained


def files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def leftovers(root: Path) -> list[str]:
    return [path.name for path in root.glob(".site-*")]


def test_the_steps_are_told_in_their_order(run, library: Path) -> None:
    code, told, _ = build(run, library)
    assert code == 0
    assert [line for line in told if line[:1].isdigit()] == STEPS
    assert (library / "site/zh/index.html").is_file() and leftovers(library) == []


def test_a_finding_stops_the_build_and_what_was_published_stays(run, library: Path) -> None:
    build(run, library)
    before = files(library / "site")
    page = library / "docs/zh/index.md"
    page.write_text(page.read_text("utf-8").replace("2", "20"), encoding="utf-8")
    code, told, _ = build(run, library)
    assert code == 1 and STEPS[2] not in told
    assert any("different-numbers" in line for line in told)
    assert files(library / "site") == before and leftovers(library) == []


def test_what_was_found_clean_is_looked_at_again_when_it_changes(run, library: Path) -> None:
    assert build(run, library)[0] == build(run, library)[0] == 0
    page = library / "docs/en/index.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("2 mg", "3 mg"), encoding="utf-8")
    assert build(run, library)[0] == 1
    # A finding is never kept: the same page is told again.
    assert any("different-numbers" in line for line in build(run, library)[1])
    page.write_text(text, encoding="utf-8")
    assert build(run, library)[0] == 0


@pytest.mark.parametrize("kept", ["", "{", "{}", '["x", 1, null]', "\x00\xff"])
def test_what_is_kept_may_be_damaged(run, library: Path, kept: str) -> None:
    (library / "build").mkdir()
    (library / "build/clean.json").write_text(kept, encoding="latin-1")
    assert build(run, library)[0] == 0


def test_a_change_of_the_terms_is_noticed(run, library: Path) -> None:
    assert build(run, library)[0] == 0
    header = "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n"
    (library / "terms.csv").write_text(
        header + "T1,amount,,dose,用量,,,剂量,everywhere,,,\n", encoding="utf-8"
    )
    code, told, _ = build(run, library)
    assert code == 1 and any("forbidden-term" in line for line in told)


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


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_leaves_nothing(run, library: Path, way: signal.Signals) -> None:
    build(run, library)
    before = files(library / "site")
    shutil.rmtree(library / "build", ignore_errors=True)
    command = [sys.executable, "-m", "duizhao", "build", "--root", str(library)]
    paths = os.pathsep.join(sys.path)
    running = subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    until = time.monotonic() + 30
    while not leftovers(library) and time.monotonic() < until:
        time.sleep(0.005)
    running.send_signal(way)
    running.communicate(timeout=30)
    assert running.returncode != 0
    assert leftovers(library) == [] and files(library / "site") == before
