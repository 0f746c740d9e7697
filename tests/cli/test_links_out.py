"""A link can be brought by a pull request: what it leads to on the machine of whoever builds the site is not published."""

import os
from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.base.links_out import LinkGuard

ELSEWHERE = "Somebody's secret.\n"
PAGE = "# Hello {#hello}\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of one page, and a file beside it that is nobody's business."""
    root = tmp_path / "library"
    for language in ("en", "zh"):
        (root / "docs" / language).mkdir(parents=True)
        (root / "docs" / language / "hello.md").write_text(PAGE, "utf-8")
    (root / "source").mkdir()
    (root / "source" / "a.txt").write_text("Hello.\n你好。\n", "utf-8")
    (tmp_path / "secret.md").write_text(ELSEWHERE, "utf-8")
    (tmp_path / "secrets").mkdir()
    return root


@pytest.mark.parametrize(
    "name", ["docs/en/secret.md", "docs/zh/includes/secret.md", "docs/en/picture.png", "docs/en/folder"]
)
def test_no_link_of_a_page_folder_leads_out(library: Path, run, name: str) -> None:
    link = library / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(library.parent / ("secrets" if name.endswith("folder") else "secret.md"))
    code, out, err = run("check", "--root", library, "--language", "en")
    assert code == 2 and ELSEWHERE.strip() not in out + err
    assert f"{name}: a link that leads out of" in err and f'links = ["{name}"]' in err


def test_a_link_that_is_allowed_by_name_is_read(library: Path, run) -> None:
    for language in ("en", "zh"):
        (library / "docs" / language / "secret.md").symlink_to(library.parent / "secret.md")
    (library / "duizhao.toml").write_text('[paths]\nlinks = ["docs/en/secret.md"]\n', "utf-8")
    code, _, err = run("check", "--root", library, "--language", "en")
    assert code == 2 and "docs/zh/secret.md: a link" in err
    (library / "duizhao.toml").write_text(
        '[paths]\nlinks = ["docs/en/secret.md", "docs/zh/secret.md"]\n', "utf-8"
    )
    assert run("check", "--root", library, "--language", "en")[0] != 2


def test_a_link_inside_the_checkout_is_as_good_as_a_file(library: Path, run) -> None:
    (library.parent / ".git").mkdir()
    for language in ("en", "zh"):
        (library / "docs" / language / "again.md").symlink_to(library / "docs" / language / "hello.md")
    (library / "docs" / "en" / "picture.png").symlink_to(library.parent / "secret.md")
    assert run("check", "--root", library)[0] == 0


def test_no_link_of_a_folder_of_sources_leads_out(library: Path, run) -> None:
    (library / "source" / "z.txt").symlink_to(library.parent / "secret.md")
    code, _, err = run("normalise", library / "source", "--root", library, "--language", "en")
    assert code == 2 and "source/z.txt: a link that leads out of" in err
    assert sorted(os.listdir(library / "source")) == ["a.txt", "z.txt"], "nothing was written"


def test_a_file_is_no_link(library: Path) -> None:
    LinkGuard.of(library).require(library / "docs" / "en" / "hello.md")
    with pytest.raises(CannotRun):
        (library / "there").symlink_to("/")
        LinkGuard.of(library).require(library / "there")


@pytest.mark.parametrize("name", ["memory", "pictures"])
@pytest.mark.parametrize("kind", ["file", "pipe", "link to nowhere"])
def test_a_folder_that_is_none_stops_the_run(library: Path, run, name: str, kind: str) -> None:
    path = library / name
    if kind == "file":
        path.write_bytes(b"\0")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("nowhere")
    for command in ("check", "status"):
        code, _, err = run(command, "--root", library, "--language", "en")
        assert code == 2 and f"{name}: this has to be a folder" in err


@pytest.mark.parametrize("name", ["terms.csv", "safety.toml", "waivers.toml", "duizhao.toml"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nowhere", "link to itself"])
def test_a_file_that_is_none_stops_the_run(library: Path, run, name: str, kind: str) -> None:
    path = library / name
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(name if kind == "link to itself" else "nowhere")
    code, _, err = run("check", "--root", library, "--language", "en")
    assert code == 2 and name in err and "fault of Duizhao" not in err


def test_a_pipe_in_the_place_of_a_translators_file_is_told(library: Path, run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "back.po")
    code, _, err = run("import", tmp_path / "back.po", "--root", library, "--language", "en")
    assert code == 2 and "back.po: not a file" in err
