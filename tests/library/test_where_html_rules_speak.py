"""Where the rules about HTML speak: in a library whose site Duizhao builds, unless its settings say otherwise."""

from pathlib import Path

import pytest

from duizhao.checks.rule import Knowledge
from duizhao.cli.main import main
from duizhao.library.settings import Settings

OURS = "site_name: a\nplugins:\n  - search\n  - duizhao:\n      search: true\n"
UNSAFE = "# A {#a}\n\nRest <b onclick='x()'>now</b>. ![a](https://host.example/a.png)\n"
SAFE = "# 甲 {#a}\n\n现在<b>休息</b>。![a](a.png)\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A page pair with something that the rules tell, where a site is guarded."""
    for language, text in (("en", UNSAFE), ("zh", SAFE)):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "a.md").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("config", "settings", "is_guarded"),
    [
        ("", "", False),
        (OURS, "", True),
        ("plugins: [search, duizhao]\n", "", True),
        ('plugins:\n- "duizhao"\n', "", True),
        ("# - duizhao\nsite_name: duizhao\nplugins:\n  - search\n", "", False),
        ("plugins:\n  - duizhao-like\n", "", False),
        (OURS, '[site]\nhtml = "any"\n', False),
        ("", '[site]\nhtml = "safe"\n', True),
        ("", '[check]\nprofile = "software"\n', False),
    ],
)
def test_who_builds_no_site_with_us_hears_nothing(
    library: Path, config: str, settings: str, is_guarded: bool
) -> None:
    if config:
        (library / "mkdocs.yml").write_text(config, "utf-8")
    if settings:
        (library / "duizhao.toml").write_text(settings, "utf-8")
    assert Knowledge.read(Settings.read(library)).is_guarded is is_guarded


def test_pages_that_lie_elsewhere_are_of_no_site_of_ours(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library / "mkdocs.yml").write_text(OURS, "utf-8")
    (library / "duizhao.toml").write_text(
        '[rules]\nignore = ["different-images", "different-links"]\n', "utf-8"
    )
    main(["check", "--root", str(library)])
    told = capsys.readouterr().out
    assert "unsafe-html" in told and "foreign-request" in told
    main(
        ["check", "--root", str(library), "--en", str(library / "docs/en"), "--zh", str(library / "docs/zh")]
    )
    told = capsys.readouterr().out
    assert "unsafe-html" not in told and "foreign-request" not in told
