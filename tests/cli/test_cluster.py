"""`--cluster` does on Dask, elsewhere, what a command does here, and tells and writes the same bytes."""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from duizhao.base import cluster as module

MIXED = "The Cuff\n\nSit down {n} times.\n\n请坐下 {n} 次。\n"
TOPICS = '[[topic]]\nid = "cuff"\ntitle_en = "The cuff"\ntitle_zh = "袖带"\nheadings = ["cuff"]\n'
Snapshot = Callable[[Path], dict[str, bytes]]


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    """A cluster of one worker in a process of its own, which stands in another folder than the command."""
    before = os.getcwd()
    os.chdir(tmp_path_factory.mktemp("elsewhere"))
    try:
        with LocalCluster(
            n_workers=1, threads_per_worker=2, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL
        ) as cluster:
            os.chdir(before)
            yield cluster
    finally:
        os.chdir(before)


@pytest.fixture
def pages(library: Path) -> Path:
    """The small library, with enough pages to be sent in several parts."""
    for number in range(20):
        for language, text in (
            ("en", "# A {{#a}}\n\nTake {n} mg.\n"),
            ("zh", "# 甲 {{#a}}\n\n服用 {n} mg。\n"),
        ):
            path = library / "docs" / language / "more" / f"p{number:02}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text.format(n=number + (language == "zh" and number % 5 == 0)), "utf-8")
    return library


def test_a_check_on_a_cluster_tells_the_same_bytes(run, pages: Path, workers: LocalCluster) -> None:
    at = ("--cluster", workers.scheduler_address)
    for name in ("json", "text"):
        here = run("check", "--format", name)
        assert here[0] == 1 and run("check", "--format", name, *at) == here


def test_a_share_may_be_looked_at_on_a_cluster(run, pages: Path, workers: LocalCluster) -> None:
    here = run("check")
    for number in (1, 2):
        assert run("check", "--shard", f"{number}/2", "--cluster", workers.scheduler_address)[0] == 0
    assert run("check", "--merge-shards") == here
    code, _, told = run("check", "--merge-shards", "--cluster", workers.scheduler_address)
    assert code == 2 and "--merge-shards cannot be used with --cluster" in told


def test_sources_on_a_cluster_become_the_same_files(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: LocalCluster, snapshot: Snapshot
) -> None:
    results = []
    for name, more in (("here", ()), ("there", ("--cluster", workers.scheduler_address))):
        root = tmp_path / name / "library"
        texts = root / "texts" / "below"
        texts.mkdir(parents=True)
        for number in range(8):
            (texts / f"t{number}.txt").write_text(MIXED.format(n=number), "utf-8")
        (texts / "t3.md").write_text("A twin.\n", "utf-8")
        (texts / "t5.txt").write_bytes(b"broken \x00\x01 \x81")
        (root / "topics.toml").write_text(TOPICS, "utf-8")
        monkeypatch.chdir(root)
        # Named from where the command stands: the workers stand elsewhere.
        results.append(
            (
                run("normalise", "texts", "--into", "drafts", "--jobs", "1" if not more else "0", *more),
                snapshot(root),
            )
        )
    assert results[0][0][0] == 1 and len(results[0][1]) > 20
    assert results[0][0][1] == results[1][0][1]
    assert results[0][1] == results[1][1]


def test_a_cluster_of_its_own_ends_with_the_command(
    run, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "usable_cores", lambda: 1)
    here = run("check")
    assert run("check", "--cluster", "local") == here


def test_without_the_extra_it_is_named(run, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    code, _, told = run("check", "--cluster", "local")
    assert code == 2 and "--cluster needs more packages" in told and "[cluster]" in told


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "ftp://a"])
def test_an_address_where_nobody_answers_is_told(
    run, pages: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.5)
    code, _, told = run("check", "--cluster", address)
    assert code == 2 and f"--cluster {address}: no scheduler of Dask answers there" in told
    assert "Traceback" not in told


def test_a_worker_of_another_version_is_refused(
    run, pages: Path, monkeypatch: pytest.MonkeyPatch, workers: LocalCluster
) -> None:
    monkeypatch.setattr(module, "program_digest", lambda: "of another version")
    code, _, told = run("check", "--cluster", workers.scheduler_address)
    assert code == 2 and "runs another Duizhao, or none" in told


def test_a_cluster_is_for_folders_of_sources(run, library: Path) -> None:
    (library / "one.md").write_text(MIXED.format(n=1), "utf-8")
    code, _, told = run("normalise", "one.md", "--cluster", "local")
    assert code == 2 and "--cluster is for a folder of many sources" in told
