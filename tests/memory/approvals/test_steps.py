"""The way of a block pair to its approval: draft, translated, reviewed, approved; who may do what; two people at once."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.library.approval_settings import ApprovalStep, Person
from duizhao.memory import Entry, Memory
from duizhao.memory.approvals.approval_result import ApprovalResult
from duizhao.memory.approvals.approve_pairs import approve_pairs
from duizhao.memory.states.library_states import library_states
from duizhao.memory.store import DRAFTS, TAKEN, change_page, page_entries

EN = "# Care {#care}\n\nBring a book.\n\n## Night {#night}\n\nTake 5 mg at night.\n"
ZH = "# 护理 {#care}\n\n带一本书。\n\n## 夜间 {#night}\n\n夜间服用 5 mg。\n"
CLINIC = """\
[approval]
translated = []
reviewed = ["medical translator"]
approved = ["clinician"]
two_people = "safety"

[people]
"Li Hua" = { role = "clinician", qualification = "MD" }
"Wang Min" = { role = "medical translator", qualification = "CATTI 1" }
"""
LI, WANG = Person("Li Hua"), Person("Wang Min")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with one page, where the test stands, and the settings of a clinic."""
    for language, text in (("en", EN), ("zh", ZH)):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "care.md").write_text(text, "utf-8")
    settings(tmp_path, CLINIC)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def settings(library: Path, text: str) -> None:
    (library / "duizhao.toml").write_text(text, "utf-8")


def take(library: Path, step: ApprovalStep, person: Person) -> ApprovalResult:
    workspace = Workspace.read(library)
    meant = [(page, page.blocks) for page in library_states(workspace)]
    return approve_pairs(workspace, meant, person, step=step)


def steps(library: Path) -> list[str]:
    return [state.step for page in library_states(Workspace.read(library)) for state in page.blocks]


def entry(library: Path, start: str) -> Entry:
    return next(one for one in page_entries(library / "memory", "care") if one.en.startswith(start))


def change(library: Path, name: str, old: str, new: str) -> None:
    path = library / "docs" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


# The steps.


def test_the_way_of_a_page(library: Path) -> None:
    assert steps(library) == ["draft"] * 4
    assert take(library, "translated", Person("Zhao", "translator")).approved == 4
    assert steps(library) == ["translated"] * 4
    assert take(library, "reviewed", WANG).approved == 4
    assert take(library, "approved", LI).approved == 4
    assert steps(library) == ["approved"] * 4
    signed = [(one.step, one.by, one.role, one.qualification) for one in entry(library, "Take").signatures]
    assert signed == [
        ("translated", "Zhao", "translator", ""),
        ("reviewed", "Wang Min", "medical translator", "CATTI 1"),
        ("approved", "Li Hua", "clinician", "MD"),
    ]


def test_no_step_is_skipped(library: Path) -> None:
    done = take(library, "approved", LI)
    assert (done.approved, len(done.early)) == (0, 4)
    assert done.early[0][2].en == "It waits to be translated." and done.early[0][2].zh == "等待翻译。"
    take(library, "translated", LI)
    assert take(library, "approved", LI).early[0][2].en == "It waits to be reviewed by: medical translator."
    assert steps(library) == ["translated"] * 4


def test_a_text_that_changed_begins_again_and_the_others_stay(library: Path) -> None:
    for step, person in (("translated", LI), ("reviewed", WANG), ("approved", LI)):
        take(library, step, person)
    change(library, "en/care.md", "a book", "two books")
    change(library, "zh/care.md", "一本书", "两本书")
    assert steps(library) == ["approved", "draft", "approved", "approved"]
    take(library, "translated", LI)
    assert [one.step for one in entry(library, "Bring").signatures] == ["translated"]
    assert [one.step for one in entry(library, "Take").signatures] == ["translated", "reviewed", "approved"]


def test_punctuation_takes_no_step_back(library: Path) -> None:
    take(library, "translated", LI)
    take(library, "reviewed", WANG)
    change(library, "en/care.md", "a book", "**a book**")
    assert steps(library) == ["reviewed"] * 4
    assert take(library, "approved", LI).approved == 4
    assert [one.by for one in entry(library, "Bring **a").signatures] == ["Li Hua", "Wang Min", "Li Hua"]


def test_what_is_not_approved_yet_is_no_text_to_build_others_on(library: Path) -> None:
    take(library, "translated", LI)
    take(library, "reviewed", WANG)
    assert Memory.read(library / "memory").entries == ()


# Who may do it.


@pytest.mark.parametrize(
    ("step", "person", "said"),
    [
        ("approved", Person("Zhao"), "approved is for: clinician. The role of Zhao is not given"),
        ("approved", Person("Zhao", "porter"), "The role of Zhao is 'porter'"),
        ("approved", WANG, "The role of Wang Min is 'medical translator'"),
        (
            "approved",
            Person("li  hua", "nurse"),
            "[people] says another role of Li Hua: 'clinician', not 'nurse'",
        ),
        ("reviewed", Person("Li Hua", qualification="BSc"), "another qualification of Li Hua"),
        ("approved", Person("…"), "needs letters"),
    ],
)
def test_who_may_not_is_told_before_anything_is_written(
    library: Path, step: ApprovalStep, person: Person, said: str
) -> None:
    with pytest.raises(CannotRun) as stopped:
        take(library, step, person)
    assert said in stopped.value.message.en
    assert not (library / "memory").exists()


def test_capitals_and_blanks_make_no_other_role(library: Path) -> None:
    assert take(library, "translated", Person("Zhao")).approved == 4
    assert take(library, "reviewed", Person("Zhao", "Medical  Translator")).approved == 4


def test_a_step_that_the_library_does_not_know(library: Path) -> None:
    settings(library, "[approval]\nreviewed = []\n")
    with pytest.raises(
        CannotRun, match=r"does not ask for the step 'translated'\. Its steps are: reviewed, app"
    ):
        take(library, "translated", LI)


# Two people.


def reviewed_by(library: Path, person: Person, two_people: str) -> None:
    settings(library, f"[approval]\nreviewed = []\ntwo_people = {two_people}\n")
    take(library, "reviewed", person)


@pytest.mark.parametrize(("two_people", "approved"), [("true", 0), ('"safety"', 3), ("false", 4)])
def test_who_reviewed_does_not_approve(library: Path, two_people: str, approved: int) -> None:
    reviewed_by(library, Person("Li Hua"), two_people)
    done = take(library, "approved", Person("LI  HUA"))
    assert (done.approved, len(done.early)) == (approved, 4 - approved)
    assert take(library, "approved", Person("Chen")).approved == 4 - approved
    assert steps(library) == ["approved"] * 4


def test_of_safety_alone_it_is_the_dose_that_needs_two(library: Path) -> None:
    reviewed_by(library, LI, '"safety"')
    ((_page, state, why),) = take(library, "approved", LI).early
    assert "5 mg" in state.en.text
    assert why.en == "Li Hua reviewed it, so somebody else has to approve it."


def test_what_was_approved_before_the_steps_were_asked_for_is_asked_for_again(library: Path) -> None:
    settings(library, "")
    take(library, "approved", Person("Zhao"))
    assert steps(library) == ["approved"] * 4
    settings(library, CLINIC.replace("translated = []\n", ""))
    assert steps(library) == ["draft"] * 4
    take(library, "reviewed", WANG)
    take(library, "approved", LI)
    assert [one.by for one in entry(library, "Take").signatures] == ["Wang Min", "Li Hua"]


def test_a_signature_that_was_written_by_hand_counts_for_nothing_if_its_role_may_not(library: Path) -> None:
    for step, person in (("translated", LI), ("reviewed", WANG), ("approved", LI)):
        take(library, step, person)
    path = library / "memory/pages/care.po"
    path.write_text(path.read_text("utf-8").replace("role: clinician", "role: porter"), "utf-8")
    assert steps(library) == ["reviewed"] * 4


# Without the table.


def test_without_the_table_there_is_one_step_and_the_file_is_as_it_always_was(library: Path) -> None:
    settings(library, "")
    assert take(library, "approved", Person("Zhao")).approved == 4
    lines = (library / "memory/pages/care.po").read_text("utf-8").splitlines()
    signed = [line for line in lines if line.startswith("# Zhao, ")]
    assert len(signed) == 4 and not any(";" in line for line in signed)


# Two at once.


def test_two_at_once_wait_for_each_other_and_both_are_kept(library: Path) -> None:
    settings(library, "")
    half = {"Li": {"care"}, "Wang": {"night"}}
    workspace = Workspace.read(library)
    pages = list(library_states(workspace))
    start = threading.Barrier(2)

    def approve(name: str) -> None:
        meant = [(page, [one for one in page.blocks if one.section in half[name]]) for page in pages]
        own = Workspace.read(library)
        start.wait()
        approve_pairs(own, meant, Person(name), findings=())

    both = [threading.Thread(target=approve, args=(name,)) for name in half]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert {one.section: one.by for one in page_entries(library / "memory", "care")} == {
        "care": "Li",
        "night": "Wang",
    }


def test_what_another_did_meanwhile_counts(library: Path) -> None:
    """Chen looks at pairs that Wang reviewed; before Chen says yes, Chen's own review takes the place of Wang's."""
    settings(library, "[approval]\nreviewed = []\ntwo_people = true\n")
    take(library, "reviewed", Person("Wang"))
    workspace = Workspace.read(library)
    meant = [(page, page.blocks) for page in library_states(workspace)]
    path = library / "memory/pages/care.po"
    path.write_text(path.read_text("utf-8").replace("# Wang,", "# Chen,"), "utf-8")
    done = approve_pairs(workspace, meant, Person("Chen"))
    assert (done.approved, len(done.early)) == (0, 4)
    assert steps(library) == ["reviewed"] * 4


# A draft by a machine.


def test_the_approval_says_that_a_machine_wrote_the_draft(library: Path, run: Callable) -> None:
    settings(library, "")
    change(library, "zh/care.md", "带一本书。\n\n", "")
    program = library / "draft.py"
    program.write_text(
        "import json, sys\n"
        "for line in sys.stdin:\n"
        "    print(json.dumps({'id': json.loads(line)['id'], 'text': '请带一本书。'}))\n",
        "utf-8",
    )
    assert run("suggest", "--draft-with", f"{sys.executable} {program}")[0] in (0, 1)
    assert page_entries(library / "memory", "care", DRAFTS)
    code, out, err = run("approve", "care", "--draft", "--yes", "--by", "Li")
    assert code == 0, out + err
    assert entry(library, "Bring").draft.startswith("machine draft: ")
    assert entry(library, "Take").draft == ""
    assert page_entries(library / "memory", "care", TAKEN) == ()
    assert sum(bool(one.draft) for one in page_entries(library / "memory", "care")) == 1


def test_a_draft_that_a_person_edited_is_still_one(library: Path) -> None:
    settings(library, "")
    draft = Entry(
        "Bring a book.", "拿一本书。", "care#care", by="machine draft: x", on="2026-11-25", kind="paragraph"
    )
    change_page(library / "memory", "care", lambda _: [draft], TAKEN)
    take(library, "approved", LI)
    assert entry(library, "Bring").draft == "machine draft: x"
