"""A page that has its other side under another name is told with that name."""

from pathlib import Path

import pytest

from duizhao.checks.check_library import check
from duizhao.checks.rule import all_rules
from duizhao.checks.workspace import Workspace

RULE = tuple(rule for rule in all_rules() if rule.id == "missing-page")


@pytest.mark.parametrize(
    ("en", "zh", "text"),
    [
        ("Side_Effects.md", "side-effects.md", "# A\n"),
        ("a/index.md", "a.md", "# A\n"),
        ("benefits.md", "yichu.md", "# A {#benefits}\n"),
        # An accent as a part of its letter, and as a sign of its own.
        ("caf\u00e9.md", "cafe\u0301.md", "# A\n"),
    ],
    ids=["capitals", "index", "anchors", "accent"],
)
def test_the_other_name_is_told(tmp_path: Path, en: str, zh: str, text: str) -> None:
    for path in (tmp_path / "docs/en" / en, tmp_path / "docs/zh" / zh):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    told = [finding.message.en for finding in check(Workspace.read(tmp_path), RULE)]
    assert len(told) == 2
    assert any(f"Perhaps docs/zh/{zh} is meant" in message for message in told)
    assert any(f"Perhaps docs/en/{en} is meant" in message for message in told)


def test_pages_that_have_nothing_in_common_are_not_named(tmp_path: Path) -> None:
    for path in (tmp_path / "docs/en/a.md", tmp_path / "docs/zh/b.md"):
        path.parent.mkdir(parents=True)
        path.write_text("# A\n", encoding="utf-8")
    assert not any("Perhaps" in finding.message.en for finding in check(Workspace.read(tmp_path), RULE))


@pytest.mark.parametrize(
    ("one", "another"),
    [("Dose", "dose"), ("a/Dose", "A/dose"), ("\u00c4", "A\u0308"), ("Stra\u00dfe", "STRASSE")],
    ids=["capitals", "folders", "accent", "sharp s"],
)
def test_two_names_that_are_one_file_on_other_disks_are_told_once(
    tmp_path: Path, one: str, another: str
) -> None:
    for language in ("en", "zh"):
        for name in (one, another, "other"):
            path = tmp_path / f"docs/{language}/{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("# A\n", encoding="utf-8")
    if len(list((tmp_path / "docs/en").rglob("*.md"))) < 3:
        pytest.skip("this disk is one of those")
    (told,) = check(Workspace.read(tmp_path), RULE)
    assert told.confidence == "possible" and "are the same file" in told.message.en
    assert {name for name in (one, another) if f"docs/en/{name}.md" in told.message.en} == {one, another}


def test_only_what_looks_alike_is_said_to_look_alike(tmp_path: Path) -> None:
    for name in ("docs/en/cafe\u0301.md", "docs/zh/caf\u00e9.md", "docs/en/Dose.md", "docs/zh/dose.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A\n", encoding="utf-8")
    told = [finding.message.en for finding in check(Workspace.read(tmp_path), RULE)]
    assert [("caf" in message) == ("They look alike" in message) for message in told] == [True] * 4
