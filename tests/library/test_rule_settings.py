"""`[rules]` as a value: which rules are off on which pages. What it refuses stands in `tests/settings_faults.md`."""

from pathlib import Path

from duizhao.library.rule_settings import RuleSettings
from duizhao.library.settings import Settings

HERE = Path("duizhao.toml")


def of(**table: object) -> RuleSettings:
    return RuleSettings.of({key.replace("_", "-"): value for key, value in table.items()}, HERE)


def test_without_the_table_every_rule_is_told_everywhere(tmp_path: Path) -> None:
    assert Settings.read(tmp_path).rules.named == ()
    assert of().off_on("a", ["docs/en/a.md"]) == frozenset()


def test_what_it_names() -> None:
    settings = of(
        ignore=["long-sentence"],
        severity={"different-links": "advice"},
        per_path={"blog/**": ["all", "missing-page"]},
    )
    assert settings.named == ("long-sentence", "different-links", "missing-page")
    assert settings.off == ("long-sentence",) and settings.severity == (("different-links", "advice"),)


def test_every_pattern_that_fits_counts_for_any_name_of_the_page() -> None:
    settings = of(per_path={"blog/**": ["a"], "docs/zh/**": ["b"], "*.mdx": ["c"], "guide": ["d"]})
    assert settings.off_on("blog/x", ["docs/en/blog/x.md", "docs/zh/blog/x.md"]) == {"a", "b"}
    assert settings.off_on("x.mdx", ["docs/en/x.mdx"]) == {"c"}
    assert settings.off_on("guide/start", ["docs/en/guide/start.md"]) == {"d"}
    assert settings.off_on("index", ["docs/en/index.md"]) == frozenset()
    # A page is called by its file, so that a pattern for a folder means no page of the same name.
    assert settings.off_on("drugs/guide", ["docs/en/drugs/guide.md"]) == frozenset()


def test_the_file_is_named_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "duizhao.toml").write_text('[rules]\nignore = ["long-sentence"]\n', "utf-8")
    assert Settings.read(tmp_path).rules.path == tmp_path.resolve() / "duizhao.toml"
