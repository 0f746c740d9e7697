"""`duizhao check --shard K/N` on many machines and `--merge-shards` on one tell, byte for byte, what one run tells."""

import contextlib
import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duizhao.checks.reports import FORMATS
from duizhao.checks.shards.shard import Shard
from duizhao.cli.main import main

TERMS = (
    "id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note\n"
    "T1,dose,,,剂量,用量,,,everywhere,,,\n"
)
# By the key of a page, its two texts: what a rule about a pair finds, what only one about the whole library can find, what
# cannot be read, and what is in step.
PAGES = {
    "index": ("# Start {#start}\n\nOpen the book.\n", "# 开始 {#start}\n\n打开书。\n"),
    "care/dose": ("# Dose {#dose}\n\nTake 5 mg of it.\n", "# 剂量 {#dose}\n\n服用 50 mg。\n"),
    "care/more": ("# A dose {#more}\n\nThe dose is 2 mg.\n", "# 用量 {#more}\n\n用量为 2 mg。\n"),
    "care/again": ("# Dose two {#two}\n\nThe dose is 3 mg.\n", "# 剂量二 {#two}\n\n剂量为 3 mg。\n"),
    "links": (
        "# Links {#links}\n\nSee [the page](../zh/care/dose.md).\n",
        "# 链接 {#links}\n\n见[页面](care/dose.md)。\n",
    ),
    "rooms": ("# Rooms {#rooms}\n\nWe have 7 rooms.\n", "# 房间 {#rooms}\n\n我们有 8 个房间。\n"),
    "beds": ("# Beds {#beds}\n\nWe have 3 beds.\n", "# 床位 {#beds}\n\n我们有 4 张床。\n"),
    "changed": ("# Visit {#visit}\n\nBring a book.\n", "# 就诊 {#visit}\n\n请带一本书。\n"),
    "shown": ('# Shown {#shown}\n\n--8<-- "en/dose.txt"\n', '# 显示 {#shown}\n\n--8<-- "zh/dose.txt"\n'),
    "alone": ("# Alone {#alone}\n\nNobody else.\n", None),
    "broken": ("---\na: [\n---\n# Broken {#b}\n", "# 坏的 {#b}\n"),
}
Library = Callable[..., tuple[int, str]]


def command(*arguments: object) -> tuple[int, str]:
    """The exit code of a command, and what it printed and complained."""
    told, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(complained):
        code = main([str(one) for one in arguments])
    return code, told.getvalue() + complained.getvalue()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a finding of every kind: waived, recorded in a baseline, stale, about all pages, about an unread page."""
    root = tmp_path_factory.mktemp("shards")
    (root / "duizhao.toml").write_text('[check]\nprofile = "health"\n', "utf-8")
    (root / "terms.csv").write_text(TERMS, "utf-8")
    for key, texts in PAGES.items():
        for language, text in zip(("en", "zh"), texts, strict=True):
            path = root / "docs" / language / f"{key}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                path.write_text(text, "utf-8")
    for language, text in (("en", "Take 6 mg of it.\n"), ("zh", "服用 60 mg。\n")):
        # Included: no share has it.
        (root / "docs" / language / "dose.txt").write_text(text, "utf-8")
    at = ("--root", root, "--language", "en")
    broken = root / "docs" / "en" / "broken.md"
    text = broken.read_text("utf-8")
    broken.write_text(text.replace("a: [", "a: 1"), "utf-8")
    assert command("approve", "changed", "--yes", "--by", "Li", *at)[0] == 0
    assert command("waive", "different-numbers", "rooms:3", "--reason", "a test", "--by", "Li", *at)[0] == 0
    assert command("baseline", *at)[0] == 0
    broken.write_text(text, "utf-8")
    dose = root / "docs" / "zh" / "care" / "dose.md"
    dose.write_text(dose.read_text("utf-8").replace("50", "55"), "utf-8")
    (root / "docs" / "zh" / "dose.txt").write_text("服用 66 mg。\n", "utf-8")
    changed = root / "docs" / "en" / "changed.md"
    changed.write_text(changed.read_text("utf-8").replace("a book", "two books"), "utf-8")
    return root


@pytest.fixture
def library(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy to change, where the test stands."""
    copy = tmp_path / "library"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("build"))
    monkeypatch.chdir(copy)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return copy


def shares(of: int, *more: object) -> None:
    for number in range(1, of + 1):
        code, told = command("check", "--shard", f"{number}/{of}", *more)
        assert code == 0, told


def test_a_library_has_each_kind_of_finding_here(library: Path) -> None:
    code, told = command("check", "--format", "json", "--show-waived")
    report = json.loads(told)
    rules = {one["rule"] for one in report["findings"]}
    assert code == 1 and report["counts"]["recorded"] and report["counts"]["waived"]
    assert any(one["place"]["path"].endswith("zh/dose.txt") for one in report["findings"])
    assert rules >= {"stale-translation", "different-numbers", "unreadable-front-matter"}


@pytest.mark.parametrize("options", [(), ("--show-waived",), ("--no-baseline", "--language", "zh")])
def test_four_shares_tell_what_one_run_tells_in_every_format(library: Path, options: Sequence[str]) -> None:
    shares(4)
    for name in FORMATS:
        whole = command("check", "--format", name, *options)
        assert whole[1] and command("check", "--merge-shards", "--format", name, *options) == whole


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(of=st.integers(1, 14), data=st.data())
def test_for_every_number_and_order_the_merged_report_is_that_of_the_whole(
    library: Path, tmp_path_factory: pytest.TempPathFactory, of: int, data: st.DataObject
) -> None:
    into = tmp_path_factory.mktemp("results")
    order = data.draw(st.permutations(range(1, of + 1)))
    for place, number in enumerate(order):
        # Each machine leaves its result in a folder of its own, as a service that keeps them does.
        code, told = command("check", "--shard", f"{number}/{of}", "--shards", into / f"from-{place}")
        assert code == 0, told
    name = data.draw(st.sampled_from(sorted(FORMATS)))
    merged = command("check", "--merge-shards", "--shards", into, "--format", name)
    assert merged == command("check", "--format", name)


@given(key=st.text(), of=st.integers(1, 40))
def test_every_page_belongs_to_exactly_one_share(key: str, of: int) -> None:
    assert sum(Shard(number, of).holds(key) for number in range(1, of + 1)) == 1


def test_named_rules_are_divided_and_joined_too(library: Path) -> None:
    for rules in (("--rule", "different-numbers"), ("--rule", "inconsistent-term", "--rule", "missing-page")):
        shares(3, *rules)
        assert command("check", "--merge-shards", *rules) == command("check", *rules)


def test_what_changed_since_a_revision_is_divided_and_joined_too(library: Path) -> None:
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    me = {
        f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    (library / ".gitignore").write_text("build/\n", "utf-8")
    for line in ("init -q -b main", "add --all", "commit -q -m more"):
        subprocess.run(["git", *line.split()], cwd=library, env={**os.environ, **quiet, **me}, check=True)
    beds = library / "docs" / "en" / "beds.md"
    beds.write_text(beds.read_text("utf-8").replace("3 beds", "9 good beds"), "utf-8")
    shares(3, "--since", "HEAD")
    for name in ("text", "comment"):
        asked = ("check", "--since", "HEAD", "--format", name)
        whole = command(*asked)
        assert "beds" in whole[1] and command(*asked, "--merge-shards") == whole
    code, told = command("check", "--merge-shards")
    assert code == 2 and "another revision (--since)" in told


def test_a_share_takes_over_what_it_found_in_pages_that_are_the_same(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from duizhao.checks import check_pairs as module

    shares(2)
    beds = library / "docs" / "en" / "beds.md"
    beds.write_text(beds.read_text("utf-8").replace("3 beds", "4 beds"), "utf-8")
    looked: list[str] = []
    really = module.findings_of
    monkeypatch.setattr(
        module, "findings_of", lambda pair, *rest: looked.append(pair.key) or really(pair, *rest)
    )
    shares(2)
    # What cannot be read is looked at each time.
    assert sorted(looked) == ["beds", "broken"]
    assert command("check", "--merge-shards") == command("check")


@pytest.mark.parametrize("says", [True, False])
def test_a_share_reads_its_own_pages_alone_where_the_settings_say_what_the_library_is_about(
    library: Path, monkeypatch: pytest.MonkeyPatch, says: bool
) -> None:
    from duizhao.library.page_shelf import PageShelf

    if not says:
        (library / "duizhao.toml").write_text("", "utf-8")
    read: set[str] = set()
    really = PageShelf.text
    monkeypatch.setattr(
        PageShelf, "text", lambda shelf, key, language: read.add(key) or really(shelf, key, language)
    )
    assert command("check", "--shard", "2/3")[0] == 0
    mine = {key for key in PAGES if Shard(2, 3).holds(key)}
    assert read == (mine if says else set(PAGES)) and 0 < len(mine) < len(PAGES)
    shares(3)
    assert command("check", "--merge-shards") == command("check")


def test_the_recipe_for_a_matrix_is_what_it_says(library: Path) -> None:
    told = (Path(__file__).parents[2] / "manual/docs/en/how-to/shards.md").read_text("utf-8")
    recipe = told.partition("{#github}")[2].partition("```yaml")[2].partition("```")[0]
    jobs = yaml.safe_load(recipe)["jobs"]
    (look,), (tell,) = (
        [one["run"] for one in jobs[name]["steps"] if one.get("run", "").startswith("duizhao")]
        for name in ("look", "tell")
    )
    for number in jobs["look"]["strategy"]["matrix"]["shard"]:
        typed = look.replace("${{ matrix.shard }}", str(number)).split()[1:]
        assert command(*typed)[0] == 0
    kept = library / "build" / "shards"
    # As it is downloaded: each result in a folder of its own.
    for path in list(kept.iterdir()):
        (kept / f"of-{path.stem}").mkdir()
        path.rename(kept / f"of-{path.stem}" / path.name)
    assert command(*tell.split()[1:]) == command("check", "--format", "github")


def written(library: Path, name: str) -> Path:
    return library / "build" / "shards" / name


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "none": (lambda root: shutil.rmtree(root / "build" / "shards"), "no share has left its result here"),
    "missing": (
        lambda root: written(root, "shard-2-of-3.jsonl").unlink(),
        "of 3 shares, 2 left no result here. Run: duizhao check --shard 2/3",
    ),
    "twice": (
        lambda root: shutil.copytree(root / "build" / "shards", root / "build" / "shards" / "old"),
        "share 1 of 3 is here more than once",
    ),
    "of another number": (lambda root: shares(2), "several divisions (2, 3 shares)"),
    "cut short": (
        lambda root: os.truncate(written(root, "shard-1-of-3.jsonl"), 900),
        "no whole result of `duizhao check --shard`",
    ),
    "a line less": (
        lambda root: written(root, "shard-1-of-3.jsonl").write_text(
            "".join(written(root, "shard-1-of-3.jsonl").read_text("utf-8").splitlines(True)[:-1]), "utf-8"
        ),
        "no whole result",
    ),
    "not JSON": (lambda root: written(root, "shard-1-of-3.jsonl").write_bytes(b"\xff{"), "no whole result"),
    "another version": (
        lambda root: written(root, "shard-3-of-3.jsonl").write_text(
            written(root, "shard-3-of-3.jsonl").read_text("utf-8").replace('"program": "', '"program": "0.'),
            "utf-8",
        ),
        "another version of Duizhao",
    ),
    "other terms": (
        lambda root: (root / "terms.csv").write_text(TERMS.replace("T1,dose", "T1,amount"), "utf-8"),
        "other settings, terms or safety words",
    ),
    "another revision": (
        lambda root: (root / "docs" / "en" / "beds.md").write_text("# Beds {#beds}\n", "utf-8"),
        "other texts, or at another memory, than are here: beds.",
    ),
    "a new page": (
        lambda root: (root / "docs" / "en" / "new.md").write_text("# New {#new}\n", "utf-8"),
        "than are here: new.",
    ),
    "another memory": (lambda root: shutil.rmtree(root / "memory"), "than are here: changed."),
}


@pytest.mark.parametrize("name", FAULTS)
def test_shares_that_do_not_belong_together_are_not_joined(library: Path, name: str) -> None:
    break_it, said = FAULTS[name]
    shares(3)
    break_it(library)
    code, told = command("check", "--merge-shards")
    assert code == 2 and said in told and len(told.splitlines()) == 1, told


def test_a_result_that_somebody_committed_is_not_believed(library: Path) -> None:
    shares(1)
    for line in ("init -q -b main", "add --force build/shards"):
        subprocess.run(["git", *line.split()], cwd=library, check=True)
    code, told = command("check", "--merge-shards")
    assert code == 2 and "is in git, where anybody may have written it" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--shard", "5/4"), "write which share of how many"),
        (("--shard", "0/4"), "write which share of how many"),
        (("--shard", "two"), "write which share of how many"),
        (("--shard", "1/2", "--format", "json"), "--shard cannot be used with --format"),
        (("--shard", "1/2", "--fix", "index"), "--shard cannot be used with PAGE, --fix"),
        (("--merge-shards", "--pairs", "a.tsv"), "--merge-shards cannot be used with --pairs"),
        (("--merge-shards", "--shard", "1/2"), "--shard cannot be used with --merge-shards"),
        (("--shards", "there"), "--shards needs one of --shard, --merge-shards"),
    ],
)
def test_an_option_without_effect_is_refused(library: Path, arguments: Sequence[str], said: str) -> None:
    code, told = command("check", *arguments)
    assert code == 2 and said in told
