"""`duizhao suggest`: what the memory has, drafts by a program, and how a draft gets onto its page, or does not."""

import json
import shlex
import sys
from pathlib import Path

import pytest

from duizhao.cli.main import main
from duizhao.memory import Memory
from duizhao.memory.store import DRAFTS, page_entries

EN = "# Care {#care}\n\nRest at home for the whole evening.\n\nTake 5 mg at night.\n"
ZH = "# 照护 {#care}\n\n整个晚上请在家休息。\n\n晚上服用 5 mg。\n"
ANSWERS = {"Take 10 mg at night.": "晚上服用 10 mg。", "Bring a book.": "请带一本书。"}
PROGRAM = """\
import json, sys
answers = json.load(open({answers!r}, encoding="utf-8"))
for line in sys.stdin:
    asked = json.loads(line)
    if asked["text"] in answers:
        print(json.dumps({{"id": asked["id"], "text": answers[asked["text"]]}}))
"""


@pytest.fixture
def care(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A library that was approved, and then changed in English: another dose, and one sentence more."""
    for language, text in (("en", EN), ("zh", ZH)):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "care.md").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main(["approve", "--all", "--yes", "--by", "editor"]) == 0
    (tmp_path / "docs/en/care.md").write_text(EN.replace("5 mg", "10 mg") + "\nBring a book.\n", "utf-8")
    capsys.readouterr()
    return tmp_path


def program(folder: Path, answers: dict[str, str]) -> str:
    """A command that answers as a translation service does."""
    (folder / "answers.json").write_text(json.dumps(answers), "utf-8")
    script = folder / "service.py"
    script.write_text(PROGRAM.format(answers=str(folder / "answers.json")), "utf-8")
    return shlex.join([sys.executable, str(script)])


def chinese(care: Path) -> str:
    return (care / "docs/zh/care.md").read_text("utf-8")


def test_the_best_pair_of_the_memory_is_shown_with_what_differs(
    care: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest"]) == 0
    told = capsys.readouterr().out
    assert "Take [-5 mg-]{+10 mg+} at night." in told and "晚上服用 5 mg。" in told
    assert "the memory has nothing like it" in told


def test_as_json_it_says_all_that_a_program_needs(care: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", "--format", "json"]) == 0
    dose, book = json.loads(capsys.readouterr().out)["wanted"]
    assert dose["approved"] == {"en": "Take 5 mg at night.", "zh": "晚上服用 5 mg。"}
    assert (dose["from"], dose["to"], dose["safety"], dose["memory"]["zh"]) == (
        "en",
        "zh",
        True,
        "晚上服用 5 mg。",
    )
    assert (book["text"], book["approved"], book["memory"]) == ("Bring a book.", None, None)


def test_where_nothing_is_stale_it_says_so(care: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (care / "docs/en/care.md").write_text(EN, "utf-8")
    assert main(["suggest"]) == 0
    assert capsys.readouterr().out == "Nothing is stale or missing.\n"


def test_a_draft_is_no_memory_and_stands_on_no_page(care: Path) -> None:
    assert main(["suggest", "--draft-with", program(care, ANSWERS)]) == 0
    drafts = page_entries(care / "memory", "care", DRAFTS)
    assert {one.zh for one in drafts} == set(ANSWERS.values())
    assert all(one.by.startswith("machine draft: ") for one in drafts)
    assert chinese(care) == ZH
    assert "请带一本书。" not in {entry.zh for entry in Memory.read(care / "memory").entries}


def test_a_person_puts_drafts_on_the_page_and_approves_them(
    care: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["suggest", "--draft-with", program(care, ANSWERS)])
    assert main(["approve", "care", "--draft", "--yes", "--by", "editor"]) == 0
    assert chinese(care) == ZH.replace("5 mg", "10 mg") + "\n请带一本书。\n"
    assert page_entries(care / "memory", "care", DRAFTS) == ()
    assert main(["status"]) == 0


def test_a_draft_with_a_wrong_dose_is_told_and_never_taken(
    care: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {"Take 10 mg at night.": "晚上服用 100 mg。"}
    assert main(["suggest", "--draft-with", program(care, wrong)]) == 0
    assert "[different-numbers]" in capsys.readouterr().out
    assert main(["approve", "care", "--draft", "--yes", "--by", "editor"]) == 1
    assert "draft not taken" in capsys.readouterr().err
    assert chinese(care) == ZH and len(page_entries(care / "memory", "care", DRAFTS)) == 1


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("print('no json')", "line 1 of its answer cannot be used"),
        ('print(\'{"id": "other", "text": "a"}\')', "was not asked"),
        ("import sys; sys.exit('down')", "ended with 1: down"),
    ],
)
def test_of_a_program_that_fails_nothing_is_stored(
    care: Path, capsys: pytest.CaptureFixture[str], code: str, told: str
) -> None:
    assert main(["suggest", "--draft-with", shlex.join([sys.executable, "-c", code])]) == 2
    assert told in capsys.readouterr().err
    assert page_entries(care / "memory", "care", DRAFTS) == ()


def test_a_program_that_is_not_there(care: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", "--draft-with", "no-such-program"]) == 2
    assert "cannot be started" in capsys.readouterr().err
