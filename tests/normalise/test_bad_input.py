"""Input that cannot be used: a sentence in the user's language names the file, and nothing is written."""

import base64
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import duizhao.normalise.run as normalise_run
from duizhao.base.errors import CannotRun
from duizhao.normalise.source import source_of

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SOURCES: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "holds no text", "没有文字"),
    "only blanks": (" \t\r\n\u3000\xa0\u2003\u2028\ufeff\u200b\n".encode(), "holds no text", "没有文字"),
    "a picture": (PNG, "offset 0", "偏移量 0"),
    "bytes of no encoding": (b"Ketamine is \xff\xff here.", "offset 12", "偏移量 12"),
    "broken UTF-8": ("氯胺酮是麻醉药".encode() + b"\xe6\x9d," + "酮".encode(), "offset 21", "偏移量 21"),
    "UTF-8 that is cut off": ("氯胺酮".encode()[:-1], "offset 6", "偏移量 6"),
    "a zero byte": ("氯胺酮\0".encode(), "offset 9", "偏移量 9"),
    "a control character after a mark": (b"\xef\xbb\xbfab\x01", "offset 5", "偏移量 5"),
    "UTF-16 of half a character": ("药药".encode("utf-16")[:-1], "offset 4", "偏移量 4"),
    "GB18030 that is cut off": ("氯胺酮是麻醉药".encode("gb18030")[:-1], "offset 0", "偏移量 0"),
}


@pytest.fixture
def refuses(copied: Path, run, snapshot) -> Callable[..., None]:
    """Run a command that has to stop: the sentence in both languages, no traceback, nothing written."""

    def refuses(*arguments: object, en: str, zh: str, names: object = "", code: int = 2) -> None:
        before = snapshot(copied)
        for language, told in (("en", en), ("zh", zh)):
            found, out, err = run(*arguments, "--root", copied, "--language", language)
            message = err if code == 2 else out
            assert found == code, (out, err)
            assert told in message and str(names) in message
            assert "Traceback" not in message
            assert code == 1 or (out == "" and err.count("\n") == 1)
        assert snapshot(copied) == before

    return refuses


@pytest.mark.parametrize(("data", "en", "zh"), SOURCES.values(), ids=SOURCES.keys())
@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_source_that_is_no_text(data: bytes, en: str, zh: str, ending: str, refuses, tmp_path: Path) -> None:
    path = tmp_path / f"bad{ending}"
    path.write_bytes(data)
    refuses("normalise", path, en=en, zh=zh, names=path)


def test_one_bad_source_keeps_the_good_ones_from_being_written(refuses, copied: Path) -> None:
    (copied / "source/zz.txt").write_bytes(b"")
    refuses("normalise", en="holds no text", zh="没有文字", names="zz.txt")


def test_line_of_50_megabytes(refuses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"First.\n" + b"word " * 10_000_000)
    # What comes after reading would take minutes: it is never begun.
    monkeypatch.setattr(normalise_run, "understand", None)
    refuses(
        "normalise",
        path,
        en="50,000,000 characters, more than 1,000,000",
        zh="50,000,000 个字符",
        names=f"{path}:2",
    )


def test_time_to_refuse_a_long_line_grows_with_the_line() -> None:
    """Ten times the line takes about ten times as long; a square law would take a hundred times."""
    small, large = (_time_to_refuse(b"word " * words) for words in (1_000_000, 10_000_000))
    assert large < 30 * small + 0.2


def _time_to_refuse(line: bytes) -> float:
    times = []
    for _ in range(2):
        started = time.process_time()
        with pytest.raises(CannotRun, match="more than 1,000,000"):
            source_of(b"First.\n" + line, Path("long.txt"))
        times.append(time.process_time() - started)
    return min(times)


def test_file_that_is_too_large(refuses, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(101 * 1024 * 1024)
    refuses("normalise", path, en="Split the file", zh="请把文件拆开", names=path)


def test_missing_file(refuses, tmp_path: Path) -> None:
    refuses("normalise", tmp_path / "gone.txt", en="cannot be read", zh="无法读取", names="gone.txt")


def test_folder(refuses, tmp_path: Path) -> None:
    refuses("normalise", tmp_path, en="holds the pages of the library", zh="知识库自己的页面", names=tmp_path)


def test_pipe_that_nobody_writes_to(refuses, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    refuses("normalise", tmp_path / "pipe.txt", en="not a file", zh="不是文件", names="pipe.txt")


@pytest.mark.parametrize("name", ["notes.odt", "notes.pages", "notes"])
def test_unknown_ending(name: str, refuses, tmp_path: Path) -> None:
    (tmp_path / name).write_text("Text.", "utf-8")
    refuses("normalise", tmp_path / name, en="Known endings: .txt .md", zh="可读取的有：.txt .md", names=name)


def test_name_that_no_file_can_have(refuses) -> None:
    refuses("normalise", "a\0b.txt", en="cannot be read", zh="无法读取")


def test_two_sources_with_one_placement(refuses, copied: Path) -> None:
    (copied / "source/new.txt").write_text("One.", "utf-8")
    (copied / "source/new.md").write_text("Two.", "utf-8")
    refuses(
        "normalise", en="has the placement new.placement.toml already", zh="已经使用放置记录", names="new"
    )


def test_no_source_at_all(refuses, copied: Path) -> None:
    shutil.rmtree(copied / "source")
    refuses(
        "normalise",
        en="there is no such file or folder",
        zh="没有这个文件或文件夹",
        names=copied / "duizhao.toml",
    )


def test_a_source_that_cannot_be_read_is_not_passed_over(refuses, copied: Path) -> None:
    (copied / "source" / "leaflet.odt").write_bytes(b"PK")
    refuses("normalise", en="cannot read .odt", zh="不能读取 .odt", names=copied / "source" / "leaflet.odt")


def test_terms_that_are_gone(refuses, copied: Path) -> None:
    (copied / "terms.csv").unlink()
    refuses(
        "check",
        en="there is no such file or folder",
        zh="没有这个文件或文件夹",
        names=copied / "duizhao.toml",
    )


@pytest.mark.parametrize("target", ["../out.md", "/etc/x"])
def test_drafts_go_nowhere_but_into_their_folder(target: str, refuses, copied: Path) -> None:
    topics = copied / "topics.toml"
    topics.write_text(topics.read_text("utf-8").replace('id = "benefits"', f'id = "{target}"'), "utf-8")
    refuses("normalise", en="is not a page name", zh="不能作页面名", names=topics)


def test_drafts_into_a_file(refuses, copied: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", "utf-8")
    refuses(
        "normalise",
        "--into",
        tmp_path / "taken",
        en="cannot be written",
        zh="无法写入",
        names=tmp_path / "taken",
    )


# A file of the library, what it becomes (of its text), and what is said about it.
DATA_FILES = {
    "settings that are no TOML": (
        "duizhao.toml",
        lambda text: "[paths\n",
        "not valid TOML",
        "不是有效的 TOML",
    ),
    "settings that are no table": ("duizhao.toml", lambda text: "paths = 3\n", "'paths'", "'paths'"),
    "an unknown path": ("duizhao.toml", lambda text: '[paths]\nsorce = "x"\n', "'sorce'", "'sorce'"),
    "topics that are no TOML": (
        "topics.toml",
        lambda text: "[[topic]\n",
        "not valid TOML",
        "不是有效的 TOML",
    ),
    "phrases that are no TOML": ("phrases.toml", lambda text: "= 3\n", "not valid TOML", "不是有效的 TOML"),
    "phrases that are no list": (
        "phrases.toml",
        lambda text: 'boilerplate = "x"\n',
        "`boilerplate` is a list",
        "列表",
    ),
    "a phrase without a reason": (
        "phrases.toml",
        lambda text: '[[watch]]\nwords = ["x"]\n',
        "`why_en`",
        "`why_en`",
    ),
    "an empty phrase": (
        "phrases.toml",
        lambda text: '[[watch]]\nwords = [""]\nwhy_en = "a"\nwhy_zh = "b"\n',
        "`words` (a list)",
        "`words`",
    ),
    "terms without a column": ("terms.csv", lambda text: "id,en\nT1,a\n", "the columns", "缺少以下列"),
    "a term without a name": (
        "terms.csv",
        lambda text: text.split("\n")[0] + "\nT1,,,,,,,,,,,\n",
        "a term needs",
        "每个术语都要有",
    ),
    "terms that are not UTF-8": ("terms.csv", lambda text: text.encode("gb18030"), "offset", "偏移量"),
    "memory that is no PO": (
        "memory/bad.po",
        lambda text: 'msgid "a\nmsgstr\n',
        "not a valid PO file",
        "不是有效的 PO 文件",
    ),
    "memory that is not UTF-8": (
        "memory/bad.po",
        lambda text: b'msgid "\xff"\nmsgstr "a"\n',
        "offset 7",
        "偏移量 7",
    ),
    "a placement that is no TOML": (
        "PLACEMENT",
        lambda text: "[[piece\n",
        "not valid TOML",
        "不是有效的 TOML",
    ),
    "a placement with an unknown topic": (
        "PLACEMENT",
        lambda text: text.replace('topic = "benefits"', 'topic = "benefit"', 1),
        "no topic 'benefit'",
        "没有主题 'benefit'",
    ),
    "a placement with a topic outside": (
        "PLACEMENT",
        lambda text: text.replace('topic = "benefits"', 'topic = "../x"', 1),
        "no topic '../x'",
        "没有主题 '../x'",
    ),
}


def damage(library: Path, name: str, change: Callable[[str], str | bytes]) -> Path:
    """Change one file of the library and give its path."""
    path = next((library / "source").glob("*.placement.toml")) if name == "PLACEMENT" else library / name
    content = change(path.read_text("utf-8") if path.is_file() else "")
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(("name", "change", "en", "zh"), DATA_FILES.values(), ids=DATA_FILES.keys())
def test_data_file_that_cannot_be_used(name: str, change, en: str, zh: str, refuses, copied: Path) -> None:
    path = damage(copied, name, change)
    refuses("normalise", en=en, zh=zh, names=path.name)


@pytest.mark.parametrize("key", ["en", "zh", "source", "memory", "terms", "topics", "drafts", "site"])
@pytest.mark.parametrize("path", ["../elsewhere", "/elsewhere"])
def test_path_outside_the_library(key: str, path: str, refuses, copied: Path) -> None:
    (copied / "duizhao.toml").write_text(f'[paths]\n{key} = "{path}"\n', "utf-8")
    refuses("normalise", en="leads out of", zh="之外", names=path)


@pytest.mark.parametrize("place", ["../../secret#x", "/etc/secret#x", "..#x"])
def test_outcome_outside_the_library_fails_the_build(place: str, refuses, copied: Path) -> None:
    path = damage(copied, "PLACEMENT", lambda text: text.replace("went_to = [", f'went_to = ["{place}", ', 1))
    refuses("build", en="went_to", zh="went_to", names=path.name.removesuffix(".placement.toml"), code=1)


def test_outcome_outside_the_library_is_not_read_for_a_page(refuses, copied: Path) -> None:
    damage(copied, "PLACEMENT", lambda text: text.replace("went_to = [", 'went_to = ["../../secret#x", ', 1))
    refuses("generate", en="leads out of", zh="之外", names="secret")


def test_outcome_that_does_not_exist_makes_no_page(refuses, copied: Path) -> None:
    path = damage(copied, "PLACEMENT", lambda text: text.replace('outcome = "', 'outcome = "un', 1))
    refuses("generate", en="no outcome", zh="没有结果", names=path.name.removesuffix(".placement.toml"))


def test_placement_of_another_text_makes_no_page(refuses, copied: Path) -> None:
    (source,) = (copied / "source").glob("*.txt")
    source.write_text("New Title\n\n" + source.read_text("utf-8"), "utf-8")
    refuses(
        "generate",
        en="the placement is not that of this text",
        zh="放置记录与这份文本不符",
        names=source.name,
    )
