"""A folder of many texts: in parallel, resumable, safe to stop, and one bad file stops nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from child_signals import PATIENCE, listen_to_signals
from duizhao.library.settings import Settings
from duizhao.normalise import source_folder
from duizhao.normalise.jobs import NormaliseJob, jobs_below
from duizhao.normalise.source_folder import Result, run_all

TOPICS = '[[topic]]\nid = "cuff"\ntitle_en = "The cuff"\ntitle_zh = "袖带"\nheadings = ["cuff"]\n'


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "topics.toml").write_text(TOPICS, "utf-8")
    (tmp_path / "duizhao.toml").write_text("", "utf-8")
    for number in range(6):
        path = tmp_path / "texts" / f"ward-{number % 2}" / f"text-{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The Cuff\n\nSit down {number} times.\n\n请坐下 {number} 次。\n", "utf-8")
    return tmp_path


def test_each_text_has_its_own_drafts_and_a_bad_one_is_told_at_the_end(library: Path, run, snapshot) -> None:
    (library / "texts/bad.txt").write_bytes(b"broken \x00\x01 \x81")
    (library / "texts/ward-0/text-0.md").write_text("The same name.\n", "utf-8")
    code, told, progress = run(
        "normalise", library / "texts", "--root", library, "--jobs", 2, "--language", "en"
    )
    assert code == 1
    assert "8 sources: 6 done, 0 unchanged, 2 not possible" in told
    assert "bad.txt" in told and "text-0.txt: another file of this name" in told
    assert progress.endswith("8 / 8\n")
    drafts = library / "build/normalised"
    assert "Sit down 5 times." in (drafts / "ward-1/text-5/en/cuff.md").read_text("utf-8")
    assert (drafts / "ward-1/text-5/text-5.zh.html").is_file()
    assert (library / "texts/ward-1/text-5.placement.toml").is_file()
    before = snapshot(library)
    assert (
        "0 done, 6 unchanged" in run("normalise", library / "texts", "--root", library, "--language", "en")[1]
    )
    assert snapshot(library) == before


def test_what_changed_is_done_again_and_edits_stay(library: Path, run) -> None:
    arguments = ("normalise", library / "texts", "--root", library, "--jobs", 1, "--language", "en")
    run(*arguments)
    drafts = library / "build/normalised"
    page = drafts / "ward-1/text-5/en/cuff.md"
    page.write_text(page.read_text("utf-8") + "\nOurs.\n", "utf-8")
    source = library / "texts/ward-1/text-5.txt"
    source.write_text(source.read_text("utf-8").replace("Sit", "Lie"), "utf-8")
    (drafts / "ward-0/text-0/zh/cuff.md").unlink()
    assert "2 done, 4 unchanged" in run(*arguments)[1]
    assert "Lie down" in page.read_text("utf-8") and "\nOurs.\n" in page.read_text("utf-8")
    topics = library / "topics.toml"
    topics.write_text(topics.read_text("utf-8").replace("The cuff", "Cuffs"), "utf-8")
    assert "6 done, 0 unchanged" in run(*arguments)[1]
    (library / "duizhao.toml").write_text("[sources]\nsimplify = true\n", "utf-8")
    assert "6 done, 0 unchanged" in run(*arguments)[1]
    assert "0 done, 6 unchanged" in run(*arguments)[1]


def test_nothing_could_be_read(library: Path, run) -> None:
    folder = library / "empty"
    folder.mkdir()
    assert run("normalise", folder, "--root", library)[0] == 2
    (folder / "a.txt").write_bytes(b"")
    assert run("normalise", folder, "--root", library)[0] == 2


def test_drafts_are_no_sources(library: Path) -> None:
    into = library / "texts/drafts"
    (into / "en").mkdir(parents=True)
    (into / "en/cuff.md").write_text("A draft.\n", "utf-8")
    assert sum(1 for _job in jobs_below([library / "texts"], into)) == 6


def _die(self: object, job: NormaliseJob) -> Result:
    if "5" in job.path.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return Result(job.path)


@pytest.mark.skipif(sys.platform != "linux", reason="needs processes that share what a test changed")
def test_a_process_that_is_killed_fails_one_file(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_folder.SourceWorker, "do", _die)
    results: list[Result] = []
    run_all(
        jobs_below([library / "texts"], library / "drafts"), Settings.read(library), results.append, cores=2
    )
    assert {result.path.name for result in results if result.fault} == {"text-5.txt"}
    assert len({result.path for result in results}) == 6


def test_ctrl_c_leaves_whole_files_and_the_next_run_goes_on(library: Path, run) -> None:
    for number in range(25):
        (library / "texts" / f"more-{number}.txt").write_text(f"The Cuff\n\nRest {number}.\n" * 20, "utf-8")
    command = [sys.executable, "-m", "duizhao", "normalise", str(library / "texts"), "--root", str(library)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        [*command, "--jobs", "2"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
        preexec_fn=listen_to_signals,
    )
    drafts = library / "build/normalised"
    while len(list(drafts.glob("*/.written/done.json"))) < 3 and process.poll() is None:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130 and "Stopped: " in told and "Traceback" not in told
    done = len(list(drafts.rglob("done.json")))
    assert 0 < done < 31
    assert not [path for path in library.rglob(".*") if path.name not in (".written",)]
    _, told, _ = run("normalise", library / "texts", "--root", library, "--language", "en")
    assert f"{done:,} unchanged" in told and "0 not possible" in told
