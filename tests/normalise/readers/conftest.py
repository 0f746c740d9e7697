"""Small ways to read a document in a test, and to look at what became of it."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.normalise.source import Source, source_of


@pytest.fixture(scope="session")
def read() -> Callable[..., Source]:
    """The source that some bytes or a text are, under a name."""

    def read(content: str | bytes, name: str) -> Source:
        data = content.encode() if isinstance(content, str) else content
        return source_of(data, Path(name))

    return read


@pytest.fixture(scope="session")
def own() -> Callable[[Source], str]:
    """The received text without what the reader added."""

    def own(source: Source) -> str:
        parts, position = [], 0
        for start, end in source.added:
            assert position <= start < end <= len(source.text)
            parts.append(source.text[position:start])
            position = end
        return "".join([*parts, source.text[position:]])

    return own


@pytest.fixture(scope="session")
def characters() -> Callable[..., Counter[str]]:
    """How often each character that is not blank stands in some texts."""
    return lambda *texts: Counter("".join("".join(texts).split()))


@pytest.fixture(scope="session")
def asides() -> Callable[[Source], dict[str, str]]:
    """What was judged to be no text, with the reason."""
    return lambda source: {source.text[one.start : one.end]: one.why.en for one in source.asides}
