"""Where the pages of a library lie: the repositories of `layouts.md`, and patterns that a person writes."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.base.bilingual import LANGUAGES
from duizhao.base.errors import CannotRun
from duizhao.library.layout import PageLayout, PagePattern
from duizhao.library.layout.pages_there import pages_there
from duizhao.library.layout.usual_layouts import find_layout
from duizhao.library.settings import Settings


@dataclass(frozen=True)
class Case:
    """A repository: its files, the two patterns that are found, and its pages."""

    name: str
    files: tuple[str, ...]
    layout: tuple[str, ...]
    pages: tuple[str, ...]

    def make(self, root: Path) -> Path:
        for file in self.files:
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("# Hello\n" if "zh" not in file else "# 你好\n", encoding="utf-8")
        return root


def _cases() -> list[Case]:
    text = Path(__file__).with_name("layouts.md").read_text(encoding="utf-8")
    found = []
    for part in text.split("\n## ")[1:]:
        files = tuple(line.strip() for line in part.splitlines() if line.startswith("    "))
        layout = re.search(r"^layout: (.*)$", part, re.MULTILINE)
        assert layout
        pages = tuple(line[2:] for line in part.splitlines() if line.startswith("- "))
        found.append(Case(part.splitlines()[0], files, tuple(re.findall(r"`([^`]+)`", layout[1])), pages))
    return found


CASES = _cases()
FOUND = [case for case in CASES if case.layout]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_layout_is_found(case: Case, tmp_path: Path) -> None:
    found = find_layout(case.make(tmp_path))
    shown = () if found is None else (found.en.shown(tmp_path), found.zh.shown(tmp_path))
    assert shown == case.layout


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case.name)
@pytest.mark.parametrize("is_written", [False, True], ids=["found", "written"])
def test_the_pages_are_paired(case: Case, is_written: bool, tmp_path: Path) -> None:
    case.make(tmp_path)
    if is_written:
        en, zh = case.layout
        (tmp_path / "duizhao.toml").write_text(f'[paths]\nen = "{en}"\nzh = "{zh}"\n', encoding="utf-8")
    layout = Settings.read(tmp_path).layout
    keys = pages_there(layout).keys
    told = [
        key + "".join(f" (no {language})" for language in LANGUAGES if key not in keys[language])
        for key in sorted(keys["en"] | keys["zh"])
    ]
    assert tuple(told) == case.pages
    for language in LANGUAGES:
        for key in keys[language]:
            assert layout.path(key, language).is_file()


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case.name)
def test_no_file_is_two_pages(case: Case, tmp_path: Path) -> None:
    layout = Settings.read(case.make(tmp_path)).layout
    keys = pages_there(layout).keys
    files = [layout.path(key, language) for language in LANGUAGES for key in keys[language]]
    assert len(set(files)) == len(files)


def test_what_is_excluded_is_no_page(tmp_path: Path) -> None:
    for name in ("en/a", "en/blog/b", "zh/a", "zh/draft/c"):
        path = tmp_path / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n")
    (tmp_path / "duizhao.toml").write_text('[paths]\nexclude = ["docs/*/blog/**", "draft"]\n')
    assert pages_there(Settings.read(tmp_path).layout).keys == {"en": {"a"}, "zh": {"a"}}


def test_other_languages_are_told(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name.startswith("A suffix of one"))
    assert pages_there(Settings.read(case.make(tmp_path)).layout).third == {"ja": 1}


@pytest.mark.parametrize(
    ("zh", "settings", "chinese"),
    [
        ("docs/zh-TW", "", "traditional"),
        ("docs/{page}.zh-Hant.md", "", "traditional"),
        ("docs/zh", "", "simplified"),
        ("docs/zh-tw", '[check]\nchinese = "simplified"\n', "simplified"),
        ("docs/zh-cn/handbook", "", "simplified"),
    ],
)
def test_where_the_pages_lie_says_in_which_characters(
    tmp_path: Path, zh: str, settings: str, chinese: str
) -> None:
    (tmp_path / zh.partition("{")[0]).mkdir(parents=True)
    (tmp_path / "duizhao.toml").write_text(f'[paths]\nzh = "{zh}"\n{settings}')
    assert Settings.read(tmp_path).check.chinese == chinese


def test_one_place_for_both_languages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    layout = PageLayout(PagePattern.of("docs", tmp_path), PagePattern.of("./docs", tmp_path), tmp_path)
    with pytest.raises(CannotRun, match="compared with itself"):
        pages_there(layout)


def write(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n")
    return root


@pytest.mark.parametrize(
    ("files", "third", "pages"),
    [
        (["a.md", "it/a.md", "zh/a.md"], {"it"}, {"a"}),
        (["a.md", "it/setup.md", "zh/a.md"], set(), {"a", "it/setup"}),
        (["a.md", "it-ops/b.md", "zh/a.md", "zh/it-ops/b.md"], set(), {"a", "it-ops/b"}),
        (["a.md", "a.no.md", "a.zh.md", "b.md"], {"no"}, {"a", "b"}),
        (["user-id.md", "user-id-zh.md", "a.md", "a-zh.md"], set(), {"user-id", "a"}),
        (["README.md", "README-zh-CN.md", "README-pt-BR.md"], {"pt-BR"}, {"README"}),
    ],
)
def test_a_name_means_a_third_language_where_its_pages_are_translations(
    tmp_path: Path, files: list[str], third: set[str], pages: set[str]
) -> None:
    write(tmp_path, *(f"docs/{name}" for name in files))
    layout = Settings.read(tmp_path).layout
    assert (set(layout.third), pages_there(layout).keys["en"]) == (third, pages)


@pytest.mark.parametrize(
    ("en", "zh", "files", "told"),
    [
        ("docs/{page}.md", "docs/{page}.zh.md", ["a.md", "a.zh.md", "b.mdx", "b.zh.mdx"], {".mdx": 2}),
        ("docs/{page}.en", "docs/{page}.zh", ["a.en.md", "a.zh.md", "b.md"], {".md": 1}),
    ],
)
def test_what_looks_like_a_page_and_fits_no_pattern_is_told(
    tmp_path: Path, en: str, zh: str, files: list[str], told: dict[str, int]
) -> None:
    write(tmp_path, *(f"docs/{name}" for name in files))
    (tmp_path / "duizhao.toml").write_text(f'[paths]\nen = "{en}"\nzh = "{zh}"\n')
    assert pages_there(Settings.read(tmp_path).layout).unread == {tmp_path / "docs": told}


def test_a_mark_before_the_page_stands_in_its_file_name(tmp_path: Path) -> None:
    write(tmp_path, "docs/en_a.md", "docs/zh_a.md", "docs/sub/en_b.md", "docs/sub/zh_b.md")
    (tmp_path / "duizhao.toml").write_text('[paths]\nen = "docs/en_{page}"\nzh = "docs/zh_{page}"\n')
    assert pages_there(Settings.read(tmp_path).layout).keys == {"en": {"a", "sub/b"}, "zh": {"a", "sub/b"}}


def test_folders_that_are_only_linked_are_told(tmp_path: Path) -> None:
    write(tmp_path, "docs/en/a.md", "docs/zh/a.md", "x/b.md")
    (tmp_path / "docs/en/guide").symlink_to(tmp_path / "x")
    assert pages_there(Settings.read(tmp_path).layout).linked == (tmp_path / "docs/en/guide",)


def test_a_folder_that_cannot_be_read_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "docs/en/a.md", "docs/zh/a.md", "docs/zh/s/b.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("/s"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(CannotRun, match="docs/zh/s: this folder cannot be read"):
        pages_there(Settings.read(tmp_path).layout)


def test_pages_in_both_languages_elsewhere_are_no_green_tick(
    tmp_path: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("one", "two"):
        write(tmp_path, f"{place}/en/a.md", f"{place}/zh/a.md")
    write(tmp_path, "one/en/b.md", "one/zh/b.md")
    monkeypatch.chdir(tmp_path)
    code, told, complained = run("check", "--language", "en")
    assert (code, told) == (2, "Nothing found: 2 page pairs are in step.\nPages: one/en · one/zh\n")
    assert "two/en · two/zh" in complained
    assert run("check", "--en", "one/en", "--zh", "one/zh")[0] == 0
    assert run("init", "--here")[0] == 0
    assert run("check")[0] == 0


@pytest.mark.parametrize("written", ["docs/{page}/{page}.md", "docs/{page}/index.md"])
def test_a_pattern_that_cannot_be_is_refused(written: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="once"):
        PagePattern.of(written, tmp_path)


def test_a_pattern_may_not_lead_out_of_the_library(tmp_path: Path) -> None:
    (tmp_path / "duizhao.toml").write_text('[paths]\nen = "../en/{page}.md"\n')
    with pytest.raises(CannotRun, match="leads out"):
        Settings.read(tmp_path)


WORD = st.text("abz", min_size=1, max_size=3)
AFTER = st.sampled_from(["", ".zh", "_en", "-x"])


@given(
    st.lists(WORD, min_size=1, max_size=3), WORD | st.just(""), AFTER, st.sampled_from(["", ".md", ".mdx"])
)
def test_a_key_leads_to_its_file_and_back(parts: list[str], before: str, after: str, ending: str) -> None:
    pattern = PagePattern(Path("/docs"), before, after, ending)
    key = "/".join(parts)
    assert pattern.key_of(pattern.file_of(key)) == key
