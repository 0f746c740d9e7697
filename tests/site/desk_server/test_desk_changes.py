"""What an editor changes at the desk: only over what was seen, by the same functions as the commands, and nothing is lost."""

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from served_tools import PAGES, Visitor, edit, page_file, write_library

from duizhao.checks.waivers import read_waivers
from duizhao.checks.workspace import Workspace
from duizhao.library.write_page import as_in_file
from duizhao.memory.approvals.taken_drafts import remember_drafts
from duizhao.memory.states.library_states import state_of
from duizhao.memory.store import page_entries

TAKE = "Take 28 mg twice a week."


def text(root: Path, side: str = "en", key: str = "dose") -> str:
    return page_file(root, key, side).read_text("utf-8")


def test_one_block_is_written_and_nothing_else(root: Path, visitor: Visitor) -> None:
    before = text(root)
    code, told = visitor.save("dose", TAKE, "en", TAKE, "Take 28 mg *once* a week.")
    assert (code, told["said"]) == (200, "Saved.")
    assert text(root) == before.replace(TAKE, "Take 28 mg *once* a week.")
    assert "Take 28 mg *once* a week." in told["main"].replace("</span>", "").replace(
        '<span class="mark">', ""
    )


def test_a_missing_side_is_written_in_its_place_and_an_empty_text_takes_it_out(
    root: Path, visitor: Visitor
) -> None:
    edit(root, "dose", "zh", "\n请带上您的用药清单。\n", "")
    words = "Bring a list of your medicines."
    where = visitor.card("dose", words)
    assert where["state"] == "missing-zh"
    assert visitor.post("save", page="dose", side="zh", base="", text="请带上清单。", where=where)[0] == 200
    assert "每周两次。\n\n请带上清单。\n\n## " in text(root, "zh")
    assert visitor.save("dose", words, "en", words, "")[0] == 200
    assert words not in text(root)
    assert visitor.card("dose", "请带上清单")["state"] == "missing-en"


def test_what_would_be_read_as_something_else_is_refused_with_a_reason(root: Path, visitor: Visitor) -> None:
    before = text(root)
    code, told = visitor.save("dose", TAKE, "en", TAKE, "Take it.\n\n## Another part")
    assert code == 422 and "cannot stand here" in told["said"]
    assert text(root) == before


def test_a_change_elsewhere_on_the_page_is_no_conflict(root: Path, visitor: Visitor) -> None:
    where = visitor.card("dose", TAKE)
    edit(root, "dose", "en", "# The dose {#dose}\n", "# The dose {#dose}\n\nRead this first.\n")
    assert visitor.post("save", page="dose", side="en", base=TAKE, text="Take 28 mg.", where=where)[0] == 200
    assert "Read this first.\n\nTake 28 mg.\n" in text(root)


def test_a_change_of_the_same_block_is_shown_as_three_texts(root: Path, visitor: Visitor) -> None:
    where = visitor.card("dose", TAKE)
    edit(root, "dose", "en", TAKE, "Take 28 mg three times a week.")
    code, told = visitor.post(
        "save", page="dose", side="en", base=TAKE, text="Take 14 mg twice a week.", where=where
    )
    assert code == 409
    assert told["theirs"] == "Take 28 mg three times a week."
    for words in ("14", "three", "twice"):
        assert words in told["conflict"]
    assert "three times" in text(root)
    # Whoever saves knowingly, says what was seen.
    block = told["block"]
    again = visitor.post("save", page="dose", side="en", base=told["theirs"], text="Take 14 mg.", where=block)
    assert again[0] == 200 and "Take 14 mg.\n" in text(root)


def test_a_block_that_is_gone_is_said_to_be_gone(root: Path, visitor: Visitor) -> None:
    where = visitor.card("dose", TAKE)
    page_file(root, "dose", "en").write_text("# 12345 {#dose}\n", encoding="utf-8")
    code, told = visitor.post("save", page="dose", side="en", base=TAKE, text="Mine.", where=where)
    assert code == 409 and told["theirs"] is None and "Mine" in told["conflict"] and "block" not in told
    assert text(root) == "# 12345 {#dose}\n"


def test_whole_texts_have_the_same_lock(root: Path, visitor: Visitor) -> None:
    html = visitor.html("text", page="who")
    shown = html.split('data-text-en="')[1].split('"')[0]
    edit(root, "who", "en", "small", "large")
    theirs = text(root, key="who")
    values = {"page": "who", "side": "en", "base": PAGES["who"]["en"], "text": "# Mine {#who}\n"}
    code, told = visitor.post("save-page", **values, shown=shown)
    assert (code, told["theirs"]) == (409, theirs)
    assert visitor.post("save-page", **values, shown=told["digest"])[0] == 200
    assert text(root, key="who") == "# Mine {#who}\n"


def test_a_text_that_nobody_could_read_any_more_is_not_saved(root: Path, visitor: Visitor) -> None:
    before = text(root, key="who")
    shown = visitor.html("text", page="who").split('data-text-en="')[1].split('"')[0]
    values = {
        "page": "who",
        "side": "en",
        "shown": shown,
        "base": before,
        "text": "---\ntitle: [\n---\n# A\n",
    }
    code, told = visitor.post("save-page", **values)
    assert code == 422 and "front matter cannot be read" in told["said"]
    assert text(root, key="who") == before


def test_a_page_is_made_and_never_written_over(root: Path, visitor: Visitor) -> None:
    page_file(root, "who", "zh").unlink()
    values = {"page": "who", "side": "zh", "shown": "-", "base": "", "text": "# 关于 {#who}\n"}
    assert visitor.post("save-page", **values)[0] == 200
    assert text(root, "zh", "who") == "# 关于 {#who}\n"
    assert visitor.post("save-page", **{**values, "text": "# 别的 {#who}\n"})[0] == 409
    assert text(root, "zh", "who") == "# 关于 {#who}\n"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_the_byte_order_mark_stay(end: str, mark: bytes, root: Path, visitor: Visitor) -> None:
    path = page_file(root, "dose", "en")
    path.write_bytes(mark + PAGES["dose"]["en"].replace("\n", end).encode())
    before = path.read_bytes()
    assert visitor.save("dose", TAKE, "en", TAKE, "Take 28 mg once a week.")[0] == 200
    assert path.read_bytes() == before.replace(b"twice", b"once")


def test_mixed_line_ends_are_refused(root: Path, visitor: Visitor) -> None:
    path = page_file(root, "dose", "en")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n", 1))
    before = path.read_bytes()
    code, told = visitor.save("dose", TAKE, "en", TAKE, "Take 28 mg.")
    assert code == 422 and "line ends" in told["said"]
    assert path.read_bytes() == before


@given(st.text(alphabet="ab\n。"), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_what_is_written_is_read_as_what_was_typed(typed: str, end: str, mark: str) -> None:
    was = f"{mark}one{end}two{end}".encode()
    content = as_in_file(typed, was)
    assert content is not None
    assert content.removeprefix("\ufeff").replace("\r\n", "\n") == typed
    assert content.startswith("\ufeff") == bool(mark)


def test_control_signs_are_left_to_another_program(root: Path, visitor: Visitor) -> None:
    edit(root, "dose", "en", TAKE, f"{TAKE}\x07")
    before = text(root)
    where = visitor.card("dose", "每次服用")
    code, told = visitor.post("save", page="dose", side="en", base=TAKE, text="Take it.", where=where)
    assert code == 422 and "Edit it in its file" in told["said"]
    assert text(root) == before


def test_a_safety_finding_stands_in_the_way_until_it_is_mended_or_waived(
    root: Path, visitor: Visitor
) -> None:
    edit(root, "dose", "zh", "28 毫克", "56 毫克")
    code, told = visitor.approve("dose", TAKE)
    assert code == 422 and "a safety finding stands there" in told["said"]
    assert visitor.card("dose", TAKE)["state"] == "zh-changed"

    finding = told["main"].split('data-finding="')[1].split('"')[0]
    asked = {"page": "dose", "finding": finding, "by": "Dr Wu", "role": "physician"}
    assert visitor.post("waive", **asked, reason="…")[0] == 422
    assert visitor.post("waive", **{**asked, "by": ""}, reason="agreed")[0] == 422
    assert visitor.post("waive", **asked, reason="the label of China")[0] == 200
    (waiver,) = read_waivers(root / "waivers.toml")
    assert (waiver.rule, waiver.by, waiver.reason) == ("different-numbers", "Dr Wu", "the label of China")
    assert visitor.approve("dose", TAKE)[0] == 200
    assert visitor.card("dose", TAKE)["state"] == "approved"


def test_an_approval_says_who_and_only_of_what_was_seen(root: Path, visitor: Visitor) -> None:
    edit(root, "dose", "zh", "请休息", "请好好休息")
    pair = visitor.card("dose", "Rest after")["pair"]
    edit(root, "dose", "en", "Rest after", "Rest well after")
    code, told = visitor.post("approve", page="dose", pairs=[pair], by="Dr Wu", role="")
    assert code == 409 and "Somebody changed this meanwhile" in told["said"]
    assert visitor.approve("dose", "Rest well", by=" ")[0] == 422
    assert visitor.approve("dose", "Rest well")[0] == 200
    entries = {entry.en: entry for entry in page_entries(root / "memory", "dose")}
    assert entries["Rest well after the treatment."].by == "Dr Wu"
    assert entries[TAKE].by == "J. Li"


def test_a_whole_page_is_approved_but_for_what_is_half_there(tmp_path: Path) -> None:
    root = write_library(tmp_path, approved=False)
    edit(root, "dose", "en", "Ask the nurse.\n", "")
    visitor = Visitor(root)
    html = visitor.html("page", page="dose")
    pairs = [one.split('"')[0] for one in html.split('data-pair="')[1:]]
    code, told = visitor.post("approve", page="dose", pairs=pairs, whole=True, by="Dr Wu", role="")
    assert code == 422 and "6 pairs approved." in told["said"] and "one language lacks it: 1" in told["said"]
    assert len(page_entries(root / "memory", "dose")) == 6


def test_a_safe_fix_mends_spacing_and_punctuation_alone(root: Path, visitor: Visitor) -> None:
    edit(root, "dose", "zh", "请休息。", "请休息,不要开车。")
    html = visitor.html("page", page="dose")
    assert 'data-do="mend"' in html
    shown = html.split('data-text-zh="')[1].split('"')[0]
    assert visitor.post("mend", page="dose", shown="0" * 20)[0] == 409
    code, told = visitor.post("mend", page="dose", shown=shown)
    assert code == 200 and 'data-do="mend"' not in told["main"]
    assert "请休息，不要开车。" in text(root, "zh")


def test_two_desks_at_once_lose_nothing(root: Path) -> None:
    """Two people save different blocks of one page, and approve others, all at the same time."""
    words = [TAKE, "Bring a list of your medicines.", "Rest after the treatment.", "Ask the nurse."]
    visitors = [Visitor(root) for _ in words]
    told: list[int] = []

    def work(visitor: Visitor, one: str) -> None:
        for number in range(6):
            before = one if not number else f"{one} ({'i' * number})"
            while True:
                # Whoever comes second by a moment is told, and asks again.
                code, _ = visitor.save("dose", before, "en", before, f"{one} ({'i' * (number + 1)})")
                if code == 200:
                    break
                told.append(code)
                assert code in (409, 422), code

    threads = [threading.Thread(target=work, args=pair) for pair in zip(visitors, words, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in words:
        assert f"{one} (iiiiii)\n" in text(root)


def test_the_role_is_written_nowhere_else(root: Path, visitor: Visitor) -> None:
    edit(root, "dose", "zh", "请休息", "请好好休息")
    assert visitor.approve("dose", "Rest after")[0] == 200
    assert all("editor" not in entry.by for entry in page_entries(root / "memory", "dose"))


TWINS_EN = "# Dose {#dose}\n\n## Adults {#adults}\n\nRepeat every 6 hours.\n\n## Children {#children}\n\nRepeat every 6 hours.\n"
TWINS_ZH = "# 剂量 {#dose}\n\n## 成人 {#adults}\n\n成人每 6 小时重复一次。\n\n## 儿童 {#children}\n\n儿童每 6 小时重复一次。\n"


def test_of_two_equal_texts_only_the_one_that_was_shown_is_written(root: Path) -> None:
    for language, text in (("en", TWINS_EN), ("zh", TWINS_ZH)):
        page_file(root, "dose", language).write_text(text, encoding="utf-8")
    visitor = Visitor(root)
    card = visitor.card("dose", "儿童每")
    for language, words in (("en", "New.\n\nMore.\n\n"), ("zh", "新。\n\n更多。\n\n")):
        path = page_file(root, "dose", language)
        text = path.read_text("utf-8")
        path.write_text(text.replace("\n\n## ", f"\n\n{words}## ", 1), encoding="utf-8")
    values = {"page": "dose", "side": "en", "base": "Repeat every 6 hours.", "text": "Repeat every 8 hours."}
    status, _ = visitor.post("save", **values, where=card)
    written = page_file(root, "dose", "en").read_text("utf-8")
    # Written where it was meant, or not at all: never below the other heading.
    assert "every 8 hours" not in written.partition("## Children")[0]
    assert status == (200 if "every 8 hours" in written else 409)


def test_a_text_that_is_only_like_what_is_gone_is_not_offered_in_its_place(root: Path) -> None:
    english = TWINS_EN.replace("Repeat every 6", "Give 400 mg every 6", 1)
    for language, text in (("en", english), ("zh", TWINS_ZH)):
        page_file(root, "dose", language).write_text(text, encoding="utf-8")
    visitor = Visitor(root)
    card = visitor.card("dose", "成人每")
    edit(root, "dose", "en", "Give 400 mg every 6 hours.\n\n", "")
    edit(root, "dose", "zh", "成人每 6 小时重复一次。\n\n", "")
    values = {"page": "dose", "side": "en", "base": "Give 400 mg every 6 hours.", "text": "Give 300 mg."}
    status, told = visitor.post("save", **values, where=card)
    assert status == 409 and "block" not in told and told["theirs"] is None


def test_numbers_that_changed_alike_are_told(root: Path) -> None:
    """Both sides agree, so no rule finds anything: a person is told to hold the new dose against its source."""
    edit(root, "dose", "en", "Take 28 mg twice", "Take 280 mg twice")
    edit(root, "dose", "zh", "每次服用 28 毫克", "每次服用 280 毫克")
    edit(root, "who", "en", "We are a small team.", "We are a little team.")
    edit(root, "who", "zh", "我们是一个小团队。", "我们是小团队。")
    visitor = Visitor(root)
    told = "Numbers changed in both languages: 28 mg → 280 mg; 28 毫克 → 280 毫克."
    assert told in visitor.html("page", page="dose")
    assert "Numbers changed" not in visitor.html("page", page="who")


def test_who_approves_is_told_that_a_machine_wrote_it(root: Path) -> None:
    settings = Workspace.read(root).settings
    before = state_of(Workspace.read(root), "who")
    edit(root, "who", "zh", "我们是一个小团队。", "我们的团队很小。")
    after = state_of(Workspace.read(root), "who")
    assert remember_drafts(settings.memory, before, after, "machine draft: Clever Machine") == 1
    visitor = Visitor(root)
    assert "The draft was a machine&#x27;s (Clever Machine)." in visitor.html("page", page="who")
    assert visitor.approve("who", "我们的团队很小")[0] == 200
    assert (entry := state_of(Workspace.read(root), "who").blocks[-1].entry) and entry.draft
