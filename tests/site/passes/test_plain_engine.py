"""Both passes around an engine that knows nothing of us give the site that the plugin gives. The engine is MkDocs itself, without our
plugin and without static-i18n: what differs is the fault of a pass."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from bench.engine_contract import differences
from bench.engine_library import write_library

from duizhao.base.errors import CannotRun
from duizhao.site.build.publish import build_site
from duizhao.site.passes.plain_engine import build


@dataclass(frozen=True)
class PlainMkDocs:
    """MkDocs as an engine for one language."""

    name: str = "MkDocs"

    @property
    def templates(self) -> Path:
        import material

        return Path(material.__path__[0]) / "templates"

    def start(self, config: Path) -> "subprocess.Popen[str]":
        told = yaml.safe_load(config.read_text("utf-8"))
        del told["theme"]["variant"]
        config.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
        return subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_library(tmp_path, own_theme=False)
    return tmp_path


def test_the_site_is_that_of_the_plugin(library: Path) -> None:
    built = build_site(library, library / "expected")
    assert built.published, built.report
    (library / "work" / "site").mkdir(parents=True)
    assert list(build(library, library / "work" / "site", PlainMkDocs())) == []
    page = (library / "work/site/zh/dose/one/index.html").read_text("utf-8")
    assert 'class="notice' in page and "notice--borrowed" in (
        library / "work/site/zh/lone/index.html"
    ).read_text("utf-8")
    # Where static-i18n tells its pages of the first page of the other language, its own addresses differ: `engine_lacks.toml`.
    # MkDocs looks for the title of a window in the first line of a text alone, which is a comment here.
    own = {"404.html", "both/index.html", "zh/both/index.html"}
    differ = [
        one
        for one in differences(library / "expected", library / "work" / "site")
        if not (one.file in own and one.kind in ("switch", "alternates")) and one.kind != "title"
    ]
    assert differ == []


def test_what_could_do_something_stops_the_build(library: Path) -> None:
    path = library / "docs/en/dose/two.md"
    path.write_text(path.read_text("utf-8") + '\n<p onclick="x()">Press.</p>\n', encoding="utf-8")
    # A file that comes into the site as it is.
    (library / "docs/en/dose/own.html").write_text(
        "<!doctype html><script src='own.js'></script>", encoding="utf-8"
    )
    (library / "work" / "site").mkdir(parents=True)
    told = list(build(library, library / "work" / "site", PlainMkDocs()))
    assert len(told) == 2 and told[0].startswith("WARNING -  dose/two.md: ") and "onclick" in told[0]
    assert told[1].startswith("WARNING -  en/dose/own.html: ") and "<script src='own.js'>" in told[1]


def test_what_the_engine_says_is_told_and_nothing_is_left_over(library: Path) -> None:
    path = library / "docs/zh/index.md"
    path.write_text("[x](nowhere.md)\n", encoding="utf-8")
    work = library / "work"
    (work / "site").mkdir(parents=True)
    told = list(build(library, work / "site", PlainMkDocs()))
    assert len(told) == 1 and "MkDocs, 中文" in told[0] and "nowhere.md" in told[0]
    assert [one.name for one in work.iterdir()] == ["site"] and not list((work / "site").iterdir())


def test_a_file_that_is_no_yaml_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("a: [", encoding="utf-8")
    with pytest.raises(CannotRun, match=r"mkdocs\.yml"):
        list(build(tmp_path, tmp_path / "site", PlainMkDocs()))
