"""The page that holds the library against guides of others says what is measured, and its points are those of the checklist."""

import re
from pathlib import Path

import pytest

from duizhao.base.bilingual import LANGUAGES, Bilingual
from duizhao.base.errors import CannotRun
from duizhao.checks.workspace import Workspace
from duizhao.library.conformance import Guide, Point, read_guides
from duizhao.site.generated import generated_pages
from duizhao.site.generated.conformance_measures import MEASURES, Measured, result
from duizhao.site.generated.conformance_page import judge

ROW = re.compile(r"^\| (\d+) \| (.+?) \| .+ \|$", re.MULTILINE)
PAGE = '---\ntitle: A\n{meta}---\n\n# A {{#a}}\n\n!!! abstract "{box}"\n\n    - {text}\n\n{more}\n'


@pytest.fixture(scope="module")
def guides(project: Path) -> tuple[Guide, ...]:
    return read_guides(project / "conformance.toml")


def library(
    root: Path, meta: str = "", text: str = "You ask. Ask!", zh: str = "您要问。", more: str = ""
) -> Workspace:
    (root / "duizhao.toml").write_text("", "utf-8")
    for language, box, own in (("en", "Main message", text), ("zh", "要点", zh)):
        folder = root / "docs" / language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "a.md").write_text(PAGE.format(meta=meta, box=box, text=own, more=more), "utf-8")
    return Workspace.read(root)


@pytest.mark.parametrize(("id", "language"), [(id, one) for id in ("pemat", "cdc") for one in LANGUAGES])
def test_the_points_are_those_of_the_checklist(
    project: Path, guides: tuple[Guide, ...], id: str, language: str
) -> None:
    text = (project / f"docs/{language}/contribute/checklist.md").read_text("utf-8")
    part = re.split(r"^## .+ \{#([\w-]+)\}$", text, flags=re.MULTILINE)
    rows = ROW.findall(part[part.index(id) + 1])
    (guide,) = (one for one in guides if one.id == id)
    told = [(point.number, point.text.say(language)) for point in guide.points]
    assert len(rows) > 15 and [number for number, _ in told] == [number for number, _ in rows]
    # The Index says of lists that none may be long, where the checklist has the word alone.
    assert [one for one, row in zip(told, rows, strict=True) if one != row and one[0] != "8"] == []


def test_everything_that_can_be_measured_is_measured(guides: tuple[Guide, ...]) -> None:
    named = {point.measure for guide in guides for point in guide.points if point.measure}
    assert set(MEASURES) <= named
    assert all(name in MEASURES or name.startswith("rule:") for name in named)


def test_the_page_follows_the_pages_that_it_measures(copied: Path) -> None:
    (copied / "conformance.toml").write_text(
        '[[guide]]\nid = "a"\nen = "A"\nzh = "甲"\nabout_en = "By B."\nabout_zh = "乙编写。"\n'
        'point = [{ number = "1", en = "Dates.", zh = "日期。", measure = "dates" }]\n',
        "utf-8",
    )

    def told() -> str:
        pages = generated_pages(Workspace.read(copied))
        return next(text for path, text in pages.items() if path.match("en/conformance.md"))

    assert "**Met.**" in told() and "| [A](#a) | 1 | 0 | 0 |" in told()
    page = copied / "docs/en/benefits.md"
    page.write_text(re.sub(r"^review_due: .*\n", "", page.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert "**Not met.**" in told() and "| [A](#a) | 0 | 1 | 0 |" in told()
    assert re.search(r"(\d+) of (\d+) pages in English, (\d+) of \2 in Chinese", told())


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("main-message", {}, {"meta": "needs_summary: true\n", "text": "", "more": "## B\n"}),
        ("one-message", {}, {"text": "One.\n    - Two.", "zh": "一。\n    - 二。"}),
        ("addressed", {}, {"zh": "问。"}),
        ("reviewed", {"meta": "reviewed_by: A B\nreviewed_on: 2026-01-01\n"}, {}),
        ("dates", {"meta": "sources_checked_on: 2026-01-01\nreview_due: 2027-01-01\n"}, {}),
        ("actions", {"more": '!!! tip "A"\n\n    B'}, {"more": '!!! info "A"\n\n    B'}),
        ("tools", {"more": '!!! question "A"\n\n    - B?'}, {}),
        ("lists", {"more": "- a\n" * 7}, {"more": "- a\n" * 8}),
        ("tables", {"more": "| a | b | c |\n|--|--|--|\n| 1 | 2 | 3 |"}, {"more": "| a | b | c | d |\n|--|--|--|--|\n| 1 | 2 | 3 | 4 |"}),
        ("sections", {"more": "word " * 200}, {"more": "word " * 251}),
        ("reading", {}, {"text": "Institutional multidisciplinary pharmacotherapeutic considerations necessitate individualisation."}),
    ],
)  # fmt: skip
def test_a_measure_tells_a_good_page_from_a_bad_one(tmp_path: Path, name: str, good: dict, bad: dict) -> None:
    (tmp_path / "duizhao.toml").write_text("", "utf-8")
    one, other = tmp_path / "good", tmp_path / "bad"
    one.mkdir()
    other.mkdir()
    if name == "main-message":
        found = library(other)
        for page in (other / "docs").rglob("*.md"):
            page.write_text("---\ntitle: A\n---\n\n# A {#a}\n\nB.\n", "utf-8")
        found = Workspace.read(other)
    else:
        found = library(other, **bad)
    assert result(name, Measured.of(library(one, **good))).holds
    assert not result(name, Measured.of(found)).holds


def test_a_point_that_holds_may_still_be_for_a_person(tmp_path: Path) -> None:
    measured = Measured.of(library(tmp_path))
    point = Point("1", Bilingual("A.", "甲。"), "main-message", "person", Bilingual("Why?", "为什么？"))
    state, why = judge(point, measured)
    assert state == "person" and why.en.endswith("Why?") and why.zh.endswith("为什么？")
    failing = Point("2", Bilingual("A.", "甲。"), "reviewed", "person", Bilingual("", ""))
    assert judge(failing, measured)[0] == "not-met"


@pytest.mark.parametrize("name", ["readign", "rule:no-such-rule"])
def test_what_nothing_measures_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotRun, match=re.escape(name)):
        result(name, Measured.of(library(tmp_path)))
