"""`duizhao normalise` after editors have worked on the drafts and the source has changed, file by file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.base.bilingual import Bilingual
from duizhao.base.errors import CannotRun
from duizhao.library.terms.term_base import TermBase
from duizhao.memory import Memory
from duizhao.normalise.merge_units import cut_page
from duizhao.normalise.run import SourceKnowledge, normalise_sources, write
from duizhao.normalise.topics import Topic
from duizhao.normalise.watched_phrases import Phrases
from duizhao.normalise.write_drafts import REPORT, Written

TOOLS = SourceKnowledge(
    TermBase(()), Phrases(), (Topic("cuff", Bilingual("The cuff", "袖带"), ("cuff",), ()),), Memory(())
)
SOURCE = "The Cuff\n\nSit down first.\n\nRest for five minutes.\n\nWrite the numbers down.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text.txt").write_text(SOURCE, "utf-8")
    again(tmp_path)
    return tmp_path


def again(folder: Path, *, mark: bool = False) -> Written:
    done = normalise_sources([folder / "text.txt"], TOOLS)
    return write(done, TOOLS, folder / "drafts", mark=mark)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_edits_and_changes_of_the_source_come_together(folder: Path, snapshot) -> None:
    page = folder / "drafts/en/cuff.md"
    edit(page, "Sit down first.", "Sit down at a table.\n\nPut both feet on the floor.")
    edit(folder / "text.txt", "five minutes", "5 minutes")
    written = again(folder)
    assert written.conflicts == () and page in written.written and page in written.edited
    text = page.read_text("utf-8")
    assert "Sit down at a table.\n\nPut both feet on the floor.\n\nRest for 5 minutes.\n" in text
    before = snapshot(folder)
    assert again(folder).written == ()
    assert snapshot(folder) == before


def test_only_pages_that_an_editor_changed_count_as_edited(folder: Path) -> None:
    page = folder / "drafts/en/cuff.md"
    again_unedited = again(folder)
    assert again_unedited.edited == () and page in again_unedited.unchanged
    edit(folder / "text.txt", "five minutes", "5 minutes")
    changed = again(folder)
    assert page in changed.written and changed.edited == ()
    edit(page, "Sit down first.", "Sit down at a table.")
    for _ in range(2):
        assert again(folder).edited == (page,)


def test_a_conflict_is_told_until_it_is_settled_and_marked_only_on_request(folder: Path, snapshot) -> None:
    page = folder / "drafts/en/cuff.md"
    edit(page, "five minutes", "ten minutes")
    edit(folder / "text.txt", "five minutes", "5 minutes")
    for _ in range(2):
        (told,) = again(folder).conflicts
        assert page.read_text("utf-8").split("\n")[told.line - 1] == "Rest for ten minutes."
        assert "Rest for 5 minutes." in (folder / "drafts" / REPORT).read_text("utf-8")
        assert "5 minutes" not in page.read_text("utf-8")
        before = snapshot(folder)
    assert again(folder).written == () and snapshot(folder) == before
    assert again(folder, mark=True).conflicts == ()
    assert not (folder / "drafts" / REPORT).exists()
    assert "    Rest for ten minutes.\n" in page.read_text("utf-8")
    assert "    Rest for 5 minutes.\n" in page.read_text("utf-8")
    before = snapshot(folder)
    assert again(folder).written == () and snapshot(folder) == before


def test_a_draft_that_is_gone_is_written_whole(folder: Path) -> None:
    page = folder / "drafts/en/cuff.md"
    before = page.read_text("utf-8")
    page.unlink()
    assert again(folder).written == (page,)
    assert page.read_text("utf-8") == before


def test_drafts_without_a_record_are_not_touched(folder: Path, snapshot) -> None:
    page = folder / "drafts/en/cuff.md"
    edit(page, "five minutes", "ten minutes")
    for path in (folder / "drafts/.written").rglob("*.md"):
        path.unlink()
    before = page.read_bytes()
    assert len(again(folder).conflicts) == 1
    assert page.read_bytes() == before


def test_a_broken_record_is_told(folder: Path) -> None:
    (folder / "drafts/.written/en/cuff.md.open.json").write_text("[{}]", "utf-8")
    with pytest.raises(CannotRun, match=r"open\.json"):
        again(folder)


def test_the_command_tells_conflicts(copied: Path, run) -> None:
    assert run("normalise", "--root", copied)[0] == 0
    page = copied / "build/normalised/en/benefits.md"
    (source,) = (copied / "source").glob("*.txt")
    word = "Ketamine treatment offers"
    if word not in page.read_text("utf-8"):
        word = "What Are the Potential Benefits"
    edit(page, word, "Our words: " + word)
    source.write_bytes(source.read_bytes().replace(word.encode(), b"Indeed " + word.encode()))
    code, told, _ = run("normalise", "--root", copied, "--language", "en")
    assert code == 1 and "two versions: " in told and "en/benefits.md:" in told and "conflicts.md" in told
    code, told, _ = run("normalise", "--root", copied, "--language", "zh", "--mark-conflicts")
    assert "两个版本" not in told and "!!! danger" in page.read_text("utf-8")


SENTENCES = st.lists(
    st.sampled_from(["Sit down.", "Rest.", "Breathe slowly.", "请坐下。", "请休息。"]), max_size=5
)
EDITS = st.lists(st.tuples(st.sampled_from(["en", "zh"]), st.integers(0, 9), st.integers(0, 2)), max_size=3)


@settings(max_examples=25)
@given(rounds=st.lists(st.tuples(SENTENCES, EDITS, st.booleans()), min_size=1, max_size=3))
def test_what_editors_wrote_is_there_after_every_run(
    rounds, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("rounds")
    ours: dict[str, list[str]] = {"en": [], "zh": []}
    for number, (sentences, edits, mark) in enumerate(rounds):
        (folder / "text.txt").write_text("The Cuff\n\n" + "\n\n".join(sentences) + "\n", "utf-8")
        again(folder, mark=mark)
        for language, at, how in edits:
            page = folder / f"drafts/{language}/cuff.md"
            units = cut_page(page.read_text("utf-8")).body
            unit = units[at % len(units)]
            words = f"Ours {number} {at} {how}."
            if "Ours" in unit.text:
                continue
            new = {0: words, 1: f"{unit.text}\n\n{words}", 2: f"{words}\n\n{unit.text}"}[how]
            page.write_text(page.read_text("utf-8").replace(unit.text, new, 1), "utf-8")
            ours[language].append(words)
        again(folder, mark=mark)
        for language, words in ours.items():
            text = (folder / f"drafts/{language}/cuff.md").read_text("utf-8")
            assert [one for one in words if one not in text] == []
