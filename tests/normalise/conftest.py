"""The tools of this library, and small ways to see what the normaliser makes of a text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from normalise_tools import as_source

from duizhao.library.settings import Settings
from duizhao.normalise.run import Normalised, SourceKnowledge, normalise_sources, understand

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Where this library keeps its things."""
    return Settings.read(PROJECT)


@pytest.fixture(scope="session")
def tools(settings: Settings) -> SourceKnowledge:
    """What this library knows about its sources."""
    return SourceKnowledge.read(settings)


@pytest.fixture(scope="session")
def source_path(settings: Settings) -> Path:
    """The committed source."""
    (path,) = settings.source.glob("*.txt")
    return path


@pytest.fixture(scope="session")
def pieces_of(tools: SourceKnowledge) -> Callable:
    """The pieces of a text, as the program alone understands it."""
    return lambda text: understand(as_source(text), tools, None)


@pytest.fixture
def alone(source_path: Path, tools: SourceKnowledge, tmp_path: Path) -> Normalised:
    """The committed source on its way for the first time: nobody has decided anything yet."""
    path = tmp_path / source_path.name
    path.write_bytes(source_path.read_bytes())
    (done,) = normalise_sources([path], tools)
    return done
