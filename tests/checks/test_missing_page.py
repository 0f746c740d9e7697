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
    ],
    ids=["capitals", "index", "anchors"],
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
