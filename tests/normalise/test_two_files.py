"""One text in two files, one for each language, is one text: as many pairs, one placement, every character accounted for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.checks.workspace import Workspace
from duizhao.cli.main import main
from duizhao.cli.starter import start_library
from duizhao.library.settings import Settings
from duizhao.normalise.run import Normalised, SourceKnowledge, accounts, normalise_sources, sources_below
from duizhao.normalise.two_files import both_files, without_second_files

ENGLISH = (
    "Before Your Blood Test",
    "Please do not eat for 8 hours before the test. You may drink water.",
    "Tell the nurse if you take medicine for high blood pressure.",
    "Bring your card and 2 photos to the clinic on Monday morning.",
)
CHINESE = (
    "验血之前",
    "检查前 8 小时请不要进食，可以喝水。",
    "如果您正在服用高血压药物，请告诉护士。",
    "请在星期一上午带上您的卡和 2 张照片到诊所。",
)


def _text(parts: tuple[str, ...], mark: str = "") -> str:
    return mark + "\n\n".join(parts) + "\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A new library."""
    start_library(tmp_path)
    return tmp_path


@pytest.fixture
def written(library: Path) -> Callable[[str, str], Path]:
    """Writes a source, and gives its path."""

    def write(name: str, text: str) -> Path:
        path = library / "source" / name
        path.write_text(text, "utf-8")
        return path

    return write


def _normalised(library: Path, paths: list[Path]) -> Normalised:
    (one,) = normalise_sources(without_second_files(paths), SourceKnowledge.read(Settings.read(library)))
    return one


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("leaflet.en.txt", "leaflet.zh.txt"),
        ("leaflet_EN.md", "leaflet_CN.txt"),
        ("leaflet (English).txt", "leaflet (Chinese).txt"),
        ("EN_leaflet.txt", "ZH_leaflet.txt"),
        ("告知书-英文.txt", "告知书-中文.txt"),
        ("leaflet.en.txt", "leaflet.zh-CN.txt"),
        ("README.md", "README.zh-CN.md"),
        ("leaflet-en.txt", "leaflet.txt"),
    ],
)
def test_names_say_which_two_files_are_one_text(
    en: str, zh: str, library: Path, written: Callable[[str, str], Path]
) -> None:
    paths = [written(zh, _text(CHINESE)), written(en, _text(ENGLISH))]
    assert both_files(paths[0]) == both_files(paths[1]) == (paths[1], paths[0])
    one = _normalised(library, paths)
    assert len(one.pairs) == 4 and not one.gaps and one.sum.holds
    assert sources_below(library / "source") == [paths[1]]


def test_two_files_give_the_pairs_that_one_text_gives(
    library: Path, written: Callable[[str, str], Path]
) -> None:
    both = _normalised(
        library, [written("a.en.md", _text(ENGLISH, "# ")), written("a.zh.txt", _text(CHINESE))]
    )
    whole = _normalised(library, [written("whole.md", _text(ENGLISH, "# ") + "\n" + _text(CHINESE))])

    def said(one: Normalised) -> list[tuple[str, str]]:
        return [(one.pieces[pair.en].text, one.pieces[pair.zh].text) for pair in one.pairs]

    assert said(both) == said(whole)


def test_the_marks_of_markdown_in_the_plain_one_stay_text(
    library: Path, written: Callable[[str, str], Path]
) -> None:
    en = written("a.en.md", "Read [the leaflet](https://example.org/).\n")
    one = _normalised(library, [en, written("a.zh.txt", "请读 [说明书]，*每天* 5 毫克。\n")])
    assert "[the leaflet](https://example.org/)" in one.pieces[0].text
    assert one.pieces[1].text == "请读 \\[说明书\\]，\\*每天\\* 5 毫克。"
    assert one.sum.holds


def test_alone_or_placed_apart_before_they_stay_two(
    library: Path, written: Callable[[str, str], Path]
) -> None:
    en, zh = written("a.en.txt", _text(ENGLISH)), written("a.zh.txt", _text(CHINESE))
    (library / "source/a.zh.placement.toml").write_text("", "utf-8")
    assert without_second_files([en, zh]) == [en, zh]
    assert both_files(written("even.txt", _text(ENGLISH))) is None


@pytest.mark.parametrize("given", ["source/a.zh.txt", "source"])
def test_one_command_and_the_account_of_the_build_take_both(
    given: str, library: Path, written: Callable[[str, str], Path]
) -> None:
    written("a.en.txt", _text(ENGLISH))
    written("a.zh.txt", _text(CHINESE))
    assert main(["--root", str(library), "normalise", str(library / given)]) == 0
    assert [path.name for path in library.glob("source/*.toml")] == ["a.en.placement.toml"]
    (told,) = accounts(Workspace(Settings.read(library)))
    assert told.total.holds and len(told.pieces) == 8
