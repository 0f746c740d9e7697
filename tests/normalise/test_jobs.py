"""The sources of folders come one by one, in one order, and no two of them write to one place."""

import gc
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.normalise.jobs import jobs_below
from duizhao.normalise.placement import placement_path
from duizhao.normalise.run import sources_below
from duizhao.normalise.run_progress import MOST_FAULTS, Tally
from duizhao.normalise.source_folder import TWIN, Result

NAMES = ("a.txt", "a.md", "a-b.txt", "A.txt", "b", "b.txt", ".hidden.txt", "a.placement.toml")
FOLDERS = ("", "a", "a/b", "b", "a-b", "drafts")


def put(root: Path, *names: str) -> Path:
    """Files below `root`."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.\n", "utf-8")
    return root


def remembering_all(paths: Sequence[Path], into: Path) -> Iterator[tuple[Path, bool]]:
    """What `jobs_below` has to give, from lists of everything: sources, and which of them are twins."""
    seen: set[Path] = set()
    for path in paths:
        for one in sources_below(path) if path.is_dir() else [path]:
            if into in one.parents:
                continue
            below = one.relative_to(path) if path.is_dir() else Path(one.name)
            places = {placement_path(one), (into / below).with_suffix("")}
            yield one, bool(seen & places)
            if not seen & places:
                seen |= places


@settings(max_examples=150, deadline=None)
@given(
    files=st.lists(st.tuples(st.sampled_from(FOLDERS), st.sampled_from(NAMES)), max_size=16),
    named=st.lists(st.sampled_from(("", "a", "a/b", "b")), min_size=1, max_size=2),
)
def test_it_gives_what_a_memory_of_everything_would_give(
    tmp_path_factory: pytest.TempPathFactory, files: list[tuple[str, str]], named: list[str]
) -> None:
    root = tmp_path_factory.mktemp("jobs")
    for folder in FOLDERS:
        (root / folder / "in").mkdir(parents=True, exist_ok=True)
    for folder, name in files:
        if not (root / folder / name).is_dir():
            put(root, f"{folder}/{name}")
    paths, into = [root / one for one in named], root / "drafts"
    found = [(job.path, job.is_twin) for job in jobs_below(paths, into)]
    assert sorted(found) == sorted(remembering_all(paths, into))


def test_the_drafts_of_each_stand_where_it_stood(tmp_path: Path) -> None:
    put(tmp_path, "texts/b.txt", "texts/a/c.md", "texts/a.txt", "one.txt")
    jobs = list(jobs_below([tmp_path / "texts", tmp_path / "one.txt"], tmp_path / "drafts"))
    drafts = [job.folder.relative_to(tmp_path).as_posix() for job in jobs]
    assert drafts == ["drafts/a", "drafts/a/c", "drafts/b", "drafts/one"]
    assert not any(job.is_twin for job in jobs)


@pytest.mark.parametrize(
    ("named", "twins"),
    [
        (["t/a.txt", "t/a.md"], ["t/a.md"]),
        (["t/a.md", "t"], ["t/a.md", "t/a.txt"]),
        (["t", "t/a.txt"], ["t/a.txt", "t/a.txt"]),
        (["t/sub/c.md", "t"], ["t/a.txt", "t/sub/c.txt", "t/sub/c.md"]),
        (["t", "u"], ["t/a.txt", "u/a.txt"]),
    ],
)
def test_what_is_named_first_keeps_its_place(tmp_path: Path, named: list[str], twins: list[str]) -> None:
    put(tmp_path, "t/a.txt", "t/a.md", "t/sub/c.txt", "t/sub/c.md", "u/a.txt")
    jobs = list(jobs_below([tmp_path / one for one in named], tmp_path / "drafts"))
    found = {job.path.relative_to(tmp_path).as_posix() for job in jobs if job.is_twin}
    assert found >= set(twins)
    done = [job for job in jobs if not job.is_twin]
    assert len({job.folder for job in done}) == len(done)
    assert len({placement_path(job.path) for job in done}) == len(done)
    assert tmp_path / named[0] in [job.path for job in done] or (tmp_path / named[0]).is_dir()


def test_what_is_done_is_not_kept(tmp_path: Path) -> None:
    put(tmp_path, *(f"{folder}/text-{number}.txt" for folder in range(5) for number in range(60)))
    before = paths_alive()
    jobs = jobs_below([tmp_path], tmp_path / "drafts")
    for _job in islice(jobs, 299):
        pass
    # Some are held for the folder and the job at hand; two for each job would be 600.
    assert paths_alive() - before < 30
    assert len(list(jobs)) == 1


def paths_alive() -> int:
    """How many paths the process holds."""
    gc.collect()
    return sum(isinstance(one, Path) for one in gc.get_objects())


def test_of_what_failed_only_what_is_shown_is_kept() -> None:
    number = MOST_FAULTS + 7
    tally = Tally(number, "en", io.StringIO())
    for one in range(number):
        tally.add(Result(Path(f"{one}.txt"), fault=TWIN))
    assert tally.failed == number and len(tally.faults) == MOST_FAULTS
    told = list(tally.lines(Path("drafts")))
    assert f"0 done, 0 unchanged, {number} not possible" in told[0]
    assert told[-1] == "  … 7"
