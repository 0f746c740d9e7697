"""The list of pages: a leaf at a time, filtered and searched by the desk, and each page looked at once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from served_tools import Visitor, edit, page_file, write_library

from duizhao.checks.workspace import Workspace
from duizhao.site.desk_server.known_lines import FILE, KnownLines
from duizhao.site.desk_server.listed_pages import ON_A_LEAF, ListAsked, listed

MANY = 120


def keys(html: str) -> list[str]:
    """The pages that a list shows."""
    return re.findall(r'href="page\?page=([^"]+)"', html)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A library of 122 pages, two of them approved."""
    root = write_library(tmp_path)
    for number in range(MANY):
        for side, words in (
            ("en", f"# Page {{#a}}\n\nWord{number}.\n"),
            ("zh", f"# 页 {{#a}}\n\n词{number}。\n"),
        ):
            page_file(root, f"page-{number:03}", side).write_text(words, encoding="utf-8")
    return root


def test_a_leaf_at_a_time(many: Path) -> None:
    visitor = Visitor(many)
    first = visitor.html()
    assert len(keys(first)) == ON_A_LEAF and keys(first)[0] == "dose"
    last = visitor.html("", leaf="2")
    assert keys(last)[-1] == "who" and "101 to 122 of 122" in last
    # What is beyond the last leaf is the last leaf, and nonsense is the first.
    assert keys(visitor.html("", leaf="99999")) == keys(last)
    assert keys(visitor.html("", leaf="-1")) == keys(visitor.html("", leaf="²")) == keys(first)


def test_search_finds_words_of_either_language_and_names_of_pages(many: Path) -> None:
    visitor = Visitor(many)
    assert keys(visitor.html("", find="词119。")) == ["page-119"]
    assert keys(visitor.html("", find="WORD7.")) == ["page-007"]
    assert keys(visitor.html("", find="page-05")) == [f"page-05{digit}" for digit in range(10)]
    assert "No page fits." in visitor.html("", find="nothing of the kind")


def test_filters_show_what_waits(root: Path, visitor: Visitor) -> None:
    edit(root, "dose", "zh", "28 毫克", "56 毫克")
    assert keys(visitor.html("", show="waits")) == keys(visitor.html("", show="safety")) == ["dose"]
    assert keys(visitor.html("", show="one-language")) == []
    page_file(root, "who", "en").unlink()
    assert keys(visitor.html("", show="one-language")) == ["who"]


def test_pages_are_looked_at_as_far_as_there_is_time(many: Path) -> None:
    ticks: Iterator[float] = iter(range(1000))
    workspace = Workspace.read(many)
    lines = KnownLines.read(workspace.settings)
    names = lines.names(workspace)
    found = lines.find_out(workspace, names, ["who"], seconds=5, clock=lambda: next(ticks))
    looked = [key for key, line in found.items() if line]
    assert "who" in looked and 1 < len(looked) < 10
    told = listed(workspace, found, ListAsked(choice="waits"))
    assert (told.pages, told.looked) == (MANY + 2, len(looked))


def test_what_was_found_out_is_kept_until_the_page_changes(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Visitor(many).html("", fill="1")
    while "looked at so far" in Visitor(many).html("", fill="1"):
        pass
    assert (many / "build" / FILE).is_file()
    asked: list[str] = []
    from duizhao.site.desk_server import known_lines

    before = known_lines.state_of
    monkeypatch.setattr(
        known_lines, "state_of", lambda workspace, key: asked.append(key) or before(workspace, key)
    )
    edit(many, "page-003", "en", "Word3", "Word33")
    Visitor(many).html()
    assert asked == ["page-003"]


def test_a_page_that_cannot_be_read_hides_no_other(root: Path, visitor: Visitor) -> None:
    page_file(root, "dose", "en").write_text("---\ntitle: [\n---\n\n# A {#a}\n", encoding="utf-8")
    page_file(root, "who", "zh").write_bytes(b"# \xff\xfe\n")
    page_file(root, "third", "en").write_text("# Third {#a}\n", encoding="utf-8")
    html = visitor.html()
    assert keys(html) == ["dose", "third", "who"]
    assert html.count("cannot be read; open it to see why") == 2 and 'data-looked="3"' in html
    assert keys(visitor.html("", find="third")) == ["third"]
    told = visitor.get("page", page="dose")
    assert told.status == 422 and "front matter cannot be read" in told.body.decode()
    assert visitor.get("page", page="third").status == 200


def test_a_damaged_file_of_what_is_kept_costs_time_alone(root: Path) -> None:
    for damaged in ("{", '{"a": 1}', "[]", '{"x": {"states": "no"}}'):
        (root / "build").mkdir(exist_ok=True)
        (root / "build" / FILE).write_text(damaged, encoding="utf-8")
        assert keys(Visitor(root).html()) == ["dose", "who"]
