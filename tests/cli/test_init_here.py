"""`duizhao init --here` and `--ci`: what pages that are there already need, and nothing else."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from duizhao.base.errors import CannotRun
from duizhao.base.install_hint import InstallOrigin
from duizhao.base.version import __version__
from duizhao.cli.workflow_file import pinned_requirement

BASE = "${{ github.event.pull_request.base.sha }}"
FROM = ("--from", "git+https://git.example.org/tools/duizhao@v1")
WORKFLOW = ".github/workflows/duizhao.yml"


def test_only_the_settings_are_written_and_the_check_runs(library: Path, run, snapshot: Callable) -> None:
    before = snapshot(library)
    code, told, _ = run("init", "--here")
    assert (code, told) == (
        0,
        "duizhao.toml\n2 English and 2 Chinese pages were found. Next: duizhao check\n",
    )
    after = snapshot(library)
    assert after.keys() - before.keys() == {"duizhao.toml"}
    assert {name: after[name] for name in before} == before
    assert tomllib.loads(after["duizhao.toml"].decode())["paths"] == {"en": "docs/en", "zh": "docs/zh"}
    assert run("check", "--rule", "different-numbers")[0] == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_there_is_never_written_over(library: Path, run, snapshot: Callable, language: str) -> None:
    (library / "duizhao.toml").write_text("# mine\n", "utf-8")
    before = snapshot(library)
    for arguments in (["--here"], ["--here", "--en", "docs/en"]):
        code, told, complained = run("init", *arguments, "--language", language)
        assert (code, told) == (2, "")
        assert complained.startswith("duizhao.toml")
        said = {"en": "there is one already, so nothing was written", "zh": "已经存在，因此没有写入任何文件"}
        assert said[language] in complained
    assert snapshot(library) == before


def test_a_workflow_comes_beside_settings_that_are_there(library: Path, run) -> None:
    (library / "duizhao.toml").write_text("# mine\n", "utf-8")
    assert run("init", "--here", "--ci", *FROM)[0] == 0
    assert (library / "duizhao.toml").read_text("utf-8") == "# mine\n"
    assert (library / ".github/workflows/duizhao.yml").is_file()


def test_a_link_that_leads_nowhere_is_there_too(library: Path, run) -> None:
    (library / "duizhao.toml").symlink_to("gone/duizhao.toml")
    assert run("init", library, "--here", "--root", library / "docs")[0] == 2
    assert not (library / "gone").exists()


def moved(library: Path, names: dict[str, str]) -> None:
    """The pages in other places; what stands below the usual folders is gone."""
    for old, new in names.items():
        (library / new).parent.mkdir(parents=True, exist_ok=True)
        (library / old).rename(library / new)
    shutil.rmtree(library / "docs/en", ignore_errors=True)
    shutil.rmtree(library / "docs/zh", ignore_errors=True)


# What Hugo, static-i18n, VitePress and Docusaurus ask for; Traditional Chinese is known by its folder.
USUAL = [
    ({"docs/en": "content/en", "docs/zh": "content/zh"}, {"en": "content/en", "zh": "content/zh"}),
    (
        {"docs/en/dose.md": "docs/dose.en.md", "docs/zh/dose.md": "docs/dose.zh.md"},
        {"en": "docs/{page}.en", "zh": "docs/{page}.zh"},
    ),
    (
        {"docs/en/dose.md": "guide/dose.md", "docs/zh/dose.md": "guide/zh/dose.md"},
        {"en": "guide", "zh": "guide/zh"},
    ),
    (
        {"docs/en": "guide/en", "docs/zh": "guide/zh-TW"},
        {"en": "guide/en", "zh": "guide/zh-TW"},
    ),
]


@pytest.mark.parametrize(("names", "paths"), USUAL)
def test_the_usual_layouts_are_found(
    library: Path, run, names: dict[str, str], paths: dict[str, str]
) -> None:
    moved(library, names)
    code, _, complained = run("init", "--here")
    assert code == 0, complained
    settings = tomllib.loads((library / "duizhao.toml").read_text("utf-8"))
    assert settings["paths"] == paths
    assert settings.keys() == {"paths"}
    assert run("check", "dose", "--rule", "different-numbers")[0] == 1


def test_places_that_are_not_found_are_named(library: Path, run) -> None:
    moved(library, {"docs/en": "my text/one", "docs/zh": "my text/two"})
    code, told, complained = run("init", "--here")
    assert (code, told) == (2, "") and "--en" in complained and "my text/one (2)" in complained
    assert run("init", "--here", "--en", "my text/one", "--zh", "my text/two")[0] == 0
    settings = tomllib.loads((library / "duizhao.toml").read_text("utf-8"))
    assert settings == {"paths": {"en": "my text/one", "zh": "my text/two"}}
    assert run("check", "--rule", "different-numbers")[0] == 1


def test_a_folder_that_is_named_from_elsewhere(
    library: Path, run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    code, told, _ = run("init", library, "--here")
    assert code == 0 and f"Next: duizhao check --root {library.as_posix()}" in told
    assert (library / "duizhao.toml").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--here", "--en", "docs/en", "--zh", "docs/en"], "this is named for both languages"),
        (["--here", "--en", "..", "--zh", "docs/zh"], "leads out of"),
        (
            ["--here", "--en", "empty", "--zh", "docs/zh"],
            "empty: there is no page here. Name the place of the English pages",
        ),
        (["--en", "docs/en"], "add --here"),
        (["--here", *FROM], "add --ci"),
        (["--ci", "--from", "duizhao; curl x"], "not an address that pip can install from"),
        (["--ci", "--from", "--upgrade"], "expected one argument"),
        (["--ci", *FROM, "empty"], "there is no library here to check"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    library: Path, run, snapshot: Callable, arguments: list[str], told: str
) -> None:
    (library / "empty").mkdir()
    before = snapshot(library)
    code, out, complained = run("init", *arguments)
    assert (code, out) == (2, "") and told in complained
    assert snapshot(library) == before


def test_the_workflow_checks_with_least_rights(library: Path, run, snapshot: Callable) -> None:
    before = snapshot(library)
    code, told, _ = run("init", "--ci", *FROM)
    assert code == 0 and told.startswith(f"{WORKFLOW}\n")
    assert snapshot(library).keys() - before.keys() == {WORKFLOW}
    told = (library / WORKFLOW).read_text("utf-8")
    workflow = yaml.safe_load(told)
    assert workflow["permissions"] == {}
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    *_, install, check = job["steps"]
    assert install["env"] == {"DUIZHAO": f"duizhao @ {FROM[1]}"}
    assert check["env"] == {"LIBRARY": ".", "BASE": BASE}
    assert check["run"] == 'duizhao check --root "$LIBRARY" --format github ${BASE:+"--since=$BASE"}'
    assert "secrets" not in told


def test_the_workflow_stands_where_github_looks(library: Path, run) -> None:
    (library / ".git").mkdir()
    (library / "guide").mkdir()
    (library / "docs").rename(library / "guide/docs")
    code, told, _ = run("init", "guide", "--here", "--ci", *FROM)
    assert code == 0
    assert told.splitlines()[:2] == ["guide/duizhao.toml", WORKFLOW]
    (job,) = yaml.safe_load((library / WORKFLOW).read_text("utf-8"))["jobs"].values()
    assert job["steps"][-1]["env"] == {"LIBRARY": "guide", "BASE": BASE}


def test_both_are_written_or_neither(library: Path, run, snapshot: Callable) -> None:
    (library / WORKFLOW).parent.mkdir(parents=True)
    (library / WORKFLOW).write_text("# mine\n", "utf-8")
    before = snapshot(library)
    assert run("init", "--here", "--ci", *FROM)[0] == 2
    assert snapshot(library) == before


def test_zizmor_finds_nothing_in_it(library: Path, run) -> None:
    assert run("init", "--ci", *FROM)[0] == 0
    zizmor = Path(sys.executable).parent / "zizmor"
    done = subprocess.run(
        [zizmor, "--offline", "--quiet", "--persona", "auditor", library / WORKFLOW],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_actions_are_those_of_our_own_workflows(library: Path, run, project: Path) -> None:
    """Each is pinned by its hash. Who renews one in our workflows is told here of the other."""
    assert run("init", "--ci", *FROM)[0] == 0
    used = re.compile(r"uses: (\S+@[0-9a-f]{40} # v[\d.]+)\n")
    ours = used.findall((project / ".github/workflows/check.yml").read_text("utf-8"))
    theirs = (library / WORKFLOW).read_text("utf-8")
    assert set(used.findall(theirs)) <= set(ours)
    assert len(used.findall(theirs)) == theirs.count("uses:") > 0


def test_where_a_build_server_gets_duizhao() -> None:
    pinned = "git+https://git.example.org/d@0123"
    assert pinned_requirement(InstallOrigin(address="git+https://git.example.org/d@main", pinned=pinned)) == (
        f"duizhao @ {pinned}"
    )
    assert pinned_requirement(InstallOrigin()) == f"duizhao=={__version__}"
    for origin in (InstallOrigin(checkout=Path("a")), InstallOrigin(address="file:///a/duizhao.whl")):
        with pytest.raises(CannotRun, match="--from"):
            pinned_requirement(origin)
