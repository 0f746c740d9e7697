"""The file of the memory: what is written is read again, and how small a change is."""

import difflib
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from duizhao.library.approval_settings import DONE_BY_PEOPLE
from duizhao.memory import Entry
from duizhao.memory.entry import Signature
from duizhao.memory.po import read_po, rest_of, write_po
from duizhao.memory.store import COMMENTS

COMMENT = "Two lines\nfor people. 给人看的。"
KINDS = [
    "heading",
    "paragraph",
    "item",
    "row",
    "title",
    "term",
    "definition",
    "code",
    "html",
    "snippet",
    "meta",
]
# Signs that end a line somewhere, that PO or Python escape, and two words that PO knows.
HARD = '"\\\n\r\t\v\f\0\x1c\x85\u2028\u2029\ufeff#,~()2 msgid'
TEXT = some.text(min_size=1) | some.text(HARD + "药a", min_size=1)
FORMS = some.sampled_from(["", "warning", "note", "2", "3"])
# A name stands on one line.
NAME = TEXT.map(lambda text: " ".join(text.split())).filter(lambda name: any(map(str.isalnum, name)))
STEP = some.sampled_from(DONE_BY_PEOPLE)
# What is not said is empty; a semicolon parts the fields of a line.
SAID = some.just("") | NAME | some.sampled_from(["MD; PhD", "\\", "a\\; step: draft", "; role: x"])
MOMENT = some.datetimes().map(lambda moment: f"{moment:%Y-%m-%d %H:%M:%S} UTC".rjust(23, "0"))


@some.composite
def entries(draw: some.DrawFn) -> list[Entry]:
    """Entries of one page, some of them equal in text and context."""
    texts = draw(some.lists(TEXT, min_size=1, max_size=3))
    contexts = draw(
        some.lists(
            TEXT | some.sampled_from(["page#week (2)", "page#a (1) (2)", "page"]), min_size=1, max_size=3
        )
    )
    return [
        Entry(
            draw(some.sampled_from(texts)),
            draw(TEXT),
            draw(some.sampled_from(contexts)),
            by=draw(NAME),
            on=draw(MOMENT),
            kind=draw(some.sampled_from(KINDS)),
            forms=(draw(FORMS), draw(FORMS)),
        )
        for _ in range(draw(some.integers(0, 5)))
    ]


@some.composite
def signatures(draw: some.DrawFn) -> Signature:
    """Somebody who took a step, in a role and with a qualification or without."""
    return Signature(draw(NAME), draw(MOMENT), draw(STEP), draw(SAID).strip(), draw(SAID).strip())


@some.composite
def signed(draw: some.DrawFn) -> Entry:
    """An entry with one signature or more, the furthest step at the end."""
    given = draw(some.lists(signatures(), min_size=1, max_size=4))
    *earlier, last = sorted(given, key=lambda one: DONE_BY_PEOPLE.index(one.step))
    return Entry(
        draw(TEXT),
        draw(TEXT),
        "page",
        by=last.by,
        on=last.on,
        kind="paragraph",
        step=last.step,
        role=last.role,
        qualification=last.qualification,
        earlier=tuple(earlier),
        draft=draw(SAID).strip(),
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("memory") / "page.po"


def read(path: Path, drafts: bool = False) -> list[Entry]:
    return [replace(entry, path="") for entry in read_po(path, drafts)]


@settings(max_examples=50)
@given(given=entries(), drafts=some.booleans())
def test_what_is_written_is_read_again(path: Path, given: list[Entry], drafts: bool) -> None:
    path.write_text(write_po(given, COMMENT, drafts), "utf-8", newline="")
    assert read(path, drafts) == given
    assert read(path, not drafts) == []


@settings(max_examples=50)
@given(given=entries())
def test_an_entry_has_one_line_a_part_whatever_its_text(given: list[Entry]) -> None:
    _head, *parts = write_po(given, COMMENT).split("\n\n")
    assert len(parts) == len(given)
    assert all(4 <= part.strip("\n").count("\n") + 1 <= 6 for part in parts), parts


@settings(max_examples=50)
@given(given=entries(), data=some.data())
def test_one_entry_that_changed_is_a_small_difference(given: list[Entry], data: some.DataObject) -> None:
    if not given:
        return
    number = data.draw(some.integers(0, len(given) - 1))
    changed = list(given)
    changed[number] = replace(given[number], zh=data.draw(TEXT), by=data.draw(NAME), on=data.draw(MOMENT))
    one, other = (write_po(some_, COMMENT).split("\n") for some_ in (given, changed))
    steps = [line for line in difflib.ndiff(one, other) if line[0] in "+-"]
    assert len(steps) <= 4, steps


def test_an_entry_as_people_see_it() -> None:
    one = Entry("Take\n\n5 mg.", '服用 "5" mg。', "dose#how", by="Dr Li", on="2026-11-25 14:03:22 UTC")
    given = [
        replace(one, kind="paragraph", forms=("warning", "warning")),
        replace(one, kind="heading", forms=("2", "3")),
        replace(one, kind="title", forms=("note", ""), zh="服用"),
    ]
    assert write_po(given, COMMENT) == (
        '# Two lines\n# for people. 给人看的。\nmsgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
        "# Dr Li, 2026-11-25 14:03:22 UTC\n#. paragraph (warning)\n"
        'msgctxt "dose#how"\nmsgid "Take\\n\\n5 mg."\nmsgstr "服用 \\"5\\" mg。"\n\n'
        "# Dr Li, 2026-11-25 14:03:22 UTC\n#. heading (2 / 3)\n"
        'msgctxt "dose#how (2)"\nmsgid "Take\\n\\n5 mg."\nmsgstr "服用 \\"5\\" mg。"\n\n'
        "# Dr Li, 2026-11-25 14:03:22 UTC\n#. title (note / -)\n"
        'msgctxt "dose#how (3)"\nmsgid "Take\\n\\n5 mg."\nmsgstr "服用"\n'
    )


@settings(max_examples=50)
@given(given=entries())
def test_other_tools_read_it_and_no_two_entries_have_one_name(path: Path, given: list[Entry]) -> None:
    path.write_text(write_po(given, COMMENT), "utf-8", newline="")
    file = polib.pofile(str(path), encoding="utf-8", check_for_duplicates=True)
    assert [(entry.msgid, entry.msgstr) for entry in file] == [(entry.en, entry.zh) for entry in given]


@pytest.mark.parametrize("name", ["Dr\nLi", "Dr\rLi", "Dr\u2028Li", " Dr  Li\n", "Dr\x85Li"])
def test_a_name_with_a_line_end_breaks_no_file(path: Path, name: str) -> None:
    entry = Entry("Yes.", "是。", "page", by=name, on="2026-11-25 14:03:22 UTC", kind="paragraph")
    path.write_text(write_po([entry], COMMENT), "utf-8", newline="")
    assert [one.by for one in read(path)] == ["Dr Li"]


def test_a_person_may_write_an_entry_by_hand(path: Path) -> None:
    path.write_text('msgid "Yes."\nmsgstr "是。"\n', "utf-8")
    assert read(path) == [Entry("Yes.", "是。")]
    path.write_text(
        '# just a note\n#. whatever\nmsgctxt "page#a"\nmsgid ""\n"Yes,"\n" please."\nmsgstr "是。"\n', "utf-8"
    )
    assert read(path) == [Entry("Yes, please.", "是。", "page#a")]


def test_of_two_who_approved_the_same_text_at_once_one_is_named(path: Path) -> None:
    path.write_text(
        write_po((), COMMENT)
        + "\n# Dr Li, 2026-11-25 14:03:22 UTC\n# Wang, 2026-11-25 15:00:00 UTC\n#. item\n"
        'msgid "Yes."\nmsgstr "是。"\n',
        "utf-8",
    )
    (entry,) = read(path)
    assert (entry.by, entry.on) in {
        ("Dr Li", "2026-11-25 14:03:22 UTC"),
        ("Wang", "2026-11-25 15:00:00 UTC"),
    }


# Who took which step.


@settings(max_examples=100)
@given(given=signed())
def test_signatures_are_read_as_they_were_written(path: Path, given: Entry) -> None:
    path.write_text(write_po([given], COMMENT), "utf-8", newline="")
    assert read(path) == [given]


@settings(max_examples=50)
@given(given=signed())
def test_each_signature_is_a_line_of_its_own(given: Entry) -> None:
    _head, part = write_po([given], COMMENT).split("\n\n")
    assert sum(line.startswith("# ") for line in part.split("\n")) == len(given.signatures)


def test_a_signed_entry_as_people_see_it() -> None:
    reviewed = Signature("Wang", "2026-11-25 14:03:22 UTC", "reviewed", "medical translator", "CATTI 1; MA")
    entry = Entry(
        "Rest.",
        "请休息。",
        "dose",
        by="Li Hua",
        on="2026-11-26 09:00:00 UTC",
        kind="paragraph",
        role="clinician",
        earlier=(reviewed,),
        draft="machine draft: my-program",
    )
    assert write_po([entry], COMMENT).split("\n\n")[1] == (
        "# Wang, 2026-11-25 14:03:22 UTC; step: reviewed; role: medical translator; qualification: CATTI 1\\; MA\n"
        "# Li Hua, 2026-11-26 09:00:00 UTC; role: clinician; draft: machine draft: my-program\n"
        '#. paragraph\nmsgctxt "dose"\nmsgid "Rest."\nmsgstr "请休息。"\n'
    )


@pytest.mark.parametrize(
    "line",
    [
        "Dr Li, 2026-11-25 14:03:22 UTC",
        "Dr Li, 2026-11-25",
        "Dr Li, 2026-11-25; by telephone",
        "Dr Li, 2026-11-25; role: nurse; and more",
        "Dr Li, 2026-11-25; step: published",
        "Dr Li, 2026-11-25; step: draft",
        "Dr Li, 2026-11-25;",
        "Dr Li, 2026-11-25; role: a; role: b",
    ],
)
def test_a_line_of_an_older_program_or_of_a_person_is_written_as_it_was(path: Path, line: str) -> None:
    text = write_po((), COMMENT) + f'\n# {line}\n#. item\nmsgctxt "page"\nmsgid "Yes."\nmsgstr "是。"\n'
    path.write_text(text, "utf-8")
    (entry,) = read(path)
    assert (entry.by, entry.on[:10], entry.step, entry.role) == ("Dr Li", "2026-11-25", "approved", "")
    assert write_po([entry], COMMENT, rest=rest_of(path, COMMENT)) == text


def test_the_memory_of_this_library_is_written_as_it_was(project: Path) -> None:
    files = sorted((project / "memory/pages").rglob("*.po"))
    assert len(files) > 5
    for file in files:
        comment = COMMENTS["pages"]
        assert write_po(read_po(file), comment, rest=rest_of(file, comment)) == file.read_text("utf-8"), file


def test_of_two_who_did_the_same_step_at_once_both_are_kept(path: Path) -> None:
    text = (
        write_po((), COMMENT)
        + "\n# Chen, 2026-11-24 10:00:00 UTC; step: reviewed\n# Dr Li, 2026-11-25 14:03:22 UTC\n"
        '# Wang, 2026-11-25 15:00:00 UTC\n#. item\nmsgctxt "page"\nmsgid "Yes."\nmsgstr "是。"\n'
    )
    path.write_text(text, "utf-8")
    (entry,) = read(path)
    assert [(one.by, one.step) for one in entry.signatures] == [
        ("Chen", "reviewed"),
        ("Dr Li", "approved"),
        ("Wang", "approved"),
    ]
    assert write_po([entry], COMMENT, rest=rest_of(path, COMMENT)) == text
