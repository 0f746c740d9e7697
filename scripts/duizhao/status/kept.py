"""The lines of pages that are wholly in step, kept until a page, its memory or what judges them changes.

Nothing depends on it: a file that is gone, old or damaged costs time, and nothing else. What is kept is bound to the
content of everything it was made from, not to dates.
"""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from duizhao.errors import CannotRun
from duizhao.files import write_atomically
from duizhao.library import Library, PagePair, page_files, read_page
from duizhao.memory.store import page_entries, page_file
from duizhao.rule import Knowledge
from duizhao.settings import Settings
from duizhao.staleness import PageState, page_state
from duizhao.staleness.of_library import is_remembered
from duizhao.status.line import PageLine

# What decides the state of a page, beside its texts.
PACKAGES = ("staleness", "memory", "markdown", "status")


def lines(
    settings: Settings, wanted: frozenset[str] = frozenset()
) -> Iterator[tuple[PageLine, PageState | None]]:
    """The line of each page, in their order, and its state where it is not as it was when it was last found in step,
    or where the page is `wanted`. Raises CannotRun."""
    if not (settings.en.is_dir() and settings.zh.is_dir()):
        # Says which folder is missing.
        Library.read(settings.en, settings.zh)
    paths = {"en": page_files(settings.en), "zh": page_files(settings.zh)}
    kept = _read(settings.kept)
    judges = _digest(_program(), _bytes(settings.terms), _bytes(settings.safety))
    knowledge: Knowledge | None = None
    now: dict[str, object] = {}
    for key in sorted(paths["en"].keys() | paths["zh"].keys()):
        if not is_remembered(key, settings):
            continue
        en, zh = paths["en"].get(key), paths["zh"].get(key)
        name = _digest(judges, key, _bytes(en), _bytes(zh), _bytes(page_file(settings.memory, key)))
        line = _line(key, kept.get(name)) if key not in wanted else None
        if line:
            now[name] = kept[name]
            yield line, None
            continue
        knowledge = knowledge or Knowledge.read(settings)
        pair = PagePair(key, en and read_page(en, key, "en"), zh and read_page(zh, key, "zh"))
        state = page_state(pair, page_entries(settings.memory, key), knowledge.safety, knowledge.terms)
        line = PageLine.of(state)
        if en and zh and not state.waiting and not state.dropped:
            now[name] = line.as_json()
        yield line, state
    if now != kept:
        _write(settings.kept, now)


def _line(key: str, kept: object) -> PageLine | None:
    if kept is None:
        return None
    try:
        return PageLine.from_json(key, kept)
    except (KeyError, TypeError, ValueError):
        return None


def _read(path: Path) -> dict[str, object]:
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(path: Path, kept: dict[str, object]) -> None:
    try:
        write_atomically(path, json.dumps(kept, ensure_ascii=False))
    except CannotRun:
        # A folder that cannot be written to is no reason not to tell how the library stands.
        return


def _bytes(path: Path | None) -> bytes:
    try:
        return path.read_bytes() if path else b""
    except OSError:
        return b""


@cache
def _program() -> str:
    """The digest of the program texts that decide a state: a program that was changed finds everything anew."""
    texts = []
    for package in PACKAGES:
        folder = files(f"duizhao.{package}")
        texts += [
            one.read_bytes()
            for one in sorted(folder.iterdir(), key=lambda one: one.name)
            if one.name.endswith(".py")
        ]
    return _digest(*texts)


def _digest(*parts: bytes | str) -> str:
    whole = hashlib.sha256()
    for part in parts:
        given = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(given).to_bytes(8, "big") + given)
    return whole.hexdigest()[:40]
