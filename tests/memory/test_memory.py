"""The memory of approved pairs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from duizhao.base.errors import CannotRun
from duizhao.memory import Entry, Memory
from duizhao.memory.memory import LEAST_SCORE

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
DRIVE = Entry("You must not drive until the next day.", "第二天之前不能开车。")


def entry(msgid: str, msgstr: str, above: str = "") -> str:
    return f'{above}msgid "{msgid}"\nmsgstr "{msgstr}"\n\n'


@pytest.fixture
def read(tmp_path: Path):
    """The memory of one PO file with this text."""

    def read(text: str | bytes) -> Memory:
        path = tmp_path / "sub/page.po"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Memory.read(tmp_path)

    return read


def test_a_folder_that_is_not_there_is_an_empty_memory(tmp_path: Path) -> None:
    assert Memory.read(tmp_path / "gone") == Memory()


def test_entries_with_where_they_are_from(read, tmp_path: Path) -> None:
    memory = read(HEADER + entry("Yes.", "是。", 'msgctxt "page 3"\n'))
    assert memory.entries == (Entry("Yes.", "是。", "page 3", str(tmp_path / "sub/page.po")),)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (entry("Yes.", ""), "not translated"),
        (entry("Yes.", "是。", "#, fuzzy\n"), "not approved"),
        ('#~ msgid "Yes."\n#~ msgstr "是。"\n', "no longer used"),
    ],
)
def test_what_nobody_approved_is_no_memory(text: str, why: str, read) -> None:
    assert read(HEADER + text).entries == (), why


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('msgid "a"\nmsgstr "b\n', "page.po:2: not a valid PO file: a quotation mark is missing"),
        ('msgid "say "a""\nmsgstr "b"\n', "page.po:1: not a valid PO file: a quotation mark is missing"),
        ("no po at all\n", "page.po: not a valid PO file"),
        (b'msgid "\xff"\nmsgstr "b"\n', "page.po: not UTF-8 text: the byte at offset 7"),
        (b"\x89PNG\r\n\x1a\n\0\0", "page.po: not UTF-8 text: the byte at offset 0"),
    ],
)
def test_a_file_that_is_no_po_is_named(text: str | bytes, told: str, read) -> None:
    with pytest.raises(CannotRun) as stopped:
        read(text)
    assert told in stopped.value.message.en
    assert "page.po" in stopped.value.message.zh


def test_either_language_finds_the_other() -> None:
    memory = Memory((DRIVE,))
    for language in ("en", "zh"):
        match = memory.best(DRIVE.side(language), language)
        assert match and (match.entry, match.score) == (DRIVE, 100)


def test_the_first_of_two_translations_counts() -> None:
    match = Memory((DRIVE, Entry(DRIVE.en, "别开车。"))).best(DRIVE.en, "en")
    assert match and match.entry == DRIVE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You must not drive until  the\nnext day.", True),
        ("You must not drive until the next day!", True),
        ("You must not drive until the following morning.", False),
        ("Ask.", False),
        ("", False),
    ],
)
def test_how_near_is_near_enough(text: str, found: bool) -> None:
    assert (Memory((DRIVE,)).best(text, "en") is not None) is found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Take 5 mg once a day in the morning.", "en"),
        ("Take 0.5 g once a day in the morning.", "en"),
        ("每天早上服用 0.5 mg，每天 1 次。", "zh"),
    ],
)
def test_another_amount_is_another_sentence(text: str, language) -> None:
    memory = Memory((Entry("Take 0.5 mg once a day in the morning.", "每天早上服用 5 mg，每天 1 次。"),))
    assert memory.best(text, language) is None


@given(st.text(max_size=40), st.sampled_from(["en", "zh"]))
def test_a_match_is_exact_or_its_score_is_below_100(text: str, language) -> None:
    match = Memory((DRIVE, Entry("a b", "甲"))).best(text, language)
    if match:
        same = " ".join(text.split()) == match.entry.side(language)
        assert (match.score == 100) is same
        assert 85 <= match.score <= 100


SHORT_TEXT = st.text("ab", max_size=24)


@given(SHORT_TEXT, st.lists(SHORT_TEXT, unique=True, max_size=12))
def test_what_is_of_another_length_would_not_have_been_found(text: str, known: list[str]) -> None:
    memory = Memory(tuple(Entry(one, "某") for one in known))

    def near(choices: list[str]) -> list[tuple[str, float]]:
        found = process.extract(text, choices, scorer=fuzz.ratio, score_cutoff=LEAST_SCORE, limit=3)
        return [(choice, score) for choice, score, _place in found]

    assert near(memory._of_like_length(text, "en")) == near(known)
