"""`duizhao approve`: what is approved, what is refused, what is asked, and what the memory holds after it."""

import builtins
import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from duizhao.cli.main import main
from duizhao.memory import Entry
from duizhao.memory.store import page_entries

Write = Callable[..., None]
YES = ["--yes", "--by", "Dr Li"]
EN = "# Care {#care}\n\nBring a book.\n\n## Night {#night}\n\nSleep well.\n\n- Eat.\n- Drink.\n"
ZH = "# 护理 {#care}\n\n带一本书。\n\n## 夜间 {#night}\n\n好好睡觉。\n\n- 吃饭。\n- 喝水。\n"
ALL = ["Care {#care}", "Bring a book.", "Night {#night}", "Sleep well.", "Eat.", "Drink."]


@pytest.fixture
def write(library: Path) -> Write:
    """Write a page in both languages, or in one."""

    def write(en: str | None, zh: str | None, key: str = "care") -> None:
        for language, text in (("en", en), ("zh", zh)):
            if text is not None:
                (library / "docs" / language / f"{key}.md").write_text(text, "utf-8")

    write(EN, ZH)
    return write


def held(library: Path, key: str = "care") -> list[str]:
    """The English texts that the memory holds of a page."""
    return [entry.en for entry in entries(library, key)]


def entries(library: Path, key: str = "care") -> tuple[Entry, ...]:
    return page_entries(library / "memory", key)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Sit at a terminal and give these answers, then end of file; gives the list of questions that were asked."""

    def answers(*given: str) -> list[str]:
        asked: list[str] = []
        left = iter(given)

        def answer(question: str = "") -> str:
            asked.append(question)
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(builtins, "input", answer)
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
        return asked

    return answers


# What is approved.


def test_a_page(write: Write, library: Path, run) -> None:
    code, out, err = run("approve", "care", *YES)
    assert (code, out, err) == (0, "6 approved.\n", "")
    assert held(library) == ALL
    first = entries(library)[0]
    assert (first.zh, first.context, first.by, first.kind, first.forms) == (
        "护理 {#care}",
        "care#care",
        "Dr Li",
        "heading",
        ("1", "1"),
    )
    assert run("status", "care")[0] == 0


def test_twice_changes_no_byte(write: Write, library: Path, run, snapshot) -> None:
    run("approve", "care", *YES)
    before = snapshot(library / "memory")
    assert run("approve", "care", "--yes", "--by", "Wang")[:2] == (0, "0 approved.\n")
    assert snapshot(library / "memory") == before


@pytest.mark.parametrize(
    ("target", "approved"),
    [
        ("care#night", ["Night {#night}", "Sleep well.", "Eat.", "Drink."]),
        ("docs/zh/care.md#night", ["Night {#night}", "Sleep well.", "Eat.", "Drink."]),
        ("docs/en/care.md:3", ["Bring a book."]),
        ("docs/zh/care.md:10", ["Drink."]),
        ("./docs/zh/../zh/care.md:10:3:", ["Drink."]),
        ("care:7", ["Sleep well."]),
        ("care.md", ALL),
        ("docs/en/care.md", ALL),
    ],
)
def test_a_part_of_a_page(write: Write, library: Path, run, target: str, approved: list[str]) -> None:
    assert run("approve", target, *YES)[:2] == (0, f"{len(approved)} approved.\n")
    assert held(library) == approved


def test_a_heading_without_an_anchor_is_named_by_its_text(write: Write, library: Path, run) -> None:
    write("# A\n\n## Two words\n\nBring a book.\n", "# 甲\n\n## 两个词\n\n带一本书。\n")
    assert run("approve", "care#Two words", *YES)[0] == 0
    assert held(library) == ["Two words", "Bring a book."]


def test_two_targets_and_one_twice(write: Write, library: Path, run) -> None:
    assert run("approve", "care:3", "care:7", "care:3", *YES)[1] == "2 approved.\n"
    assert held(library) == ["Bring a book.", "Sleep well."]


def test_one_block_changes_that_entry_and_no_other(write: Write, library: Path, run) -> None:
    run("approve", "care", *YES)
    before = entries(library)
    write(EN.replace("Sleep well", "Sleep long").replace("Bring a", "Take the"), None)
    assert run("approve", "care:7", "--yes", "--by", "Wang")[0] == 0
    after = entries(library)
    assert [(one.en, one.by) for one, old in zip(after, before, strict=True) if one != old] == [
        ("Sleep long.", "Wang")
    ]


def test_layout_alone_is_remembered_with_the_name_that_approved_it(write: Write, library: Path, run) -> None:
    run("approve", "care", *YES)
    write(EN.replace("Bring a book.", "Bring **a book**."), None)
    assert run("status", "care")[0] == 0
    assert run("approve", "care", "--yes", "--by", "Wang")[:2] == (0, "0 approved.\n")
    assert "Bring **a book**." in held(library)
    assert {entry.by for entry in entries(library)} == {"Dr Li"}


def test_what_both_languages_deleted_is_forgotten_with_its_page(write: Write, library: Path, run) -> None:
    run("approve", "care", *YES)
    write(EN.replace("- Eat.\n", ""), ZH.replace("- 吃饭。\n", ""))
    run("approve", "care:3", *YES)
    assert "Eat." in held(library)
    run("approve", "care#night", *YES)
    assert "Eat." not in held(library)


def test_every_page_of_a_library_that_never_knew_duizhao(write: Write, library: Path, run) -> None:
    code, out, err = run("approve", "--all", *YES)
    assert code == 1
    assert out == (
        "3 pages, 3 of them in both languages. 10 block pairs: never approved 10.\n"
        "Findings of all rules: 2 safety findings.\n"
        "8 approved, 2 refused.\n"
    )
    assert "not approved: dose:3 (en) “Take 5 mg.”: a safety finding stands there" in err
    assert held(library) == ALL
    assert held(library, "clean") == ["A {#a}"]
    assert "Take 5 mg." not in held(library, "dose")


def test_a_page_in_a_folder(write: Write, library: Path, run) -> None:
    for language in ("en", "zh"):
        (library / "docs" / language / "guides").mkdir()
    write(EN, ZH, "guides/care")
    assert run("approve", "guides/care#night", *YES)[0] == 0
    assert (library / "memory/pages/guides/care.po").is_file()


# What is refused.


def test_a_safety_finding(library: Path, run) -> None:
    code, out, err = run("approve", "dose", *YES)
    assert code == 1
    assert (
        "not approved: dose:3 (en) “Take 5 mg.”: a safety finding stands there: The English says “5 mg”"
        in err
    )
    assert "[different-numbers]" in err and "duizhao waive" in err
    assert "refused" in out
    assert "Take 5 mg." not in held(library, "dose")


@pytest.mark.parametrize(("topic", "refused"), [("dosage", True), ("visit", False)])
def test_a_finding_is_a_safety_finding_by_the_topic_of_its_page(
    write: Write, library: Path, run, topic: str, refused: bool
) -> None:
    head = f"---\ntopic: {topic}\n---\n\n"
    write(f"{head}We have 7 rooms.\n", f"{head}我们有 8 个房间。\n", "rooms")
    code, _, err = run("approve", "rooms", *YES)
    assert ("a safety finding stands there" in err) == refused
    assert (code, held(library, "rooms")) == ((1, []) if refused else (0, ["We have 7 rooms."]))


def test_nor_does_one_that_is_as_it_was_approved_hide_a_new_finding(write: Write, library: Path, run) -> None:
    run("approve", "care", *YES)
    write(EN.replace("Sleep well.", "Take 5 mg."), ZH.replace("好好睡觉。", "服用 50 mg。"))
    assert run("approve", "care", *YES)[0] == 1
    assert "Sleep well." in held(library) and "Take 5 mg." not in held(library)


def test_a_waived_finding_may_be_approved(library: Path, run) -> None:
    assert run("waive", "different-numbers", "dose:3", "--reason", "the label", "--by", "Dr Li")[0] == 0
    assert run("approve", "dose:3", *YES)[:2] == (0, "1 approved.\n")
    assert held(library, "dose") == ["Take 5 mg."]


def test_a_waiver_that_lapsed_is_none(library: Path, write: Write, run) -> None:
    run("waive", "different-numbers", "dose:3", "--reason", "the label", "--by", "Dr Li")
    write(None, "# 用量 {#dose}\n\n服用 500 mg。\n\n我们有 8 个房间。\n", "dose")
    assert run("approve", "dose:3", *YES)[0] == 1
    assert held(library, "dose") == []


def test_half_a_pair(write: Write, library: Path, run) -> None:
    write(EN + "\nAsk for more.\n", None)
    code, out, err = run("approve", "care", *YES)
    assert (code, out) == (1, "6 approved, 1 in one language only.\n")
    assert err == "not approved: care:12 (en) “Ask for more.”: only one language has it.\n"
    assert held(library) == ALL


def test_a_page_that_one_language_lacks(write: Write, library: Path, run) -> None:
    write("# Alone {#alone}\n", None, "alone")
    assert run("approve", "alone", *YES)[:2] == (1, "0 approved, 1 in one language only.\n")
    assert not (library / "memory/pages/alone.po").exists()


BAD = [
    (["gone", *YES], "There is no page 'gone'. The pages are: care, clean, dose.", "没有页面 'gone'。"),
    (
        ["care#gone", *YES],
        "care has no heading 'gone'. Its headings are: care, night.",
        "care 没有标题 'gone'。现有标题：care、night。",
    ),
    (["docs/zh/care.md:23", *YES], "There is nothing at line 23 of care.", "care 第 23 行没有内容块。"),
    (["care:2", *YES], "There is nothing at line 2 of care.", "care 第 2 行没有内容块。"),
    (["docs/en/../../../care.md", *YES], "There is no page", "没有页面"),
    (["", *YES], "There is no page ''.", "没有页面 ''。"),
    (["a\0b", *YES], "There is no page 'a\\x00b'.", "没有页面 'a\\x00b'。"),
    (YES, "Say what to approve: a page, PAGE#heading, or --all.", "请指明要确认的内容"),
    (["care", "--all", *YES], "Say what to approve: a page, PAGE#heading, or --all.", "请指明要确认的内容"),
    (["care", "--yes"], "Say who approves: --yes --by", "请写明由谁确认"),
    (["care", "--yes", "--by", " … "], "A name or a role needs letters", "姓名或角色须含文字"),
    (["care", "--by", "Dr Li"], "There is nobody to ask here.", "这里无法逐条询问。"),
    (["care"], "There is nobody to ask here.", "这里无法逐条询问。"),
]


@pytest.mark.parametrize(("arguments", "en", "zh"), BAD, ids=lambda value: str(value))
def test_what_cannot_run_says_why_and_writes_nothing(
    write: Write, library: Path, run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], en: str, zh: str
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: False))
    for language, told in (("en", en), ("zh", zh)):
        code, out, err = run("approve", *arguments, "--language", language)
        assert (code, out) == (2, "")
        assert err.startswith(told)
    assert not (library / "memory/pages").exists()


def test_chinese_messages(write: Write, library: Path, run) -> None:
    write(EN + "\nAsk for more.\n", None)
    code, out, err = run("approve", "care", "dose:3", *YES, "--language", "zh")
    assert (code, out) == (1, "已确认 6 处，拒绝 1 处，只有一种语言 1 处。\n")
    assert "未确认：dose:3 (en) “Take 5 mg.”：此处还有安全问题：" in err
    assert "未确认：care:12 (en) “Ask for more.”：只有一种语言有这一段。" in err
    assert "请先改正，或由人用 `duizhao waive` 确认保留，再重新确认。" in err


@pytest.mark.parametrize("name", ["Dr\nLi", "Dr\rLi", "Dr\u2028Li"])
def test_a_name_of_two_lines_leaves_a_memory_that_can_be_read(
    write: Write, library: Path, run, name: str
) -> None:
    assert run("approve", "care", "--yes", "--by", name)[0] == 0
    assert {entry.by for entry in entries(library)} == {"Dr Li"}


def test_bytes_that_are_no_text_do_no_harm(write: Write, library: Path, run) -> None:
    assert run("approve", "care", "--yes", "--by", "李\udc80")[0] == 0
    assert {entry.by for entry in entries(library)} == {"李?"}


@pytest.mark.parametrize("text", ["no po at all\n", 'msgid "a"\nmsgstr "b\n', b"\xff"])
def test_a_damaged_memory_is_named_and_left_alone(
    write: Write, library: Path, run, text: str | bytes
) -> None:
    path = library / "memory/pages/care.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = path.read_bytes()
    code, _, err = run("approve", "care", *YES)
    assert code == 2 and "care.po" in err
    assert path.read_bytes() == before


# What is asked.


def test_yes_no_skip_and_all_that_follow(write: Write, library: Path, run, answers) -> None:
    asked = answers("y", "n", "s", "a")
    code, out, _ = run("approve", "care", "--by", "Dr Li")
    assert code == 0 and out.endswith("4 approved, 2 left.\n")
    assert len(asked) == 4 and all(question.startswith("Do both say the same?") for question in asked)
    assert held(library) == [ALL[0], *ALL[3:]]


def test_quit_keeps_what_was_approved(write: Write, library: Path, run, answers) -> None:
    answers("y", "y", "q")
    assert run("approve", "care", "--by", "Dr Li")[1].endswith("2 approved, 4 left.\n")
    assert held(library) == ALL[:2]


def test_the_end_of_the_input_is_quit(write: Write, library: Path, run, answers) -> None:
    answers("y")
    assert run("approve", "care", "--by", "Dr Li")[1].endswith("1 approved, 5 left.\n")
    assert held(library) == ALL[:1]


def test_what_is_no_answer_is_asked_again(write: Write, library: Path, run, answers) -> None:
    asked = answers("maybe", "Y ", "?", "q")
    assert run("approve", "care", "--by", "Dr Li")[1].endswith("1 approved, 5 left.\n")
    assert len(asked) == 4


@pytest.mark.parametrize(("said", "approved"), [("y", 6), ("是", 6), ("n", 0), ("", 0), ("否", 0)])
def test_each_answer_in_either_language(
    write: Write, library: Path, run, answers, said: str, approved: int
) -> None:
    answers(*[said] * 6)
    run("approve", "care", "--by", "Dr Li")
    assert len(held(library)) == approved


def test_the_name_is_asked_first_and_needs_letters(write: Write, library: Path, run, answers) -> None:
    answers("  王医生 ", "a")
    assert run("approve", "care")[0] == 0
    assert {entry.by for entry in entries(library)} == {"王医生"}
    answers(" - ", "a")
    code, _, err = run("approve", "care")
    assert (code, err) == (2, "Nobody was named, so nothing was approved.\n")


def test_what_changed_is_shown_before_it_is_asked(write: Write, library: Path, run, answers) -> None:
    run("approve", "care", *YES)
    write(EN.replace("Sleep well.", "Sleep long."), None)
    answers("n")
    out = run("approve", "care", "--by", "Wang")[1]
    assert "English changed" in out and "en │ Sleep [-well-]{+long+}.  docs/en/care.md:7" in out
    assert "zh │ 好好睡觉。  docs/zh/care.md:7" in out and "approved by Dr Li" in out
    assert "Sleep well." in held(library)


def test_all_of_a_library_is_one_question(write: Write, library: Path, run, answers) -> None:
    asked = answers("y")
    out = run("approve", "--all", "--by", "Dr Li")[1]
    assert out.startswith("3 pages, 3 of them in both languages.")
    assert len(asked) == 1 and asked[0].startswith("Approve all of these?")
    assert held(library) == ALL
    asked = answers("n")
    write(EN.replace("Sleep well.", "Sleep long."), None)
    run("approve", "--all", "--by", "Dr Li")
    assert "Sleep well." in held(library)


def test_what_is_only_possible_refuses_nothing(write: Write, library: Path, run) -> None:
    write("# Way {#way}\n\nDo not drive today.\n", "# 路 {#way}\n\n今天可以开车。\n", "way")
    (library / "safety.toml").write_text('en = ["drive"]\n', "utf-8")
    code, _out, err = run("approve", "way", *YES)
    assert code == 1 and "a safety finding stands there" in err
    # Of a text about software nothing that is said of a denial is certain.
    (library / "duizhao.toml").write_text('[check]\nprofile = "software"\n', "utf-8")
    out = run("check", "--rule", "different-polarity")
    assert out[0] == 0 and "different-polarity  safety, worth a look" in out[1]
    assert run("approve", "way", *YES)[0] == 0
    assert "Do not drive today." in held(library, "way")


def test_a_refused_pair_is_not_asked_about(library: Path, run, answers) -> None:
    asked = answers("y", "y", "y")
    code = run("approve", "dose:3", "--by", "Dr Li")[0]
    assert (code, asked) == (1, [])


def test_the_editor_opens_at_the_side_that_may_be_outdated(
    write: Write, library: Path, run, answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("approve", "care", *YES)
    write(EN.replace("Sleep well.", "Sleep long."), None)
    note = library / "opened"
    editor = library / "my editor.sh"
    editor.write_text(f'#!/bin/sh\nprintf "%s %s" "$1" "$2" > "{note}"\n', "utf-8")
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"'{editor}'")
    answers("e", "y")
    out = run("approve", "care", "--by", "Wang")[1]
    assert note.read_text("utf-8") == f"+7 {library / 'docs/zh/care.md'}"
    assert "The page changed" in out
    # What was on the screen is not what is on the page any more.
    assert "Sleep long." not in held(library)


def test_without_an_editor_that_is_said(
    write: Write, library: Path, run, answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    answers("e")
    code, _, err = run("approve", "care", "--by", "Wang")
    assert code == 2 and err.startswith("No editor is named.")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
def test_at_a_real_terminal(write: Write, library: Path) -> None:
    import pty

    terminal, its_end = pty.openpty()
    scripts = Path(__file__).parents[2] / "scripts"
    process = subprocess.Popen(
        [sys.executable, "-m", "duizhao", "approve", "care:3", "--language", "zh"],
        stdin=its_end,
        stdout=its_end,
        stderr=its_end,
        cwd=library,
        env={**os.environ, "PYTHONPATH": str(scripts)},
    )
    os.close(its_end)
    told = ""
    try:
        for question, answer in (("请输入姓名或角色", "王医生"), ("两种语言说的是同一件事吗？", "y")):
            while question not in told:
                assert select.select([terminal], [], [], 60)[0], told
                told += os.read(terminal, 4096).decode("utf-8", "replace")
            os.write(terminal, f"{answer}\n".encode())
        assert process.wait(60) == 0
    finally:
        process.kill()
        os.close(terminal)
    assert [(entry.en, entry.by) for entry in entries(library)] == [("Bring a book.", "王医生")]


# While another run writes.


def test_what_another_approved_meanwhile_is_kept(
    write: Write, library: Path, run, answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers()

    def while_asked() -> Iterator[str]:
        main(["approve", "care:7", "--yes", "--by", "Wang"])
        yield "y"

    given = while_asked()
    monkeypatch.setattr(builtins, "input", lambda question="": next(given))
    assert run("approve", "care:3", "--by", "Dr Li")[0] == 0
    assert [(entry.en, entry.by) for entry in entries(library)] == [
        ("Bring a book.", "Dr Li"),
        ("Sleep well.", "Wang"),
    ]


def test_a_text_that_changed_while_it_was_asked_about_is_not_approved_as_it_is_now(
    write: Write, library: Path, run, answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers()

    def while_asked() -> Iterator[str]:
        write(EN.replace("Bring a book.", "Bring nothing."), None)
        yield "y"

    given = while_asked()
    monkeypatch.setattr(builtins, "input", lambda question="": next(given))
    run("approve", "care:3", "--by", "Dr Li")
    assert "Bring nothing." not in held(library)


@pytest.mark.parametrize(
    "name", ["Li\u200b Hua", "L\u0456 Hua", "Li Hua, 1999-01-01", "Li Hua; step: approved", "Li\x1b[31m"]
)
def test_a_name_that_could_be_read_as_another_is_refused(write: Write, library: Path, run, name: str) -> None:
    code, _, complained = run("approve", "care", "--yes", "--by", name)
    assert code == 2 and complained
    assert not (library / "memory").exists()


@pytest.mark.parametrize("twin", ["li  hua", "Ｌｉ Ｈｕａ"])
def test_one_person_under_two_spellings_is_one(write: Write, library: Path, run, twin: str) -> None:
    settings = library / "duizhao.toml"
    before = settings.read_text("utf-8") if settings.exists() else ""
    settings.write_text(f"{before}\n[approval]\nreviewed = []\napproved = []\ntwo_people = true\n", "utf-8")
    assert run("approve", "care", "--yes", "--by", "Li Hua", "--as", "reviewed")[0] == 0
    assert run("approve", "care", "--yes", "--by", twin)[0] == 1
