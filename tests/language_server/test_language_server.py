"""`duizhao lsp`, driven over its stream by a client: findings while one writes, the other language, and what can be done."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from editor_client import Editor, applied, words
from lsprotocol import types

from duizhao.checks.waivers import read_waivers
from duizhao.cli.main import main
from duizhao.memory.store import page_entries

EN_PAGE, ZH_PAGE = "docs/en/care.md", "docs/zh/care.md"
EN = "# Care {#care}\n\nRest at home for the whole evening.\n\nTake 5 mg at night.\n\n- 😀𝒳 Wait 3 days.\n"
ZH = "# 照护 {#care}\n\n整个晚上请在家休息。\n\n晚上服用 5 mg。\n\n- 😀𝒳 请等 3 天。\n"
Scene = Callable[[Editor], Coroutine[Any, Any, None]]


@pytest.fixture
def care(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with one page, which was approved as it is."""
    (tmp_path / "duizhao.toml").write_text('[check]\nprofile = "health"\n', "utf-8")
    for name, text in ((EN_PAGE, EN), (ZH_PAGE, ZH)):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main(["approve", "--all", "--yes", "--by", "editor"]) == 0
    return tmp_path


def play(root: Path, scene: Scene, options: Any = None, locale: str = "en") -> None:
    """Let an editor start, go through the scene, and close."""

    async def whole() -> None:
        editor = Editor(root)
        await editor.start(options, locale)
        try:
            await asyncio.wait_for(scene(editor), 120)
        finally:
            await editor.stop()

    # In a thread of its own: a browser that another test has opened has a loop in this one.
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, whole()).result()


def named(offers: list[types.CodeAction], words: str) -> types.CodeAction:
    (found,) = [one for one in offers if words in one.title]
    return found


def test_while_one_writes_both_files_show_what_the_texts_on_no_disk_say(care: Path) -> None:
    async def scene(editor: Editor) -> None:
        assert await editor.open(ZH_PAGE) == []
        typed = ZH.replace("等 3 天", "等 30 天").replace("5 mg", "50 mg")
        dose, days = await editor.type(ZH_PAGE, typed)
        assert (dose.code, dose.severity) == ("different-numbers", types.DiagnosticSeverity.Error)
        # The smiley and the letter take two units each.
        assert [words(typed, one.range) for one in (dose, days)] == ["50 mg", "30 天"]
        (other,) = days.related_information or ()
        assert other.location.uri == editor.uri(EN_PAGE) and words(EN, other.location.range) == "3 days"
        english = await editor.findings(EN_PAGE)
        assert [words(EN, one.range) for one in english] == ["5 mg", "3 days"], "that file is not even open"
        assert "5 mg" in dose.message and (care / ZH_PAGE).read_text("utf-8") == ZH
        editor.found.clear()
        assert await editor.type(ZH_PAGE, ZH) == [] and await editor.findings(EN_PAGE) == []
        broken = "---\ntitle: [\n---\n" + ZH
        (fault,) = await editor.type(ZH_PAGE, broken)
        assert fault.code == "unreadable-front-matter"
        editor.found.clear()
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(editor.named(ZH_PAGE)))
        assert await editor.findings(ZH_PAGE) == [], "what was not saved is gone"

    play(care, scene)


def test_a_link_to_the_library_is_as_good_as_the_library(care: Path) -> None:
    link = care.with_name("link to care")
    link.symlink_to(care)

    async def scene(editor: Editor) -> None:
        await editor.open(ZH_PAGE)
        (found,) = await editor.type(ZH_PAGE, ZH.replace("5 mg", "50 mg"))
        assert words(ZH.replace("5 mg", "50 mg"), found.range) == "50 mg"
        assert set(editor.found) >= {editor.uri(ZH_PAGE)}, "under the name that the editor has for it"

    play(link, scene)


def test_the_other_language_is_shown_with_its_state_and_can_be_gone_to(care: Path) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open(EN_PAGE)
        said = await editor.hover(EN_PAGE, 4)
        assert said and "晚上服用 5 mg。" in said and "**中文** · 已确认" in said
        await editor.type(EN_PAGE, EN.replace("Take 5 mg", "Take 6 mg") + "\nBring a book.\n")
        said = await editor.hover(EN_PAGE, 4)
        assert said and "**中文** · 英文已改" in said and "中文可能已过时" in said
        (there,) = await editor.across(EN_PAGE, 6)
        assert there.uri == editor.uri(ZH_PAGE) and there.range.start == types.Position(6, 2)
        assert await editor.hover(EN_PAGE, 1) is None and await editor.across(EN_PAGE, 1) == []
        said = await editor.hover(EN_PAGE, 8)
        assert said and "**中文** · 缺中文" in said
        (behind,) = await editor.across(EN_PAGE, 8)
        assert behind.range.start == types.Position(6, 2), "behind this block it belongs"
        await editor.open(ZH_PAGE)
        said = await editor.hover(ZH_PAGE, 4)
        assert said and "Take 6 mg at night." in said

    play(care, scene, locale="zh-CN")


def test_what_is_safe_is_mended_and_what_the_memory_has_is_taken(care: Path) -> None:
    async def scene(editor: Editor) -> None:
        typed = ZH.replace("😀𝒳 请等 3 天。", "😀𝒳 请等 3 天,好吗?").replace(
            "晚上服用 5 mg。", "晚上服用7 mg。"
        )
        await editor.open(ZH_PAGE)
        await editor.type(ZH_PAGE, typed)
        fix = named(await editor.offers(ZH_PAGE, 6), "this line")
        assert fix.edit and fix.edit.changes and list(fix.edit.changes) == [editor.uri(ZH_PAGE)]
        mended = applied(typed, list(fix.edit.changes[editor.uri(ZH_PAGE)]))
        assert "- 😀𝒳 请等 3 天，好吗？" in mended and "服用7 mg" in mended
        (whole,) = await editor.offers(ZH_PAGE, 0, ["source.fixAll"])
        assert whole.edit and whole.edit.changes
        all_of_it = applied(typed, list(whole.edit.changes[editor.uri(ZH_PAGE)]))
        assert "天，好吗？" in all_of_it and "服用7 mg" in all_of_it, "a person decides about the number"
        await editor.open(EN_PAGE)
        await editor.type(EN_PAGE, EN + "\nRest at home for the whole morning.\n")
        take = named(await editor.offers(EN_PAGE, 8), "from memory")
        assert take.edit and take.edit.changes and list(take.edit.changes) == [editor.uri(ZH_PAGE)]
        taken = applied(typed, list(take.edit.changes[editor.uri(ZH_PAGE)]))
        assert taken == typed + "\n整个晚上请在家休息。\n"

    play(care, scene)


def test_a_person_waives_with_a_reason_and_approves_what_the_files_hold(care: Path) -> None:
    changed = ZH.replace("等 3 天", "等 30 天")

    async def scene(editor: Editor) -> None:
        await editor.open(ZH_PAGE)
        await editor.type(ZH_PAGE, changed)
        waiver = named(await editor.offers(ZH_PAGE, 6), "Waive different-numbers").command
        assert waiver and waiver.command == "duizhao.askAndWaive"
        waiver.command = "duizhao.waive"
        assert await editor.run(waiver, "the days differ on purpose") is False
        assert "Save both files first" in editor.sentences[-1]
        await editor.save(ZH_PAGE, changed)
        for reason in ("", "…"):
            assert await editor.run(waiver, reason) is False and "a reason and a name" in editor.sentences[-1]
        editor.found.clear()
        assert await editor.run(waiver, "the days differ on purpose") is True
        assert await editor.findings(ZH_PAGE) == []
        (kept,) = read_waivers(care / "waivers.toml")
        assert (kept.by, kept.reason, kept.page) == ("Li Hua", "the days differ on purpose", "care")
        assert await editor.run(waiver, "again") is False and "another one by now" in editor.sentences[-1]
        approval = named(await editor.offers(ZH_PAGE, 6), "Approve this pair").command
        assert approval and await editor.run(approval) is True
        assert page_entries(care / "memory", "care")[-1].zh == "😀𝒳 请等 30 天。"
        assert page_entries(care / "memory", "care")[-1].by == "Li Hua"
        wrong = changed.replace("5 mg", "50 mg")
        await editor.save(ZH_PAGE, wrong)
        refused = named(await editor.offers(ZH_PAGE, 4), "Approve this pair").command
        assert refused and await editor.run(refused) is False and "50 mg" in editor.sentences[-1]
        assert page_entries(care / "memory", "care")[2].zh == "晚上服用 5 mg。"

    play(care, scene, {"asksReasons": True, "by": "Li Hua"})


def test_an_editor_that_asks_nobody_writes_the_waiver_for_the_person_to_finish(care: Path) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open(ZH_PAGE)
        await editor.save(ZH_PAGE, ZH.replace("等 3 天", "等 30 天"))
        edit = named(await editor.offers(ZH_PAGE, 6), "Waive different-numbers").edit
        assert edit and edit.document_changes
        create, write = edit.document_changes
        assert isinstance(create, types.CreateFile) and isinstance(write, types.TextDocumentEdit)
        text = applied("", [one for one in write.edits if isinstance(one, types.TextEdit)])
        path = care / "waivers.toml"
        path.write_text(text, "utf-8")
        assert main(["check"]) == 2, "a waiver without a reason is none"
        path.write_text(
            text.replace('reason = ""', 'reason = "on purpose"').replace('by = ""', 'by = "Li"'), "utf-8"
        )
        editor.found.clear()
        changes = [types.FileEvent(path.as_uri(), types.FileChangeType.Created)]
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes))
        assert await editor.findings(ZH_PAGE) == []
        approval = types.Command("", "duizhao.approve", arguments=["care", "no such pair"])
        assert await editor.run(approval) is False and "Say who approves" in editor.sentences[-1]

    play(care, scene)
