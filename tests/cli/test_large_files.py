"""A file of 50 MB where people write: it is refused with its size, before it is read."""

import os
from pathlib import Path

import pytest

LARGE = 50_000_000
SAID = {"en": "50,000,000 bytes is more than 33,554,432", "zh": "文件有 50,000,000 字节"}


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("docs/en/large.md", "check"),
        ("docs/zh/dose.md", "status"),
        ("terms.csv", "check"),
        ("duizhao.toml", "check"),
        ("waivers.toml", "check"),
        ("safety.toml", "check"),
        ("memory/pages/dose.po", "status"),
        ("topics.toml", "normalise"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_file_of_fifty_megabytes_is_refused(
    library: Path, run, name: str, command: str, language: str
) -> None:
    path = library / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.truncate(path, LARGE)
    code, printed, complained = run(command, "--language", language)
    assert code == 2 and name in printed + complained and SAID[language] in printed + complained


def test_a_table_of_sentences_may_be_larger(library: Path, run) -> None:
    row = "\tTake 5 mg.\t服用 5 mg。\n"
    blank = " " * 1000 + "\n"
    (library / "pairs.tsv").write_text("id\ten\tzh\na" + row + blank * 34_000 + "b" + row, encoding="utf-8")
    assert run("check", "--pairs", "pairs.tsv")[0] == 0


@pytest.fixture
def sources(library: Path) -> Path:
    """The folder of sources of the library, which has a topic."""
    topic = '[[topic]]\nid = "a"\ntitle_en = "A"\ntitle_zh = "甲"\nheadings = ["A"]\n'
    (library / "topics.toml").write_text(topic, encoding="utf-8")
    (library / "source").mkdir()
    return library / "source"


def test_a_source_that_is_too_large_is_refused(sources: Path, run) -> None:
    path = sources / "large.txt"
    path.touch()
    os.truncate(path, 101 * 1024 * 1024)
    code, _, complained = run("normalise", path, "--language", "en")
    assert code == 2 and "large.txt: 105,906,176 bytes is more than 104,857,600" in complained


def test_a_source_of_fifty_megabytes_is_refused_before_it_is_taken_apart(sources: Path, run) -> None:
    path = sources / "long.txt"
    path.write_text("Take 5 mg with food.\n" * (LARGE // 21), encoding="utf-8")
    for language, words in (
        ("en", "characters is more than 20,000,000"),
        ("zh", "个字符，超过上限 20,000,000"),
    ):
        code, _, complained = run("normalise", path, "--language", language)
        assert code == 2 and "long.txt" in complained and words in complained
