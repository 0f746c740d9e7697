"""`duizhao normalise -` reads standard input, and keeps what it read beside the drafts."""

import io
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from office_files import paragraph, word_file


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"Sleep well.\n", "stdin.txt"),
        (b"<!doctype html><p>Sleep well.", "stdin.html"),
        (word_file(paragraph("Sleep well.")), "stdin.docx"),
    ],
)
def test_what_comes_in(
    data: bytes, name: str, run: Callable, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    code, _, _ = run("normalise", "-", "--root", copied)
    kept = copied / "build/normalised/received" / name
    assert code == 1 and kept.read_bytes() == data
    assert 'text = "Sleep well."' in kept.with_name("stdin.placement.toml").read_text("utf-8")


def test_nothing_is_kept_of_what_cannot_be_read(
    run: Callable, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"\xff\xff\xff")))
    code, _, told = run("normalise", "-", "--root", copied, "--language", "en")
    assert code == 2 and "offset 0" in told
    assert not (copied / "build").exists()
