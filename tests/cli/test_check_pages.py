"""`duizhao check PAGE…`: single pages, named by their key or by a file of either language."""

import json
from pathlib import Path

import pytest

NUMBERS = ("--rule", "different-numbers")


@pytest.fixture
def two_faults(library: Path) -> Path:
    """The library, with a fault on a second page in a folder."""
    for language, text in (("en", "# A {#a}\n\n3 cups.\n"), ("zh", "# 甲 {#a}\n\n4 杯。\n")):
        (library / "docs" / language / "deep").mkdir()
        (library / "docs" / language / "deep/tea.mdx").write_text(text, "utf-8")
    return library


def pages(told: str) -> set[str]:
    return {one["page"] for one in json.loads(told)["findings"]}


@pytest.mark.parametrize(
    ("named", "found"),
    [
        (["dose"], {"dose"}),
        (["dose.md"], {"dose"}),
        (["docs/zh/dose.md"], {"dose"}),
        (["docs/en/dose.md"], {"dose"}),
        (["./docs/../docs/en/dose.md"], {"dose"}),
        (["deep/tea.mdx"], {"deep/tea.mdx"}),
        (["docs/zh/deep/tea.mdx"], {"deep/tea.mdx"}),
        (["clean"], set()),
        (["clean", "dose", "dose"], {"dose"}),
        (["dose", "docs/en/deep/tea.mdx"], {"dose", "deep/tea.mdx"}),
        ([], {"dose", "deep/tea.mdx"}),
    ],
)
def test_findings_of_the_named_pages_only(two_faults: Path, run, named: list[str], found: set[str]) -> None:
    code, told, _ = run("check", *named, *NUMBERS, "--format", "json")
    assert code == int(bool(found))
    assert pages(told) == found
    assert json.loads(told)["counts"]["compared"] == (len(set(named)) or 3)


def test_the_report_speaks_of_the_named_pages_only(two_faults: Path, run) -> None:
    assert run("check", "clean", *NUMBERS)[1] == "Nothing found: 1 page pair is in step.\n"
    assert "1 page pair was compared." in run("check", "dose", *NUMBERS)[1]


def test_a_path_is_read_from_where_the_user_stands(
    two_faults: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (two_faults / "duizhao.toml").write_text("", "utf-8")
    monkeypatch.chdir(two_faults / "docs/zh")
    assert pages(run("check", "dose.md", *NUMBERS, "--format", "json")[1]) == {"dose"}


def test_the_pages_of_other_folders(two_faults: Path, run) -> None:
    (two_faults / "docs").rename(two_faults / "text")
    code, told, _ = run("check", "text/en/dose.md", "--en", "text/en", "--zh", "text/zh", "--format", "json")
    assert code == 1 and pages(told) == {"dose"}


def test_an_unknown_page_is_answered_with_the_nearest_names(two_faults: Path, run) -> None:
    code, told, complained = run("check", "dos")
    assert (code, told) == (2, "")
    assert complained.startswith("There is no page 'dos' among 3. Did you mean dose?")
    assert "您是否想输入 dose？" in run("check", "docs/en/dosis.md", "--language", "zh")[2]


def test_an_unknown_page_like_no_other_is_answered_with_all_names_where_they_are_few(
    two_faults: Path, run
) -> None:
    assert run("check", "xyz")[2] == "There is no page 'xyz'. The pages are: clean, deep/tea.mdx, dose.\n"


def test_a_page_in_one_language_is_a_finding(two_faults: Path, run) -> None:
    (two_faults / "docs/zh/clean.md").unlink()
    code, told, _ = run("check", "clean", "--format", "json")
    assert code == 1
    assert [one["rule"] for one in json.loads(told)["findings"]] == ["missing-page"]


def test_only_the_named_pages_are_mended(two_faults: Path, run) -> None:
    for name in ("dose", "clean"):
        (two_faults / f"docs/zh/{name}.md").write_text("# 甲 {#a}\n\n请休息,然后喝水。\n", "utf-8")
    run("check", "clean", "--fix")
    assert "请休息，然后" in (two_faults / "docs/zh/clean.md").read_text("utf-8")
    assert "请休息,然后" in (two_faults / "docs/zh/dose.md").read_text("utf-8")


def test_what_is_kept_of_a_page_serves_the_whole_check(two_faults: Path, run) -> None:
    run("check", "dose")
    assert pages(run("check", "--format", "json")[1]) >= {"dose", "deep/tea.mdx"}
    (two_faults / "docs/zh/dose.md").write_text(
        (two_faults / "docs/zh/dose.md").read_text().replace("50", "5")
    )
    assert run("check", "dose", *NUMBERS, "--format", "json")[0] == 1


def test_a_table_has_no_pages(two_faults: Path, run) -> None:
    (two_faults / "pairs.tsv").write_text("id\ten\tzh\na\t5 mg\t5 mg\n", "utf-8")
    code, _, told = run("check", "dose", "--pairs", "pairs.tsv")
    assert code == 2 and "--pairs takes a table, not pages" in told
