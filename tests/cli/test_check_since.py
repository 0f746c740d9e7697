"""`duizhao check --since REV`, in real git repositories: which pages are looked at, and what the change made stale."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.checks.finding import STALE_RULE

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
Git = Callable[..., str]
QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}
CARE_EN = "# Care {#care}\n\nBring a book.\n\nThe house is open.\n\nWe have 7 rooms.\n"
CARE_ZH = "# 护理 {#care}\n\n带一本书。\n\n医院开放。\n\n我们有 7 个房间。\n"
# A page with a finding that was there before.
OLD_EN = "# Old {#old}\n\nWe have 3 beds.\n"
OLD_ZH = "# 旧 {#old}\n\n我们有 4 张床。\n"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository of one library, with a commit on `main` and a branch `work`, where the test stands."""
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "repository"

    def git(*arguments: str, at: Path = root) -> str:
        done = subprocess.run(["git", *arguments], cwd=at, capture_output=True, check=True)
        return done.stdout.decode().strip()

    root.mkdir()
    git("init", "--quiet", "--initial-branch=main")
    for key, en, zh in (("care", CARE_EN, CARE_ZH), ("old", OLD_EN, OLD_ZH)):
        for language, text in (("en", en), ("zh", zh)):
            path = root / "docs" / language / f"{key}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    (root / "duizhao.toml").write_text("", "utf-8")
    (root / ".gitignore").write_text("build/\n", "utf-8")
    monkeypatch.chdir(root)
    commit(git)
    git("switch", "--quiet", "--create", "work")
    return git


def commit(git: Git) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "more")


def change(path: str, before: str, after: str) -> None:
    text = Path(path).read_text("utf-8")
    assert before in text
    Path(path).write_text(text.replace(before, after), "utf-8")


def found(run, *arguments: str) -> list[tuple[str, str, int]]:
    """The rule, the path and the line of every finding, in the order of the pages."""
    code, out, err = run("check", *arguments, "--format", "json")
    assert code in (0, 1), err
    return [(one["rule"], one["place"]["path"], one["place"]["line"]) for one in json.loads(out)["findings"]]


def test_only_pages_that_changed_are_told(git: Git, run) -> None:
    assert found(run) == [("different-numbers", "docs/zh/old.md", 3)]
    assert run("check", "--since", "main") == (0, "No page changed since main.\n", "")
    change("docs/zh/care.md", "7 个", "8 个")
    change("docs/en/care.md", "7 rooms", "9 rooms")
    assert found(run, "--since", "main") == [("different-numbers", "docs/zh/care.md", 7)]
    change("docs/zh/old.md", "床", "病床")
    assert ("different-numbers", "docs/zh/old.md", 3) in found(run, "--since", "main")


@pytest.mark.parametrize(
    ("changed", "before", "after", "stale"),
    [
        ("docs/en/care.md", "a book", "a warm coat", "docs/zh/care.md"),
        ("docs/zh/care.md", "一本书", "一件厚衣服", "docs/en/care.md"),
    ],
)
def test_what_changed_in_one_language_makes_the_other_stale(
    git: Git, run, changed: str, before: str, after: str, stale: str
) -> None:
    change(changed, before, after)
    assert found(run, "--since", "main") == [(STALE_RULE, stale, 3)]
    # Committed or not, it is the same.
    commit(git)
    assert found(run, "--since", "main") == [(STALE_RULE, stale, 3)]
    assert found(run) == [("different-numbers", "docs/zh/old.md", 3)]


def test_what_both_languages_changed_is_not_stale(git: Git, run) -> None:
    change("docs/en/care.md", "a book", "a coat")
    change("docs/zh/care.md", "一本书", "一件大衣")
    assert found(run, "--since", "main") == []
    assert run("check", "--since", "main")[1] == (
        "Nothing found: 1 page pair that changed since main is in step.\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bring a book.", "Bring *a* book"),
        ("\n\nBring", "\n\n\n\nBring"),
        ("# Care {#care}\n", "---\nreviewed_by: Dr Li\n---\n# Care {#care}\n"),
        ("\n", "\r\n"),
    ],
)
def test_a_minor_change_makes_nothing_stale(git: Git, run, before: str, after: str) -> None:
    text = Path("docs/en/care.md").read_text("utf-8").replace(before, after)
    Path("docs/en/care.md").write_bytes(text.encode())
    assert STALE_RULE not in [rule for rule, *_ in found(run, "--since", "main")]


def test_a_block_that_only_moved_is_not_stale(git: Git, run) -> None:
    change("docs/en/care.md", "Bring a book.\n\nThe house is open.", "The house is open.\n\nBring a book.")
    assert STALE_RULE not in [rule for rule, *_ in found(run, "--since", "main")]


def test_what_was_added_or_deleted_in_one_language_is_told_by_the_rules_alone(git: Git, run) -> None:
    change("docs/en/care.md", "Bring a book.\n\n", "")
    change("docs/zh/care.md", "医院开放。\n", "医院开放。\n\n请穿厚衣服来，外面很冷。\n")
    assert {rule for rule, *_ in found(run, "--since", "main")} == {"missing-block"}


def test_pages_that_git_does_not_have_are_no_green_tick(git: Git, run) -> None:
    Path(".gitignore").write_text("build/\ndocs/zh/\n", "utf-8")
    git("rm", "-r", "--cached", "--quiet", "docs/zh")
    commit(git)
    git("branch", "--force", "main")
    code, told, complained = run("check", "--since", "main", "--language", "en")
    assert (code, told) == (2, "") and "git has no pages of docs/zh" in complained


def test_a_whole_hash_is_told_by_its_start(git: Git, run) -> None:
    commit_of_main = git("rev-parse", "main")
    assert run("check", "--since", commit_of_main)[1] == f"No page changed since {commit_of_main[:9]}.\n"
    told = run("check", "--since", commit_of_main, "--language", "zh")[1]
    assert told == f"自 {commit_of_main[:9]} 以来没有页面改动。\n"


def test_the_counts_read_well_in_chinese(git: Git, run) -> None:
    change("docs/en/care.md", "a book", "a coat")
    change("docs/zh/care.md", "一本书", "一件大衣")
    told = run("check", "--since", "main", "--language", "zh")[1]
    assert told == "没有发现问题：自 main 以来改动的 1 对页面一致。\n"


def test_only_pages_that_changed_are_mended(git: Git, run) -> None:
    for key, since in (("old", "main"), ("care", "later")):
        change(f"docs/zh/{key}.md", "\n", "\n请休息,多喝水。\n")
        if since == "main":
            commit(git)
            git("switch", "--quiet", "--create", "later")
    run("check", "--fix", "--since", "later")
    assert "请休息，多喝水" in Path("docs/zh/care.md").read_text("utf-8")
    assert "请休息,多喝水" in Path("docs/zh/old.md").read_text("utf-8")


def test_the_work_of_others_on_the_branch_is_not_told(git: Git, run) -> None:
    """What is compared with is where the branch began, not where REV has gone since."""
    git("switch", "--quiet", "main")
    change("docs/en/care.md", "a book", "a cup")
    commit(git)
    git("switch", "--quiet", "work")
    assert run("check", "--since", "main") == (0, "No page changed since main.\n", "")


def test_a_page_that_is_new_or_gone_in_one_language_is_told(git: Git, run) -> None:
    Path("docs/en/new.md").write_text("# New {#new}\n", "utf-8")
    Path("docs/zh/care.md").unlink()
    assert found(run, "--since", "main") == [
        ("missing-page", "docs/en/care.md", 1),
        ("missing-page", "docs/en/new.md", 1),
    ]


def test_a_library_that_began_since_has_nothing_stale(git: Git, run) -> None:
    git("switch", "--quiet", "--orphan", "empty")
    git("commit", "--quiet", "--allow-empty", "--message", "nothing")
    git("switch", "--quiet", "--create", "first")
    git("checkout", "main", "--", ".")
    assert found(run, "--since", "empty") == [("different-numbers", "docs/zh/old.md", 3)]


def test_what_was_not_text_then_is_no_earlier_page(git: Git, run) -> None:
    Path("docs/en/care.md").write_bytes(b"\xff\xfe broken")
    commit(git)
    git("switch", "--quiet", "--create", "repair")
    Path("docs/en/care.md").write_text(CARE_EN, "utf-8")
    assert found(run, "--since", "work") == []


def test_stale_is_advice_and_fails_where_it_is_asked_to(git: Git, run) -> None:
    change("docs/en/care.md", "a book", "a warm coat")
    assert run("check", "--since", "main")[0] == 0
    assert run("check", "--since", "main", "--fail-on", "stale")[0] == 1
    assert run("check", "--since", "main", "--fail-on", "safety,error")[0] == 0
    Path("duizhao.toml").write_text('[check]\nfail_on = ["safety", "error", "stale"]\n', "utf-8")
    assert run("check", "--since", "main")[0] == 1


def test_stale_is_a_rule_that_can_be_named_and_explained(git: Git, run) -> None:
    change("docs/en/care.md", "7 rooms", "9 rooms")
    both = found(run, "--since", "main")
    assert [rule for rule, *_ in both] == [STALE_RULE, "different-numbers"]
    assert found(run, "--since", "main", "--rule", STALE_RULE) == both[:1]
    assert found(run, "--since", "main", "--rule", "different-numbers") == both[1:]
    code, out, _ = run("explain", STALE_RULE)
    assert code == 0 and "duizhao approve PAGE:LINE" in out


def test_the_message_says_what_changed_and_the_command_settles_it(git: Git, run) -> None:
    change("docs/en/care.md", "a book", "a warm coat")
    out = run("check", "--since", "main")[1]
    assert "The English changed since main, the Chinese did not: “Bring a [-book-]{+warm coat+}.”." in out
    assert "type: duizhao approve docs/zh/care.md:3" in out
    assert run("approve", "docs/zh/care.md:3", "--yes", "--by", "Dr Li")[0] == 0
    assert run("check", "--since", "main")[1] == (
        "Nothing found: 1 page pair that changed since main is in step.\n"
    )
    # What a person approved is what is known of the text from then on.
    change("docs/en/care.md", "a warm coat", "two warm coats")
    assert "The English changed since Dr Li approved it on " in run("check", "--since", "main")[1]


def test_with_a_memory_the_check_tells_without_git_what_waits(git: Git, run) -> None:
    assert run("approve", "care", "--yes", "--by", "Dr Li")[0] == 0
    stale = (STALE_RULE, "docs/zh/care.md", 3)
    old = ("different-numbers", "docs/zh/old.md", 3)
    assert found(run) == [old]
    change("docs/en/care.md", "a book", "a warm coat")
    shutil.rmtree(".git")
    assert found(run) == [stale, old] == found(run)
    # Other folders have no memory.
    assert found(run, "--en", "docs/en", "--zh", "docs/zh") == [old]
    assert run("check", "--fail-on", "stale")[0] == 1
    change("docs/zh/care.md", "一本书", "一件厚衣服")
    assert found(run) == [old]


def test_a_page_whose_front_matter_is_broken_hides_nothing(git: Git, run) -> None:
    change("docs/en/care.md", "a book", "a warm coat")
    Path("docs/en/old.md").write_text("---\n: [\n---\n# Old\n", "utf-8")
    rules = [rule for rule, *_ in found(run, "--since", "main")]
    assert rules == [STALE_RULE, "unreadable-front-matter"]


def test_paths_are_those_from_the_root_of_the_checkout(
    git: Git, run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    change("docs/en/care.md", "a book", "a warm coat")
    wanted = "file=docs/zh/care.md,line=3"
    for folder in (".", "docs/en", "docs/zh"):
        monkeypatch.chdir(tmp_path / "repository" / folder)
        assert wanted in run("check", "--since", "main", "--format", "github")[1]
        assert "`docs/zh/" not in run("check", "--since", "main", "--format", "comment")[1]
        (sarif,) = json.loads(run("check", "--since", "main", "--format", "sarif")[1])["runs"]
        (result,) = sarif["results"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": "docs/zh/care.md", "uriBaseId": "%SRCROOT%"}
    monkeypatch.chdir(tmp_path)
    for form in ("github", "junit"):
        out = run("check", "--since", "main", "--format", form, "--root", "repository")[1]
        assert wanted in out.replace('"', "").replace(" line", ",line")


def test_a_library_that_is_a_part_of_its_repository(
    git: Git, run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "repository/part").mkdir()
    for name in ("docs", "duizhao.toml"):
        Path(name).rename(Path("part", name))
    commit(git)
    git("switch", "--quiet", "--create", "later")
    change("part/docs/en/care.md", "a book", "a warm coat")
    out = run("check", "--root", "part", "--since", "work", "--format", "github")[1]
    assert "file=part/docs/zh/care.md,line=3" in out and "old" not in out


def test_a_step_of_actions_gets_a_summary(
    git: Git, run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    change("docs/en/care.md", "a book", "a warm coat")
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run("check", "--since", "main", "--format", "text")
    assert summary.read_text("utf-8") == "before\n"
    run("check", "--since", "main", "--format", "github")
    told = summary.read_text("utf-8")
    assert told.startswith("before\n### Duizhao") and f"| advice | {STALE_RULE} | docs/zh/care.md:3 |" in told


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        ("nowhere", "there is no such revision here. Name a branch, a tag or a commit"),
        ("--all", "there is no such revision here"),
        ("main:docs", "there is no such revision here"),
        ("a\0b", "--since has to name a revision"),
        ("", "there is no such revision here"),
        ("theirs", "there is no such revision here, but there is origin/theirs"),
        ("stranger", "no commit in common with HEAD"),
    ],
)
def test_a_revision_that_is_none_is_told(git: Git, run, revision: str, told: str) -> None:
    git("update-ref", "refs/remotes/origin/theirs", "main")
    git("switch", "--quiet", "--orphan", "stranger")
    git("commit", "--quiet", "--allow-empty", "--message", "nothing")
    git("switch", "--quiet", "work")
    code, out, err = run("check", f"--since={revision}")
    assert (code, out) == (2, "") and told in err and err.count("\n") == 1


def test_a_shallow_clone_is_told_what_to_fetch(
    git: Git, run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    change("docs/en/care.md", "a book", "a coat")
    commit(git)
    here = (tmp_path / "repository").as_uri()
    git("clone", "--quiet", "--depth=1", "--branch=work", here, "shallow", at=tmp_path)
    monkeypatch.chdir(tmp_path / "shallow")
    code, _, err = run("check", "--since", "main")
    assert code == 2 and "git fetch --unshallow" in err and "fetch-depth: 0" in err
    git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main", at=tmp_path / "shallow")
    code, _, err = run("check", "--since", "origin/main")
    assert code == 2 and "does not reach back" in err
    git("fetch", "--quiet", "--unshallow", at=tmp_path / "shallow")
    assert found(run, "--since", "origin/main") == [(STALE_RULE, "docs/zh/care.md", 3)]


def test_without_git_it_says_so(git: Git, run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code, _, err = run("check", "--since", "main")
    assert code == 2 and "git cannot be started" in err
    shutil.rmtree(".git")
    code, _, err = run("check", "--since", "main")
    assert code == 2 and "is not in the git checkout" in err
    assert run("check", "--since", "main", "--pairs", "x.tsv")[0] == 2


def test_a_checkout_that_git_does_not_read_is_told(git: Git, run) -> None:
    Path(".git/HEAD").write_text("nonsense\n", "utf-8")
    code, _, err = run("check", "--since", "main")
    assert code == 2 and "git cannot read this checkout" in err


def test_a_page_may_have_any_name(git: Git, run) -> None:
    for language, text in (("en", CARE_EN), ("zh", CARE_ZH)):
        path = Path("docs", language, "sub folder", "副作用 @x.md")
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    commit(git)
    git("switch", "--quiet", "--create", "later")
    change("docs/en/sub folder/副作用 @x.md", "a book", "a warm coat")
    assert found(run, "--since", "work") == [(STALE_RULE, "docs/zh/sub folder/副作用 @x.md", 3)]
    told = run("check", "--since", "work", "--format", "comment")[1]
    assert '`duizhao approve "docs/zh/sub folder/副作用 @x.md:3"`' in told


def test_a_picture_whose_words_changed_is_a_page_that_changed(git: Git, run) -> None:
    Path("pictures").mkdir()
    picture = Path(__file__).parents[2] / "pictures" / "who-decides.toml"
    Path("pictures/who-decides.toml").write_text(picture.read_text("utf-8"), "utf-8")
    commit(git)
    git("switch", "--quiet", "--create", "later")
    assert found(run, "--since", "work") == []
    change("pictures/who-decides.toml", "Who decides?", "Quite another title")
    told = [one for one in found(run, "--since", "work") if one[0] == STALE_RULE]
    assert [path for _rule, path, _line in told] == ["pictures/who-decides.toml"] * len(told) and told
    comment = run("check", "--since", "work", "--format", "comment")[1]
    assert STALE_RULE not in comment and "Quite another title" in comment
