"""A build does what changed, and gives the same bytes as one that does all: after any edits, in any order."""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from duizhao.cli import build
from duizhao.cli.main import main
from duizhao.library.settings import Settings
from duizhao.site.build.finish_site import is_lasting
from duizhao.site.build.incremental import outset
from duizhao.site.build.published_site import PublishedSite

CONFIG = """\
site_name: Test
theme: {name: material, font: false, features: [navigation.prune, navigation.footer]}
extra_css: [stylesheets/terms.css]
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: zh, name: 中文, build: true}
        - {locale: en, name: English, default: true, build: true}
  - duizhao: {search: true}
exclude_docs: /*/includes/
markdown_extensions:
  - attr_list
  - def_list
  - md_in_html
  - tables
  - toc
  - pymdownx.snippets: {base_path: [!relative $config_dir/docs], check_paths: true}
"""
TERMS = """\
id,en,en_variants,en_forbidden,zh,zh_variants,zh_misspelt,zh_forbidden,scope,plain_en,plain_zh,note
T1,heart attack,,,心肌梗死,心脏病发作,,,everywhere,An illness.,一种疾病。,
"""
# By key: the English and the Chinese page.
PAGES = {
    "index": (
        "# Start {#start}\n\n[Dose](dose/one.md#how)\n",
        "# 开始 {#start}\n\n[用量](dose/one.md#how)\n",
    ),
    "dose/one": (
        "# Dose {#dose}\n\n## How {#how}\n\nAfter a heart attack, wait. [S1](../sources.md#s1){ .source }\n",
        "# 用量 {#dose}\n\n## 方法 {#how}\n\n心肌梗死后请等待。[S1](../sources.md#s1){ .source }\n",
    ),
    "dose/two": (
        '# Rest {#rest}\n\n--8<-- "en/includes/help.md"\n',
        '# 休息 {#rest}\n\n--8<-- "zh/includes/help.md"\n',
    ),
    "sources": (
        '# Sources {#s}\n\n--8<-- "en/includes/list.md"\n',
        '# 来源 {#s}\n\n--8<-- "zh/includes/list.md"\n',
    ),
}
# What a page cites stands on another one, which includes it.
SOURCES = ("- **S1** Label.\n  {: #s1 }\n", "- **S1** 说明书。\n  {: #s1 }\n")


@dataclass(frozen=True)
class EditedLibrary:
    """A library in a folder of its own, as an editor changes it."""

    root: Path

    def write(self, key: str, en: str, zh: str) -> None:
        """Write both sides of a page."""
        for language, text in (("en", en), ("zh", zh)):
            path = self.root / "docs" / language / f"{key}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def add(self, key: str, en: str, zh: str) -> None:
        """Write something at the end of both sides of a page."""
        texts = [
            (self.root / "docs" / language / f"{key}.md").read_text("utf-8") for language in ("en", "zh")
        ]
        self.write(key, texts[0] + en, texts[1] + zh)

    def build(self) -> int:
        """Build as a person does. Gives the exit code."""
        return main(["build", "--root", str(self.root), "--language", "en"])

    def site(self) -> Mapping[str, bytes]:
        """Every file of the site, by its path."""
        folder = self.root / "site"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }


def start(root: Path) -> EditedLibrary:
    library = EditedLibrary(root)
    for key, (en, zh) in PAGES.items():
        library.write(key, en, zh)
    library.write("includes/help", "Call us.\n", "请联系我们。\n")
    library.write("includes/list", *SOURCES)
    (root / "docs/stylesheets").mkdir()
    (root / "docs/stylesheets/terms.css").write_text("", "utf-8")
    for name, text in (("mkdocs.yml", CONFIG), ("terms.csv", TERMS), ("duizhao.toml", "")):
        (root / name).write_text(text, encoding="utf-8")
    (root / "source").mkdir()
    generate(library)
    return library


def generate(library: EditedLibrary) -> None:
    """Write the glossary of the terms."""
    assert main(["generate", "--root", str(library.root)]) == 0


def approve(library: EditedLibrary) -> None:
    main(["approve", "--all", "--yes", "--root", str(library.root), "--by", "editor"])


def define(library: EditedLibrary) -> None:
    (library.root / "terms.csv").write_text(TERMS.replace("An illness", "Ill"), "utf-8")
    generate(library)


# What an editor may do; a sentence that only one side has is told to the readers of the other.
EDITS: Mapping[str, Callable[[EditedLibrary], None]] = {
    "a text": lambda library: library.add("dose/one", "\nSleep well.\n", "\n好好休息。\n"),
    "what others include": lambda library: library.write(
        "includes/help", "Write to us.\n", "请写信给我们。\n"
    ),
    "beside what others cite": lambda library: library.add("sources", "\nAll of them.\n", "\n全部来源。\n"),
    "what others cite": lambda library: library.write(
        "includes/list",
        *(text.replace("Label", "Leaflet").replace("说明书", "药品说明书") for text in SOURCES),
    ),
    "a title": lambda library: library.write(
        "dose/two", "# Sleep {#rest}\n\nRest.\n", "# 睡眠 {#rest}\n\n休息。\n"
    ),
    "a new page": lambda library: library.write(
        "dose/new", "# New {#new}\n\nNew.\n", "# 新页 {#new}\n\n新。\n"
    ),
    "what nobody can find": lambda library: library.add("dose/one", "\n<!-- One -->\n", "\n<!-- 一 -->\n"),
    "an approval": approve,
    "a term": define,
}


# A failure is told by its edits: looking for fewer of them would take minutes.
@settings(max_examples=2, phases=[Phase.generate])
@given(some.permutations(list(EDITS)).map(lambda names: names[:3]))
def test_any_edits_in_any_order_give_the_bytes_of_a_build_of_all(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = start(Path(folder, "library"))
        assert library.build() == 0
        for name in names:
            EDITS[name](library)
            assert library.build() == 0, name
        step_by_step = library.site()
        for made in ("site", "build"):
            shutil.rmtree(library.root / made)
        assert library.build() == 0
        assert library.site().keys() == step_by_step.keys()
        assert [path for path, text in library.site().items() if text != step_by_step[path]] == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> EditedLibrary:
    """A library that was built. Each test leaves a site behind that fits the library."""
    library = start(tmp_path_factory.mktemp("incremental") / "library")
    assert library.build() == 0
    return library


def test_where_nothing_changed_nothing_is_built(built: EditedLibrary) -> None:
    folder = (built.root / "site").stat().st_ino
    assert outset(Settings.read(built.root)).is_same
    assert built.build() == 0
    assert (built.root / "site").stat().st_ino == folder


def test_what_depends_on_a_page_is_laid_out_with_it_and_nothing_else(built: EditedLibrary) -> None:
    own = Settings.read(built.root)
    page = built.root / "docs/zh/sources.md"
    before = page.read_text("utf-8")
    page.write_text(before + "\n变了。\n", "utf-8")
    # Whether the page that cites it shows something else, the engine finds out.
    assert outset(own).units == {"sources"}
    page.write_text(before, "utf-8")
    assert outset(own).is_same
    page = built.root / "docs/zh/includes/help.md"
    before = page.read_text("utf-8")
    page.write_text(before + "\n变了。\n", "utf-8")
    assert outset(own).units == {"includes/help", "dose/two"}
    page.write_text(before, "utf-8")
    assert outset(own).is_same


def test_a_page_is_laid_out_again_where_what_it_cites_is_new_and_only_there(
    built: EditedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[frozenset[str] | None] = []
    begun = build.building
    monkeypatch.setattr(
        build, "building", lambda *given, **asked: (planned.append(asked["units"]), begun(*given, **asked))[1]
    )
    EDITS["beside what others cite"](built)
    assert built.build() == 0
    assert planned == [{"sources"}]
    EDITS["what others cite"](built)
    assert built.build() == 0
    first = {"includes/list", "sources"}
    assert planned[1:] == [first, first | {"dose/one"}]
    assert b"Leaflet." in built.site()["dose/one/index.html"]


@pytest.mark.parametrize(
    ("path", "lasting"),
    [
        ("search/en.js", False),
        ("search/zh-0a1b/words-3.js", False),
        ("search/index.html", True),
        ("en.js", True),
    ],
)
def test_the_index_of_the_search_is_left_behind_for_a_new_one(path: str, lasting: bool) -> None:
    assert is_lasting(path) is lasting


def test_the_index_of_a_language_in_which_the_same_can_be_found_stays() -> None:
    assert is_lasting("search/en.js", ["zh"])
    assert not is_lasting("search/zh.js", ["zh"])


@pytest.mark.parametrize("changed", ["mkdocs.yml", "terms.csv", "docs/stylesheets/terms.css"])
def test_what_every_page_depends_on_lets_all_be_built(built: EditedLibrary, changed: str) -> None:
    path = built.root / changed
    before = path.read_bytes()
    path.write_bytes(before + b"\n")
    assert outset(Settings.read(built.root)).last is None
    path.write_bytes(before)
    assert outset(Settings.read(built.root)).is_same


def test_what_the_theme_asks_of_others_is_named_and_nothing_is_published(
    built: EditedLibrary, capsys: pytest.CaptureFixture[str]
) -> None:
    before, config = built.site(), built.root / "mkdocs.yml"
    config.write_text(CONFIG.replace("font: false, ", ""), "utf-8")
    assert built.build() == 1
    told = capsys.readouterr().out
    for path in ("dose/one/index.html", "dose/one/both/index.html", "zh/dose/one/index.html"):
        assert f"! {path}: the reader's browser would ask another host: https://fonts.g" in told
    assert built.site() == before
    config.write_text(CONFIG, "utf-8")
    assert outset(Settings.read(built.root)).is_same


def test_a_site_that_somebody_wrote_into_is_built_anew(built: EditedLibrary, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(built.root, tmp_path / "library"))
    # A copy lies elsewhere: what was kept is not about it.
    assert PublishedSite.read(Settings.read(copy)) is None
    page = built.root / "site/index.html"
    told, before = page.stat(), page.read_bytes()
    page.write_bytes(before + b" ")
    assert PublishedSite.read(Settings.read(built.root)) is None
    page.write_bytes(before)
    os.utime(page, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert PublishedSite.read(Settings.read(built.root)) is not None


def test_a_link_of_a_page_that_did_not_change_is_told_when_its_anchor_goes(
    built: EditedLibrary, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, texts = built.site(), PAGES["dose/one"]
    built.write("dose/one", *(text.replace("{#how}", "{#other}") for text in texts))
    assert built.build() == 1
    assert "index.html: /dose/one/index.html#how" in capsys.readouterr().out
    assert built.site() == before
    built.write("dose/one", *texts)
    assert built.build() == 0
