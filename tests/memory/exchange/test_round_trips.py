"""Laws of a round trip, for every format: what nobody changed changes nothing; what was changed is changed, and no more."""

import re
import shutil
import tempfile
from pathlib import Path

import polib
import pytest
from bench.round_trips import TOOLS, change_document, round_trip
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import etree

from duizhao.library.pages import Page, PagePair
from duizhao.library.safety import general
from duizhao.memory.exchange.page_units import units
from duizhao.memory.exchange.po_units import write_po
from duizhao.memory.exchange.returned_file import read_units
from duizhao.memory.exchange.take_units import Taken, take
from duizhao.memory.exchange.tmx import write_tmx
from duizhao.memory.exchange.translation_unit import UnitFile
from duizhao.memory.exchange.word_changes import word_changes
from duizhao.memory.exchange.word_returned import read_word_rows
from duizhao.memory.exchange.word_rows import word_page
from duizhao.memory.exchange.word_table import write_word
from duizhao.memory.exchange.xliff import write_omegat, write_xliff
from duizhao.memory.exchange.xliff2 import write_xliff2
from duizhao.memory.states import PageState, page_state

WRITERS = {
    "po": write_po,
    "xliff": write_xliff,
    "xliff2": write_xliff2,
    "omegat": write_omegat,
    "tmx": write_tmx,
}
KINDS = (*WRITERS, "docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGN = "㐂"
# Whatever a person may type, but for what XML cannot hold: the export names that with its place.
PIECES = [
    "a", "Take 5 mg.", "药", "服用 5 毫克。", " ", "  ", "\n", "\n\n", "*", "**", "_", "`", "[a](b.md)", "](", "![i](p.png)",
    "{ .s }", "{#id}", "<", ">", "&", "&amp;", "<a1>", "</a1>", "<x1/>", "<b>", "</b>", "<br>", "\\", "~~", "|", "| a | b |",
    "- ", "1. ", "# ", "> ", "    ", "\t", "```\n", "!!! note \"T\"\n\n    ", "<div>\n", "</div>\n", "<!-- c -->", "{{ x }}",
    "---\n", "title: T\n", "\"", "'", "%s", "\u00a0", "\u200b", "\u2028", "\ufeff", "🙂", "]]>", "\\n",
]  # fmt: skip
TEXTS = some.lists(some.sampled_from(PIECES), max_size=14).map("".join)

# Blocks in both languages, of each kind that is exported.
BLOCKS = [
    ("Take 5 mg with **water**.", "用**水**服用 5 mg。"),
    ("# Dose {#dose}", "# 用量 {#dose}"),
    ("- See [our *page*](a.md)\n- Wait `now`", "- 见[我们的*页面*](a.md)\n- 请等 `now`"),
    ("| When | What |\n|---|---|\n| Day 1 | **5 mg** |", "| 时间 | 内容 |\n|---|---|\n| 第 1 天 | **5 mg** |"),
    ('!!! warning "Do not drive"\n\n    Not before the next day.', '!!! warning "不要驾驶"\n\n    第二天之前不要。'),
    ("<details>\n<summary>More</summary>\n<p>Rest <b>well</b>.</p>\n</details>", "<details>\n<summary>更多</summary>\n<p>好好<b>休息</b>。</p>\n</details>"),
    ("<table><tr><td>Morning</td><td>Evening</td></tr></table>", "<table><tr><td>早上</td><td>晚上</td></tr></table>"),
    ('<img src="a.png" alt="A tablet">', '<img src="a.png" alt="一片药">'),
    ("> Quoted words, and a line\n> that goes on.", "> 引用的话，\n> 还有一行。"),
    ("Yes", "是"),
    ("```sh\nrun\n```", "```sh\nrun\n```"),
]  # fmt: skip
FRONT = ("---\ntitle: Dose\ndescription: \"How much: 5 mg\"\n---\n\n", "---\ntitle: 用量\ndescription: \"用多少：5 mg\"\n---\n\n")  # fmt: skip
PAGES = some.lists(some.sampled_from(BLOCKS), min_size=1, max_size=6).map(
    lambda blocks: tuple(
        front + "\n\n".join(block[side] for block in blocks) + "\n" for side, front in enumerate(FRONT)
    )
)


def state_of(en: str, zh: str) -> PageState:
    """A page pair that nobody has approved."""
    pages = (
        Page("page", language, Path(language, "page.md"), text) for language, text in (("en", en), ("zh", zh))
    )
    return page_state(PagePair("page", *pages), (), general())


def exported(state: PageState, kind: str, path: Path) -> int:
    """Write the file; gives how many units it holds."""
    if kind == "docx":
        page = word_page(state, (), only_waiting=False)
        path.write_bytes(write_word([page]))
        return len(page.rows)
    found = tuple(units(state, "zh", Path.cwd()))
    path.write_text(WRITERS[kind](UnitFile(found, "zh")), "utf-8", newline="")
    return len(found)


def imported(state: PageState, kind: str, path: Path) -> list[Taken]:
    if kind != "docx":
        return [take(state, found)] if (found := read_units(path)) else []
    changed_rows = word_changes(state, read_word_rows(path))
    assert all(one.outcome == "same" for one in changed_rows.told)
    return [take(state, found) for found in changed_rows.given.values() if found]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(en=TEXTS, zh=TEXTS)
def test_what_nobody_changed_changes_nothing(kind: str, en: str, zh: str) -> None:
    state = state_of(en, zh)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "units")
        if not exported(state, kind, path):
            return
        for taken in imported(state, kind, path):
            assert taken.text is None
            assert {one.outcome for one in taken.told} <= {"same", "waiting", "empty"}, taken.told


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "omegat"])
@settings(max_examples=40, deadline=None)
@given(pages=PAGES, chosen=some.integers(0, 99))
def test_what_was_changed_is_changed_and_no_more(kind: str, pages: tuple[str, str], chosen: int) -> None:
    state = state_of(*pages)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "units")
        exported(state, kind, path)
        edit(path, kind, chosen)
        (taken,) = imported(state, kind, path)
    outcomes = [one.outcome for one in taken.told]
    assert outcomes.count("taken") == 1 and "refused" not in outcomes, taken.told
    assert taken.text and taken.text.count(SIGN) == 1
    assert same_but_for_quotes(taken.text.replace(SIGN, ""), pages[1])


def same_but_for_quotes(text: str, page: str) -> bool:
    """A value of the front matter may need quotation marks that it had not, or lose those that it needs no more."""
    front, _, body = text.partition("\n---\n")
    was, _, body_was = page.partition("\n---\n")
    return body == body_was and front.replace('"', "") == was.replace('"', "")


def edit(path: Path, kind: str, chosen: int) -> None:
    """Put the sign before the first character of a translation, and say that the translator is done with it."""
    if kind == "po":
        file = polib.pofile(str(path), encoding="utf-8", wrapwidth=50)
        entry = file[chosen % len(file)]
        entry.msgstr, entry.flags = re.sub(r"(?=[一-鿿])", SIGN, entry.msgstr, count=1), []
        file.save(str(path))
    elif kind == "docx":

        def change(root: etree._Element) -> None:
            rows = [row.findall(f"{W}tc") for row in root.iter(f"{W}tr")][1:]
            put_sign(rows[chosen % len(rows)][3])

        change_document(path, change)
    else:
        root = etree.parse(str(path))
        names = {"xliff": "{*}target", "xliff2": "{*}target", "tmx": "{*}seg"}
        found = [one for one in root.iter(names[kind]) if re.search("[一-鿿]", "".join(one.itertext()))]
        put_sign(found[chosen % len(found)])
        root.write(str(path), encoding="utf-8", xml_declaration=True)


def put_sign(element: etree._Element) -> None:
    for one in element.iter():
        if one.text and re.search("[一-鿿]", one.text):
            one.text = re.sub(r"(?=[一-鿿])", SIGN, one.text, count=1)
            return
        for child in one:
            if child.tail and re.search("[一-鿿]", child.tail):
                child.tail = re.sub(r"(?=[一-鿿])", SIGN, child.tail, count=1)
                return


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: f"{tool.name}-{tool.format}")
def test_no_tool_loses_a_translation(library: Path, tool) -> None:
    if tool.needs and not shutil.which(tool.needs):
        pytest.skip(f"needs {tool.needs}")
    trip = round_trip(library, tool, every=2)
    assert trip.changed > 2 and (trip.taken, trip.lost, trip.refused, trip.stray) == (
        trip.changed,
        0,
        0,
        False,
    )
