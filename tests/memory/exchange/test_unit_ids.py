"""The id of a unit says where its text is from, and stays while its translation and its neighbours change."""

from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as some

from duizhao.memory.exchange.translation_unit import UnitId, digest

from .conftest import EN, ZH, page, translate

DIGEST = some.text(max_size=5).map(digest).filter(lambda found: found != "-")


def ids(path: Path) -> dict[str, str]:
    """The ids by what is to be translated, and how often that stands before."""
    found: dict[str, str] = {}
    for entry in polib.pofile(str(path), encoding="utf-8"):
        name = entry.msgid
        while name in found:
            name += "'"
        found[name] = entry.msgctxt
    return found


@given(
    some.builds(
        UnitId,
        page=some.text(min_size=1),
        section=some.text(),
        to=some.sampled_from(["en", "zh"]),
        kind=some.sampled_from(["heading", "paragraph", "meta", "item", "row", "title"]),
        source_digest=DIGEST,
        place=some.integers(1, 999),
    ),
    DIGEST | some.just("-"),
    some.integers(1, 9),
)
def test_what_was_written_is_read(identity: UnitId, target: str, number: int) -> None:
    written = str(identity)
    if written == written.strip():
        assert UnitId.parse(written) == identity
        marked = UnitId.parse(written).marked(UnitId(identity.page, "", "zh", "", "", target, number, 9).mark)
        assert (marked.target_digest, marked.number, marked.of) == (target, number, 9)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("dose#dose@en:0123456789ab>zh:ba9876543210", ("", "ba9876543210", 1, 1)),
        ("dose#dose@en:0123456789ab>zh:-:2/3", ("", "-", 2, 3)),
        ("dose#dose@en:item:0123456789ab>zh", ("item", "", 1, 1)),
    ],
)
def test_ids_of_earlier_versions_are_read(written: str, known: tuple[str, str, int, int]) -> None:
    found = UnitId.parse(written)
    assert found and (found.kind, found.target_digest, found.number, found.of) == known


@pytest.mark.parametrize(
    "written",
    ["", "7", "dose#dose@en:0123456789ab>zh", "dose#dose@en:item:0123456789ab>en", "a@en:item:x>zh"],
)
def test_what_is_no_id_of_ours(written: str) -> None:
    assert UnitId.parse(written) is None


def test_a_changed_translation_changes_no_id(library: Path, exported) -> None:
    before = ids(exported())
    changed = ZH.replace("服用 5 mg", "口服 5 mg").replace("# 用量 {#dose}", "# 剂量 {#dosis}")
    (library / "docs/zh/dose.md").write_text(changed, "utf-8")
    assert ids(exported()) == before


def test_new_neighbours_change_no_id(library: Path, exported) -> None:
    before = ids(exported())
    more = EN.replace("- Take 5 mg", "Read this.\n\n- Wait.\n- Take 5 mg").replace(
        "title: Dose", "title: New"
    )
    (library / "docs/en/dose.md").write_text(more, "utf-8")
    after = ids(exported())
    assert {name: after.get(name) for name in before if name != "Dose"} == {
        name: identity for name, identity in before.items() if name != "Dose"
    }
    assert len(after) == len(before) + 2


def test_equal_texts_are_counted_below_their_heading(library: Path, exported) -> None:
    for language, (yes, more) in {"en": ("Yes", "More"), "zh": ("是", "更多")}.items():
        text = page(library, language) + f"\n- {yes}\n- {yes}\n\n## {more} {{#more}}\n\n- {yes}\n"
        (library / "docs" / language / "dose.md").write_text(text, "utf-8")
    found = ids(exported())
    first, second, third = (found[name] for name in ("Yes", "Yes'", "Yes''"))
    assert first.startswith("dose#dose@en:item:") and third.startswith("dose#more@en:item:")
    assert second == first.replace(">zh", ":2>zh") and third.endswith(first.partition("@")[2])


def to_earlier(path: Path) -> None:
    """Give the units the ids that earlier versions wrote, and take out the marks."""
    file = polib.pofile(str(path), encoding="utf-8")
    for entry in file:
        head, _, rest = entry.msgctxt.partition("@en:")
        mark = entry.comment.rpartition("Exported 导出: ")[2].replace(" ", ":")
        entry.msgctxt = f"{head}@en:{rest.split(':')[1].split('>')[0]}>zh:{mark}"
        entry.comment = entry.comment.rpartition("\nExported")[0]
    file.save(str(path))


def test_a_file_of_an_earlier_version_is_taken(library: Path, exported, run) -> None:
    path = exported()
    to_earlier(path)
    translate(path, "Take 5 mg", lambda text: f"请{text}")
    code, _, told = run("import", path)
    assert code == 0 and "1 taken" in told, told
    assert page(library) == ZH.replace("- 用`water`", "- 请用`water`")
    (library / "docs/zh/dose.md").write_text(ZH.replace("服用", "口服"), "utf-8")
    code, _, told = run("import", path)
    assert code == 1 and "changed since the export and is kept" in told


def test_a_file_without_marks_changes_no_translation_that_is_there(library: Path, exported, run) -> None:
    """Nobody knows then whether the page changed since the export."""
    (library / "docs/zh/dose.md").write_text(ZH.replace("- 用`water`服用 5 mg。\n", ""), "utf-8")
    path = exported()
    file = polib.pofile(str(path), encoding="utf-8", wrapwidth=60)
    for entry in file:
        entry.comment, entry.flags = "", []
        if "Day 1" in entry.msgid:
            entry.msgstr = "| 首日 | 5 mg |"
        if "Take 5 mg" in entry.msgid:
            entry.msgstr = "用<x1/>服用 5 mg。"
    file.save(str(path))
    code, _, told = run("import", path)
    assert code == 1 and "1 taken" in told and "1 refused" in told, told
    assert "took out the note “Exported 导出: …”" in told
    assert page(library) == ZH
