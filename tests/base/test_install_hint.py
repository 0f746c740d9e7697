"""What to type to install more: true for a clone, for a copy from an address, and for one from an index. Nothing is made up."""

import json
import re
import sys
from pathlib import Path

import pytest

from duizhao.base.install_hint import (
    CHECKOUT,
    InstallOrigin,
    install_command,
    installer,
    origin_of,
    own_origin,
    requirement,
    run_or_install,
    serve_command,
)

GIT = {
    "url": "https://git.example.org/d.git",
    "vcs_info": {"vcs": "git", "commit_id": "0123abc", "requested_revision": "main"},
}


@pytest.mark.parametrize(
    ("told", "shown", "pinned"),
    [
        (
            GIT,
            '"duizhao[site] @ git+https://git.example.org/d.git@main"',
            "git+https://git.example.org/d.git@0123abc",
        ),
        (
            GIT | {"vcs_info": {"vcs": "git", "commit_id": "0123abc"}, "subdirectory": "x"},
            '"duizhao[site] @ git+https://git.example.org/d.git#subdirectory=x"',
            "git+https://git.example.org/d.git@0123abc#subdirectory=x",
        ),
        (
            {"url": "file:///tmp/duizhao-0.1.0-py3-none-any.whl", "archive_info": {}},
            '"duizhao[site] @ file:///tmp/duizhao-0.1.0-py3-none-any.whl"',
            "",
        ),
        # Without the file an index had the package (PEP 610).
        (None, '"duizhao[site]"', ""),
        # What cannot be read, or holds a password, is not repeated.
        (
            {"url": "https://me:secret@git.example.org/d.git", "vcs_info": GIT["vcs_info"]},
            '"duizhao[site]"',
            "",
        ),
        ({"url": "https://a\033[2J"}, '"duizhao[site]"', ""),
        ({"url": "https://a", "vcs_info": {"vcs": "git"}}, '"duizhao[site]"', ""),
        ([], '"duizhao[site]"', ""),
    ],
)
def test_what_was_installed_says_where_it_came_from(told: object, shown: str, pinned: str) -> None:
    origin = origin_of(None if told is None else json.dumps(told))
    assert requirement(origin, "site") == shown
    assert origin.pinned == pinned


def test_a_file_that_is_no_json_says_nothing() -> None:
    assert origin_of("{") == InstallOrigin()


def test_a_clone_installs_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert own_origin() == InstallOrigin(CHECKOUT)
    monkeypatch.chdir(CHECKOUT)
    assert install_command("exchange").endswith('install -e ".[exchange]"')
    monkeypatch.chdir(tmp_path)
    assert install_command("exchange").endswith(f'install -e "{CHECKOUT.as_posix()}[exchange]"')


def test_the_pip_of_this_environment_is_named_unless_it_is_found_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", sys.prefix)
    assert installer() == "pip install"
    monkeypatch.delenv("VIRTUAL_ENV")
    assert re.search(r"pip(?:\.exe)? install$", installer())


@pytest.mark.parametrize(
    ("makefile", "serve"),
    [
        (None, "duizhao serve"),
        ("serve:\n\tnpm start\n", "duizhao serve"),
        ("check:\n\tduizhao check\n", "duizhao serve"),
        ("serve: all\n\tduizhao build && mkdocs serve\n", "make serve"),
    ],
)
def test_make_is_named_only_where_a_makefile_can_do_it(
    tmp_path: Path, makefile: str | None, serve: str
) -> None:
    if makefile:
        (tmp_path / "Makefile").write_text(makefile, "utf-8")
    assert serve_command(tmp_path) == serve
    hint = run_or_install(tmp_path, "site")
    assert "make" not in hint.en + hint.zh
    assert install_command("site") in hint.en and install_command("site") in hint.zh


def test_this_library_has_such_a_makefile(project: Path) -> None:
    assert serve_command(project) == "make serve"
    assert run_or_install(project, "site").en == "Run: make site"


def test_no_other_file_says_how_to_install_duizhao(project: Path) -> None:
    """Neither with an extra by name, nor with `make`: both are true in one place only."""
    package = project / "scripts" / "duizhao"
    said = re.compile(r"pip install ['\"]?duizhao|`make (?:site|serve)`")
    found = [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        if path.name != "install_hint.py" and said.search(path.read_text("utf-8"))
    ]
    assert found == []
