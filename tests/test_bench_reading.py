"""`bench.reading`, over made-up pages and a made-up dictionary of which the counts are known."""

from pathlib import Path

import pytest
from bench import reading

LONG = " ".join(["word"] * 60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in reading.CORPORA:
        for language, text in (("en", f"You take these tablets.\n\n{LONG}.\n"), ("zh", "请服用这些药片。\n")):
            (tmp_path / name / language).mkdir(parents=True)
            (tmp_path / name / language / "a.md").write_text(text, "utf-8")
    (tmp_path / "sounds").write_text(
        "you Y UW1\ntake T EY1 K\nthese DH IY1 Z\ntablets T\nword W ER1 D\n", "utf-8"
    )
    return tmp_path


def test_rates_and_agreement(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr("sys.argv", ["reading", str(folder), "--dictionary", str(folder / "sounds")])
    reading.main()
    told = capsys.readouterr().out
    # One sentence of three is over the limit, on one page of two; no page has a summary, so none lacks it.
    assert "| vue | usual | 1 of 3 (33.3 %) | 1 of 2 (50.0 %) | 0 of 2 (0.0 %) |" in told
    # The dictionary says that "tablets" has no syllable.
    assert "| vue | 64 | 63 of 64 (98.4 %) | 1.0317 |" in told
    assert "| our grade |" in told.replace("| page ", "") and "| contraindications |" in told
