"""A strict build stops at what makes the check fail, and at nothing else that the rules find."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from plugin_tools import SmallLibrary


@pytest.fixture
def library(tmp_path: Path) -> SmallLibrary:
    """A pair of pages that is in step."""
    library = SmallLibrary(tmp_path)
    library.configure("check: true")
    library.write("en/index.md", "# Home {#home}\n\nDo not drive today.\n")
    library.write("zh/index.md", "# 首页 {#home}\n\n今天不要开车。\n")
    return library


@pytest.mark.parametrize(
    ("settings", "stops"),
    [
        ("", True),
        ('profile = "software"', False),
        ('profile = "software"\nfail_on = ["error", "possible"]', True),
        ("fail_on = []", False),
    ],
)
def test_it_stops_at_what_is_sure_and_at_no_more_unless_somebody_asks_for_it(
    library: SmallLibrary, settings: str, stops: bool
) -> None:
    library.change("zh/index.md", "不要", "可以")
    (library.root / "duizhao.toml").write_text(f"[check]\n{settings}\n", encoding="utf-8")
    result = library.build()
    assert result.published is not stops
    assert ("[different-polarity]" in result.report) is stops


@pytest.mark.parametrize(("fail_on", "stops"), [('["error", "safety"]', False), ('["advice"]', True)])
def test_advice_stops_only_where_somebody_asks_for_it(
    library: SmallLibrary, fail_on: str, stops: bool
) -> None:
    library.change("zh/index.md", "今天不要开车。", "今天不要开车,请休息。")
    library.change("en/index.md", "today.", "today, rest.")
    (library.root / "duizhao.toml").write_text(f"[check]\nfail_on = {fail_on}\n", encoding="utf-8")
    assert library.build().published is not stops


def test_what_stops_it_stops_it_before_the_last_site_is_touched(library: SmallLibrary) -> None:
    library.change("zh/index.md", "不要", "可以")
    last = library.root / "site/index.html"
    last.parent.mkdir()
    last.write_text("The last site.", encoding="utf-8")
    with pytest.raises(Abort):
        build(load_config(str(library.root / "mkdocs.yml"), strict=True))
    assert [path.name for path in last.parent.iterdir()] == [last.name]
    assert last.read_text(encoding="utf-8") == "The last site."
