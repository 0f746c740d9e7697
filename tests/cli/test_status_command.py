"""`duizhao status`: text and JSON in full, what comes first, and the exit code."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

YES = ["--yes", "--by", "Dr Li"]
EN = "# Care {#care}\n\nBring a book.\n\n## Night {#night}\n\nTake 5 mg.\n\nRest.\n"
ZH = "# 护理 {#care}\n\n带一本书。\n\n## 夜间 {#night}\n\n服用 5 mg。\n\n休息。\n"
Write = Callable[[str | None, str | None], None]


@pytest.fixture
def write(library: Path, run) -> Write:
    """A library of one approved page, and a way to change it."""
    for path in library.glob("docs/*/*.md"):
        path.unlink()

    def write(en: str | None, zh: str | None) -> None:
        for language, text in (("en", en), ("zh", zh)):
            if text is not None:
                (library / "docs" / language / "care.md").write_text(text, "utf-8")

    write(EN, ZH)
    assert run("approve", "care", *YES)[0] == 0
    path = library / "memory/pages/care.po"
    text = path.read_text("utf-8")
    # A fixed day, so that the reports can be compared.
    stamp = next(line for line in text.split("\n") if line.startswith("# Dr Li, "))
    path.write_text(text.replace(stamp, "# Dr Li, 2026-11-25 14:03:22 UTC"), "utf-8")
    return write


CLEAN = """\
page  in step  waiting  review        review due
care  5 of 5   none     not reviewed  no date

1 page · 0 in one language only · 0 of 5 block pairs waiting · waivers: 0 live, 0 lapsed · 0 reviewed in both languages
"""


def test_a_library_in_step(write: Write, run) -> None:
    assert run("status") == (0, CLEAN, "")
    # What is kept of it says the same.
    assert run("status") == (0, CLEAN, "")


CHANGED = """\
care#night  Chinese changed  safety
  The Chinese changed since it was approved; the English may be outdated.
    en │ Take 5 mg.  docs/en/care.md:7
    zh │ 服用 [-5 mg-]{+10 mg+}。  docs/zh/care.md:7
  approved by Dr Li, 2026-11-25
  when both say the same, type: duizhao approve care#night

care#care  English changed
  The English changed since it was approved; the Chinese may be outdated.
    en │ Bring [-a-]{+no+} book.  docs/en/care.md:3
    zh │ 带一本书。  docs/zh/care.md:3
  approved by Dr Li, 2026-11-25
  when both say the same, type: duizhao approve care#care

page  in step  waiting                                                 review        review due
care  3 of 5   1 English changed, 1 Chinese changed, 1 of them safety  not reviewed  no date

1 page · 0 in one language only · 2 of 5 block pairs waiting · waivers: 0 live, 0 lapsed · 0 reviewed in both languages
"""


def test_what_changed_is_told_word_by_word_and_safety_first(write: Write, run) -> None:
    write(EN.replace("a book", "no book"), ZH.replace("5 mg", "10 mg"))
    code, out, err = run("status")
    assert (code, err) == (1, "")
    assert out == CHANGED
    assert out.index("safety") < out.index("care#care")


def test_the_same_in_chinese(write: Write, run) -> None:
    write(EN.replace("a book", "no book"), ZH.replace("5 mg", "10 mg"))
    out = run("status", "--language", "zh")[1]
    first = out.split("\n\n")[0].splitlines()
    assert first == [
        "care#night  中文已改  安全",
        "  确认之后中文改动过，英文可能已过时。",
        "    en │ Take 5 mg.  docs/en/care.md:7",
        "    zh │ 服用 [-5 mg-]{+10 mg+}。  docs/zh/care.md:7",
        "  由 Dr Li 于 2026-11-25 确认",
        "  两边一致后，请输入：duizhao approve care#night",
    ]
    assert "英文已改 1 处，中文已改 1 处，其中安全内容 1 处" in out


def test_json_in_full(write: Write, run) -> None:
    write(EN.replace("a book", "no book").replace("\nRest.\n", ""), ZH)
    code, out, _ = run("status", "--format", "json")
    assert code == 1
    told = {
        "step": "draft",
        "section": "care",
        "kind": "paragraph",
        "en": {
            "path": "docs/en/care.md",
            "line": 3,
            "change": "changed",
            "note": None,
            "approved": "Bring a book.",
            "current": "Bring no book.",
            "diff": [
                {"kind": "same", "text": "Bring "},
                {"kind": "deleted", "text": "a"},
                {"kind": "added", "text": "no"},
                {"kind": "same", "text": " book."},
            ],
        },
        "zh": {
            "path": "docs/zh/care.md",
            "line": 3,
            "change": "same",
            "note": None,
            "approved": "带一本书。",
            "current": "带一本书。",
            "diff": None,
        },
        "approved_by": "Dr Li",
        "approved_on": "2026-11-25 14:03:22 UTC",
    }
    gone = {
        "step": "draft",
        "section": "night",
        "kind": "paragraph",
        "en": {
            "path": "docs/en/care.md",
            "line": None,
            "change": "gone",
            "note": None,
            "approved": "Rest.",
            "current": None,
            "diff": None,
        },
        "zh": {
            "path": "docs/zh/care.md",
            "line": 9,
            "change": "same",
            "note": None,
            "approved": "休息。",
            "current": "休息。",
            "diff": None,
        },
        "approved_by": "Dr Li",
        "approved_on": "2026-11-25 14:03:22 UTC",
    }
    assert json.loads(out) == {
        "pages": [
            {
                "page": "care",
                "en": "docs/en/care.md",
                "zh": "docs/zh/care.md",
                "blocks": 5,
                "in_step": 3,
                "states": {"en-changed": 1, "missing-en": 1, "approved": 3},
                "steps": {},
                "dropped": [],
                "waiting": [
                    {"state": "en-changed", "safety": False, **told, "command": "duizhao approve care#care"},
                    {"state": "missing-en", "safety": False, **gone, "command": "duizhao approve care#night"},
                ],
            }
        ],
        "waivers": {"live": 0, "lapsed": []},
    }
    assert "带一本书" in out


def test_json_tells_what_both_languages_deleted(write: Write, run) -> None:
    write(EN.replace("\nRest.\n", ""), ZH.replace("\n休息。\n", ""))
    code, out, _ = run("status", "--format", "json")
    (page,) = json.loads(out)["pages"]
    assert (code, page["dropped"], page["waiting"]) == (0, [{"en": "Rest.", "zh": "休息。"}], [])


def test_only_safety(write: Write, run) -> None:
    write(EN.replace("a book", "no book"), ZH.replace("5 mg", "10 mg"))
    out = run("status", "--safety")[1]
    assert "care#night" in out and "care#care" not in out
    write(EN.replace("a book", "no book"), ZH)
    assert run("status")[0] == 1
    assert run("status", "--safety")[0] == 0


def test_a_part_of_a_page_and_a_line(write: Write, run) -> None:
    write(EN.replace("a book", "no book"), ZH.replace("5 mg", "10 mg"))
    assert "care#care" not in run("status", "care#night")[1]
    assert "care#night" not in run("status", "docs/en/care.md:3")[1]
    code, _, err = run("status", "care#gone")
    assert (code, err) == (2, "care has no heading 'gone'. Its headings are: care, night.\n")
    code, _, err = run("status", "gone", "--language", "zh")
    assert (code, err) == (2, "没有页面 'gone'。现有页面：care。\n")


def test_pairs_that_nobody_approved_are_counted_and_shown_when_the_page_is_named(
    write: Write, library: Path, run
) -> None:
    (library / "memory/pages/care.po").unlink()
    code, out, _ = run("status")
    assert code == 1
    assert "5 blocks that nobody has approved are not shown." in out and "│" not in out
    assert run("status", "care")[1].count("Nobody has approved this pair yet.") == 5


def test_a_page_in_one_language_waits(write: Write, library: Path, run) -> None:
    (library / "docs/en/care.md").unlink()
    code, out, _ = run("status")
    assert code == 1
    assert "no English page" in out and "(not there)" in out and "approved: Take 5 mg." in out


def test_a_page_that_both_languages_lack_is_no_page(write: Write, library: Path, run) -> None:
    for language in ("en", "zh"):
        (library / "docs" / language / "care.md").unlink()
    assert run("status")[:2] == (0, "There is no page in either language yet.\n")


def test_a_change_is_told_though_the_page_was_in_step_before(write: Write, library: Path, run) -> None:
    """What is kept of a page in step is bound to its texts, its memory and what judges it."""
    assert run("status")[0] == 0
    write(EN.replace("5 mg", "50 mg"), None)
    assert run("status")[0] == 1
    write(EN, None)
    assert run("status")[0] == 0
    path = library / "memory/pages/care.po"
    path.write_text(path.read_text("utf-8").replace('"Take 5 mg."', '"Take 7 mg."'), "utf-8")
    assert run("status")[0] == 1


@pytest.mark.parametrize("text", ["no po at all\n", 'msgid "a"\nmsgstr "b\n'])
def test_a_damaged_memory_is_named(write: Write, library: Path, run, text: str) -> None:
    (library / "memory/pages/care.po").write_text(text, "utf-8")
    code, out, err = run("status")
    assert (code, out) == (2, "") and "care.po" in err


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Two words", 'duizhao approve "care#Two words"'),
        ("药物", "duizhao approve care#药物"),
        ("Is it `safe`?", "duizhao approve 'care#Is it `safe`?'"),
        ("$(reboot)", "duizhao approve 'care#$(reboot)'"),
        ("Don't", 'duizhao approve "care#Don\'t"'),
    ],
)
def test_what_to_type_may_be_pasted_into_a_shell(write: Write, run, heading: str, told: str) -> None:
    write(f"# {heading}\n\nBring a book.\n", f"# {heading}\n\n带一本书。\n")
    (page,) = json.loads(run("status", "--format", "json")[1])["pages"]
    assert told in {block["command"] for block in page["waiting"]}


def test_no_colour_where_nobody_looks(write: Write, run) -> None:
    write(EN.replace("a book", "no book"), ZH)
    assert "\033" not in run("status")[1]


def test_signs_that_move_the_cursor_are_not_printed(write: Write, run) -> None:
    write(EN.replace("a book", "a \033[2J book"), ZH)
    assert "\033" not in run("status")[1]


@pytest.mark.parametrize("name", ["github", "sarif", "junit", "comment"])
def test_the_formats_of_the_check_tell_what_waits(write: Write, run, name: str) -> None:
    assert run("status", "--format", name)[0] == 0
    write(EN.replace("a book", "no book"), ZH.replace("\n休息。\n", ""))
    code, out, err = run("status", "--format", name)
    assert (code, err) == (1, "")
    assert "Bring" in out and "duizhao approve docs/" in out and "The Chinese page does not have this." in out
    match name:
        case "github":
            rules = [line.partition("title=")[2].partition("::")[0] for line in out.splitlines()]
            assert rules == ["stale-translation", "missing-translation", "duizhao"]
        case "sarif":
            assert len(json.loads(out)["runs"][0]["results"]) == 2
        case "junit":
            assert ElementTree.fromstring(out.encode()).attrib["failures"] == "2"
        case "comment":
            assert (
                "| English changed, Chinese waits. When both say the same: `duizhao approve docs/zh/care.md:3` |"
                in out
            )
            assert "duizhao:nothing" not in out


def test_a_service_is_told_of_a_waiver_that_has_lapsed_and_of_new_pairs_where_they_are_asked_for(
    write: Write, library: Path, run
) -> None:
    waiver = (
        '[[waiver]]\nrule = "different-numbers"\npage = "care"\nreason = "r"\nby = "Dr Li"\nbound_to = "x1"\n'
    )
    (library / "waivers.toml").write_text(waiver, "utf-8")
    code, out, _ = run("status", "--format", "github")
    assert code == 1 and "file=waivers.toml,line=1,col=1,title=lapsed-waiver" in out
    (library / "waivers.toml").unlink()
    (library / "memory/pages/care.po").unlink()
    code, out, _ = run("status", "--format", "github")
    assert code == 1 and out.count("never-approved") == 1
    assert "5 blocks of this page were never approved." in out and "duizhao approve care" in out
    assert run("status", "care", "--format", "github")[1].count("never-approved") == 5
