"""A save is noticed wherever something that the site is made from lies, and not what this program writes itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duizhao.library.settings import Settings
from duizhao.site.live.watch_library import Saves, folders_to_watch, saves_of

# Longer than any system takes to tell of a save, and than a busy machine takes to listen.
PATIENCE = 20.0


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    for folder in ("docs/en/a", "docs/zh/a", "theme", "build", "memory"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "duizhao.toml").write_text("", "utf-8")
    return Settings.read(tmp_path)


@pytest.fixture
def saves(settings: Settings) -> Iterator[Saves]:
    with saves_of(settings, [str(settings.root / "theme")]) as saves:
        yield saves


@pytest.mark.parametrize(
    "name", ["docs/en/a/page.md", "docs/zh/index.md", "theme/main.html", "terms.csv", "mkdocs.yml"]
)
def test_a_save_is_noticed(settings: Settings, saves: Saves, name: str) -> None:
    (settings.root / name).write_text("x", "utf-8")
    assert saves.wait(PATIENCE)


def test_a_save_by_a_rename_is_noticed(settings: Settings, saves: Saves) -> None:
    hidden = settings.root / "docs/en/.page.md.swp"
    hidden.write_text("x", "utf-8")
    hidden.rename(settings.root / "docs/en/page.md")
    assert saves.wait(PATIENCE)


def test_what_the_program_writes_itself_and_what_an_editor_hides_is_no_save(settings: Settings) -> None:
    from watchdog.events import FileModifiedEvent, FileOpenedEvent

    saves = Saves([settings.root / "build"])
    for event in (
        FileModifiedEvent(str(settings.root / "build/live/site.json")),
        FileModifiedEvent(str(settings.root / "docs/en/.page.md.swp")),
        FileOpenedEvent(str(settings.root / "docs/en/page.md")),
    ):
        saves.dispatch(event)
    assert not saves.wait(0)
    saves.dispatch(FileModifiedEvent(str(settings.root / "docs/en/page.md")))
    assert saves.wait(0)
    assert not saves.wait(0)


def test_no_folder_is_watched_twice_and_the_root_only_itself(settings: Settings) -> None:
    root = settings.root
    flat, deep = folders_to_watch(settings, map(str, (root / "docs", root / "mkdocs.yml", root / "docs/en")))
    assert (flat, deep) == ([root], [root / "docs", root / "memory"])
