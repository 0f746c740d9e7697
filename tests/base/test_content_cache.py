"""What is kept until its content changes, and what becomes of a cache that was damaged."""

import os
from pathlib import Path

import pytest

from duizhao.base.content_cache import ContentCache
from duizhao.base.digest import digest


def test_what_is_kept_is_found_under_its_content(tmp_path: Path) -> None:
    path = tmp_path / "new" / "kept.json"
    assert ContentCache.read(path).values == {}
    ContentCache.read(path).write({digest("the text", "页"): ["值", 3]})
    again = ContentCache.read(path)
    assert again.values.get(digest("the text", "页")) == ["值", 3]
    assert digest("the text", "頁") not in again.values
    assert digest("the text页") not in again.values


def test_only_what_was_written_last_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    ContentCache.read(path).write({"a": 1, "b": 2})
    ContentCache.read(path).write({"b": 2})
    assert ContentCache.read(path).values == {"b": 2}


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    ContentCache.read(path).write({"a": 1})
    kept = ContentCache.read(path)
    path.unlink()
    kept.write({"a": 1})
    assert not path.exists()


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b'["a"]', b"3", b"null", b"\xff\x00", b"[" * 100_000, b'{"a": 1'],
    ids=lambda damaged: repr(damaged[:9]),
)
def test_a_damaged_file_is_an_empty_cache_and_is_mended(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "kept.json"
    path.write_bytes(damaged)
    kept = ContentCache.read(path)
    assert kept.values == {}
    kept.write({"a": 1})
    assert ContentCache.read(path).values == {"a": 1}


def test_what_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    kept = ContentCache.read(tmp_path / "file" / "kept.json")
    kept.write({"a": 1})
    assert ContentCache.read(kept.path).values == {}


def test_a_pipe_in_its_place_is_no_cache(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cache.json")
    assert ContentCache.read(tmp_path / "cache.json").values == {}
