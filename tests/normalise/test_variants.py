"""The same text in another file form gives the same pages, and a second run changes nothing."""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from wcwidth import wcswidth

from duizhao.normalise.run import SourceKnowledge, normalise_sources, write


def by_columns(line: str, columns: int = 72) -> str:
    """A line broken as a terminal breaks it: a Chinese character takes two columns, and may end a line."""
    lines, current = [], ""
    for part in re.findall(r"[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*", line):
        if current and wcswidth((current + part).rstrip()) > columns:
            lines.append(current.rstrip())
            current = ""
        current += part
    return "\n".join([*lines, current.rstrip()])


def wrapped(text: str, wrap: Callable[[str], str]) -> str:
    """Every line that is too wide for the page broken, as the text itself; marks stay where they are."""
    return "\n".join(wrap(line) if wcswidth(line) > 72 else line for line in text.split("\n"))


VARIANTS: dict[str, Callable[[str], bytes]] = {
    "windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old mac line ends": lambda text: text.replace("\n", "\r").encode(),
    "line and paragraph separators": lambda text: (
        text.replace("\n\n", "\u2029").replace("\n", "\u2028").encode()
    ),
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "no-break spaces": lambda text: text.replace(" ", "\xa0").encode(),
    "zero-width space in a name": lambda text: text.replace("酮胺", "酮\u200b胺").encode(),
    "marks of direction": lambda text: text.replace("酮胺", "\u200e酮\u202d胺\u202c").encode(),
    "another bullet": lambda text: text.replace("•", "●").encode(),
    "hyphens as bullets": lambda text: text.replace("•", "-").encode(),
    "no empty lines": lambda text: re.sub("\n+", "\n", text).encode(),
    "more empty lines": lambda text: text.replace("\n\n", "\n \t\n\n").encode(),
    "spaces at line ends": lambda text: text.replace("\n", "  \n").encode(),
    "wrapped at 72 characters": lambda text: wrapped(text, lambda line: textwrap.fill(line, 72)).encode(),
    "wrapped at 72 columns": lambda text: wrapped(text, by_columns).encode(),
    "GB18030": lambda text: text.encode("gb18030"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "UTF-16, big end first": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
}


def pages_of(data: bytes, tools: SourceKnowledge, folder: Path) -> dict[str, str]:
    """The draft pages that a source's bytes become."""
    folder.mkdir()
    path = folder / "source.txt"
    path.write_bytes(data)
    done = normalise_sources([path], tools)
    write(done, tools, folder / "pages")
    return {
        page.relative_to(folder).as_posix(): page.read_text("utf-8")
        for page in (folder / "pages").glob("*/*.md")
    }


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS.keys())
def test_same_pages(
    variant: Callable[[str], bytes], source_path: Path, tools: SourceKnowledge, tmp_path: Path
) -> None:
    text = source_path.read_text("utf-8")
    assert variant(text) != text.encode()
    pages = pages_of(variant(text), tools, tmp_path / "variant")
    assert len(pages) == 12
    assert pages == pages_of(text.encode(), tools, tmp_path / "plain")


@pytest.fixture
def normalised(copied: Path, run) -> Path:
    """A copy of the library whose source has just been normalised, decided by nobody."""
    for placement in (copied / "source").glob("*.placement.toml"):
        placement.unlink()
    assert run("normalise", "--root", copied)[0] == 0
    return copied


def placement_of(library: Path) -> Path:
    (path,) = (library / "source").glob("*.placement.toml")
    return path


def without_reports(files: dict[str, bytes]) -> dict[str, bytes]:
    """All but the reports, which show what was decided."""
    return {name: content for name, content in files.items() if not name.endswith(".html")}


def test_a_second_run_writes_no_byte(normalised: Path, run, snapshot) -> None:
    before = snapshot(normalised)
    times = {path: path.stat().st_mtime_ns for path in normalised.rglob("*")}
    assert run("normalise", "--root", normalised)[0] == 0
    assert snapshot(normalised) == before
    assert {path: path.stat().st_mtime_ns for path in normalised.rglob("*")} == times


BENEFITS = "benefits#what-are-the-potential-benefits-of-ketamine-treatment"
# What a person changes in a placement: the words as they stand, and what the person makes of them.
DECISIONS = {
    "outcome and reason": (
        'topic = "benefits"\ntext = "  • improving overall mood and sleep patterns"\n',
        f'outcome = "kept"\nwent_to = ["{BENEFITS}"]',
        'outcome = "left out"\nreason_en = "Not shown."\nreason_zh = "没有依据。"',
    ),
    "several places": (
        'text = "What is Ketamine?"\n',
        'went_to = ["overview#what-is-ketamine"]',
        'went_to = ["index#what", "overview#what-is-ketamine"]',
    ),
    "note": ('text = "Introduction"\n', 'outcome = "kept"', 'note = "Ask # the clinic"\noutcome = "kept"'),
}


@pytest.mark.parametrize(("near", "old", "new"), DECISIONS.values(), ids=DECISIONS.keys())
def test_a_decision_stays_and_no_byte_is_written(
    near: str, old: str, new: str, normalised: Path, run, snapshot
) -> None:
    path = placement_of(normalised)
    before, after = path.read_text("utf-8").split(near)
    path.write_text(before + near + after.replace(old, new, 1), "utf-8")
    edited = without_reports(snapshot(normalised))
    assert run("normalise", "--root", normalised)[0] == 0
    assert without_reports(snapshot(normalised)) == edited


def test_another_topic_moves_the_piece_and_stays(normalised: Path, run, snapshot) -> None:
    path = placement_of(normalised)
    head, tail = path.read_text("utf-8").split("line = 29\n")
    path.write_text(head + "line = 29\n" + tail.replace('"contraindications"', '"side-effects"', 1), "utf-8")
    assert run("normalise", "--root", normalised)[0] == 0
    drafts = normalised / "build/normalised/zh"
    assert "怀孕妇女" in (drafts / "side-effects.md").read_text("utf-8")
    assert "怀孕妇女" not in (drafts / "contraindications.md").read_text("utf-8")
    edited = snapshot(normalised)
    assert run("normalise", "--root", normalised)[0] == 0
    assert snapshot(normalised) == edited


def test_comments_and_parts_stay(normalised: Path, run, snapshot) -> None:
    path = placement_of(normalised)
    head, tail = path.read_text("utf-8").split("[[piece]]\nline = 36\n")
    fate = f'outcome = "kept"\nwent_to = ["{BENEFITS}"]\n'
    parts = (
        '\n[[piece.part]]\ntext = "  • improving overall mood "\n'
        + fate
        + '\n[[piece.part]]\ntext = "and sleep patterns"\noutcome = "left out"\n'
        + 'reason_en = "Not shown."\nreason_zh = "没有依据。"\n'
    )
    assert fate in tail
    path.write_text(
        f"{head}# Two claims in one line.\n[[piece]]\nline = 36\n{tail.replace(fate, parts, 1)}", "utf-8"
    )
    edited = without_reports(snapshot(normalised))
    assert run("normalise", "--root", normalised)[0] == 0
    assert without_reports(snapshot(normalised)) == edited


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('outcome = "kept"\n', 'outcome = "kept" # sure?\n'),
        ('outcome = "kept"\n', '# sure?\noutcome = "kept"\n'),
        ("went_to = [", "# sure?\nwent_to = ["),
    ],
)
def test_a_comment_inside_a_piece_moves_above_it(old: str, new: str, normalised: Path, run, snapshot) -> None:
    path = placement_of(normalised)
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert run("normalise", "--root", normalised)[0] == 0
    assert "\n# sure?\n[[piece]]\nline = 1\n" in path.read_text("utf-8")
    edited = snapshot(normalised)
    assert run("normalise", "--root", normalised)[0] == 0
    assert snapshot(normalised) == edited


def test_an_untouched_draft_is_written_anew(normalised: Path, run) -> None:
    page = normalised / "build/normalised/zh/benefits.md"
    memory = next((normalised / "memory").rglob("*.po"))
    memory.write_text(memory.read_text("utf-8").replace("氯胺酮治疗有哪些", "氯胺酮有哪些"), "utf-8")
    before = page.read_text("utf-8")
    assert run("normalise", "--root", normalised)[0] == 0
    assert page.read_text("utf-8") != before
